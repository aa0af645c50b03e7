package slant

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/diagonals"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

var tiers = []string{"easy", "hard", "search"} // of the ladder

func newLadder() *diagonals.Ladder {
	return &diagonals.Ladder{
		Rungs: []graded.Rung[*diagonals.State]{
			{Find: (*diagonals.State).Ends, Tier: 1, Cost: 5},
			{Find: (*diagonals.State).Pairs, Tier: 1, Cost: 10},
		},
		MaxNodes: 100,
		NodeCost: 120,
	}
}

func tier(p Problem) string { return tiers[newLadder().Tier(diagonals.Read(p.Corners))] }

func effort(p Problem) float64 { return newLadder().Effort(diagonals.Read(p.Corners)) }

func solutions(p Problem) iter.Seq[string] {
	return newLadder().Solutions(diagonals.Read(p.Corners), func(s *diagonals.State) string { return format(s, len(p.Corners[0])-1) })
}

// format writes the answer of a state in which all lines are known.
func format(s *diagonals.State, width int) string {
	lines := s.Lines()
	symbols := make([]byte, len(lines))
	for cell, line := range lines {
		symbols[cell] = " FB"[line]
	}
	return grid.FormatSymbols(grid.Rows(symbols, width))
}
