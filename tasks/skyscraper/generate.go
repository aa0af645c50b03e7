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
	rows, s, tier := latin.Random(r, params.Size), skyline.New(params.Sees == "sum", params.Size), slices.Index(tiers, params.Tier)
	order := slices.Concat(r.Perm(params.Size*params.Size), r.Perm(4*params.Size))
	for i := range params.Size * params.Size {
		order[i] += 4 * params.Size
	}
	clues, givens, least := s.Pare(rows, order, s.Tiers(rows, maxNodes), tier)
	sides := clues.Sides(params.Size)
	p := Problem{params.Sees, sides[0], sides[1], sides[2], sides[3], givens}
	if least < tier || tier == searching && !solver(p).Search(maxNodes).Unique(latin.Given(givens)) ||
		slices.Max(slices.Concat(p.Left, p.Right)) == 0 || slices.Max(slices.Concat(p.Top, p.Bottom)) == 0 {
		return p, "", generators.ErrAgain
	}
	return p, grid.Format(rows), nil
}

func wrong(p Problem, answer string) iter.Seq[string] { return latin.Misses(answer, len(p.Givens)) }

// canonical is the least image, by the clues side by side and then by the numbers, which are seldom looked at.
func canonical(p Problem) Problem {
	turns := func(t dihedral.Turn) image { return image{t, dihedral.Sides(t, p.sides())} }
	least := dihedral.Least(turns, func(a, b image) int {
		for side := range a.sides {
			if order := slices.Compare(a.sides[side], b.sides[side]); order != 0 {
				return order
			}
		}
		return slices.CompareFunc(dihedral.Cells(a.turn, p.Givens), dihedral.Cells(b.turn, p.Givens), slices.Compare)
	})
	return p.turned(least.turn)
}

// An image is what turns make of clues.
type image struct {
	turn  dihedral.Turn
	sides [4][]int
}

func symmetry(r *rand.Rand, p Problem) Problem { return p.turned(dihedral.Random(r)) }

// turned is the image of a puzzle.
func (p Problem) turned(t dihedral.Turn) Problem {
	sides := dihedral.Sides(t, p.sides())
	return Problem{p.Sees, sides[0], sides[1], sides[2], sides[3], dihedral.Cells(t, p.Givens)}
}
