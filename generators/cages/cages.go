// Package cages makes and solves puzzles on Latin squares that are cut into cages: sets of cells, each with the sum, the
// product, the difference or the quotient of the numbers in it.
package cages

import (
	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// What a cage says of its numbers. A difference or quotient is that of two numbers, the smaller one taken from the
// greater.
const (
	Sum        = "sum"
	Product    = "product"
	Difference = "difference"
	Quotient   = "quotient"
)

// A Cage is some cells of a square, counted row by row from 0, with what their numbers make.
type Cage struct {
	Op     string
	Target int
	Cells  []int
}

// A solved is a cage with what is known of the ways to fill it.
type solved struct {
	Cage
	in    [][2]uint8  // by cell: its row and its column, among the lines of the square
	touch latin.Lines // those lines together
	lines []line      // those with two of the cells or more
	known [2]ways     // those found first, as many puzzles begin alike, and those found last
	looks int         // how often they were
}

// A line is a row or a column with cells of a cage.
type line struct {
	index uint8
	own   latin.Set // the places of the cells
}

// ways are all ways to fill a cage whose cells have certain candidates, which are not empty once the ways are known.
type ways struct {
	cells  []latin.Set
	places []latin.Set // by cell: what it holds in some way
	sure   []latin.Set // by line: what stands in it in every way
}

// unsolved are cages of a square of a size of which nothing is known.
func unsolved(size int, cages ...Cage) []solved {
	total := 0
	for _, c := range cages {
		total += len(c.Cells)
	}
	all, in, lines, sets := make([]solved, len(cages)), make([][2]uint8, total), make([]line, total), make([]latin.Set, 6*total)
	for i, cage := range cages {
		n := len(cage.Cells)
		c := &all[i]
		c.Cage, c.in, in = cage, in[:n], in[n:]
		c.lines = c.place(size, lines[:0:n])
		lines = lines[n:]
		for k := range c.known {
			c.known[k] = ways{sets[:n], sets[n:][:n], sets[2*n:][:len(c.lines)]}
			sets = sets[3*n:]
		}
	}
	return all
}

// place finds the lines that a cage is in, and gives those with two of its cells or more.
func (c *solved) place(size int, room []line) []line {
	var own [2 * latin.MaxSize]latin.Set
	var several latin.Lines
	for i, cell := range c.Cells {
		row, column := cell/size, cell%size
		c.in[i] = [2]uint8{uint8(row), uint8(size + column)}
		own[row] |= 1 << column
		own[size+column] |= 1 << row
		cross := latin.Lines(1)<<row | 1<<(size+column)
		several |= c.touch & cross
		c.touch |= cross
	}
	for several != 0 {
		i := several.Take()
		room = append(room, line{uint8(i), own[i]})
	}
	return room
}

// A Solver has the rungs of a puzzle of some cages.
type Solver struct {
	size  int
	cages []*solved
	fill  filler
}

// New is a solver of a puzzle of a size.
func New(size int, cages []Cage) *Solver {
	all, s := unsolved(size, cages...), &Solver{size: size, fill: filler{size: size}}
	for i := range all {
		s.cages = append(s.cages, &all[i])
	}
	return s
}

// look goes through all ways to fill a cage, if they are not known from before.
func (s *Solver) look(c *solved, square *latin.Square) *ways {
known:
	for k := range c.known {
		for i, cell := range c.Cells {
			if c.known[k].cells[i] != square.Cells[cell] {
				continue known
			}
		}
		return &c.known[k]
	}
	found := &c.known[min(c.looks, 1)]
	c.looks++
	for i, cell := range c.Cells {
		found.cells[i] = square.Cells[cell]
	}
	s.fill.find(c, found)
	return found
}

// Values is the rung that leaves the cells of each cage what stands anywhere in some way to fill it.
func (s *Solver) Values(square *latin.Square) bool {
	return s.use(square, square.AllLines(), values) != 0
}

// Places is the rung that leaves each cell of each cage what it holds in some way to fill the cage.
func (s *Solver) Places(square *latin.Square) bool {
	return s.use(square, square.AllLines(), places) != 0
}

// Lines is the rung that takes from the other cells of a line what a cage puts into it in every way to fill the cage.
func (s *Solver) Lines(square *latin.Square) bool {
	return s.use(square, square.AllLines(), lines) != 0
}

// Deduce goes on with singles and with the rungs of a tier until nothing changes: first in lines in which something is
// new, and then in those that this changes. In tier 0 there is Values, in tier 1 Places, which finds all that Values
// does, and then there is Lines, too. It tells whether the square is whole; if not, it is broken.
func (s *Solver) Deduce(square *latin.Square, fresh latin.Lines, tier int) (whole bool) {
	for fresh != 0 {
		changed, whole := square.Singles(fresh)
		if !whole {
			return false
		}
		fresh = s.use(square, fresh|changed, tiers[min(tier, len(tiers)-1)]...)
	}
	return true
}

// Search is the search of solutions that goes on with Places and Lines.
func (s *Solver) Search(maxNodes int) *latin.Search {
	return &latin.Search{Deduce: s.deduction(2), MaxNodes: maxNodes}
}

// Tiers are those of Deduce, sets and chains beside the last of them, and search, for a puzzle that is made from a square.
func (s *Solver) Tiers(square [][]int, maxNodes int) *latin.Tiers {
	all := make([]latin.Deduction, len(tiers)+1)
	for tier := range all {
		all[tier].Easy = s.deduction(tier)
	}
	all[len(tiers)].Hard = []generators.Rung[*latin.Square]{latin.Hard(square)}
	return &latin.Tiers{Deductions: all, Search: s.Search(maxNodes)}
}

func (s *Solver) deduction(tier int) func(*latin.Square, latin.Lines) bool {
	return func(square *latin.Square, fresh latin.Lines) bool { return s.Deduce(square, fresh, tier) }
}

// A rung uses what is known of the ways to fill a cage. It tells which lines that changes.
type rung func(c *solved, found *ways, square *latin.Square) (changed latin.Lines)

var tiers = [...][]rung{{values}, {places}, {places, lines}}

// use uses rungs on each cage that lines with something new touch, in turn.
func (s *Solver) use(square *latin.Square, fresh latin.Lines, rungs ...rung) (changed latin.Lines) {
	rows := latin.Lines(1)<<s.size - 1
	for _, c := range s.cages {
		touched := c.touch & (fresh | changed)
		if touched&rows == 0 || touched&^rows == 0 {
			continue // a cell is in two of them
		}
		found := s.look(c, square)
		for _, rung := range rungs {
			changed |= rung(c, found, square)
		}
	}
	return changed
}

func values(c *solved, found *ways, square *latin.Square) (changed latin.Lines) {
	var all latin.Set
	for _, set := range found.places {
		all |= set
	}
	for i, cell := range c.Cells {
		if square.Keep(cell, all) {
			changed |= 1<<c.in[i][0] | 1<<c.in[i][1]
		}
	}
	return changed
}

func places(c *solved, found *ways, square *latin.Square) (changed latin.Lines) {
	for i, cell := range c.Cells {
		if square.Keep(cell, found.places[i]) {
			changed |= 1<<c.in[i][0] | 1<<c.in[i][1]
		}
	}
	return changed
}

func lines(c *solved, found *ways, square *latin.Square) (changed latin.Lines) {
	for i, line := range c.lines {
		if found.sure[i] == 0 {
			continue
		}
		first, step, across := int(line.index)*square.Size, 1, square.Size
		if i := int(line.index); i >= square.Size {
			first, step, across = i-square.Size, square.Size, 0
		}
		for k := range square.Size {
			if !line.own.Has(k+1) && square.Keep(first+k*step, ^found.sure[i]) {
				changed |= 1<<line.index | 1<<(across+k)
			}
		}
	}
	return changed
}
