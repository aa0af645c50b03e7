package futoshiki

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// tiers are the names of the ladder's tiers, and of the powers of a cube that does the same; search is the one above the
// ladder's steps.
var tiers = []string{"singles", "bounds", "sets", "chains", "search"}

const maxNodes = 100

func ladder(p Problem) latin.Ladder {
	return latin.NewLadder(search(p, maxNodes), 50,
		latin.Step{Tier: 0, Cost: 1, Rung: latin.NakedSingle},
		latin.Step{Tier: 0, Cost: 1, Rung: latin.Beside(p.Less)},
		latin.Step{Tier: 0, Cost: 2, Rung: latin.HiddenSingle},
		latin.Step{Tier: 1, Cost: 3, Rung: latin.Bounds(p.Less)},
		latin.Step{Tier: 2, Cost: 8, Rung: latin.NakedPair},
		latin.Step{Tier: 2, Cost: 10, Rung: latin.HiddenPair},
		latin.Step{Tier: 2, Cost: 12, Rung: latin.XWing},
		latin.Step{Tier: 2, Cost: 16, Rung: latin.NakedSet},
		latin.Step{Tier: 2, Cost: 20, Rung: latin.HiddenSet},
		latin.Step{Tier: 2, Cost: 24, Rung: latin.Fish},
		latin.Step{Tier: 3, Cost: 30, Rung: latin.Chain},
	)
}

func search(p Problem, maxNodes int) *latin.Search {
	rungs := []generators.Rung[*latin.Square]{latin.NakedSingle, latin.Bounds(p.Less), latin.HiddenSingle}
	return &latin.Search{Rungs: rungs, MaxNodes: maxNodes}
}

func tier(p Problem) string { return tiers[ladder(p).Tier(latin.Given(p.Givens))] }

func effort(p Problem) float64 { return ladder(p).Effort(latin.Given(p.Givens)) }

func solutions(p Problem) iter.Seq[string] { return search(p, 0).Written(latin.Given(p.Givens)) }
