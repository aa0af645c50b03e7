// Package cages holds the rungs of puzzles on Latin squares that are cut into cages: sets of cells, each with the
// sum, the product, the difference or the quotient of the numbers in it.
package cages

import (
	"slices"

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

	size  int
	clash [][]int // by cell: which of those before it are in its row or column
	lines []line  // with two of the cells or more
	known [2]ways // those found first, as many puzzles begin alike, and those found last
	found *ways   // those being found
	looks int     // how often they were

	cells  []latin.Set // the candidates of the cells
	filled []latin.Set // the cells in some way to fill the cage, one after another
	least  []int       // by cell: the least that it and those behind it can make
	most   []int
}

// A line is a row or a column, with the cells of a cage that are in it.
type line struct {
	first, step int
	members     []int // indices of the cage
}

// ways are all ways to fill a cage whose cells have certain candidates, which are not empty once the ways are known.
type ways struct {
	cells  []latin.Set
	places []latin.Set // by cell: what it holds in some way
	sure   []latin.Set // by line: what stands in it in every way
}

// New is a cage of a square of a size.
func New(size int, op string, target int, cells []int) *Cage {
	n := len(cells)
	c := &Cage{Op: op, Target: target, Cells: cells, size: size, clash: make([][]int, n)}
	sets, numbers := make([]latin.Set, 2*n), make([]int, 2*n+2)
	c.cells, c.filled = sets[:n], sets[n:]
	c.least, c.most = numbers[:n+1], numbers[n+1:]
	rows, columns := make([][]int, size), make([][]int, size)
	for i, cell := range cells {
		for k, other := range cells[:i] {
			if cell/size == other/size || cell%size == other%size {
				c.clash[i] = append(c.clash[i], k)
			}
		}
		rows[cell/size] = append(rows[cell/size], i)
		columns[cell%size] = append(columns[cell%size], i)
	}
	for i := range size {
		if len(rows[i]) > 1 {
			c.lines = append(c.lines, line{first: i * size, step: 1, members: rows[i]})
		}
		if len(columns[i]) > 1 {
			c.lines = append(c.lines, line{first: i, step: size, members: columns[i]})
		}
	}
	for i := range c.known {
		c.known[i] = ways{make([]latin.Set, n), make([]latin.Set, n), make([]latin.Set, len(c.lines))}
	}
	return c
}

// Values is the rung that leaves the cells of each cage what stands anywhere in some way to fill it.
func Values(cages []*Cage) func(*latin.Square) bool {
	return each(cages, func(c *Cage, found *ways, square *latin.Square) (progress bool) {
		var values latin.Set
		for _, set := range found.places {
			values |= set
		}
		for _, cell := range c.Cells {
			progress = square.Keep(cell, values) || progress
		}
		return progress
	})
}

// Places is the rung that leaves each cell of each cage what it holds in some way to fill the cage.
func Places(cages []*Cage) func(*latin.Square) bool {
	return each(cages, func(c *Cage, found *ways, square *latin.Square) (progress bool) {
		for i, cell := range c.Cells {
			progress = square.Keep(cell, found.places[i]) || progress
		}
		return progress
	})
}

// Lines is the rung that takes from the other cells of a line what a cage puts into it in every way to fill the cage.
func Lines(cages []*Cage) func(*latin.Square) bool {
	return each(cages, func(c *Cage, found *ways, square *latin.Square) (progress bool) {
		for i, line := range c.lines {
			if found.sure[i] == 0 {
				continue
			}
			var own latin.Set // the places of the cells that are the cage's
			for _, k := range line.members {
				own |= latin.Only((c.Cells[k]-line.first)/line.step + 1)
			}
			for place := range c.size {
				if !own.Has(place + 1) {
					progress = square.Keep(line.first+place*line.step, ^found.sure[i]) || progress
				}
			}
		}
		return progress
	})
}

// each uses what is known of the ways to fill each cage, in turn.
func each(cages []*Cage, use func(*Cage, *ways, *latin.Square) bool) func(*latin.Square) bool {
	return func(square *latin.Square) (progress bool) {
		for _, c := range cages {
			progress = use(c, c.look(square), square) || progress
		}
		return progress
	}
}

// look goes through all ways to fill a cage, if they are not known from before.
func (c *Cage) look(square *latin.Square) *ways {
	for i, cell := range c.Cells {
		c.cells[i] = square.Cells[cell]
	}
	for i := range c.known {
		if slices.Equal(c.cells, c.known[i].cells) {
			return &c.known[i]
		}
	}
	c.found = &c.known[min(c.looks, 1)]
	c.looks++
	copy(c.found.cells, c.cells)
	clear(c.found.places)
	for i := range c.found.sure {
		c.found.sure[i] = latin.UpTo(c.size)
	}
	c.bound()
	switch c.Op {
	case Sum:
		c.add(0, c.Target)
	case Product:
		c.multiply(0, c.Target)
	default:
		c.pair()
	}
	return c.found
}

// bound finds the least and the most that the ends of a list of cells can make.
func (c *Cage) bound() {
	last := len(c.Cells)
	c.least[last], c.most[last] = 0, 0
	if c.Op == Product {
		c.least[last], c.most[last] = 1, 1
	}
	for i := last - 1; i >= 0; i-- {
		least, most := c.cells[i].Min(), c.cells[i].Max()
		if c.Op == Product {
			c.least[i], c.most[i] = least*c.least[i+1], most*c.most[i+1]
		} else {
			c.least[i], c.most[i] = least+c.least[i+1], most+c.most[i+1]
		}
	}
}

// open is what a cell can hold beside the cells before it.
func (c *Cage) open(i int) latin.Set {
	set := c.cells[i]
	for _, k := range c.clash[i] {
		set &^= c.filled[k]
	}
	return set
}

// add fills the cells from an index on with numbers that make a sum.
func (c *Cage) add(i, sum int) {
	if i == len(c.Cells) {
		c.note()
		return
	}
	for rest := c.open(i); rest != 0; rest &= rest - 1 {
		if left := sum - rest.Min(); c.least[i+1] <= left && left <= c.most[i+1] {
			c.filled[i] = rest & -rest
			c.add(i+1, left)
		}
	}
}

// multiply fills the cells from an index on with numbers that make a product.
func (c *Cage) multiply(i, product int) {
	if i == len(c.Cells) {
		c.note()
		return
	}
	for rest := c.open(i); rest != 0; rest &= rest - 1 {
		number := rest.Min()
		if left := product / number; left*number == product && c.least[i+1] <= left && left <= c.most[i+1] {
			c.filled[i] = rest & -rest
			c.multiply(i+1, left)
		}
	}
}

// pair fills two cells with numbers that make a difference or a quotient.
func (c *Cage) pair() {
	for small := 1; small <= c.size; small++ {
		great := small + c.Target
		if c.Op == Quotient {
			great = small * c.Target
		}
		if great > c.size {
			return
		}
		for i := range 2 {
			if c.cells[i].Has(small) && c.cells[1-i].Has(great) && (great != small || c.clash[1] == nil) {
				c.filled[i], c.filled[1-i] = latin.Only(small), latin.Only(great)
				c.note()
			}
		}
	}
}

// note takes note of a way to fill the cage.
func (c *Cage) note() {
	for i, number := range c.filled {
		c.found.places[i] |= number
	}
	for i, line := range c.lines {
		var held latin.Set
		for _, k := range line.members {
			held |= c.filled[k]
		}
		c.found.sure[i] &= held
	}
}
