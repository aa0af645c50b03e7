package nonogram

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/line"
)

// tiers are the names of the ladder's tiers; search is the one above its steps.
var tiers = []string{"overlap", "lines", "search"}

func ladder(p Problem) *line.Ladder { return newLadder(slices.Concat(p.Rows, p.Columns)) }

// newLadder is the ladder for the clues of rows and columns.
func newLadder(clues [][]int) *line.Ladder {
	return line.NewLadder(100, 50,
		line.Step{Tier: 0, Cost: 1, Look: line.Overlap(clues), Finds: true},
		line.Step{Tier: 1, Cost: 4, Look: line.Placings(clues), Finds: true},
	)
}

func board(p Problem) *line.Board { return line.NewBoard(len(p.Rows), len(p.Columns)) }

func tier(p Problem) string { return tiers[ladder(p).Tier(board(p))] }

func effort(p Problem) float64 { return ladder(p).Effort(board(p)) }

func solutions(p Problem) iter.Seq[string] { return ladder(p).Solutions(board(p)) }
