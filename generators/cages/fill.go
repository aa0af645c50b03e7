package cages

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// A filler goes through all ways to fill a cage. Between them, its lines are empty.
type filler struct {
	size  int
	lines [2 * latin.MaxSize]latin.Set // what stands in the rows and columns of the square
	least []int                        // by cell: what it and those behind it make at least, and at most
	most  []int

	cage *solved
	*ways
	covered int  // from this cell on, all that cells may hold was found in some way
	unsure  bool // whether nothing stands in a line in every way
}

// find notes all ways to fill a cage whose cells have certain candidates.
func (f *filler) find(c *solved, found *ways) {
	f.cage, f.ways, f.covered, f.unsure = c, found, len(c.Cells), len(c.lines) == 0
	clear(f.places)
	for i := range f.sure {
		f.sure[i] = latin.UpTo(f.size)
	}
	switch len(c.Cells) {
	case 0:
	case 2:
		f.pairs()
	default:
		f.bound()
		f.fill(0, c.Target)
	}
}

// pairs notes the ways to fill two cells.
func (f *filler) pairs() {
	inLine := len(f.cage.lines) > 0
	for rest := f.cells[0]; rest != 0; rest &= rest - 1 {
		one := rest & -rest
		others := f.cage.partners(rest.Min(), f.size) & f.cells[1]
		if inLine {
			others &^= one
		}
		if others == 0 {
			continue
		}
		f.places[0] |= one
		f.places[1] |= others
		if !inLine {
			continue
		}
		if others.Single() {
			one |= others
		}
		f.sure[0] &= one
	}
}

// partners are what the one of two cells can hold where the other holds a number.
func (c *solved) partners(n, size int) (others latin.Set) {
	t := c.Target
	switch {
	case c.Op == Sum:
		return within(t-n, size)
	case c.Op == Difference:
		return within(n-t, size) | within(n+t, size)
	case c.Op == Product && t%n == 0:
		return within(t/n, size)
	case c.Op == Quotient && t > 0 && n%t == 0:
		return within(n*t, size) | within(n/t, size)
	case c.Op == Quotient:
		return within(n*t, size)
	}
	return 0
}

// within is the set of a number if it is from 1 to size.
func within(n, size int) latin.Set {
	if n < 1 || n > size {
		return 0
	}
	return latin.Only(n)
}

// bound finds what the ends of the list of cells can make.
func (f *filler) bound() {
	n := len(f.cells)
	f.least, f.most = slices.Grow(f.least[:0], n)[:n], slices.Grow(f.most[:0], n)[:n]
	for i := n - 1; i >= 0; i-- {
		f.least[i], f.most[i] = f.cells[i].Min(), f.cells[i].Max()
		switch {
		case i == n-1:
		case f.cage.Op == Product:
			f.least[i] *= f.least[i+1]
			f.most[i] *= f.most[i+1]
		default:
			f.least[i] += f.least[i+1]
			f.most[i] += f.most[i+1]
		}
	}
}

// fill fills the cells from an index on with numbers that make a target, in all ways that tell something new. It tells
// whether there is one.
func (f *filler) fill(i, target int) (some bool) {
	in := f.cage.in[i]
	row, column := &f.lines[in[0]], &f.lines[in[1]]
	open := f.cells[i] &^ (*row | *column)
	if i == len(f.cells)-1 {
		if open &= within(target, f.size); open == 0 {
			return false
		}
		f.places[i] |= open
		if !f.unsure {
			*row |= open
			*column |= open
			f.note()
			*row &^= open
			*column &^= open
		}
		return true
	}
	product := f.cage.Op == Product
	for ; open != 0; open &= open - 1 {
		number, left := open&-open, target-open.Min()
		if product {
			if left = target / open.Min(); left*open.Min() != target {
				continue
			}
		}
		if left < f.least[i+1] || left > f.most[i+1] || some && f.places[i]&number != 0 && f.told(i+1) {
			continue
		}
		*row |= number
		*column |= number
		if f.fill(i+1, left) {
			some = true
			f.places[i] |= number
		}
		*row &^= number
		*column &^= number
		if some && f.told(i) {
			break
		}
	}
	return some
}

// told tells whether the ways that were found tell all of the cells from an index on, and no number to be in a line for
// sure.
func (f *filler) told(i int) bool {
	for f.covered > 0 && f.places[f.covered-1] == f.cells[f.covered-1] {
		f.covered--
	}
	return f.unsure && f.covered <= i
}

// note takes from what stands in lines in every way what does not stand there now.
func (f *filler) note() {
	f.unsure = true
	for i, line := range f.cage.lines {
		f.sure[i] &= f.lines[line.index]
		f.unsure = f.unsure && f.sure[i] == 0
	}
}
