package hitori

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/shading"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tiers are the names of the tiers of package shading.
var tiers = []string{"repeats", "splits", "trials"}

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	numbers, solution, ok := shading.Random(r, params.Height, params.Width, slices.Index(tiers, params.Tier))
	if !ok {
		return Problem{}, "", generators.ErrAgain
	}
	return Problem{numbers}, grid.FormatSymbols(solution), nil
}

// wrong moves one X after another to the cell after it, and leaves one after another out.
func wrong(_ Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range answer {
			if answer[i] != 'X' {
				continue
			}
			miss := []byte(answer)
			if miss[i] = '.'; !yield(string(miss)) {
				return
			}
			if i+2 < len(answer) && answer[i+1] == ' ' {
				if miss[i+2] = 'X'; !yield(string(miss)) {
					return
				}
			}
		}
	}
}

func tier(p Problem) string { return tiers[shading.Tier(p.Numbers)] }

func effort(p Problem) float64 { return shading.Effort(p.Numbers) }

func solutions(p Problem) iter.Seq[string] { return shading.Solutions(p.Numbers) }

func canonical(p Problem) Problem { return Problem{shading.Canonical(p.Numbers)} }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem{shading.Disguise(r, p.Numbers)} }
