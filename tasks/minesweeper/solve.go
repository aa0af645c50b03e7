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

// newLadder has the rungs of all tiers but the last.
func newLadder() *counts.Ladder {
	return &counts.Ladder{Rungs: []graded.Rung[*counts.State]{
		{Find: (*counts.State).Overlap, Tier: 1, Cost: 8},
		{Find: (*counts.State).Suppose, Tier: 2, Cost: 30},
	}}
}

// allCost is the cost, in the unit of Effort, of what only all ways to lay mines tell.
const allCost = 200

func effort(p Problem) float64 {
	known := minefield.Read(p.Grid, p.Mines)
	cost, _ := newLadder().Climb(known, len(tiers)-2)
	if !slices.Equal(minefield.Mark(p.Grid, known.Values, symbols), p.Key) {
		cost += allCost
	}
	return float64(cost)
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		known := minefield.Read(p.Grid, p.Mines)
		known.Settle()
		certain, _ := minefield.Certain(known, p.Mines > 0, 0)
		yield(grid.FormatSymbols(minefield.Mark(p.Grid, certain, symbols)))
	}
}
