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

// Steps say where an image has its cells from, for images that are looked at without being made: the cell of row i and
// column k of the image is cell first+i*down+k*right of the rectangle, counted row by row. All are counted from 0.
func (t Turn) Steps(height, width int) (first, down, right int) {
	down, right = width, 1
	if t&1 != 0 {
		first, down = (height-1)*width, -width
	}
	if t&2 != 0 {
		first, right = first+width-1, -1
	}
	if t.Transposes() {
		down, right = right, down
	}
	return first, down, right
}
