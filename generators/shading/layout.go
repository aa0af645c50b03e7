package shading

import (
	"math/bits"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/generators/matching"
	"github.com/touchstone-rl/touchstone/generators/plane"
)

// A layout is a puzzle with its solution.
type layout struct {
	puzzle *puzzle
	order  []int // all cells, in the order of the last pattern
	struck plane.Plane
	cells  []place // those that are struck
}

// newLayout has numbers from 1 to the greater of height and width.
func newLayout(height, width int) *layout {
	l := &layout{puzzle: newPuzzle(height, width, max(height, width)), order: make([]int, height*width)}
	for i := range l.order {
		l.order[i] = i
	}
	return l
}

// A place is a cell.
type place struct{ row, column int }

// What a puzzle is for a tier.
const (
	easy = iota // it falls to the tier below
	fits
	hard
)

// grade solves as far as a tier goes.
func (l *layout) grade(tier int) (board, int) {
	b := newBoard(l.puzzle)
	if ladder.Climb(&b, tier); !b.filled() {
		return b, hard
	}
	if tier > 0 {
		easier := board{puzzle: l.puzzle, near: b.near}
		easier.apply(&mark{kept: l.puzzle.single()})
		if ladder.Climb(&easier, tier-1); easier.filled() {
			return b, easy
		}
	}
	return b, fits
}

// patterns is how many patterns are drawn for a puzzle of the easiest tier.
const patterns = 50

// draw strikes random cells and gives the others numbers, if it can. In the easiest tier nothing tells that a cell is kept but
// the struck cells beside it, or that it is a way out.
func (l *layout) draw(r *rand.Rand, tier int) bool {
	l.pattern(r)
	for i := 1; tier == 0 && !l.isPlain(); i++ {
		if i == patterns {
			return false
		}
		l.pattern(r)
	}
	l.puzzle.clear()
	return l.fill(r)
}

// disguise gives all struck cells numbers.
func (l *layout) disguise(r *rand.Rand) {
	for i := range l.cells {
		l.renumber(r, i)
	}
}

// pattern strikes random cells until no other can be struck.
func (l *layout) pattern(r *rand.Rand) {
	width := l.puzzle.size[byColumn]
	l.struck, l.cells = plane.Plane{}, l.cells[:0]
	var chains chains
	chains.reset(l.puzzle.size[byRow])
	for i := range l.order {
		k := i + r.IntN(len(l.order)-i)
		l.order[i], l.order[k] = l.order[k], l.order[i]
		row, column := l.order[i]/width+1, l.order[i]%width+1
		if l.struck.Around(row).None()>>column&1 == 0 {
			continue
		}
		near, count := chains.near(l.puzzle.size, &l.struck, row, column)
		if closes(near, count) {
			continue
		}
		chains.join(row, column, near, count)
		l.struck.Add(plane.Spot{Row: row, Bit: 1 << column})
		l.cells = append(l.cells, place{row, column})
	}
}

// fit gives struck cells that the rungs do not find other numbers until the puzzle is of a tier, and tells whether it came
// to be. What leaves more cells open is taken back.
func (l *layout) fit(r *rand.Rand, tier int) bool {
	b, grade := l.grade(tier)
	for patience := 20 + 2*len(l.cells); grade == hard && patience > 0; patience-- {
		i := l.stuck(r, &b)
		before := l.number(i)
		l.renumber(r, i)
		changed, now := l.grade(tier)
		if now == hard && changed.unknown() > b.unknown() {
			l.put(i, before)
		} else {
			b, grade = changed, now
		}
	}
	return grade == fits
}

// isPlain tells whether all kept cells have struck cells beside them, or are the only way out of a cell.
func (l *layout) isPlain() bool {
	b := board{puzzle: l.puzzle, struck: l.struck}
	for row := 1; row <= l.puzzle.size[byRow]; row++ {
		b.kept[row] = plane.Line(l.puzzle.size[byColumn]) &^ l.struck[row] &^ l.struck.Around(row).None()
	}
	exit(&b)
	return b.filled()
}

// fill gives the kept cells of each row different numbers that do not stand in their columns yet. It is not ok if a row has
// none.
func (l *layout) fill(r *rand.Rand) bool {
	height, width, most := l.puzzle.size[byRow], l.puzzle.size[byColumn], l.puzzle.most
	free := make([]int, 0, most*width)
	columns, beside := make([]int, 0, width), make([][]int, 0, width)
	for row := 1; row <= height; row++ {
		free, columns, beside = free[:0], columns[:0], beside[:0]
		numbers := r.Perm(most)
		numbers = append(numbers, numbers...) // each column begins with another one
		for column := 1; column <= width; column++ {
			if l.struck.Has(row, column) {
				continue
			}
			first, inColumn := len(free), l.puzzle.same(byColumn, column)
			for _, n := range numbers[len(columns):][:most] {
				if inColumn[n+1] == 0 {
					free = append(free, n)
				}
			}
			columns, beside = append(columns, column), append(beside, free[first:])
		}
		for i, n := range matching.Maximum(beside, most) {
			if n < 0 {
				return false
			}
			l.puzzle.put(row, columns[i], uint8(n+1))
		}
	}
	return true
}

// renumber gives a struck cell the number of a kept cell of its row and another of its column, at random or, one time of
// eight and where there is none, of one of the two.
func (l *layout) renumber(r *rand.Rand, cell int) {
	at := l.cells[cell]
	either, both := l.clashing(at)
	numbers := both
	if both == 0 || r.IntN(8) == 0 {
		numbers = either
	}
	for k := r.IntN(bits.OnesCount32(numbers)); k > 0; k-- {
		numbers &= numbers - 1
	}
	l.put(cell, uint8(trailing(numbers)))
}

// clashing are the numbers of kept cells in the row or in the column of a cell, and those that are in both.
func (l *layout) clashing(at place) (either, both uint32) {
	var inRow, inColumn uint32
	for m := plane.Line(l.puzzle.size[byColumn]) &^ l.struck[at.row]; m != 0; m &= m - 1 {
		inRow |= 1 << l.puzzle.at(at.row, trailing(m))
	}
	for row := 1; row <= l.puzzle.size[byRow]; row++ {
		if !l.struck.Has(row, at.column) {
			inColumn |= 1 << l.puzzle.at(row, at.column)
		}
	}
	return inRow | inColumn, inRow & inColumn
}

func (l *layout) number(cell int) uint8 {
	return l.puzzle.at(l.cells[cell].row, l.cells[cell].column)
}

func (l *layout) put(cell int, number uint8) {
	l.puzzle.put(l.cells[cell].row, l.cells[cell].column, number)
}

// stuck is a random struck cell that is open on a board, or any if there is none.
func (l *layout) stuck(r *rand.Rand, b *board) int {
	first := r.IntN(len(l.cells))
	for i := range l.cells {
		k := (first + i) % len(l.cells)
		if !b.struck.Has(l.cells[k].row, l.cells[k].column) {
			return k
		}
	}
	return first
}
