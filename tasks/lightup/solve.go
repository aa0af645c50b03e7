package lightup

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

var tiers = []string{"easy", "tricky", "hard"} // of the ladder

type ladder = graded.Ladder[*counts.State, counts.Choice]

func newLadder() *ladder {
	return &ladder{Rungs: []graded.Rung[*counts.State]{{Find: (*counts.State).Look, Tier: 1, Cost: 25}}, MaxNodes: 100, NodeCost: 60}
}

// start is the state of a puzzle. Its cells are those of the grid, row by row, and those are yes that hold a light. The
// rule of a cell, its clue or that it is lit, has the number of the cell; those of runs of cells come after them.
func start[Row string | []byte](rows []Row) *counts.State {
	size, width := len(rows)*len(rows[0]), len(rows[0])
	var rules counts.Rules
	rules.Grow(2*size, 16*size)
	var black, cells []int32
	for cell := range size {
		switch symbol := rows[cell/width][cell%width]; symbol {
		case '.':
			cells = append(around(cells[:0], rows, cell, far), int32(cell))
			rules.Add(1, len(cells), cells...)
			continue
		case '#':
			rules.Add(0, 0)
		default:
			rules.Add(int(symbol-'0'), int(symbol-'0'), around(cells[:0], rows, cell, 1)...)
		}
		black = append(black, int32(cell))
	}
	for cell := range size {
		for right := range 2 { // right or down: a run begins where nothing is seen the other way
			if rows[cell/width][cell%width] == '.' && len(grid.Sight(cells[:0], rows, '.', cell, right+2, 1)) == 0 {
				rules.Add(0, 1, append(grid.Sight(cells[:0], rows, '.', cell, right, far), int32(cell))...)
			}
		}
	}
	s := counts.New(size, rules)
	for _, cell := range black {
		s.Set(cell, counts.No)
	}
	return s
}

func effort(p Problem) float64 { return newLadder().Effort(start(p.Grid)) }

func solutions(p Problem) iter.Seq[string] {
	return newLadder().Solutions(start(p.Grid), func(s *counts.State) string { return format(s, len(p.Grid[0])) })
}

// format writes the answer of a state in which no cell is open.
func format(s *counts.State, width int) string {
	var rows []string
	for values := range slices.Chunk(s.Values, width) {
		row := make([]byte, width)
		for c, value := range values {
			row[c] = ".L."[value]
		}
		rows = append(rows, string(row))
	}
	return grid.FormatSymbols(rows)
}
