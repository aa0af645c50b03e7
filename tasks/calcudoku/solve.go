package calcudoku

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/cages"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"values", "places", "lines", "chains", "search"}

const (
	searching = 4   // the tier of search
	maxNodes  = 100 // of it
)

func ladder(s *cages.Solver) latin.Ladder {
	return latin.NewLadder(s.Search(maxNodes), 50,
		latin.Step{Tier: 0, Cost: 1, Rung: latin.NakedSingle},
		latin.Step{Tier: 0, Cost: 2, Rung: latin.HiddenSingle},
		latin.Step{Tier: 0, Cost: 3, Rung: s.Values},
		latin.Step{Tier: 1, Cost: 5, Rung: s.Places},
		latin.Step{Tier: 2, Cost: 8, Rung: s.Lines},
		latin.Step{Tier: 3, Cost: 10, Rung: latin.NakedSet},
		latin.Step{Tier: 3, Cost: 20, Rung: latin.HiddenSet},
		latin.Step{Tier: 3, Cost: 24, Rung: latin.Fish},
		latin.Step{Tier: 3, Cost: 30, Rung: latin.Chain},
	)
}

// cages are the cages of a puzzle.
func (p Problem) cages() []cages.Cage {
	all := make([]cages.Cage, len(p.Cages))
	for i, c := range p.Cages {
		all[i] = cages.Cage(c)
	}
	return all
}

func (p Problem) solver() *cages.Solver { return cages.New(p.Size, p.cages()) }

func tier(p Problem) string { return tiers[ladder(p.solver()).Tier(latin.New(p.Size))] }

func effort(p Problem) float64 { return ladder(p.solver()).Effort(latin.New(p.Size)) }

func solutions(p Problem) iter.Seq[string] { return p.solver().Search(0).Written(latin.New(p.Size)) }
