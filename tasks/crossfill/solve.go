package crossfill

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/crossword"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"words", "crossings", "search"}

var ladder = crossword.NewLadder(200, 20,
	generators.Step[*crossword.Filling]{Tier: 0, Cost: 1, Rung: crossword.OnlyWord},
	generators.Step[*crossword.Filling]{Tier: 0, Cost: 2, Rung: crossword.OnlySlot},
	generators.Step[*crossword.Filling]{Tier: 1, Cost: 3, Rung: crossword.Crossing},
)

// start is the filling of a problem.
func start(p Problem) *crossword.Filling {
	puzzle, err := crossword.New(p.Grid, p.Words)
	if err != nil {
		panic(err) // more words of a length than any problem of ours has
	}
	return puzzle.Filling()
}

func tier(p Problem) string { return tiers[ladder.Tier(start(p))] }

func effort(p Problem) float64 { return ladder.Effort(start(p)) }

func solutions(p Problem) iter.Seq[string] {
	return crossword.Search(0).Written(start(p), func(f *crossword.Filling) string { return grid.FormatSymbols(f.Rows()) })
}
