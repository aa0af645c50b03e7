package minesweeper

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/generators/minefield"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

var tiers = []string{"counts", "overlaps", "chains", "all"}

// ladder has the rungs of all tiers but the last.
func ladder() *graded.Ladder[*counts.State, counts.Choice] {
	return &graded.Ladder[*counts.State, counts.Choice]{Rungs: []graded.Rung[*counts.State]{
		{Find: (*counts.State).Overlap, Tier: 1, Cost: 8},
		{Find: (*counts.State).Suppose, Tier: 2, Cost: 30},
	}}
}

// allCost is the cost, in the unit of Effort, of what only all ways to lay mines tell.
const allCost = 200

func effort(p Problem) float64 {
	position := minefield.Read(p.Grid, p.Mines)
	cost, _ := ladder().Climb(position.Local, len(tiers)-2)
	if !slices.Equal(position.Write(p.Grid, position.Local.Values, symbols), p.Key) {
		cost += allCost
	}
	return float64(cost)
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		position := minefield.Read(p.Grid, p.Mines)
		certain, _ := position.Whole.Certain(0)
		yield(grid.FormatSymbols(position.Write(p.Grid, certain, symbols)))
	}
}
