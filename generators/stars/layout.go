package stars

import (
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/region"
)

// A layout is a square with its solution.
type layout struct {
	*square
	stars cells
}

// falls tells whether a layout falls to the rungs of a tier and those before it.
func (l *layout) falls(tier int) bool {
	b := newBoard(l.square)
	return ladder.Falls(&b, tier)
}

// draw puts stars into a square, and makes regions of them.
func draw(r *rand.Rand, size, perUnit int) (*layout, bool) {
	l := &layout{square: newSquare(size, perUnit)}
	b := newBoard(l.square)
	b.open = l.units[byRegion][0]
	if !l.scatter(r, &b, generators.NewBudget(10*size)) {
		return nil, false
	}
	return l, l.link(r)
}

// scatter puts stars into the rows, one after another from the first row that lacks one.
func (l *layout) scatter(r *rand.Rand, b *board, budget *generators.Budget) bool {
	row := 1
	for row <= b.size && b.left[byRow][row] == 0 {
		row++
	}
	if row > b.size {
		l.stars = b.stars
		return true
	}
	for rest := b.open.and(b.units[byRow][row]); rest != (cells{}); {
		c := random(r, rest)
		rest.remove(c)
		if b.left[byColumn][c.column()] == 0 {
			continue
		}
		if !budget.Spend(1) {
			return false
		}
		next := *b
		if next.place(c); l.scatter(r, &next, budget) {
			return true
		}
		b.open.remove(c)
	}
	return false
}

// random is a random cell of a set.
func random(r *rand.Rand, s cells) (c cell) {
	for range 1 + r.IntN(s.count()) {
		c, _ = s.next()
	}
	return c
}

// link makes regions: of the first star without one, and again and again the star that is nearest to the region, with a
// shortest way to it. It is not ok if there is no way.
func (l *layout) link(r *rand.Rand) bool {
	for i := uint8(1); int(i) <= l.size; i++ {
		free := l.stars.and(l.units[byRegion][0])
		l.put(free.first(), i)
		for range l.perUnit - 1 {
			if !l.reach(r, i) {
				return false
			}
		}
	}
	return true
}

// reach adds a star to a region, with a shortest way to it through cells of no region.
func (l *layout) reach(r *rand.Rand, own uint8) bool {
	var from [line * line]cell // the cell before, on the way
	var walk []cell
	free := l.units[byRegion][0]
	for rest := l.units[byRegion][own]; rest != (cells{}); {
		c, _ := rest.next()
		walk = append(walk, c)
	}
	for i := 0; i < len(walk); i++ {
		c := walk[i]
		if l.region[c] == 0 && l.stars.has(c) {
			for ; l.region[c] == 0; c = from[c] {
				l.put(c, own)
			}
			return true
		}
		beside := c.beside()
		r.Shuffle(len(beside), func(i, k int) { beside[i], beside[k] = beside[k], beside[i] })
		for _, next := range beside {
			if free.has(next) {
				free.remove(next)
				from[next] = c
				walk = append(walk, next)
			}
		}
	}
	return false
}

// finish adds all cells to the regions, so that the layout falls to a tier and not to the one before. Where that leads
// nowhere it takes some away again.
func (l *layout) finish(r *rand.Rand, tier int) bool {
	if !l.falls(tier) {
		return false
	}
	l.grow(r, tier)
	for range times {
		free := l.units[byRegion][0].count()
		if free == 0 && !l.falls(tier-1) {
			return true
		}
		before := *l.square
		l.erode(r)
		if l.grow(r, tier); l.units[byRegion][0].count() > free {
			*l.square = before
		}
	}
	return false
}

// grow adds one cell after another to a region beside it, as long as the layout falls to a tier. More cells never
// make a puzzle easier, and so no cell is tried twice for a region.
func (l *layout) grow(r *rand.Rand, tier int) {
	var tried [line * line]uint32 // the regions that were tried for a cell
	edge := l.units[byRegion][0]
	for edge != (cells{}) {
		c := random(r, edge)
		to := l.beside(r, c, tried[c])
		if to == 0 {
			edge.remove(c) // it comes back with the next cell beside it
			continue
		}
		tried[c] |= 1 << to
		if l.put(c, to); !l.falls(tier) {
			l.put(c, 0)
			continue
		}
		edge.remove(c)
		for _, next := range c.beside() {
			if l.units[byRegion][0].has(next) {
				edge.add(next)
			}
		}
	}
}

// beside is a random one of the regions beside a cell that were not tried, or 0.
func (l *layout) beside(r *rand.Rand, c cell, tried uint32) (to uint8) {
	count := 0
	for _, next := range c.beside() {
		if other := l.region[next]; other != 0 && tried>>other&1 == 0 {
			if count++; r.IntN(count) == 0 {
				to = other
			}
		}
	}
	return to
}

// erode takes cells from the regions around a random cell, one that has no region if there are such. Stars stay, and
// regions hang together.
func (l *layout) erode(r *rand.Rand) {
	center := cell(0)
	if free := l.units[byRegion][0]; free != (cells{}) {
		center = random(r, free)
	} else {
		center = at(1+r.IntN(l.size), 1+r.IntN(l.size))
	}
	for range 30 {
		row, column := center.row()-2+r.IntN(5), center.column()-2+r.IntN(5)
		if row < 1 || row > l.size || column < 1 || column > l.size {
			continue
		}
		c := at(row, column)
		rest := l.units[byRegion][l.region[c]]
		if rest.remove(c); l.region[c] != 0 && !l.stars.has(c) && rest.isConnected() {
			l.put(c, 0)
		}
	}
}

// rows are the rows of the square, with letters for the regions in the order in which they come.
func (s *square) rows() []string {
	var labels []int
	for row := 1; row <= s.size; row++ {
		for column := 1; column <= s.size; column++ {
			labels = append(labels, int(s.region[at(row, column)]))
		}
	}
	return region.Rows(region.Renumber(labels), s.size)
}
