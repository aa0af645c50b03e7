// Package camp makes and solves camps: trees on a grid, beside each a tent of its own, no two tents that touch, and the
// numbers of the tents in all rows and columns.
package camp

import (
	"iter"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Puzzle has trees, rows of # for a tree and _ for an empty cell, and how many tents each row and column holds. Its
// height and width are at most plane.Most.
type Puzzle struct {
	Trees         []string
	Rows, Columns []int
}

// Tiers is how many tiers there are. A puzzle belongs to a tier, counted from 0, if it falls to the rungs of the tier and
// those before it, and not without them:
//
//	0  count: numbers, and trees and tents that have one cell or tree left
//	1  corner and shadow: cells that touch a tent wherever it is put
//	2  try: suppositions that the rungs above refute
const Tiers = 3

// attempts is how many layouts a draw tries.
const attempts = 10

// Random draws a puzzle of a tier with its solution, rows of T for a tent and a point for any other cell. It is not ok if
// the draw led to none.
//
// It draws tents and trees, and then moves trees for which the rungs find no tent to other cells beside their tents, as long
// as that does not leave more cells open. Where they find all tents too easily, another draw is soonest to help.
func Random(r *rand.Rand, height, width, tier int) (p Puzzle, tents []string, ok bool) {
	l := newLayout(height, width)
	for range attempts {
		if l.draw(r) && l.fit(r, tier) {
			p, tents = l.puzzle()
			return p, tents, true
		}
	}
	return p, nil, false
}

// Effort is what the rungs cost that solve a puzzle from the easiest and, where they do not, what the nodes of a search cost
// that goes on from there.
func (p Puzzle) Effort() float64 {
	b := boardOf(p)
	return ladder.Effort(&b)
}

// Tier is the tier of the puzzle.
func (p Puzzle) Tier() int {
	b := boardOf(p)
	return ladder.Tier(&b)
}

// Solutions gives all solutions as answers, in the symbols of Random.
func (p Puzzle) Solutions() iter.Seq[string] {
	b := boardOf(p)
	return searcher(0).Written(&b, func(b *board) string {
		return grid.FormatSymbols(b.tents.Rows(len(p.Rows), len(p.Columns), 'T', '.'))
	})
}
