package shading

import (
	"math/bits"

	"github.com/touchstone-rl/touchstone/generators/plane"
)

// A board is what is known of a puzzle. It is copied by assignment.
type board struct {
	*puzzle
	near   *mark // those of repeated numbers near to each other, once they were looked for
	pairs  *mark // those of pairs side by side, once they were looked for
	kept   plane.Plane
	struck plane.Plane
	fresh  plane.Plane // kept cells whose number has not yet been struck elsewhere
	broken bool        // whether a contradiction was found
	next   int         // the row, counted from 0, where suppositions go on
}

func newBoard(p *puzzle) board { return board{puzzle: p} }

func trailing(cells uint32) int { return bits.TrailingZeros32(cells) }

// open are the cells of a row of which nothing is known.
func (b *board) open(row int) uint32 {
	return plane.Line(b.size[byColumn]) &^ b.kept[row] &^ b.struck[row]
}

// unknown counts the open cells.
func (b *board) unknown() (count int) {
	for row := 1; row <= b.size[byRow]; row++ {
		count += bits.OnesCount32(b.open(row))
	}
	return count
}

func (b *board) isBroken() bool { return b.broken }

// filled tells whether no cell is open.
func (b *board) filled() bool {
	for row := 1; row <= b.size[byRow]; row++ {
		if b.open(row) != 0 {
			return false
		}
	}
	return true
}

// keep says that cells of a row are kept, and tells whether that is new.
func (b *board) keep(row int, cells uint32) bool {
	b.broken = b.broken || cells&b.struck[row] != 0
	cells &^= b.kept[row]
	b.kept[row] |= cells
	b.fresh[row] |= cells
	return cells != 0
}

// strike says that cells of a row are struck, and tells whether that is new.
func (b *board) strike(row int, cells uint32) bool {
	b.broken = b.broken || cells&b.kept[row] != 0
	cells &^= b.struck[row]
	b.struck[row] |= cells
	return cells != 0
}

// apply makes marks.
func (b *board) apply(m *mark) (progress bool) {
	for row := 1; row <= b.size[byRow]; row++ {
		progress = b.keep(row, m.kept[row]) || progress
		progress = b.strike(row, m.struck[row]) || progress
	}
	return progress || b.broken
}

// isSolution tells whether a board on which nothing is open breaks no rule.
func (b *board) isSolution() bool {
	if b.fresh = b.kept; b.broken || clash(b) || touch(b) {
		return false
	}
	split(b)
	return !b.broken
}

// A chain is a set of struck cells that touch corner to corner. What a chain encloses, alone or with the border, is cut off.
// Cells are known by their numbers, row by row; cell 0 stands for the border.
type chains [lines * lines]int16

// reset makes each cell of so many rows a chain of its own.
func (c *chains) reset(rows int) {
	for i := range c[:(rows+1)*lines] {
		c[i] = int16(i)
	}
}

func (c *chains) find(cell int16) int16 {
	for c[cell] != cell {
		c[cell] = c[c[cell]]
		cell = c[cell]
	}
	return cell
}

// near are the chains that a cell touches, which may be struck or not, and how many.
func (c *chains) near(size [2]int, struck *plane.Plane, row, column int) (near [5]int16, count int) {
	if row == 1 || column == 1 || row == size[byRow] || column == size[byColumn] {
		near[0] = c.find(0)
		count = 1
	}
	for _, r := range [...]int{row - 1, row + 1} {
		for _, k := range [...]int{column - 1, column + 1} {
			if struck.Has(r, k) {
				near[count] = c.find(int16(r*lines + k))
				count++
			}
		}
	}
	return near, count
}

// closes tells whether a cell touches a chain twice.
func closes(near [5]int16, count int) bool {
	for i := range count {
		for k := range i {
			if near[i] == near[k] {
				return true
			}
		}
	}
	return false
}

// join makes one chain of a cell and those that it touches.
func (c *chains) join(row, column int, near [5]int16, count int) {
	for _, other := range near[:count] {
		c[c.find(other)] = int16(row*lines + column)
	}
}
