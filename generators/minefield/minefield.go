// Package minefield plays Minesweeper: fields of mines, games on them, and what follows from a position.
package minefield

import (
	"bytes"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/counts"
)

// Hidden is a cell of a grid that is not open. An open one holds the digit that it shows.
const Hidden = '_'

// A Game is a field of mines and what is open of it. Cells are counted row by row.
type Game struct {
	height, width int
	digits        []byte // what cells show once they are open, and mines never
	isOpen        []bool
	safe          []int // in the order in which they are opened if nothing is known of them
}

// New lays so many mines, and opens nothing.
func New(r *rand.Rand, height, width, mines int) *Game {
	cells := r.Perm(height * width)
	g := &Game{height, width, bytes.Repeat([]byte("0"), len(cells)), make([]bool, len(cells)), cells[mines:]}
	for _, mine := range cells[:mines] {
		for _, cell := range Around(height, width, mine) {
			g.digits[cell]++
		}
	}
	return g
}

// Open opens a cell, and all around it if there is no mine.
func (g *Game) Open(cell int) {
	if g.isOpen[cell] {
		return
	}
	g.isOpen[cell] = true
	if g.digits[cell] == '0' {
		for _, other := range Around(g.height, g.width, cell) {
			g.Open(other)
		}
	}
}

// Guess opens a safe cell, one beside an open cell if there is one, and tells whether any was hidden.
func (g *Game) Guess() bool {
	hidden := slices.DeleteFunc(slices.Clone(g.safe), func(cell int) bool { return g.isOpen[cell] })
	if len(hidden) == 0 {
		return false
	}
	i := slices.IndexFunc(hidden, func(cell int) bool {
		return slices.ContainsFunc(Around(g.height, g.width, cell), func(other int) bool { return g.isOpen[other] })
	})
	g.Open(hidden[max(i, 0)])
	return true
}

// Hidden is how many safe cells are hidden.
func (g *Game) Hidden() (count int) {
	for _, cell := range g.safe {
		if !g.isOpen[cell] {
			count++
		}
	}
	return count
}

// Grid is the position, row by row.
func (g *Game) Grid() []string {
	shown := slices.Clone(g.digits)
	for cell, isOpen := range g.isOpen {
		if !isOpen {
			shown[cell] = Hidden
		}
	}
	rows := make([]string, 0, g.height)
	for row := range slices.Chunk(shown, g.width) {
		rows = append(rows, string(row))
	}
	return rows
}

// Around are the cells around a cell, diagonally too.
func Around(height, width, cell int) []int {
	cells := make([]int, 0, 8)
	r, c := cell/width, cell%width
	for y := max(r-1, 0); y <= min(r+1, height-1); y++ {
		for x := max(c-1, 0); x <= min(c+1, width-1); x++ {
			if y != r || x != c {
				cells = append(cells, y*width+x)
			}
		}
	}
	return cells
}

// A Position is what is known of the hidden cells of a grid, those that hold mines being yes. Hidden cells that are beside
// no open one are all alike: one stands for all of them.
type Position struct {
	Cells []int         // by cell of the grid: its cell in the states, or -1 if it is open
	Local *counts.State // with what open cells say
	Whole *counts.State // with how many mines there are, too
}

// Read reads a position of a grid with so many mines, or an unknown number if it is 0.
func Read(grid []string, mines int) Position {
	height, width, count := len(grid), len(grid[0]), 0
	p := Position{Cells: slices.Repeat([]int{-1}, height*width)}
	isHidden := func(cell int) bool { return grid[cell/width][cell%width] == Hidden }
	var rules counts.Rules
	rules.Grow(len(p.Cells)+1, 8*len(p.Cells))
	beside := make([]int32, 0, 8)
	for i := range p.Cells {
		if isHidden(i) {
			continue
		}
		beside = beside[:0]
		for _, cell := range Around(height, width, i) {
			if isHidden(cell) {
				if p.Cells[cell] < 0 {
					p.Cells[cell] = count
					count++
				}
				beside = append(beside, int32(p.Cells[cell]))
			}
		}
		shown := int(grid[i/width][i%width] - '0')
		rules.Add(shown, shown, beside...)
	}
	apart := 0
	for i := range p.Cells {
		if isHidden(i) && p.Cells[i] < 0 {
			p.Cells[i] = count
			apart++
		}
	}
	all := make([]int32, count+min(apart, 1))
	for i := range all {
		all[i] = int32(i)
	}
	p.Local = counts.New(len(all), rules)
	if mines > 0 {
		rules.Add(mines-max(apart-1, 0), mines, all...)
	}
	p.Whole = counts.New(len(all), rules)
	return p
}

// Write is a grid with a symbol for each hidden cell: the first if nothing is known of it, the second if it holds a mine,
// the third if it holds none.
func (p Position) Write(grid []string, values []counts.Value, symbols string) []string {
	rows := make([]string, len(grid))
	for i, cell := range p.Cells {
		symbol := grid[i/len(grid[0])][i%len(grid[0])]
		if cell >= 0 {
			symbol = symbols[values[cell]]
		}
		rows[i/len(grid[0])] += string(symbol)
	}
	return rows
}
