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
	before  []*solved // the same before the last join, if there was one
	walls   [][2]int  // room for Join
	trades  []trade
	solver  Solver
}

// Cut joins cells at random to pairs, and then what is left over to its neighbours.
func Cut(r *rand.Rand, rows [][]int) *Cutting {
	size := len(rows)
	c := &Cutting{r: r, size: size, numbers: slices.Concat(rows...), cages: make([]*solved, size*size), trades: trades(rows)}
	c.solver = Solver{size: size, fill: filler{size: size}}
	group := make([][]int, size*size) // of each cell
	for _, cell := range r.Perm(size * size) {
		if group[cell] != nil {
			continue
		}
		var room, first, second [4]int
		alone, others := first[:0], second[:0]
		for _, other := range c.beside(cell, room[:0]) {
			if n := len(group[other]); n == 0 {
				alone = append(alone, other)
			} else if n < maxCells {
				others = append(others, other)
			}
		}
		if len(alone) == 0 {
			alone = others
		}
		all := append(make([]int, 0, maxCells), cell)
		if len(alone) > 0 {
			other := alone[r.IntN(len(alone))]
			if all = append(all, group[other]...); len(all) == 1 {
				all = append(all, other)
			}
		}
		for _, cell := range all {
			group[cell] = all
		}
	}
	var groups [][]int
	for cell, cells := range group {
		if slices.Min(cells) == cell {
			groups = append(groups, cells)
		}
	}
	c.cage(groups...)
	return c
}

// Join makes two neighbouring cages one, if some are small enough.
func (c *Cutting) Join() {
	c.before = append(c.before[:0], c.cages...)
	walls := c.walls[:0]
	wall := func(cell, other int) {
		if a, b := c.cages[cell], c.cages[other]; a != b && len(a.Cells)+len(b.Cells) <= maxCells {
			walls = append(walls, [2]int{cell, other})
		}
	}
	for cell := range c.cages {
		if right := cell + 1; right%c.size > 0 {
			wall(cell, right)
		}
		if below := cell + c.size; below < len(c.cages) {
			wall(cell, below)
		}
	}
	if c.walls = walls; len(walls) > 0 {
		wall := walls[c.r.IntN(len(walls))]
		c.cage(slices.Concat(c.cages[wall[0]].Cells, c.cages[wall[1]].Cells))
	}
}

// Rejoin takes the last join back and makes another one. It tells whether there was one.
func (c *Cutting) Rejoin() bool {
	if c.before == nil {
		return false
	}
	copy(c.cages, c.before)
	c.Join()
	return true
}

// Part makes two cages of one that has one of some cells.
func (c *Cutting) Part(open []int) {
	open = slices.DeleteFunc(open, func(cell int) bool { return len(c.cages[cell].Cells) == 1 })
	if len(open) == 0 {
		return
	}
	cells := slices.Clone(c.cages[open[c.r.IntN(len(open))]].Cells)
	c.r.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
	for n := len(cells) / 2; n > 0; n-- {
		if c.connected(cells[:n]) && c.connected(cells[n:]) {
			c.cage(cells[:n:n], cells[n:])
			return
		}
	}
}

// connected tells whether one can go from each of some cells to each other one.
func (c *Cutting) connected(cells []int) bool {
	var room [4]int
	reached := []int{cells[0]}
	for i := 0; i < len(reached); i++ {
		for _, other := range c.beside(reached[i], room[:0]) {
			if slices.Contains(cells, other) && !slices.Contains(reached, other) {
				reached = append(reached, other)
			}
		}
	}
	return len(reached) == len(cells)
}

// beside are the neighbours of a cell, in the room given.
func (c *Cutting) beside(cell int, room []int) []int {
	row, column := cell/c.size, cell%c.size
	if row > 0 {
		room = append(room, cell-c.size)
	}
	if column > 0 {
		room = append(room, cell-1)
	}
	if column < c.size-1 {
		room = append(room, cell+1)
	}
	if row < c.size-1 {
		room = append(room, cell+c.size)
	}
	return room
}

// cage makes each group of cells one cage, with a random one of the things that can be said of it.
func (c *Cutting) cage(groups ...[]int) {
	cages := make([]Cage, len(groups))
	for i, cells := range groups {
		slices.Sort(cells)
		says := []string{Sum, Product, Difference, Quotient}
		switch {
		case len(cells) == 1:
			says = says[:1]
		case len(cells) > 2:
			says = says[:2]
		case c.made(Quotient, cells) == 0:
			says = says[:3]
		}
		op := says[c.r.IntN(len(says))]
		cages[i] = Cage{op, c.made(op, cells), cells}
	}
	all := unsolved(c.size, cages...)
	for i := range all {
		for _, cell := range all[i].Cells {
			c.cages[cell] = &all[i]
		}
	}
}

// made is what the numbers in cells make; 0 if they have no quotient.
func (c *Cutting) made(op string, cells []int) int {
	sum, product, least, most := 0, 1, c.size, 0
	for _, cell := range cells {
		n := c.numbers[cell]
		sum, product, least, most = sum+n, product*n, min(least, n), max(most, n)
	}
	switch {
	case op == Sum:
		return sum
	case op == Product:
		return product
	case op == Difference:
		return most - least
	case most%least == 0:
		return most / least
	}
	return 0
}

// Cages are the cages, in the order of their first cells.
func (c *Cutting) Cages() []Cage {
	all := make([]Cage, len(c.Solver().cages))
	for i, cage := range c.solver.cages {
		all[i] = cage.Cage
	}
	return all
}

// Solver is the solver of the puzzle of these cages, as they stood when it was last asked for.
func (c *Cutting) Solver() *Solver {
	c.solver.cages = c.solver.cages[:0]
	for cell, cage := range c.cages {
		if cage.Cells[0] == cell {
			c.solver.cages = append(c.solver.cages, cage)
		}
	}
	return &c.solver
}

// Grade is the first of the tiers up to most, which use the solver, that solves the puzzle, and one more if none does. Some
// cells are open then.
func (c *Cutting) Grade(tiers *latin.Tiers, most int) (tier int, open []int) {
	if open = c.open(); open != nil {
		return most + 1, open
	}
	c.Solver()
	square := latin.New(c.size)
	tier = tiers.Grade(square, most)
	for cell, set := range square.Cells {
		if !set.Single() {
			open = append(open, cell)
		}
	}
	return tier, open
}
