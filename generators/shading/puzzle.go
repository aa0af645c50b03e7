package shading

import "github.com/touchstone-rl/touchstone/generators/plane"

// The two sides from which a puzzle is seen: its lines are rows, or columns.
const byRow, byColumn = 0, 1

// lines is the number of lines of a plane, with the border.
const lines = plane.Most + 2

// A puzzle holds numbers below lines. Rows and columns are counted from 1.
type puzzle struct {
	size    [2]int
	most    int // the greatest number
	numbers [lines][lines]uint8
	same    [2][lines][lines]uint32 // the cells of each row, and of each column, that hold a number
}

func newPuzzle(rows [][]int) *puzzle {
	p := &puzzle{size: [2]int{len(rows), len(rows[0])}}
	for r, row := range rows {
		for c, n := range row {
			p.put(r+1, c+1, uint8(n))
		}
	}
	return p
}

// put writes a number, other than 0, into a cell.
func (p *puzzle) put(row, column int, number uint8) {
	old := p.numbers[row][column]
	p.same[byRow][row][old] &^= 1 << column
	p.same[byColumn][column][old] &^= 1 << row
	p.numbers[row][column] = number
	p.most = max(p.most, int(number))
	p.same[byRow][row][number] |= 1 << column
	p.same[byColumn][column][number] |= 1 << row
}

func (p *puzzle) rows() [][]int {
	rows := make([][]int, p.size[byRow])
	for r := range rows {
		rows[r] = make([]int, p.size[byColumn])
		for c := range rows[r] {
			rows[r][c] = int(p.numbers[r+1][c+1])
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
			for _, cells := range p.same[side][line][:p.most+1] {
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
	apex, inner := p.numbers[row][column], p.numbers[inRow][inColumn]
	beside, below := p.numbers[row][inColumn], p.numbers[inRow][column]
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
			for at := 1; at <= p.size[1-side]; at++ {
				one := p.same[side][line][p.at(side, line, at)] &^ (1 << at)
				other := p.same[side][line+1][p.at(side, line+1, at)] &^ (1 << at)
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

func (p *puzzle) at(side, line, at int) uint8 {
	if side == byRow {
		return p.numbers[line][at]
	}
	return p.numbers[at][line]
}

// single are the cells whose number stands once in their row and once in their column.
func (p *puzzle) single() (cells plane.Plane) {
	var inColumn plane.Plane
	for side, size := range p.size {
		for line := 1; line <= size; line++ {
			alone := uint32(0)
			for _, cells := range p.same[side][line][:p.most+1] {
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
