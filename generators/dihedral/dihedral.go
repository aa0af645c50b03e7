// Package dihedral turns and reflects rectangles of cells.
package dihedral

import (
	"math/rand/v2"
	"slices"
)

// A Turn is one of the eight ways to lay a rectangle on itself or, for those that make rows columns, on the one with
// height and width exchanged. Bit 0 reverses the order of the rows, bit 1 that of the columns, and then bit 2 makes rows
// columns. Turn 0 leaves all as it is.
type Turn int

// Count is how many turns there are.
const Count = 8

// Random is a random turn.
func Random(r *rand.Rand) Turn { return Turn(r.IntN(Count)) }

// Transposes tells whether a turn makes rows columns.
func (t Turn) Transposes() bool { return t&4 != 0 }

// Place is where the cell of a row and a column of a rectangle comes to stand.
func (t Turn) Place(height, width, row, column int) (int, int) {
	if t&1 != 0 {
		row = height - 1 - row
	}
	if t&2 != 0 {
		column = width - 1 - column
	}
	if t.Transposes() {
		return column, row
	}
	return row, column
}

// Cells is the image of a rectangle, which has at least one row.
func Cells[T any](t Turn, rows [][]T) [][]T {
	height, width := len(rows), len(rows[0])
	h, w := height, width
	if t.Transposes() {
		h, w = width, height
	}
	image := slices.Collect(slices.Chunk(make([]T, h*w), w))
	for i, row := range rows {
		for k, cell := range row {
			r, c := t.Place(height, width, i, k)
			image[r][c] = cell
		}
	}
	return image
}

// Rows is the image of a rectangle whose rows are strings of one byte for each cell.
func Rows(t Turn, rows []string) []string {
	height, width := len(rows), len(rows[0])
	h, w := height, width
	if t.Transposes() {
		h, w = width, height
	}
	cells := make([]byte, h*w)
	for i, row := range rows {
		for k := range len(row) {
			r, c := t.Place(height, width, i, k)
			cells[r*w+c] = row[k]
		}
	}
	image, all := make([]string, h), string(cells)
	for i := range image {
		image[i] = all[i*w : (i+1)*w]
	}
	return image
}

// Lines is the image of what stands at the rows and at the columns of a rectangle, such as their clues.
func Lines[T any](t Turn, rows, columns []T) (newRows, newColumns []T) {
	newRows, newColumns = slices.Clone(rows), slices.Clone(columns)
	if t&1 != 0 {
		slices.Reverse(newRows)
	}
	if t&2 != 0 {
		slices.Reverse(newColumns)
	}
	if t.Transposes() {
		return newColumns, newRows
	}
	return newRows, newColumns
}

// Sides is the image of what stands at the left and the right ends of the rows and at the top and the bottom ends of the
// columns of a rectangle.
func Sides[T any](t Turn, sides [4][]T) [4][]T {
	left, right, top, bottom := sides[0], sides[1], sides[2], sides[3]
	if t&1 != 0 {
		top, bottom = bottom, top
	}
	if t&2 != 0 {
		left, right = right, left
	}
	left, top = Lines(t, left, top)
	right, bottom = Lines(t, right, bottom)
	return [4][]T{left, right, top, bottom}
}

// Least is the least of the eight images of something, in an order in which equals are the same.
func Least[T any](image func(Turn) T, compare func(a, b T) int) T {
	least := image(0)
	for t := Turn(1); t < Count; t++ {
		if other := image(t); compare(other, least) < 0 {
			least = other
		}
	}
	return least
}

// LeastRows is the least of the eight images of a rectangle whose rows are strings of one byte for each cell.
func LeastRows(rows []string) []string {
	return Least(func(t Turn) []string { return Rows(t, rows) }, slices.Compare[[]string])
}
