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
	i := imageOf(t, rows)
	turned, row := make([]string, i.height), make([]byte, i.width)
	for r := range turned {
		for c := range row {
			row[c] = i.at(r, c)
		}
		turned[r] = string(row)
	}
	return turned
}

// An image is that of a rectangle, of which one cell after another can be looked at without writing it down.
type image struct {
	rows          []string
	turn          Turn
	height, width int
}

func imageOf(t Turn, rows []string) image {
	if t.Transposes() {
		return image{rows, t, len(rows[0]), len(rows)}
	}
	return image{rows, t, len(rows), len(rows[0])}
}

// at is what stands in a row and a column of the image: it undoes Place.
func (i *image) at(row, column int) byte {
	if i.turn.Transposes() {
		row, column = column, row
	}
	if i.turn&1 != 0 {
		row = len(i.rows) - 1 - row
	}
	from := i.rows[row]
	if i.turn&2 != 0 {
		column = len(from) - 1 - column
	}
	return from[column]
}

// less tells whether the rows of an image come before those of another one of the same rectangle.
func (i *image) less(other image) bool {
	for r := range min(i.height, other.height) {
		for c := range min(i.width, other.width) {
			if a, b := i.at(r, c), other.at(r, c); a != b {
				return a < b
			}
		}
		if i.width != other.width {
			return i.width < other.width
		}
	}
	return false
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
func LeastRows(rows []string) []string { return Rows(LeastTurn(rows), rows) }

// LeastTurn is the first turn that gives it.
func LeastTurn(rows []string) Turn {
	least := imageOf(0, rows)
	for t := Turn(1); t < Count; t++ {
		if other := imageOf(t, rows); other.less(least) {
			least = other
		}
	}
	return least.turn
}
