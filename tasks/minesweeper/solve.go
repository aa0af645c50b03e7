package minesweeper

import (
	"iter"
	"strings"

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

// grade is the first tier in which all that is certain follows, and what that costs.
func grade(p Problem) (tier, cost int) {
	known, l := minefield.Read(p.Grid, p.Mines), newLadder()
	undetermined := strings.Count(strings.Join(p.Key, ""), "U")
	for tier = range len(tiers) - 1 {
		more, _ := l.Climb(known, tier)
		if cost += more; known.Left == undetermined {
			return tier, cost
		}
	}
	return len(tiers) - 1, cost + allCost
}

func tier(p Problem) string {
	tier, _ := grade(p)
	return tiers[tier]
}

func effort(p Problem) float64 {
	_, cost := grade(p)
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
