package binairo

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/line"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"pairs", "counts", "last", "lines", "search"}

var steps = []line.Step{
	{Tier: 0, Cost: 1, Look: line.Pairs},
	{Tier: 1, Cost: 2, Look: line.Counts, Finds: true},
	{Tier: 2, Cost: 8, Look: line.Last},
	{Tier: 3, Cost: 16, Look: line.Balanced},
}

// ladders are for puzzles in which lines may be alike, and for those in which they differ.
var ladders = map[bool]*line.Ladder{
	false: line.NewLadder(200, 50, steps...),
	true:  line.NewLadder(200, 50, slices.Insert(slices.Clone(steps), 2, line.Step{Tier: 1, Cost: 5, Look: line.Twins})...),
}

func ladder(p Problem) *line.Ladder { return ladders[p.Unique] }

func tier(p Problem) string { return tiers[ladder(p).Tier(line.Given(p.Givens))] }

func effort(p Problem) float64 { return ladder(p).Effort(line.Given(p.Givens)) }

func solutions(p Problem) iter.Seq[string] { return ladder(p).Solutions(line.Given(p.Givens)) }
