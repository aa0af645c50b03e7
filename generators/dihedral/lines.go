package dihedral

import "slices"

// AllLines has the images that Lines makes for all turns. What is the same in several is there once.
func AllLines[T any](rows, columns []T) (images [Count][2][]T) {
	up, left := slices.Clone(rows), slices.Clone(columns)
	slices.Reverse(up)
	slices.Reverse(left)
	for t := range images {
		image := [2][]T{rows, columns}
		if t&1 != 0 {
			image[0] = up
		}
		if t&2 != 0 {
			image[1] = left
		}
		if Turn(t).Transposes() {
			image[0], image[1] = image[1], image[0]
		}
		images[t] = image
	}
	return images
}
