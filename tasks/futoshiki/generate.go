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
	square, most := latin.Random(r, params.Size), slices.Index(tiers, params.Tier)
	signs := allSigns(square)
	r.Shuffle(len(signs), func(i, j int) { signs[i], signs[j] = signs[j], signs[i] })
	p, tier := pared(square, r.Perm(params.Size*params.Size), signs, most)
	slices.SortFunc(p.Less, latin.ComparePairs)
	if tier < most || tier == search && falls(p, search-1) {
		return p, "", generators.ErrAgain
	}
	return p, grid.Format(square), nil
}

// pared leaves of the cells of a square, and then of its signs, those that a tier needs. It tells the hardest tier that
// something was taken away by: without that, no easier tier suffices any more.
//
// Easy tiers are tried first, and harder ones on each clue that would have to stay. For the tier of search, those between
// limits and search are left out: they cost more than they spare.
func pared(square [][]int, cells []int, signs [][2]int, most int) (p Problem, tier int) {
	enough := func(known latin.Cube) bool {
		return known.Filled() || tier == search && known.Unique(maxNodes)
	}
	given := func(known latin.Cube, cells []int) latin.Cube { return known.With(cells, nil, powers[tier]) }
	signed := func(known latin.Cube, signs [][2]int) latin.Cube { return known.With(nil, signs, powers[tier]) }
	harder := func(known latin.Cube) bool {
		before := tier
		for tier < most {
			if tier++; most < search || tier <= 1 || tier == search {
				if known = given(known, nil); enough(known) {
					return true
				}
			}
		}
		tier = before
		return false
	}
	none := latin.NewCube(square)
	if all := signed(none, signs); enough(all) || harder(all) {
		cells = nil
	} else {
		cells = generators.Parer[latin.Cube, int]{With: given, Enough: enough, Hard: harder, Idle: latin.Cube.Knows}.Pare(cells, all)
	}
	signs = generators.Parer[latin.Cube, [2]int]{With: signed, Enough: enough, Hard: harder, Idle: latin.Cube.Implies}.Pare(signs, given(none, cells))
	return Problem{only(cells, square), signs}, tier
}

// allSigns are the pairs of neighbours in a square, first that which holds less.
func allSigns(square [][]int) (signs [][2]int) {
	numbers, size := slices.Concat(square...), len(square)
	signs = make([][2]int, 0, 2*size*(size-1))
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
	rows := generators.Rows(make([]int, size*size), size)
	for _, cell := range cells {
		rows[cell/size][cell%size] = square[cell/size][cell%size]
	}
	return rows
}

func wrong(p Problem, answer string) iter.Seq[string] { return latin.Misses(answer, len(p.Givens)) }

func canonical(p Problem) Problem { return Problem(latin.Signed(p).Canonical()) }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem(latin.Signed(p).Disguise(r)) }
