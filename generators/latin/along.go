package latin

import (
	"math/bits"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

// Lines are some of the lines of a square: bit i is line i, the rows and then the columns.
type Lines uint64

// AllLines are the lines of the square.
func (s *Square) AllLines() Lines { return 1<<(2*s.Size) - 1 }

// LinesOf are the row and the column of a cell.
func (s *Square) LinesOf(cell int) Lines { return 1<<(cell/s.Size) | 1<<(s.Size+cell%s.Size) }

// Take takes the first of some lines out, and gives its index.
func (l *Lines) Take() int {
	i := bits.TrailingZeros64(uint64(*l))
	*l &= *l - 1
	return i
}

// Known tells whether all cells of a line are.
func (s *Square) Known(line int) bool {
	first, step := s.line(line)
	for k, cell := 0, first; k < s.Size; k, cell = k+1, cell+step {
		if !s.Cells[cell].Single() {
			return false
		}
	}
	return true
}

// Singles does to some lines, and to those that this changes, what NakedSingle and HiddenSingle do again and again. It
// returns the lines whose cells changed, and whether the square is whole: if not, it is broken, and the rest was left as
// it stood.
//
// Where nothing was new in other lines, the square is then as the two rungs would leave it. Only they tell the way to it:
// how often each was of use.
func (s *Square) Singles(lines Lines) (changed Lines, whole bool) {
	for next := Lines(0); lines|next != 0; {
		if lines == 0 {
			lines, next = next, 0
		}
		i := lines.Take()
		gone, hidden, whole := s.singles(i)
		first, step := s.line(i)
		if !whole {
			s.Cells[first] = 0
			return changed, false
		}
		across := Lines(1) << s.Size // the first of the lines across
		if i >= s.Size {
			across = 1
		}
		if gone|hidden == 0 {
			continue
		}
		for k, cell := 0, first; k < s.Size; k, cell = k+1, cell+step {
			was := s.Cells[cell]
			if was.Single() {
				continue
			}
			left := was &^ gone
			if only := left & hidden; only.Single() {
				left = only
			} else if only != 0 {
				left = 0
			}
			if left == was {
				continue
			}
			s.Cells[cell] = left
			changed |= 1<<i | across<<k
			next |= across << k &^ lines
			if left&(left-1) == 0 {
				next |= 1 << i
			}
			if left == 0 {
				return changed, false
			}
		}
	}
	return changed, true
}

// singles are the numbers that are known in a line and still in other cells of it, and those not known that have one place
// left, if no number is known twice or has no place.
func (s *Square) singles(i int) (gone, hidden Set, whole bool) {
	var once, twice, known Set
	first, step := s.line(i)
	for k, cell := 0, first; k < s.Size; k, cell = k+1, cell+step {
		candidates := s.Cells[cell]
		twice |= once & candidates
		once |= candidates
		if candidates&(candidates-1) == 0 {
			if candidates&^known == 0 {
				return 0, 0, false
			}
			known |= candidates
		}
	}
	return known & twice, once &^ twice &^ known, once == UpTo(s.Size)
}

// A Deduction does what a climb over the singles, over rungs that look at the lines they are told of, and over hard rungs
// does to a square, and keeps no order that could be told.
type Deduction struct {
	Easy func(s *Square, fresh Lines) (whole bool) // what Singles does, and more
	Hard []generators.Rung[*Square]
}

// Use goes on with a square in which some lines hold something new.
func (d Deduction) Use(s *Square, fresh Lines) {
	if d.Hard == nil {
		d.Easy(s, fresh)
		return
	}
	before := make([]Set, len(s.Cells))
	for d.Easy(s, fresh) && !s.Filled() {
		copy(before, s.Cells)
		if !slices.ContainsFunc(d.Hard, func(rung generators.Rung[*Square]) bool { return rung(s) }) {
			return
		}
		fresh = 0
		for cell, was := range before {
			if s.Cells[cell] != was {
				fresh |= s.LinesOf(cell)
			}
		}
	}
}

// Tiers are the deductions of a ladder, from the easiest, and the search above them.
type Tiers struct {
	Deductions []Deduction
	Search     *Search
}

// Use goes on, in the way of a tier, with a square in which some lines hold something new.
func (t *Tiers) Use(s *Square, fresh Lines, tier int) {
	t.Deductions[min(tier, len(t.Deductions)-1)].Use(s, fresh)
}

// Solved tells whether a tier needs nothing more to solve a square with which it has gone on.
func (t *Tiers) Solved(s *Square, tier int) bool {
	return s.Filled() || tier == len(t.Deductions) && t.Search.Unique(s)
}

// Grade is the first of the tiers up to most that solves a square, and one more if none does. It changes the square.
func (t *Tiers) Grade(s *Square, most int) (tier int) {
	for ; tier <= most; tier++ {
		if tier < len(t.Deductions) {
			t.Use(s, s.AllLines(), tier)
		}
		if t.Solved(s, tier) {
			break
		}
	}
	return tier
}

// Hard is the rung of sets and chains together, used until neither is of use, where all that is known is true of a square
// and the singles have nothing left to find.
func Hard(square [][]int) generators.Rung[*Square] {
	var cube *Cube // not before it is needed
	return func(s *Square) bool {
		if cube == nil {
			c := NewCube(square)
			cube = &c
		}
		return cube.refine(s)
	}
}

// refine uses sets and chains on what is known of a square.
func (c *Cube) refine(s *Square) (progress bool) {
	n := c.size
	clear(c.lines)
	c.broken, c.dirty, c.open = false, 1<<(3*n)-1, -n*n
	for cell, set := range s.Cells {
		row, column := cell/n, cell%n
		c.lines[cell] = points(set)
		for rest := c.lines[cell]; rest != 0; rest &= rest - 1 {
			number := rest.first()
			c.lines[(n+number)*n+row] |= bit(column)
			c.lines[(2*n+column)*n+number] |= bit(row)
			c.open++
		}
	}
	open := c.open
	c.deduce(Chains)
	for cell := range s.Cells {
		s.Cells[cell] = Set(c.lines[cell])
	}
	return c.open < open
}
