// Package dihedral turns and reflects rectangles of cells.
package dihedral

import (
	"bytes"
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
	h, w := t.size(height, width)
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
	h, w := t.size(len(rows), len(rows[0]))
	image := make([]byte, 0, h*w)
	for r := range h {
		image = t.appendRow(image, rows, r)
	}
	text, turned := string(image), make([]string, h)
	for r := range turned {
		turned[r] = text[r*w : (r+1)*w]
	}
	return turned
}

// size is the height and the width of the image of a rectangle.
func (t Turn) size(height, width int) (int, int) {
	if t.Transposes() {
		return width, height
	}
	return height, width
}

// appendRow appends one row of the image of a rectangle.
func (t Turn) appendRow(to []byte, rows []string, r int) []byte {
	height, width := len(rows), len(rows[0])
	if !t.Transposes() {
		if t&1 != 0 {
			r = height - 1 - r
		}
		to = append(to, rows[r]...)
		if t&2 != 0 {
			slices.Reverse(to[len(to)-width:])
		}
		return to
	}
	if t&2 != 0 {
		r = width - 1 - r
	}
	for _, row := range rows {
		to = append(to, row[r])
	}
	if t&1 != 0 {
		slices.Reverse(to[len(to)-height:])
	}
	return to
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

// LeastRows is the least of the eight images of a rectangle whose rows are strings of one byte for each cell, in the order of
// slices.Compare.
func LeastRows(rows []string) []string { return Rows(LeastTurn(rows), rows) }

// LeastTurn is the first turn that makes the image of LeastRows.
func LeastTurn(rows []string) (least Turn) {
	for t := Turn(1); t < Count; t++ {
		if CompareRows(rows, t, least) < 0 {
			least = t
		}
	}
	return least
}

// CompareRows compares two images of a rectangle of bytes in the order of LeastRows. It makes no more of their rows than it takes to find them different.
func CompareRows(rows []string, a, b Turn) int {
	heightA, widthA := a.size(len(rows), len(rows[0]))
	heightB, widthB := b.size(len(rows), len(rows[0]))
	rowA, rowB := make([]byte, 0, widthA), make([]byte, 0, widthB)
	for r := range min(heightA, heightB) {
		rowA, rowB = a.appendRow(rowA[:0], rows, r), b.appendRow(rowB[:0], rows, r)
		if order := bytes.Compare(rowA, rowB); order != 0 {
			return order
		}
	}
	return heightA - heightB
}
