package slant

import (
	"bytes"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/diagonals"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate draws lines, shows all clues, and takes them away as long as the puzzle falls within the tier, the obvious
// ones first in all tiers but the easiest. It draws again if what is left falls to an easier tier too.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	tier, l, width := slices.Index(tiers, params.Tier), newLadder(), params.Width+1
	lines := diagonals.Draw(r, params.Height, params.Width)
	clues := lines.Clues()
	order := r.Perm(len(clues))
	if tier > 0 {
		order = obviousFirst(order, clues, width)
	}
	kept, left := l.Cut(diagonals.New(params.Height, params.Width, clues), order, tier)
	if tier > 0 && l.Falls(left, tier-1) {
		return Problem{}, "", generators.ErrAgain
	}
	symbols := bytes.Repeat([]byte("."), len(clues))
	for _, corner := range kept {
		symbols[corner] = '0' + byte(clues[corner])
	}
	return Problem{grid.Rows(symbols, width)}, format(lines, params.Width), nil
}

// obviousFirst puts the clues first that tell all lines around them at once.
func obviousFirst(order []int, clues []int8, width int) []int {
	height := len(clues) / width
	first, rest := make([]int, 0, len(order)), make([]int, 0, len(order))
	for _, corner := range order {
		cells := int8(4)
		if r := corner / width; r == 0 || r == height-1 {
			cells /= 2
		}
		if c := corner % width; c == 0 || c == width-1 {
			cells /= 2
		}
		if clues[corner] == 0 || clues[corner] == cells {
			first = append(first, corner)
		} else {
			rest = append(rest, corner)
		}
	}
	return append(first, rest...)
}

// wrong turns single lines.
func wrong(_ Problem, answer string) iter.Seq[string] {
	var misses []string
	for i, symbol := range answer {
		if symbol == 'F' {
			misses = append(misses, answer[:i]+"B"+answer[i+1:])
		}
	}
	return slices.Values(misses)
}

func canonical(p Problem) Problem { return Problem{dihedral.LeastRows(p.Corners)} }

func symmetry(r *rand.Rand, p Problem) Problem {
	return Problem{dihedral.Rows(dihedral.Random(r), p.Corners)}
}
