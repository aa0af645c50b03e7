package skyscraper

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/generators/skyline"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"sight", "lines", "chains", "search"}

const (
	searching = 3   // the tier of search
	maxNodes  = 100 // of it
)

// sides are the clues of a puzzle, side by side.
func (p Problem) sides() [4][]int { return [4][]int{p.Left, p.Right, p.Top, p.Bottom} }

func solver(p Problem) *skyline.Solver {
	s := skyline.New(p.Sees == "sum", len(p.Givens))
	s.Clues = skyline.Of(p.sides())
	return s
}

func ladder(s *skyline.Solver) latin.Ladder {
	return latin.NewLadder(s.Search(maxNodes), 50,
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

func tier(p Problem) string { return tiers[ladder(solver(p)).Tier(latin.Given(p.Givens))] }

func effort(p Problem) float64 { return ladder(solver(p)).Effort(latin.Given(p.Givens)) }

func solutions(p Problem) iter.Seq[string] { return solver(p).Search(0).Written(latin.Given(p.Givens)) }
