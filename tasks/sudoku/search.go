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
	found  func(*board) bool   // is given each solution, to keep, and tells whether to go on
	pick   func(cell, set) int // chooses which of some candidates to suppose next
	budget *generators.Budget  // of suppositions; nil for no limit
}

// find finds all solutions of a board, which it changes, and tells whether it came to the end: it was not stopped,
// and the budget was enough.
func (f *finder) find(b *board) bool {
	if b.climb(naked); b.open == 0 {
		b.fitAll(b.cages) // the last cell may have been filled for another reason than the sum of its cage
	}
	if b.broken {
		return true
	}
	if b.open == 0 {
		return f.found(b)
	}
	c := b.narrowest()
	for rest := b.candidates[c]; rest != 0; {
		n := f.pick(c, rest)
		rest &^= latin.Only(n)
		if f.budget != nil && !f.budget.Spend(1) {
			return false
		}
		supposed := *b
		supposed.fill(c, n)
		if !f.find(&supposed) {
			return false
		}
	}
	return true
}

// isOnly tells whether a board, which it changes, has the given solution and no other, and this can be shown with so
// many suppositions. What the solution does not say is supposed first, so that another one is found early.
func (b *board) isOnly(solution *board, suppositions int) bool {
	f := finder{
		found: func(other *board) bool { return other.values == solution.values },
		pick: func(c cell, candidates set) int {
			if others := candidates &^ latin.Only(int(solution.values[c])); others != 0 {
				return others.Min()
			}
			return candidates.Min()
		},
		budget: generators.NewBudget(suppositions),
	}
	return f.find(b)
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
