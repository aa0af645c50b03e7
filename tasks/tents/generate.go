package tents

import (
	"cmp"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/camp"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the tiers of package camp.
var tiers = []string{"counts", "shadows", "trials"}

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	p, tents, ok := camp.Random(r, params.Height, params.Width, slices.Index(tiers, params.Tier))
	if !ok {
		return Problem{}, "", generators.ErrAgain
	}
	return Problem(p), grid.FormatSymbols(tents), nil
}

// wrong exchanges the columns of two tents that follow each other: all numbers still hold.
func wrong(p Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		length := 2 * len(p.Columns) // of a line
		last := -1
		for i := range answer {
			if answer[i] != 'T' {
				continue
			}
			if last >= 0 && i/length > last/length && i%length != last%length {
				miss := []byte(answer)
				miss[last], miss[i] = '.', '.'
				miss[last/length*length+i%length], miss[i/length*length+last%length] = 'T', 'T'
				if !yield(string(miss)) {
					return
				}
			}
			last = i
		}
	}
}

func tier(p Problem) string { return tiers[camp.Puzzle(p).Tier()] }

func effort(p Problem) float64 { return camp.Puzzle(p).Effort() }

func solutions(p Problem) iter.Seq[string] { return camp.Puzzle(p).Solutions() }

// canonical is the least image. Trees are turned only to the images with the least numbers.
func canonical(p Problem) Problem {
	images := dihedral.AllLines(p.Rows, p.Columns)
	least := slices.MinFunc(images[:], compare)
	image := Problem{Rows: least[0], Columns: least[1]}
	for t, numbers := range images {
		if compare(numbers, least) != 0 {
			continue
		}
		if trees := dihedral.Rows(dihedral.Turn(t), p.Trees); image.Trees == nil || slices.Compare(trees, image.Trees) < 0 {
			image.Trees = trees
		}
	}
	return image
}

func symmetry(r *rand.Rand, p Problem) Problem { return turn(p, dihedral.Random(r)) }

func turn(p Problem, t dihedral.Turn) Problem {
	rows, columns := dihedral.Lines(t, p.Rows, p.Columns)
	return Problem{dihedral.Rows(t, p.Trees), rows, columns}
}

// compare compares the numbers of two images.
func compare(a, b [2][]int) int {
	return cmp.Or(len(a[0])-len(b[0]), slices.Compare(a[0], b[0]), slices.Compare(a[1], b[1]))
}
