// Package stars makes and solves squares cut into regions, in which stars are to be put: equally many into each
// row, column and region, so that no two touch, not even corner to corner. There are as many regions as rows.
package stars

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/region"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// Tiers is how many tiers there are. A puzzle belongs to a tier, counted from 0, if it falls to the rungs of the
// tier and those before it, and not without them:
//
//	0  count: rows, columns and regions that have all their stars, or no room for those they lack without some cell
//	1  shadow: cells whose star would leave too little room in a row, column or region
//	2  band: neighbouring rows or columns that hold as many stars as the regions in them, or on them
//	3  try: suppositions that the rungs above refute
const Tiers = 4

// times is how often a draw may take cells from its regions again. It is cheaper than another draw, but not for long.
const times = 20

// Random draws a puzzle of a tier with so many stars in a row, and its solution: rows of letters for the regions,
// from A in their order, and rows of S for a star and a point for any other cell. It is not ok if the draw led to
// none.
//
// It draws the stars, links those of each region, and then adds cells to the regions one by one, as long as the
// puzzle falls to its tier.
func Random(r *rand.Rand, size, perUnit, tier int) (regions, solution []string, ok bool) {
	l, ok := draw(r, size, perUnit)
	if !ok || !l.finish(r, tier) {
		return nil, nil, false
	}
	return l.rows(), l.stars.rows(size), true
}

// Effort is a tenth for each cell, what the rungs cost that solve a puzzle from the easiest and, where they do not,
// what the nodes of a search cost that goes on from there.
func Effort(regions []string, perUnit int) (effort float64) {
	effort = float64(len(regions)*len(regions)) / 10
	b := newBoard(squareOf(regions, perUnit))
	return effort + ladder.Effort(&b)
}

// Tier is the tier of a puzzle.
func Tier(regions []string, perUnit int) int {
	b := newBoard(squareOf(regions, perUnit))
	return ladder.Tier(&b)
}

// Solutions gives all solutions as answers, in the symbols of Random.
func Solutions(regions []string, perUnit int) iter.Seq[string] {
	b := newBoard(squareOf(regions, perUnit))
	return searcher(0).Written(&b, func(b *board) string { return grid.FormatSymbols(b.stars.rows(len(regions))) })
}

// Canonical is the least image of regions, with letters in the order in which they come.
func Canonical(regions []string) []string {
	return dihedral.Least(func(t dihedral.Turn) []string { return rename(dihedral.Rows(t, regions)) }, slices.Compare)
}

// Disguise turns regions, and gives them letters in their new order.
func Disguise(r *rand.Rand, regions []string) []string {
	return rename(dihedral.Rows(dihedral.Random(r), regions))
}

func rename(regions []string) []string {
	return region.Rows(region.Renumber(region.Labels(regions)), len(regions))
}
