// Package shading makes and solves grids of numbers in which cells are to be struck out: so that no number stands twice among
// the cells that are kept of a row or a column, no two cells that are struck share a side, and the cells that are kept hang
// together.
package shading

import (
	"iter"
	"math/rand/v2"
)

// Tiers is how many tiers there are. A puzzle belongs to a tier, counted from 0, if it falls to the rungs of the tier and
// those before it, and not without them, not even if each number that stands once in its row and column is known to be kept:
// it is where there is one solution, but that does not follow from the rules.
//
//	0  touch, clash, repeats, exit: equal numbers side by side or nearly, the corners, the last way out of a cell
//	1  offsets, split: two pairs of equal numbers side by side, cells that would part the others
//	2  try: suppositions that the rungs above refute
const Tiers = len(rungsOf)

// Random draws a puzzle of a tier, with numbers from 1 to the greater of height and width, and its solution: rows of X for a
// cell that is struck and a point for one that is kept. It is not ok if the draw led to none.
//
// It draws cells to be struck and numbers for the others, and then gives cells that the rungs do not find new numbers, as
// long as that does not leave more cells open. If they find all too easily, a number is changed at random; soon another
// draw is better than that.
func Random(r *rand.Rand, height, width, tier int) (rows [][]int, solution []string, ok bool) {
	l, ok := draw(r, height, width, tier)
	if !ok {
		return nil, nil, false
	}
	b, grade := l.grade(tier)
	for patience := 20 + 2*len(l.cells); grade != fits; patience-- {
		i := r.IntN(len(l.cells))
		if grade == hard {
			i = l.stuck(r, &b)
		} else {
			patience -= len(l.cells) / 2
		}
		if patience <= 0 {
			return nil, nil, false
		}
		before := l.number(i)
		l.renumber(r, i)
		changed, now := l.grade(tier)
		if grade == hard && now == hard && changed.unknown() > b.unknown() {
			l.put(i, before)
		} else {
			b, grade = changed, now
		}
	}
	return l.puzzle.rows(), l.struck.Rows(height, width, 'X', '.'), true
}

// Effort is a tenth for each cell, what the rungs cost that solve a puzzle from the easiest and, where they do not, what the
// nodes of a search cost that goes on from there.
func Effort(rows [][]int) (effort float64) {
	effort = float64(len(rows)*len(rows[0])) / 10
	b := newBoard(newPuzzle(rows))
	for i, uses := range climb(&b, ladder) {
		effort += costs[i] * float64(uses)
	}
	if !b.filled() {
		s := searcher()
		s.Unique(&b)
		effort += nodeCost * float64(s.Nodes)
	}
	return effort
}

// Solutions gives all solutions, as Random does.
func Solutions(rows [][]int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		b := newBoard(newPuzzle(rows))
		for s := range searcher().Solutions(&b) {
			if !yield(s.struck.Rows(len(rows), len(rows[0]), 'X', '.')) {
				return
			}
		}
	}
}
