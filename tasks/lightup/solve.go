package lightup

import (
	"iter"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

var tiers = []string{"easy", "tricky", "hard"} // of the ladder

type ladder = graded.Ladder[*counts.State, counts.Choice]

func newLadder() *ladder {
	return &ladder{Rungs: []graded.Rung[*counts.State]{{Find: (*counts.State).Look, Tier: 1, Cost: 25}}, MaxNodes: 100, NodeCost: 60}
}

// A board is a grid, row by row, with the runs of white cells in its rows and columns.
type board struct {
	cells []byte
	width int
	runs  []run
	own   [][2]int32 // by white cell: its run in the row and in the column
}

// A run is so many cells, each a step after the one before.
type run struct{ first, step, count int32 }

func newBoard(cells []byte, width int) *board {
	b := &board{cells, width, make([]run, 0, len(cells)), make([][2]int32, len(cells))}
	for cell, symbol := range cells {
		if symbol != '.' {
			continue
		}
		for i, step := range [...]int{1, width} {
			before := cell - step
			if before < 0 || i == 0 && cell%width == 0 || cells[before] != '.' {
				b.own[cell][i] = int32(len(b.runs))
				b.runs = append(b.runs, run{int32(cell), int32(step), 0})
			} else {
				b.own[cell][i] = b.own[before][i]
			}
			b.runs[b.own[cell][i]].count++
		}
	}
	return b
}

// append appends the cells of a run, but for one.
func (r run) append(cells []int32, except int32) []int32 {
	for i, cell := int32(0), r.first; i < r.count; i, cell = i+1, cell+r.step {
		if cell != except {
			cells = append(cells, cell)
		}
	}
	return cells
}

// beside appends the white cells that share a side with a cell.
func (b *board) beside(cells []int32, cell int) []int32 {
	column := cell % b.width
	for i, other := range [...]int{cell - b.width, cell - 1, cell + 1, cell + b.width} {
		if isOut := i == 1 && column == 0 || i == 2 && column == b.width-1; !isOut && other >= 0 && other < len(b.cells) && b.cells[other] == '.' {
			cells = append(cells, int32(other))
		}
	}
	return cells
}

// start is the state of a puzzle. Its cells are those of the grid, and those are yes that hold a light. The rule of a cell,
// its clue or that it is lit, has the number of the cell; those of runs of cells come after them.
func (b *board) start() *counts.State {
	var rules counts.Rules
	rules.Grow(len(b.cells)+len(b.runs), 12*len(b.cells))
	cells := make([]int32, 0, 64)
	for cell, symbol := range b.cells {
		switch own := b.own[cell]; symbol {
		case '.':
			cells = b.runs[own[0]].append(append(cells[:0], int32(cell)), int32(cell))
			cells = b.runs[own[1]].append(cells, int32(cell))
			rules.Add(1, len(cells), cells...)
		case '#':
			rules.Add(0, 0)
		default:
			rules.Add(int(symbol-'0'), int(symbol-'0'), b.beside(cells[:0], cell)...)
		}
	}
	for _, run := range b.runs {
		if run.count > 1 {
			rules.Add(0, 1, run.append(cells[:0], -1)...)
		}
	}
	s := counts.New(len(b.cells), rules)
	for cell, symbol := range b.cells {
		if symbol != '.' {
			s.Set(int32(cell), counts.No)
		}
	}
	return s
}

func start(p Problem) *counts.State {
	return newBoard([]byte(strings.Join(p.Grid, "")), len(p.Grid[0])).start()
}

func effort(p Problem) float64 { return newLadder().Effort(start(p)) }

func solutions(p Problem) iter.Seq[string] {
	return newLadder().Solutions(start(p), func(s *counts.State) string { return format(s, len(p.Grid[0])) })
}

// format writes the answer of a state in which no cell is open.
func format(s *counts.State, width int) string {
	symbols := make([]byte, len(s.Values))
	for cell, value := range s.Values {
		symbols[cell] = ".L."[value]
	}
	return grid.FormatSymbols(rows(symbols, width))
}

// rows are cells that stand in one text, row by row.
func rows(cells []byte, width int) []string {
	var rows []string
	for row := range slices.Chunk(cells, width) {
		rows = append(rows, string(row))
	}
	return rows
}
