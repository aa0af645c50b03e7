// Package plane holds sets of cells of a rectangle as bits, so that what is asked of all cells of a row is answered at once.
package plane

import (
	"bytes"
	"math/bits"
)

// Most is the greatest height and width of a rectangle.
const Most = 30

// A Plane is a set of cells, with a word for each row. Rows, and the bits of a row, are counted from 1: rows and bits 0 and
// beyond the last are a border, so that every cell has neighbours on all sides.
type Plane [Most + 2]uint32

// A Spot is one cell: a row and a bit of it.
type Spot struct {
	Row int
	Bit uint32
}

// Line is a whole line of so many cells.
func Line(cells int) uint32 { return (1<<cells - 1) << 1 }

// Has tells whether a cell is in the set.
func (p *Plane) Has(row, column int) bool { return p[row]>>column&1 != 0 }

// Add adds a cell.
func (p *Plane) Add(s Spot) { p[s.Row] |= s.Bit }

// Count is how many cells there are.
func (p *Plane) Count() (count int) {
	for _, row := range p {
		count += bits.OnesCount32(row)
	}
	return count
}

// Rows draws the set in a rectangle: rows of one symbol for the cells in it and another for the others.
func (p *Plane) Rows(height, width int, in, out byte) []string {
	cells := bytes.Repeat([]byte{out}, height*width)
	for r := range height {
		for m := p[r+1]; m != 0; m &= m - 1 {
			cells[r*width+bits.TrailingZeros32(m)-1] = in
		}
	}
	rows, all := make([]string, height), string(cells)
	for r := range rows {
		rows[r] = all[r*width : (r+1)*width]
	}
	return rows
}

// Around has for each cell of a row the cells above, below, to the left and to the right of it: whether they are in a set.
type Around struct{ Up, Down, Left, Right uint32 }

// Around has what is around the cells of a row.
func (p *Plane) Around(row int) Around {
	return Around{p[row-1], p[row+1], p[row] << 1, p[row] >> 1}
}

// None are the cells around which there is nothing.
func (a Around) None() uint32 { return ^(a.Up | a.Down | a.Left | a.Right) }

// One are the cells around which there is one thing only.
func (a Around) One() uint32 {
	return (a.Up ^ a.Down ^ a.Left ^ a.Right) &^ (a.Up&a.Down | a.Left&a.Right)
}

// Of is the first thing around a cell, which has one.
func (a Around) Of(s Spot) Spot {
	switch {
	case s.Bit&a.Up != 0:
		return Spot{s.Row - 1, s.Bit}
	case s.Bit&a.Down != 0:
		return Spot{s.Row + 1, s.Bit}
	case s.Bit&a.Left != 0:
		return Spot{s.Row, s.Bit >> 1}
	}
	return Spot{s.Row, s.Bit << 1}
}

// Spread takes every other cell of each run of cells that are side by side in a line, from its first: as many as there can
// be of which no two touch.
func Spread(cells uint32) uint32 {
	const even = 0x55555555
	starts := cells &^ (cells << 1)
	fromEven := cells &^ (cells + starts&even) // the carry runs through the runs that start at an even bit
	return fromEven&even | cells&^fromEven&^even
}

// Sure are the cells of a line that all ways hold to take as many as can be of which no two touch: what Spread takes of
// the runs of odd length.
func Sure(cells uint32) uint32 {
	spread := Spread(cells)
	for ends := cells &^ (cells >> 1) &^ spread; ends != 0; ends &= ends - 1 { // of runs of even length
		end := ends & -ends
		starts := cells &^ (cells << 1) & (end - 1)
		spread &^= end - 1<<(bits.Len32(starts)-1)
	}
	return spread
}
