package lightup

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/lights"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate draws a grid with all clues, and takes clues away as long as it falls within the tier. It draws again if what
// is left falls to an easier tier too.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	tier, l := slices.Index(tiers, params.Tier), newLadder()
	cells, full, solution := lights.Draw(r, params.Height, params.Width, l, tier)
	clues := slices.DeleteFunc(r.Perm(len(cells)), func(cell int) bool { return cells[cell] == lights.White })
	kept, left := l.Cut(full, clues, tier)
	if tier > 0 && l.Falls(left, tier-1) {
		return Problem{}, "", generators.ErrAgain
	}
	for _, cell := range clues {
		if !slices.Contains(kept, cell) {
			cells[cell] = lights.Black
		}
	}
	return Problem{grid.Rows(cells, params.Width)}, format(solution, params.Width), nil
}

// wrong moves lights to the right by one cell.
func wrong(_ Problem, answer string) iter.Seq[string] {
	var misses []string
	for i := range answer {
		if rest, ok := strings.CutPrefix(answer[i:], "L ."); ok {
			misses = append(misses, answer[:i]+". L"+rest)
		}
	}
	return slices.Values(misses)
}

func canonical(p Problem) Problem { return Problem{dihedral.LeastRows(p.Grid)} }

func symmetry(r *rand.Rand, p Problem) Problem {
	return Problem{dihedral.Rows(dihedral.Random(r), p.Grid)}
}
