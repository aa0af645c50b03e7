package futoshiki

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate draws a square, shows all of its numbers and signs, and takes first numbers and then signs away, as long as
// the puzzle falls within the tier. It draws again if what is left falls to an easier tier too.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	tier := slices.Index(tiers, params.Tier)
	square := latin.Random(r, params.Size)
	signs := allSigns(square)
	r.Shuffle(len(signs), func(i, j int) { signs[i], signs[j] = signs[j], signs[i] })
	reduce := pared
	if params.Tier == "search" {
		reduce = cut // what a search with so many nodes finds does not follow from more clues in any order
	}
	p := reduce(square, r.Perm(params.Size*params.Size), signs, tier)
	slices.SortFunc(p.Less, latin.ComparePairs)
	if tier > 0 && falls(p, tier-1) {
		return p, "", generators.ErrAgain
	}
	return p, grid.Format(square), nil
}

// cut leaves of the cells of a square, and then of its signs, those that a tier needs.
func cut(square [][]int, cells []int, signs [][2]int, tier int) Problem {
	p := Problem{Givens: only(generators.Cut(cells, func(cells []int) bool {
		return falls(Problem{only(cells, square), signs}, tier)
	}), square)}
	p.Less = generators.Cut(signs, func(signs [][2]int) bool { return falls(Problem{p.Givens, signs}, tier) })
	return p
}

// pared does what cut does, from what is known already.
func pared(square [][]int, cells []int, signs [][2]int, tier int) Problem {
	numbers, all := slices.Concat(square...), ladder(Problem{Less: signs})
	given := func(before state, cells []int) state {
		after := before.square.Clone()
		for _, cell := range cells {
			after.Keep(cell, latin.Only(numbers[cell]))
		}
		all.Falls(after, tier)
		return state{square: after}
	}
	signed := func(before state, signs [][2]int) state {
		after := state{before.square.Clone(), slices.Concat(before.less, signs)}
		ladder(Problem{Less: after.less}).Falls(after.square, tier)
		return after
	}
	p := Problem{Givens: only(generators.Pare(cells, given(state{square: latin.New(len(square))}, nil), given, solved), square)}
	p.Less = generators.Pare(signs, signed(state{square: latin.Given(p.Givens)}, nil), signed, solved)
	return p
}

// A state is what is known under some signs.
type state struct {
	square *latin.Square
	less   [][2]int
}

func solved(known state) bool { return known.square.Filled() }

// allSigns are the pairs of neighbours in a square, first that which holds less.
func allSigns(square [][]int) (signs [][2]int) {
	numbers, size := slices.Concat(square...), len(square)
	sign := func(a, b int) {
		if numbers[a] > numbers[b] {
			a, b = b, a
		}
		signs = append(signs, [2]int{a, b})
	}
	for cell := range numbers {
		if right := cell + 1; right%size > 0 {
			sign(cell, right)
		}
		if below := cell + size; below < len(numbers) {
			sign(cell, below)
		}
	}
	return signs
}

// only is a square with some of its cells, the others open.
func only(cells []int, square [][]int) [][]int {
	size := len(square)
	rows := slices.Collect(slices.Chunk(make([]int, size*size), size))
	for _, cell := range cells {
		rows[cell/size][cell%size] = square[cell/size][cell%size]
	}
	return rows
}

func wrong(p Problem, answer string) iter.Seq[string] { return latin.Misses(answer, len(p.Givens)) }



func canonical(p Problem) Problem { return Problem(latin.Signed(p).Canonical()) }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem(latin.Signed(p).Disguise(r)) }
