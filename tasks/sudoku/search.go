package sudoku

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A finder finds the solutions of a board by search: it fills singles, then supposes the candidates of a cell that
// has the fewest, one after another.
type finder struct {
	found  func(*board) bool   // is given each solution, to keep until it returns, and tells whether to go on
	pick   func(cell, set) int // chooses which of some candidates to suppose next
	budget *generators.Budget  // of suppositions; nil for no limit
	spare  []*board            // for suppositions to come
}

// spares is how many boards are made at a time.
const spares = 8

// find finds all solutions of a board, which it changes, and tells whether it came to the end: it was not stopped,
// and the budget was enough.
func (f *finder) find(b *board) bool {
	for !b.done() && b.singles(naked) {
	}
	if b.open == 0 {
		b.fitAll(b.cages) // the last cell may have been filled for another reason than the sum of its cage
	}
	if b.broken {
		return true
	}
	if b.open == 0 {
		return f.found(b)
	}
	c := b.narrowest()
	for rest := b.numbersOf(c); rest != 0; {
		n := f.pick(c, rest)
		rest &^= latin.Only(n)
		if !f.suppose(b, c, n) {
			return false
		}
	}
	return true
}

// suppose finds all solutions of a board in which a cell has a number, as find does.
func (f *finder) suppose(b *board, c cell, number int) bool {
	if f.budget != nil && !f.budget.Spend(1) {
		return false
	}
	if len(f.spare) == 0 {
		more := rooms(b.shape, spares)
		for i := range more {
			f.spare = append(f.spare, &more[i])
		}
	}
	last := len(f.spare) - 1
	supposed := f.spare[last]
	f.spare = f.spare[:last]
	supposed.set(b)
	supposed.fill(c, number)
	ended := f.find(supposed)
	f.spare = append(f.spare, supposed)
	return ended
}

// solutions are all solutions of a problem, by search.
func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		f := finder{
			found: func(b *board) bool { return yield(grid.Format(b.rows())) },
			pick:  func(_ cell, candidates set) int { return candidates.Min() },
		}
		f.find(boardOf(p))
	}
}
