// Package minefield plays Minesweeper: fields of mines, games on them, and what follows from a position.
package minefield

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// Hidden is a cell of a grid that is not open. An open one holds the digit that it shows.
const Hidden = '_'

// A Game is a field of mines and what is open of it. Cells are counted row by row.
type Game struct {
	Known *counts.State // what open cells say of the cells, those that hold mines being yes; as in Read

	width    int
	digits   []byte // what cells show once they are open, and mines never
	isHidden []bool
	safe     []int // in the order in which they are opened if nothing is known of them
	hidden   int   // how many of these are hidden
}

// New lays so many mines, and opens nothing.
func New(r *rand.Rand, height, width, mines int) *Game {
	cells := r.Perm(height * width)
	isHidden := slices.Repeat([]bool{true}, len(cells))
	digits, around := bytes.Repeat([]byte("0"), len(cells)), make([]int16, 0, 8)
	for _, mine := range cells[:mines] {
		for _, cell := range Around(around, isHidden, width, mine) {
			digits[cell]++
		}
	}
	g := &Game{state(digits, isHidden, width, mines), width, digits, isHidden, cells[mines:], len(cells) - mines}
	for cell := range cells {
		g.Known.Ignore(cell)
	}
	return g
}

// Open opens a safe cell, and all around it if there is no mine.
func (g *Game) Open(cell int) {
	if !g.isHidden[cell] {
		return
	}
	g.isHidden[cell] = false
	g.hidden--
	if g.Known.Values[cell] == counts.Open {
		g.Known.Set(int16(cell), counts.No)
	}
	g.Known.Heed(cell)
	if g.digits[cell] == '0' {
		for _, other := range g.Known.Cells(cell) {
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
	next := -1
	for _, cell := range g.safe {
		if !g.isHidden[cell] {
			continue
		}
		if g.isBeside(cell) {
			next = cell
			break
		}
		if next < 0 {
			next = cell
		}
	}
	g.Open(next)
	return true
}

// isBeside tells whether a cell around a cell is open.
func (g *Game) isBeside(cell int) bool {
	return slices.ContainsFunc(g.Known.Cells(cell), func(other int16) bool { return !g.isHidden[other] })
}

// Hidden is how many safe cells are hidden.
func (g *Game) Hidden() int { return g.hidden }

// FindsBoth tells whether a hidden cell is known to hold a mine and one to hold none.
func (g *Game) FindsBoth() bool {
	isSafe := func(cell int) bool { return g.isHidden[cell] && g.Known.Values[cell] == counts.No }
	return slices.ContainsFunc(g.safe, isSafe) && slices.Contains(g.Known.Values, counts.Yes)
}

// Grid is the position, row by row.
func (g *Game) Grid() []string {
	shown := slices.Clone(g.digits)
	for cell, isHidden := range g.isHidden {
		if isHidden {
			shown[cell] = Hidden
		}
	}
	return grid.Rows(shown, g.width)
}

// Around appends the cells around a cell, diagonally too, as far as they are among some.
func Around(cells []int16, isAmong []bool, width, cell int) []int16 {
	height, r, c := len(isAmong)/width, cell/width, cell%width
	for y := max(r-1, 0); y <= min(r+1, height-1); y++ {
		for x := max(c-1, 0); x <= min(c+1, width-1); x++ {
			if other := y*width + x; other != cell && isAmong[other] {
				cells = append(cells, int16(other))
			}
		}
	}
	return cells
}

// Read reads what the open cells of a grid say of its cells, those that hold mines being yes.
func Read(rows []string, mines int) *counts.State {
	shown := []byte(strings.Join(rows, ""))
	isHidden := make([]bool, len(shown))
	for cell, symbol := range shown {
		isHidden[cell] = symbol == Hidden
	}
	return state(shown, isHidden, len(rows[0]), mines)
}

// state has for each cell that shows something a rule of the same number, of the hidden cells around it, and after them one
// of how many mines there are, which it ignores.
func state(shown []byte, isHidden []bool, width, mines int) *counts.State {
	size, cells := len(shown), make([]int16, 0, len(shown))
	for cell := range size {
		if isHidden[cell] {
			cells = append(cells, int16(cell))
		}
	}
	var rules counts.Rules
	rules.Grow(size+1, 9*len(cells))
	around := make([]int16, 0, 8)
	for cell, symbol := range shown {
		if symbol == Hidden {
			rules.Add(0, 0)
			continue
		}
		rules.Add(int(symbol-'0'), int(symbol-'0'), Around(around, isHidden, width, cell)...)
	}
	rules.Add(mines, mines, cells...)
	s := counts.New(size, rules)
	s.Ignore(size)
	for cell, isHidden := range isHidden {
		if !isHidden {
			s.Set(int16(cell), counts.No)
		}
	}
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
	ok = whole.Determine(maxNodes)
	for _, cell := range apart {
		whole.Values[cell] = whole.Values[apart[0]]
	}
	return whole.Values, ok
}

// Mark is a grid with a symbol for each hidden cell: the first if nothing is known of it, the second if it holds a mine,
// the third if it holds none.
func Mark(rows []string, values []counts.Value, symbols string) []string {
	marked := []byte(strings.Join(rows, ""))
	for cell, symbol := range marked {
		if symbol == Hidden {
			marked[cell] = symbols[values[cell]]
		}
	}
	return grid.Rows(marked, len(rows[0]))
}
