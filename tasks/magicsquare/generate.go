package magicsquare

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/magic"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the tiers of package magic.
var tiers = []string{"last", "pairs", "lines", "search"}

// steps is what may be spent on drawing a square.
const steps = 1_000_000

// generate draws a magic square and leaves out numbers as long as the puzzle falls within the tier. It draws again if
// what is left falls to an easier tier too.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	wanted := slices.Index(tiers, params.Tier)
	square, ok := magic.Random(r, params.Size, generators.NewBudget(steps))
	if !ok {
		return Problem{}, "", generators.ErrAgain
	}
	givens := magic.Pare(square, r.Perm(params.Size*params.Size), wanted)
	p := Problem{givens}
	if tier(p) != params.Tier {
		return Problem{}, "", generators.ErrAgain
	}
	return p, grid.Format(square), nil
}

func tier(p Problem) string { return tiers[magic.Tier(p.Givens)] }

func effort(p Problem) float64 { return magic.Effort(p.Givens) }

func solutions(p Problem) iter.Seq[string] { return magic.Solutions(p.Givens) }

// wrong exchanges neighbours in a row that are open, where columns tell alone, and gives magic squares that do not keep
// what is given: the rows from bottom to top, and each number taken from the least and the greatest together.
func wrong(p Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		size := len(p.Givens)
		rows, _ := grid.Parse(answer, size, size, size*size)
		for i, row := range rows {
			for k := range size - 1 {
				if p.Givens[i][k] != 0 || p.Givens[i][k+1] != 0 {
					continue
				}
				row[k], row[k+1] = row[k+1], row[k]
				if !yield(grid.Format(rows)) {
					return
				}
				row[k], row[k+1] = row[k+1], row[k]
			}
		}
		lines := strings.Split(answer, "\n")
		slices.Reverse(lines)
		for _, row := range rows {
			for k, n := range row {
				row[k] = size*size + 1 - n
			}
		}
		if yield(strings.Join(lines, "\n")) {
			yield(grid.Format(rows))
		}
	}
}

func canonical(p Problem) Problem { return Problem{magic.Canonical(p.Givens)} }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem{magic.Disguise(r, p.Givens)} }
