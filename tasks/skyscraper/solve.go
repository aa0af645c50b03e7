package skyscraper

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/generators/skyline"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"sight", "lines", "chains", "search"}

const searching = 3 // the tier of search

// sides are the clues of a puzzle, side by side.
func (p Problem) sides() [4][]int { return [4][]int{p.Left, p.Right, p.Top, p.Bottom} }

func solver(p Problem) *skyline.Solver {
	s := skyline.New(p.Sees == "sum", len(p.Givens))
	s.Clues = skyline.Of(p.sides())
	return s
}

func ladder(s *skyline.Solver) *latin.Ladder {
	return latin.NewLadder(search(s, 100), 50,
		latin.Step{Tier: 0, Cost: 1, Rung: latin.NakedSingle},
		latin.Step{Tier: 0, Cost: 2, Rung: latin.HiddenSingle},
		latin.Step{Tier: 0, Cost: 3, Rung: s.Sight},
		latin.Step{Tier: 1, Cost: 8, Rung: s.Lines},
		latin.Step{Tier: 2, Cost: 10, Rung: latin.NakedSet},
		latin.Step{Tier: 2, Cost: 20, Rung: latin.HiddenSet},
		latin.Step{Tier: 2, Cost: 24, Rung: latin.Fish},
		latin.Step{Tier: 2, Cost: 30, Rung: latin.Chain},
	)
}

// tiersOf are the tiers of the ladder for the maker, to whom the order of the steps is nothing.
func tiersOf(s *skyline.Solver, rows [][]int) *latin.Tiers {
	sight := func(square *latin.Square, fresh latin.Lines) bool { return s.Deduce(square, fresh, false) }
	lines := func(square *latin.Square, fresh latin.Lines) bool { return s.Deduce(square, fresh, true) }
	chains := []generators.Rung[*latin.Square]{latin.Hard(rows)}
	return &latin.Tiers{Deductions: []latin.Deduction{{Easy: sight}, {Easy: lines}, {Easy: lines, Hard: chains}}, Search: search(s, 100)}
}

func search(s *skyline.Solver, maxNodes int) *latin.Search {
	return &latin.Search{Deduce: func(square *latin.Square, fresh latin.Lines) bool { return s.Deduce(square, fresh, true) }, MaxNodes: maxNodes}
}

func tier(p Problem) string { return tiers[ladder(solver(p)).Tier(latin.Given(p.Givens))] }

func effort(p Problem) float64 { return ladder(solver(p)).Effort(latin.Given(p.Givens)) }

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := range search(solver(p), 0).Solutions(latin.Given(p.Givens)) {
			if !yield(grid.Format(s.Rows())) {
				return
			}
		}
	}
}
