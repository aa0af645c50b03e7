package futoshiki

import (
	"cmp"
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

// wrong gives the answer with two successive numbers exchanged throughout: only givens, and signs between cells that
// hold these two, tell it from the answer.
func wrong(p Problem, answer string) iter.Seq[string] {
	size := len(p.Givens)
	var misses []string
	for n := 1; n < size; n++ {
		rows, _ := grid.Parse(answer, size, size, size)
		for _, row := range rows {
			i, k := slices.Index(row, n), slices.Index(row, n+1)
			row[i], row[k] = row[k], row[i]
		}
		misses = append(misses, grid.Format(rows))
	}
	return slices.Values(misses)
}

// A puzzle can be turned and mirrored in eight ways, and its numbers counted from the other end, which turns all signs
// round.
const images = 2 * latin.Images

func image(p Problem, which int) Problem {
	size := len(p.Givens)
	q := Problem{only(nil, p.Givens), make([][2]int, len(p.Less))}
	for cell, number := range slices.Concat(p.Givens...) {
		to := latin.Image(size, cell, which)
		if which >= latin.Images && number > 0 {
			number = size + 1 - number
		}
		q.Givens[to/size][to%size] = number
	}
	for i, pair := range p.Less {
		less, more := latin.Image(size, pair[0], which), latin.Image(size, pair[1], which)
		if which >= latin.Images {
			less, more = more, less
		}
		q.Less[i] = [2]int{less, more}
	}
	slices.SortFunc(q.Less, comparePairs)
	return q
}

// canonical is the first of the images in the order of givens, then of signs.
func canonical(p Problem) Problem {
	all := make([]Problem, images)
	for which := range all {
		all[which] = image(p, which)
	}
	return slices.MinFunc(all, func(a, b Problem) int {
		return cmp.Or(slices.CompareFunc(a.Givens, b.Givens, slices.Compare), slices.CompareFunc(a.Less, b.Less, comparePairs))
	})
}

func comparePairs(a, b [2]int) int { return slices.Compare(a[:], b[:]) }

func symmetry(r *rand.Rand, p Problem) Problem { return image(p, r.IntN(images)) }
