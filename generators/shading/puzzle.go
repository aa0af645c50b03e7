package shading

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/plane"
)

// The two sides from which a puzzle is seen: its lines are rows, or columns.
const byRow, byColumn = 0, 1

// lines is the number of lines of a plane, with the border.
const lines = plane.Most + 2

// A puzzle holds numbers. Rows and columns are counted from 1.
type puzzle struct {
	size    [2]int
	most    int         // the greatest number
	numbers []uint8     // row by row, see at
	places  [2][]uint32 // the cells of each row, and of each column, that hold a number, see same
}

// newPuzzle is an empty puzzle.
func newPuzzle(height, width, most int) *puzzle {
	p := &puzzle{size: [2]int{height, width}, most: most, numbers: make([]uint8, (height+1)*(width+1))}
	for side, size := range p.size {
		p.places[side] = make([]uint32, (size+1)*(most+1))
	}
	return p
}

func puzzleOf(rows [][]int) *puzzle {
	most := 0
	for _, row := range rows {
		most = max(most, slices.Max(row))
	}
	p := newPuzzle(len(rows), len(rows[0]), most)
	for r, row := range rows {
		for c, n := range row {
			p.put(r+1, c+1, uint8(n))
		}
	}
	return p
}

// clear empties all cells.
func (p *puzzle) clear() {
	clear(p.numbers)
	clear(p.places[byRow])
	clear(p.places[byColumn])
}

// at is the number in a cell, or 0.
func (p *puzzle) at(row, column int) uint8 { return p.numbers[row*(p.size[byColumn]+1)+column] }

// same are the cells of a line that hold a number, by number.
func (p *puzzle) same(side, line int) []uint32 {
	return p.places[side][line*(p.most+1) : (line+1)*(p.most+1)]
}

// put writes a number, other than 0, into a cell.
func (p *puzzle) put(row, column int, number uint8) {
	at := &p.numbers[row*(p.size[byColumn]+1)+column]
	inRow, inColumn := p.same(byRow, row), p.same(byColumn, column)
	inRow[*at] &^= 1 << column
	inColumn[*at] &^= 1 << row
	*at = number
	inRow[number] |= 1 << column
	inColumn[number] |= 1 << row
}

func (p *puzzle) rows() [][]int {
	width := p.size[byColumn]
	rows, numbers := make([][]int, p.size[byRow]), make([]int, p.size[byRow]*width)
	for r := range rows {
		rows[r], numbers = numbers[:width:width], numbers[width:]
		for c := range rows[r] {
			rows[r][c] = int(p.at(r+1, c+1))
		}
	}
	return rows
}

// A mark is what follows of some cells: that they are kept, or struck.
type mark struct{ kept, struck plane.Plane }

// add marks cells of a line.
func (m *mark) add(side, line int, kept, struck uint32) {
	if side == byRow {
		m.kept[line] |= kept
		m.struck[line] |= struck
		return
	}
	for row := 1; row < lines; row++ {
		m.kept[row] |= kept >> row & 1 << line
		m.struck[row] |= struck >> row & 1 << line
	}
}

// repeated are the marks that equal numbers near to each other make: the cell between two is kept; beside two that touch,
// all others of their line are struck; and those of the corners.
func (p *puzzle) repeated() *mark {
	m := new(mark)
	for side, size := range p.size {
		for line := 1; line <= size; line++ {
			for _, cells := range p.same(side, line) {
				if cells&(cells-1) == 0 {
					continue
				}
				struck := uint32(0)
				for pairs := cells & (cells >> 1); pairs != 0; pairs &= pairs - 1 {
					struck |= cells &^ (3 * (pairs & -pairs))
				}
				if kept := cells << 1 & (cells >> 1); kept|struck != 0 {
					m.add(side, line, kept, struck)
				}
			}
		}
	}
	for _, top := range [...]bool{true, false} {
		for _, left := range [...]bool{true, false} {
			p.corner(m, top, left)
		}
	}
	return m
}

// corner marks cells of the four at a corner, whose cell must have a way out.
func (p *puzzle) corner(m *mark, top, left bool) {
	row, inRow, column, inColumn := p.size[byRow], p.size[byRow]-1, p.size[byColumn], p.size[byColumn]-1
	if top {
		row, inRow = 1, 2
	}
	if left {
		column, inColumn = 1, 2
	}
	apex, inner := p.at(row, column), p.at(inRow, inColumn)
	beside, below := p.at(row, inColumn), p.at(inRow, column)
	switch {
	case beside == below && (apex == beside || inner == beside): // both ways out cannot be struck, nor both kept
		if apex == beside {
			m.struck[row] |= 1 << column
		}
		if inner == beside {
			m.struck[inRow] |= 1 << inColumn
		}
	case beside == apex || beside == inner: // it is struck, or makes the one beside it struck that is the other way out
		m.kept[inRow] |= 1 << column
	case below == apex || below == inner:
		m.kept[row] |= 1 << inColumn
	}
}

// offset are the marks of two pairs of equal numbers in neighbouring lines, of which one cell of each touch, and the other
// two touch corner to corner: one of the first two is kept, and so one of the others struck, and what touches both is kept.
func (p *puzzle) offset() *mark {
	m := new(mark)
	for side, size := range p.size {
		for line := 1; line < size; line++ {
			same, next := p.same(side, line), p.same(side, line+1)
			for at := 1; at <= p.size[1-side]; at++ {
				one := same[p.in(side, line, at)] &^ (1 << at)
				other := next[p.in(side, line+1, at)] &^ (1 << at)
				if one == 0 || other == 0 {
					continue
				}
				after, before := one<<1&other, one>>1&other // where the other stands one place after or before
				if after|before != 0 {
					m.add(side, line, after|before, 0)
					m.add(side, line+1, after>>1|before<<1, 0)
				}
			}
		}
	}
	return m
}

// in is the number at a place of a line.
func (p *puzzle) in(side, line, at int) uint8 {
	if side == byRow {
		return p.at(line, at)
	}
	return p.at(at, line)
}

// single are the cells whose number stands once in their row and once in their column.
func (p *puzzle) single() (cells plane.Plane) {
	var inColumn plane.Plane
	for side, size := range p.size {
		for line := 1; line <= size; line++ {
			alone := uint32(0)
			for _, cells := range p.same(side, line) {
				if cells&(cells-1) == 0 {
					alone |= cells
				}
			}
			if side == byRow {
				cells[line] = alone
				continue
			}
			for m := alone; m != 0; m &= m - 1 {
				inColumn.Add(plane.Spot{Row: trailing(m), Bit: 1 << line})
			}
		}
	}
	for row := range cells {
		cells[row] &= inColumn[row]
	}
	return cells
}
