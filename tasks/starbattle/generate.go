package starbattle

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/stars"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the tiers of package stars.
var tiers = []string{"counts", "shadows", "bands", "trials"}

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	regions, solution, ok := stars.Random(r, params.Size, params.Stars, slices.Index(tiers, params.Tier))
	if !ok {
		return Problem{}, "", generators.ErrAgain
	}
	return Problem{regions, params.Stars}, grid.FormatSymbols(solution), nil
}

// wrong exchanges two rows, and then two stars of different rows: rows and columns still hold what they should.
func wrong(_ Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		lines := strings.Split(answer, "\n")
		for i := range lines[1:] {
			miss := slices.Clone(lines)
			miss[i], miss[i+1] = miss[i+1], miss[i]
			if !yield(strings.Join(miss, "\n")) {
				return
			}
		}
		for i := range lines {
			for k := range i {
				upper, lower, ok := exchange(lines[k], lines[i])
				if !ok {
					continue
				}
				miss := slices.Clone(lines)
				miss[k], miss[i] = upper, lower
				if !yield(strings.Join(miss, "\n")) {
					return
				}
			}
		}
	}
}

// exchange exchanges the columns of the first stars of two lines. It is not ok if a line has a star there already.
func exchange(upper, lower string) (newUpper, newLower string, ok bool) {
	i, k := strings.IndexByte(upper, 'S'), strings.IndexByte(lower, 'S')
	if upper[k] == 'S' || lower[i] == 'S' {
		return "", "", false
	}
	one, other := []byte(upper), []byte(lower)
	one[i], one[k], other[k], other[i] = '.', 'S', '.', 'S'
	return string(one), string(other), true
}

func tier(p Problem) string { return tiers[stars.Tier(p.Regions, p.Stars)] }

func effort(p Problem) float64 { return stars.Effort(p.Regions, p.Stars) }

func solutions(p Problem) iter.Seq[string] { return stars.Solutions(p.Regions, p.Stars) }

func canonical(p Problem) Problem { return Problem{stars.Canonical(p.Regions), p.Stars} }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem{stars.Disguise(r, p.Regions), p.Stars} }
