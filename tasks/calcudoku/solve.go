package calcudoku

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/cages"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"values", "places", "lines", "chains", "search"}

const searching = 4 // the tier of search

func ladder(all []*cages.Cage) *latin.Ladder {
	return &latin.Ladder{
		Steps: []latin.Step{
			{Tier: 0, Cost: 1, Rung: latin.NakedSingle},
			{Tier: 0, Cost: 2, Rung: latin.HiddenSingle},
			{Tier: 0, Cost: 3, Rung: cages.Values(all)},
			{Tier: 1, Cost: 5, Rung: cages.Places(all)},
			{Tier: 2, Cost: 8, Rung: cages.Lines(all)},
			{Tier: 3, Cost: 10, Rung: latin.NakedSet},
			{Tier: 3, Cost: 20, Rung: latin.HiddenSet},
			{Tier: 3, Cost: 24, Rung: latin.Fish},
			{Tier: 3, Cost: 30, Rung: latin.Chain},
		},
		Search:   search(all, 100),
		NodeCost: 50,
	}
}

func search(all []*cages.Cage, maxNodes int) *latin.Search {
	rungs := []generators.Rung[*latin.Square]{latin.NakedSingle, latin.HiddenSingle, cages.Places(all), cages.Lines(all)}
	return &latin.Search{Rungs: rungs, MaxNodes: maxNodes}
}

// built are the cages of a puzzle.
func built(p Problem) []*cages.Cage {
	all := make([]*cages.Cage, len(p.Cages))
	for i, c := range p.Cages {
		all[i] = cages.New(p.Size, c.Op, c.Target, c.Cells)
	}
	return all
}

func effort(p Problem) float64 { return ladder(built(p)).Effort(latin.New(p.Size)) }

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := range search(built(p), 0).Solutions(latin.New(p.Size)) {
			if !yield(grid.Format(s.Rows())) {
				return
			}
		}
	}
}
