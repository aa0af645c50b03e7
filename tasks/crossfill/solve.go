package crossfill

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/crossword"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"words", "crossings", "search"}

func ladder() *crossword.Ladder {
	return &crossword.Ladder{
		Steps: []crossword.Step{
			{Tier: 0, Cost: 1, Rung: crossword.OnlyWord},
			{Tier: 0, Cost: 2, Rung: crossword.OnlySlot},
			{Tier: 1, Cost: 3, Rung: crossword.Crossing},
		},
		MaxNodes: 200,
		NodeCost: 20,
	}
}

func falls(p Problem, tier int) bool {
	puzzle, err := crossword.New(p.Grid, p.Words)
	return err == nil && ladder().Falls(puzzle.Filling(), tier)
}

func effort(p Problem) float64 {
	puzzle, err := crossword.New(p.Grid, p.Words)
	if err != nil {
		return 0
	}
	return ladder().Effort(puzzle.Filling())
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		puzzle, err := crossword.New(p.Grid, p.Words)
		if err != nil {
			return
		}
		for f := range crossword.Search(0).Solutions(puzzle.Filling()) {
			if !yield(grid.FormatSymbols(f.Rows())) {
				return
			}
		}
	}
}
