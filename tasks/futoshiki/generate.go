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
	square, tier := latin.Random(r, params.Size), latin.Power(slices.Index(tiers, params.Tier))
	signs := latin.Signs(square)
	r.Shuffle(len(signs), func(i, j int) { signs[i], signs[j] = signs[j], signs[i] })
	p, needed := latin.Pare(square, r.Perm(params.Size*params.Size), signs, tier, maxNodes)
	if needed < tier {
		return Problem(p), "", generators.ErrAgain
	}
	return Problem(p), grid.Format(square), nil
}

func wrong(p Problem, answer string) iter.Seq[string] { return latin.Misses(answer, len(p.Givens)) }

func canonical(p Problem) Problem { return Problem(latin.Signed(p).Canonical()) }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem(latin.Signed(p).Disguise(r)) }
