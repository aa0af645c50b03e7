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

func effort(p Problem) float64 { return camp.Puzzle(p).Effort() }

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		for tents := range camp.Puzzle(p).Solutions() {
			if !yield(grid.FormatSymbols(tents)) {
				return
			}
		}
	}
}

// canonical is the least image. Trees are turned only where the numbers do not decide.
func canonical(p Problem) Problem {
	least := p
	for t := dihedral.Turn(1); t < dihedral.Count; t++ {
		image := Problem{Trees: least.Trees}
		if image.Rows, image.Columns = dihedral.Lines(t, p.Rows, p.Columns); compare(image, least) > 0 {
			continue
		}
		if image.Trees = dihedral.Rows(t, p.Trees); compare(image, least) < 0 {
			least = image
		}
	}
	return least
}

func symmetry(r *rand.Rand, p Problem) Problem { return turn(p, dihedral.Random(r)) }

func turn(p Problem, t dihedral.Turn) Problem {
	rows, columns := dihedral.Lines(t, p.Rows, p.Columns)
	return Problem{dihedral.Rows(t, p.Trees), rows, columns}
}

func compare(a, b Problem) int {
	return cmp.Or(len(a.Rows)-len(b.Rows), slices.Compare(a.Rows, b.Rows), slices.Compare(a.Columns, b.Columns),
		slices.Compare(a.Trees, b.Trees))
}
