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
	cells := generators.Cut(r.Perm(params.Size*params.Size), func(cells []int) bool {
		return falls(Problem{only(cells, square), signs}, tier)
	})
	p := Problem{Givens: only(cells, square)}
	p.Less = generators.Cut(signs, func(signs [][2]int) bool { return falls(Problem{p.Givens, signs}, tier) })
	slices.SortFunc(p.Less, comparePairs)
	if tier > 0 && falls(p, tier-1) {
		return p, "", generators.ErrAgain
	}
	return p, grid.Format(square), nil
}

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

func comparePairs(a, b [2]int) int { return slices.Compare(a[:], b[:]) }

func canonical(p Problem) Problem { return Problem(latin.Signed(p).Canonical()) }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem(latin.Signed(p).Disguise(r)) }
