package slant

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/diagonals"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

var tiers = []string{"easy", "hard", "search"} // of the ladder

type ladder = graded.Ladder[*diagonals.State, diagonals.Choice]

func newLadder() *ladder {
	return &ladder{
		Rungs: []graded.Rung[*diagonals.State]{
			{Find: (*diagonals.State).Ends, Tier: 1, Cost: 5},
			{Find: (*diagonals.State).Pairs, Tier: 1, Cost: 10},
		},
		MaxNodes: 100,
		NodeCost: 60,
	}
}

func start(p Problem) *diagonals.State {
	var clues []int8
	for _, line := range p.Corners {
		for _, symbol := range line {
			clue := int8(diagonals.NoClue)
			if symbol != '.' {
				clue = int8(symbol - '0')
			}
			clues = append(clues, clue)
		}
	}
	return diagonals.New(len(p.Corners)-1, len(p.Corners[0])-1, clues)
}

func effort(p Problem) float64 { return newLadder().Effort(start(p)) }

func solutions(p Problem) iter.Seq[string] {
	return newLadder().Solutions(start(p), func(s *diagonals.State) string { return format(s.Lines(), len(p.Corners[0])-1) })
}

// format writes the answer of lines that are all known.
func format(lines []diagonals.Line, width int) string {
	rows := make([]string, len(lines)/width)
	for cell, line := range lines {
		rows[cell/width] += " FB"[line : line+1]
	}
	return grid.FormatSymbols(rows)
}
