// Package minefield plays Minesweeper: fields of mines, games on them, and what follows from a position.
package minefield

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators/counts"
)

// Hidden is a cell of a grid that is not open. An open one holds the digit that it shows.
const Hidden = '_'

// A Game is a field of mines and what is open of it. Cells are counted row by row.
type Game struct {
	Known *counts.State // what open cells say of the cells, those that hold mines being yes; as in Read

	height, width int
	digits        []byte // what cells show once they are open, and mines never
	isOpen        []bool
	safe          []int // in the order in which they are opened if nothing is known of them
	hidden        int   // how many of these are hidden
}

// New lays so many mines, and opens nothing.
func New(r *rand.Rand, height, width, mines int) *Game {
	cells := r.Perm(height * width)
	digits, around := bytes.Repeat([]byte("0"), len(cells)), make([]int32, 0, 8)
	for _, mine := range cells[:mines] {
		for _, cell := range Around(around, height, width, mine) {
			digits[cell]++
		}
	}
	g := &Game{state(digits, width, mines), height, width, digits, make([]bool, len(cells)), cells[mines:], len(cells) - mines}
	for cell := range cells {
		g.Known.Ignore(cell)
	}
	return g
}

// Open opens a safe cell, and all around it if there is no mine.
func (g *Game) Open(cell int) {
	if g.isOpen[cell] {
		return
	}
	g.isOpen[cell] = true
	g.hidden--
	if g.Known.Values[cell] == counts.Open {
		g.Known.Set(int32(cell), counts.No)
	}
	g.Known.Heed(cell)
	if g.digits[cell] == '0' {
		for _, other := range Around(make([]int32, 0, 8), g.height, g.width, cell) {
			g.Open(int(other))
		}
	}
}

// OpenKnown opens the cells that are known to be safe, and tells whether any was hidden.
func (g *Game) OpenKnown() bool {
	before := g.hidden
	for cell, value := range g.Known.Values {
		if value == counts.No {
			g.Open(cell)
		}
	}
	return g.hidden < before
}

// Guess opens a safe cell, one beside an open cell if there is one, and tells whether any was hidden.
func (g *Game) Guess() bool {
	if g.hidden == 0 {
		return false
	}
	isHidden := func(cell int) bool { return !g.isOpen[cell] }
	i := slices.IndexFunc(g.safe, func(cell int) bool { return isHidden(cell) && g.isBeside(cell) })
	if i < 0 {
		i = slices.IndexFunc(g.safe, isHidden)
	}
	g.Open(g.safe[i])
	return true
}

// isBeside tells whether a cell around a cell is open.
func (g *Game) isBeside(cell int) bool {
	around := Around(make([]int32, 0, 8), g.height, g.width, cell)
	return slices.ContainsFunc(around, func(other int32) bool { return g.isOpen[other] })
}

// Hidden is how many safe cells are hidden.
func (g *Game) Hidden() int { return g.hidden }

// FindsBoth tells whether a hidden cell is known to hold a mine and one to hold none.
func (g *Game) FindsBoth() bool {
	isSafe := func(cell int) bool { return !g.isOpen[cell] && g.Known.Values[cell] == counts.No }
	return slices.ContainsFunc(g.safe, isSafe) && slices.Contains(g.Known.Values, counts.Yes)
}

// Grid is the position, row by row.
func (g *Game) Grid() []string {
	rows := make([]string, g.height)
	shown := slices.Clone(g.digits)
	for cell, isOpen := range g.isOpen {
		if !isOpen {
			shown[cell] = Hidden
		}
	}
	for r := range rows {
		rows[r] = string(shown[r*g.width : (r+1)*g.width])
	}
	return rows
}

// Around appends the cells around a cell, diagonally too.
func Around(cells []int32, height, width, cell int) []int32 {
	r, c := cell/width, cell%width
	for y := max(r-1, 0); y <= min(r+1, height-1); y++ {
		for x := max(c-1, 0); x <= min(c+1, width-1); x++ {
			if y != r || x != c {
				cells = append(cells, int32(y*width+x))
			}
		}
	}
	return cells
}

// Read reads what the open cells of a grid say of its cells, those that hold mines being yes.
func Read(grid []string, mines int) *counts.State {
	shown := []byte(strings.Join(grid, ""))
	s := state(shown, len(grid[0]), mines)
	for cell, symbol := range shown {
		if symbol != Hidden {
			s.Set(int32(cell), counts.No)
		}
	}
	return s
}

// state has for each cell that shows something a rule of the same number, and after them one of how many mines there are,
// which it ignores.
func state(shown []byte, width, mines int) *counts.State {
	height, size := len(shown)/width, len(shown)
	var rules counts.Rules
	rules.Grow(size+1, 9*size)
	cells := make([]int32, 0, size)
	for cell, symbol := range shown {
		if cells = cells[:0]; symbol == Hidden {
			symbol = '0'
		} else {
			cells = Around(cells, height, width, cell)
		}
		rules.Add(int(symbol-'0'), int(symbol-'0'), cells...)
	}
	cells = cells[:0]
	for cell := range size {
		cells = append(cells, int32(cell))
	}
	rules.Add(mines, mines, cells...)
	s := counts.New(size, rules)
	s.Ignore(size)
	return s
}

// Certain is what is certain of the cells of a game or a grid, with how many mines there are if that is told, in up to so
// many nodes of search for each. It tells whether these were enough. Hidden cells that are beside no open one are all alike:
// one stands for all of them.
func Certain(known *counts.State, isTold bool, maxNodes int) (values []counts.Value, ok bool) {
	whole, apart := known.Clone(), known.Untold()
	if isTold {
		whole.Heed(len(known.Values))
		for _, cell := range apart[min(len(apart), 1):] {
			whole.Set(cell, counts.Either)
		}
		whole.Settle()
	}
	values, ok = whole.Certain(maxNodes)
	for _, cell := range apart {
		if ok {
			values[cell] = values[apart[0]]
		}
	}
	return values, ok
}

// Mark is a grid with a symbol for each hidden cell: the first if nothing is known of it, the second if it holds a mine,
// the third if it holds none.
func Mark(grid []string, values []counts.Value, symbols string) []string {
	rows, width := make([]string, len(grid)), len(grid[0])
	for r, row := range grid {
		marked := []byte(row)
		for c, symbol := range marked {
			if symbol == Hidden {
				marked[c] = symbols[values[r*width+c]]
			}
		}
		rows[r] = string(marked)
	}
	return rows
}
