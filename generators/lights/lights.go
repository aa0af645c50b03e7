// Package lights draws and reads grids of white and black cells in which lights light the white cells that they see.
package lights

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators/counts"
)

// Symbols of cells. A digit is a black cell with a clue: how many lights there are at its sides.
const (
	White = '.'
	Black = '#'
)

// blackShare is how many of a hundred cells are black at first.
const blackShare = 20

// Draw draws black cells and lights, with all clues, and then makes some of the cells black that a tier of a ladder leaves
// open, again and again, until none is left. It gives the cells, row by row, what they say at first, and the solution.
func Draw(r *rand.Rand, height, width int, l *counts.Ladder, tier int) (cells []byte, full, solution *counts.State) {
	order := r.Perm(height * width)
	cells = bytes.Repeat([]byte{White}, len(order))
	for _, cell := range order[:len(order)*blackShare/100] {
		cells[cell] = Black
	}
	for solution = new(counts.State); ; {
		b := newBoard(cells, width)
		isLight := b.light(order)
		full = b.state()
		solution.Restore(full)
		if l.Climb(solution, tier); solution.Solved() {
			return cells, full, solution
		}
		lights, others := order[:0], make([]int, 0, len(order))
		for _, cell := range order {
			if isLight[cell] {
				lights = append(lights, cell)
			} else {
				others = append(others, cell)
			}
		}
		order = append(lights, others...) // a light stays one
		open := slices.DeleteFunc(others, func(cell int) bool { return solution.Values[cell] != counts.Open })
		for _, cell := range open[:(len(open)+7)/8] {
			cells[cell] = Black
		}
	}
}

// Read is the state of a puzzle. Its cells are those of the grid, row by row, and those are yes that hold a light. The rule
// of a cell, its clue or that it is lit, has the number of the cell; those of runs of cells come after them.
func Read(grid []string) *counts.State {
	return newBoard([]byte(strings.Join(grid, "")), len(grid[0])).state()
}

// A board is a grid, row by row, with the runs of white cells in its rows and columns.
type board struct {
	cells []byte
	width int
	runs  []run
	own   [][2]int16 // by white cell: its run in the row and in the column
}

// A run is so many cells, each a step after the one before.
type run struct{ first, step, count int16 }

func newBoard(cells []byte, width int) *board {
	b := &board{cells, width, make([]run, 0, len(cells)), make([][2]int16, len(cells))}
	for cell, symbol := range cells {
		if symbol != White {
			continue
		}
		for i, step := range [...]int{1, width} {
			if before := cell - step; before < 0 || i == 0 && cell%width == 0 || cells[before] != White {
				b.own[cell][i] = int16(len(b.runs))
				b.runs = append(b.runs, run{int16(cell), int16(step), 0})
			} else {
				b.own[cell][i] = b.own[before][i]
			}
			b.runs[b.own[cell][i]].count++
		}
	}
	return b
}

// light puts lights into white cells in the given order, wherever no other is seen, and their clues into black cells.
func (b *board) light(order []int) (isLight []bool) {
	isLight = make([]bool, len(b.cells))
	isLit := make([]bool, len(b.runs))
	for _, cell := range order {
		if own := b.own[cell]; b.cells[cell] == White && !isLit[own[0]] && !isLit[own[1]] {
			isLight[cell], isLit[own[0]], isLit[own[1]] = true, true, true
		}
	}
	sides := make([]int16, 0, 4)
	for cell, symbol := range b.cells {
		if symbol == White {
			continue
		}
		b.cells[cell] = '0'
		for _, side := range b.sides(sides, cell) {
			if isLight[side] {
				b.cells[cell]++
			}
		}
	}
	return isLight
}

// state is that of Read.
func (b *board) state() *counts.State {
	var rules counts.Rules
	rules.Grow(len(b.cells)+len(b.runs), 12*len(b.cells))
	cells := make([]int16, 0, 64)
	for cell, symbol := range b.cells {
		switch symbol {
		case White:
			cells = append(cells[:0], int16(cell))
			for _, own := range b.own[cell] {
				cells = b.runs[own].append(cells, int16(cell))
			}
			rules.Add(1, len(cells), cells...)
		case Black:
			rules.Add(0, 0)
		default:
			rules.Add(int(symbol-'0'), int(symbol-'0'), b.sides(cells[:0], cell)...)
		}
	}
	for _, run := range b.runs {
		if run.count > 1 {
			rules.Add(0, 1, run.append(cells[:0], -1)...)
		}
	}
	s := counts.New(len(b.cells), rules)
	for cell, symbol := range b.cells {
		if symbol != White {
			s.Set(int16(cell), counts.No)
		}
	}
	return s
}

// append appends the cells of a run, but for one.
func (r run) append(cells []int16, except int16) []int16 {
	for cell := r.first; cell < r.first+r.count*r.step; cell += r.step {
		if cell != except {
			cells = append(cells, cell)
		}
	}
	return cells
}

// sides appends the white cells that share a side with a cell.
func (b *board) sides(cells []int16, cell int) []int16 {
	column := cell % b.width
	for _, side := range [...]struct {
		isThere bool
		cell    int
	}{
		{cell >= b.width, cell - b.width}, {column > 0, cell - 1},
		{column < b.width-1, cell + 1}, {cell+b.width < len(b.cells), cell + b.width},
	} {
		if side.isThere && b.cells[side.cell] == White {
			cells = append(cells, int16(side.cell))
		}
	}
	return cells
}
