package lightup

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/generators/lights"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

var tiers = []string{"easy", "tricky", "hard"} // of the ladder

func newLadder() *counts.Ladder {
	return &counts.Ladder{Rungs: []graded.Rung[*counts.State]{{Find: (*counts.State).Look, Tier: 1, Cost: 25}}, MaxNodes: 100, NodeCost: 60}
}

func tier(p Problem) string { return tiers[newLadder().Tier(lights.Read(p.Grid))] }

func effort(p Problem) float64 { return newLadder().Effort(lights.Read(p.Grid)) }

func solutions(p Problem) iter.Seq[string] {
	return newLadder().Solutions(lights.Read(p.Grid), func(s *counts.State) string { return format(s, len(p.Grid[0])) })
}

// format writes the answer of a state in which no cell is open.
func format(s *counts.State, width int) string {
	symbols := make([]byte, len(s.Values))
	for cell, value := range s.Values {
		symbols[cell] = ".L."[value]
	}
	return grid.FormatSymbols(grid.Rows(symbols, width))
}
