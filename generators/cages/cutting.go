package cages

import (
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

const maxCells = 5 // of a cage that is made here

// A Cutting is a filled square that is cut into cages.
type Cutting struct {
	r       *rand.Rand
	size    int
	numbers []int     // by cell
	cages   []*solved // by cell
	solver  Solver
}

// Cut joins cells at random to pairs, and then what is left over to its neighbours.
func Cut(r *rand.Rand, rows [][]int) *Cutting {
	size := len(rows)
	c := &Cutting{r: r, size: size, numbers: slices.Concat(rows...), cages: make([]*solved, size*size)}
	c.solver = Solver{size: size, fill: filler{size: size}}
	group := make([][]int, size*size) // of each cell
	for _, cell := range r.Perm(size * size) {
		if len(group[cell]) > 1 {
			continue
		}
		group[cell] = []int{cell}
		var alone, others []int
		for _, other := range c.beside(cell) {
			if n := len(group[other]); n < 2 {
				alone = append(alone, other)
			} else if n < maxCells {
				others = append(others, other)
			}
		}
		if alone == nil {
			alone = others
		}
		if alone != nil {
			other := alone[r.IntN(len(alone))]
			all := append([]int{cell}, group[other]...)
			if len(group[other]) == 0 {
				all = append(all, other)
			}
			for _, cell := range all {
				group[cell] = all
			}
		}
	}
	for cell, cells := range group {
		if slices.Min(cells) == cell {
			c.cage(cells)
		}
	}
	return c
}

// Join makes two neighbouring cages one, if some are small enough.
func (c *Cutting) Join() {
	var walls [][2]int
	for cell := range c.cages {
		for _, other := range c.beside(cell) {
			a, b := c.cages[cell], c.cages[other]
			if cell < other && a != b && len(a.Cells)+len(b.Cells) <= maxCells {
				walls = append(walls, [2]int{cell, other})
			}
		}
	}
	if len(walls) > 0 {
		wall := walls[c.r.IntN(len(walls))]
		c.cage(slices.Concat(c.cages[wall[0]].Cells, c.cages[wall[1]].Cells))
	}
}

// Part makes two cages of one, in which some cell is not known.
func (c *Cutting) Part(known *latin.Square) {
	var open []int
	for cell, set := range known.Cells {
		if !set.Single() && len(c.cages[cell].Cells) > 1 {
			open = append(open, cell)
		}
	}
	if len(open) == 0 {
		return
	}
	cells := slices.Clone(c.cages[open[c.r.IntN(len(open))]].Cells)
	c.r.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
	for n := len(cells) / 2; n > 0; n-- {
		if c.connected(cells[:n]) && c.connected(cells[n:]) {
			c.cage(slices.Clone(cells[:n]))
			c.cage(slices.Clone(cells[n:]))
			return
		}
	}
}

// connected tells whether one can go from each of some cells to each other one.
func (c *Cutting) connected(cells []int) bool {
	reached := []int{cells[0]}
	for i := 0; i < len(reached); i++ {
		for _, other := range c.beside(reached[i]) {
			if slices.Contains(cells, other) && !slices.Contains(reached, other) {
				reached = append(reached, other)
			}
		}
	}
	return len(reached) == len(cells)
}

// beside are the neighbours of a cell.
func (c *Cutting) beside(cell int) (cells []int) {
	row, column := cell/c.size, cell%c.size
	if row > 0 {
		cells = append(cells, cell-c.size)
	}
	if column > 0 {
		cells = append(cells, cell-1)
	}
	if column < c.size-1 {
		cells = append(cells, cell+1)
	}
	if row < c.size-1 {
		cells = append(cells, cell+c.size)
	}
	return cells
}

// cage makes cells one cage, with a random one of the things that can be said of it.
func (c *Cutting) cage(cells []int) {
	slices.Sort(cells)
	sum, product, least, most := 0, 1, c.size, 0
	for _, cell := range cells {
		n := c.numbers[cell]
		sum, product, least, most = sum+n, product*n, min(least, n), max(most, n)
	}
	says := []said{{Sum, sum}}
	if len(cells) > 1 {
		says = append(says, said{Product, product})
	}
	if len(cells) == 2 {
		says = append(says, said{Difference, most - least})
		if most%least == 0 {
			says = append(says, said{Quotient, most / least})
		}
	}
	says[0] = says[c.r.IntN(len(says))]
	cage := &unsolved(c.size, Cage{says[0].op, says[0].target, cells})[0]
	for _, cell := range cells {
		c.cages[cell] = cage
	}
}

// said is what can be said of a cage.
type said struct {
	op     string
	target int
}

// Cages are the cages, in the order of their first cells.
func (c *Cutting) Cages() (all []Cage) {
	for _, cage := range c.Solver().cages {
		all = append(all, cage.Cage)
	}
	return all
}

// Solver is a solver of the puzzle of these cages, which serves until they change.
func (c *Cutting) Solver() *Solver {
	c.solver.cages = c.solver.cages[:0]
	for cell, cage := range c.cages {
		if cage.Cells[0] == cell {
			c.solver.cages = append(c.solver.cages, cage)
		}
	}
	return &c.solver
}
