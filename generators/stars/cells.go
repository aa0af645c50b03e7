package stars

import "math/bits"

// Most is the greatest size of a square.
const Most = 14

// line is how many cells lie between a cell and the one below. Rows and columns are counted from 1, so that there
// is a border.
const line = 16

// A cell is known by its number: line times its row, and its column.
type cell int

func at(row, column int) cell { return cell(line*row + column) }

func (c cell) row() int    { return int(c) / line }
func (c cell) column() int { return int(c) % line }

// beside are the cells that share a side with a cell.
func (c cell) beside() [4]cell { return [...]cell{c - line, c - 1, c + 1, c + line} }

// cells are a set of cells.
type cells [line * line / 64]uint64

// near are the cells that a star touches, with its own.
var near = func() (near [line * line]cells) {
	for row := 1; row <= Most; row++ {
		for column := 1; column <= Most; column++ {
			for k := range 9 {
				near[at(row, column)].add(at(row+k/3-1, column+k%3-1))
			}
		}
	}
	return near
}()

func (s *cells) has(c cell) bool { return s[c/64]>>(c%64)&1 != 0 }
func (s *cells) add(c cell)      { s[c/64] |= 1 << (c % 64) }
func (s *cells) remove(c cell)   { s[c/64] &^= 1 << (c % 64) }

func (s *cells) count() int {
	return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) + bits.OnesCount64(s[2]) + bits.OnesCount64(s[3])
}

// first is the first cell of a set, which is not empty.
func (s *cells) first() cell {
	for i, word := range s {
		if word != 0 {
			return cell(64*i + bits.TrailingZeros64(word))
		}
	}
	return 0
}

// next takes the first cell of a set. It is not ok if there is none.
func (s *cells) next() (c cell, ok bool) {
	if *s == (cells{}) {
		return 0, false
	}
	c = s.first()
	s.remove(c)
	return c, true
}

func (s cells) or(other cells) cells {
	return cells{s[0] | other[0], s[1] | other[1], s[2] | other[2], s[3] | other[3]}
}

func (s cells) and(other cells) cells {
	return cells{s[0] & other[0], s[1] & other[1], s[2] & other[2], s[3] & other[3]}
}

func (s cells) without(other cells) cells {
	return cells{s[0] &^ other[0], s[1] &^ other[1], s[2] &^ other[2], s[3] &^ other[3]}
}

// holds tells whether so many stars can be put into a set without touching. Cells in rows of one parity and columns
// of one parity do not touch each other; so there is room for a star in every four cells, at least.
func (s cells) holds(stars int) bool {
	if stars <= 0 || s.count() > 4*(stars-1) {
		return true
	}
	if stars == 1 {
		return false
	}
	for c, ok := s.next(); ok; c, ok = s.next() {
		if s.without(near[c]).holds(stars - 1) {
			return true
		}
	}
	return false
}

// isConnected tells whether the sides of cells lead from the first cell of a set to all others.
func (s cells) isConnected() bool {
	if s == (cells{}) {
		return true
	}
	walk := make([]cell, 1, line)
	walk[0] = s.first()
	s.remove(walk[0])
	for len(walk) > 0 {
		last := len(walk) - 1
		c := walk[last]
		walk = walk[:last]
		for _, next := range c.beside() {
			if s.has(next) {
				s.remove(next)
				walk = append(walk, next)
			}
		}
	}
	return s == cells{}
}

// rows are the rows of a set: S for its cells and points for the others.
func (s *cells) rows(size int) []string {
	rows := make([]string, size)
	for r := range rows {
		row := make([]byte, size)
		for c := range row {
			row[c] = '.'
			if s.has(at(r+1, c+1)) {
				row[c] = 'S'
			}
		}
		rows[r] = string(row)
	}
	return rows
}
