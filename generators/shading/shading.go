// Package shading makes and solves grids of numbers in which cells are to be struck out: so that no number stands twice among
// the cells that are kept of a row or a column, no two cells that are struck share a side, and the cells that are kept hang
// together.
package shading

import (
	"iter"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// Tiers is how many tiers there are. A puzzle belongs to a tier, counted from 0, if it falls to the rungs of the tier and
// those before it, and not without them, not even if each number that stands once in its row and column is known to be kept:
// it is where there is one solution, but that does not follow from the rules.
//
//	0  touch, clash, repeats, exit: equal numbers side by side or nearly, the corners, the last way out of a cell
//	1  offsets, split: two pairs of equal numbers side by side, cells that would part the others
//	2  try: suppositions that the rungs above refute
const Tiers = 3

// attempts is how many layouts a draw tries, and disguises in how many ways it gives struck cells numbers in each.
const attempts, disguises = 10, 2

// Random draws a puzzle of a tier, with numbers from 1 to the greater of height and width, and its solution: rows of X for a
// cell that is struck and a point for one that is kept. It is not ok if the draw led to none.
//
// It draws cells to be struck and numbers for all, and then gives struck cells that the rungs do not find new numbers, as
// long as that does not leave more cells open. Where they find all too easily, it is soonest to begin again.
func Random(r *rand.Rand, height, width, tier int) (rows [][]int, solution []string, ok bool) {
	l := newLayout(height, width)
	for range attempts {
		if !l.draw(r, tier) {
			continue
		}
		for range disguises {
			if l.disguise(r); l.fit(r, tier) {
				return l.puzzle.rows(), l.struck.Rows(height, width, 'X', '.'), true
			}
		}
	}
	return nil, nil, false
}

// Effort is a tenth for each cell, what the rungs cost that solve a puzzle from the easiest and, where they do not, what the
// nodes of a search cost that goes on from there.
func Effort(rows [][]int) (effort float64) {
	effort = float64(len(rows)*len(rows[0])) / 10
	b := newBoard(puzzleOf(rows))
	return effort + ladder.Effort(&b)
}

// Tier is the tier of a puzzle.
func Tier(rows [][]int) int {
	b := newBoard(puzzleOf(rows))
	return ladder.Tier(&b)
}

// Solutions gives all solutions as answers, in the symbols of Random.
func Solutions(rows [][]int) iter.Seq[string] {
	b := newBoard(puzzleOf(rows))
	return searcher(0).Written(&b, func(b *board) string {
		return grid.FormatSymbols(b.struck.Rows(len(rows), len(rows[0]), 'X', '.'))
	})
}
