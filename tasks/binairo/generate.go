package binairo

import (
	"cmp"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/line"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate draws a grid with clues of which each is needed within the tier, and again if they are enough in an easier
// tier too, or if a search that would do for each of them does not do for all.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	tier, p := slices.Index(tiers, params.Tier), Problem{Unique: params.Unique}
	puzzle, solution := ladder(p).Draw(r, line.NewBoard(params.Height, params.Width), tier)
	if solution == nil {
		return p, "", generators.ErrAgain
	}
	p.Givens = puzzle.Rows()
	if !ladder(p).Falls(puzzle.Clone(), tier) || tier > 0 && ladder(p).Falls(puzzle, tier-1) {
		return p, "", generators.ErrAgain
	}
	return p, grid.FormatSymbols(solution.Rows()), nil
}

// wrong gives the answer with two rows exchanged that stand side by side, which keeps all counts.
func wrong(_ Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		rows := strings.Split(answer, "\n")
		for i := range len(rows) - 1 {
			miss := slices.Clone(rows)
			miss[i], miss[i+1] = rows[i+1], rows[i]
			if rows[i] != rows[i+1] && !yield(strings.Join(miss, "\n")) {
				return
			}
		}
	}
}

// image is a puzzle turned, with 0 and 1 exchanged where a condition on its turned rows holds.
func image(p Problem, turn dihedral.Turn, exchanged func(rows []string) bool) Problem {
	rows := dihedral.Rows(turn, p.Givens)
	if exchanged(rows) {
		for i, row := range rows {
			rows[i] = strings.Map(exchange, row)
		}
	}
	return Problem{rows, p.Unique}
}

func exchange(digit rune) rune {
	if digit == '.' {
		return digit
	}
	return '0' + '1' - digit
}

// canonical is the least of all images, lower ones first. Of two that differ by an exchange it is the one whose first
// digit is 0.
func canonical(p Problem) Problem {
	return dihedral.Least(func(turn dihedral.Turn) Problem { return image(p, turn, beginsWith1) }, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(len(a.Givens), len(b.Givens)), slices.Compare(a.Givens, b.Givens))
	})
}

func beginsWith1(rows []string) bool {
	for _, row := range rows {
		if i := strings.IndexAny(row, "01"); i >= 0 {
			return row[i] == '1'
		}
	}
	return false
}

func symmetry(r *rand.Rand, p Problem) Problem {
	turn, exchanged := dihedral.Random(r), r.IntN(2) == 1
	return image(p, turn, func([]string) bool { return exchanged })
}
