package skyscraper

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/generators/skyline"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate draws a square, shows all of its numbers and clues, and takes first numbers and then clues away, as long as
// the puzzle falls within the tier. It draws again if what is left falls to an easier tier too, or if rows or columns
// have no clue: their order would not matter.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	size, sums, tier := params.Size, params.Sees == "sum", slices.Index(tiers, params.Tier)
	rows, solver := latin.Random(r, size), skyline.New(sums, size)
	lists, ladder := append(skyline.All(sums, rows).Lists(size), rows...), ladder(solver)
	show := func(before state, hints []int) state {
		after := state{before.square.Clone(), before.clues}
		for _, hint := range hints {
			if list, i := hint/size, hint%size; list < len(after.clues) {
				after.clues[list][i] = lists[list][i]
			} else {
				after.square.Keep((list-len(after.clues))*size+i, latin.Only(lists[list][i]))
			}
		}
		solver.Clues = after.clues
		ladder.Falls(after.square, min(tier, searching-1))
		return after
	}
	solved := func(known state) bool {
		solver.Clues = known.clues
		return known.square.Filled() || tier == searching && ladder.Search.Unique(known.square)
	}
	hints := slices.Concat(r.Perm(size*size), r.Perm(4*size)) // each is an index in all lists together
	for i := range size * size {
		hints[i] += 4 * size
	}
	kept := slices.Collect(slices.Chunk(make([]int, (4+size)*size), size))
	for _, hint := range generators.Pare(hints, state{square: latin.New(size)}, show, solved) {
		kept[hint/size][hint%size] = lists[hint/size][hint%size]
	}
	p := Problem{params.Sees, kept[0], kept[1], kept[2], kept[3], kept[4:]}
	solver.Clues = skyline.Of(kept[:4])
	falls := func(tier int) bool { return ladder.Falls(latin.Given(p.Givens), tier) }
	if slices.Max(slices.Concat(kept[:2]...)) == 0 || slices.Max(slices.Concat(kept[2:4]...)) == 0 || tier > 0 && falls(tier-1) || !falls(tier) {
		return p, "", generators.ErrAgain
	}
	return p, grid.Format(rows), nil
}

// A state is what is known under some clues.
type state struct {
	square *latin.Square
	clues  skyline.Clues
}

func wrong(p Problem, answer string) iter.Seq[string] { return latin.Misses(answer, len(p.Givens)) }

func canonical(p Problem) Problem { return dihedral.Least(p.turned, compare) }

func symmetry(r *rand.Rand, p Problem) Problem { return p.turned(dihedral.Random(r)) }

// turned is the image of a puzzle.
func (p Problem) turned(t dihedral.Turn) Problem {
	sides := dihedral.Sides(t, [4][]int(p.lists()[:4]))
	return Problem{p.Sees, sides[0], sides[1], sides[2], sides[3], dihedral.Cells(t, p.Givens)}
}

func compare(a, b Problem) int { return slices.CompareFunc(a.lists(), b.lists(), slices.Compare) }
