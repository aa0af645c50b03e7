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
	puzzle, solution := ladder(p).Draw(r, line.NewBoard(params.Height, params.Width), tier, max(tier, sure(params)))
	if solution == nil {
		return p, "", generators.ErrAgain
	}
	p.Givens = puzzle.Rows()
	if !ladder(p).Takes(puzzle, tier) {
		return p, "", generators.ErrAgain
	}
	return p, grid.FormatSymbols(solution.Rows()), nil
}

// sure is the tier whose techniques show whether a digit can be drawn. In lines of up to 8 cells, all ways to fill them say
// hardly more than what is quicker to see.
func sure(params Params) int {
	if max(params.Height, params.Width) > 8 {
		return slices.Index(tiers, "lines")
	}
	return slices.Index(tiers, "last")
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

// exchanged is a grid with 0 and 1 exchanged.
func exchanged(rows []string) []string {
	others := make([]string, len(rows))
	for i, row := range rows {
		others[i] = strings.Map(exchange, row)
	}
	return others
}

func exchange(digit rune) rune {
	if digit == '.' {
		return digit
	}
	return '0' + '1' - digit
}

// canonical is the least of all images, lower ones first.
func canonical(p Problem) Problem {
	return Problem{slices.MinFunc([][]string{least(p.Givens), least(exchanged(p.Givens))}, slices.Compare), p.Unique}
}

// least is the least of the images of a grid that are not higher than wide, if any is not.
func least(rows []string) []string {
	height := func(turn dihedral.Turn) int {
		if turn.Transposes() {
			return len(rows[0])
		}
		return len(rows)
	}
	turn := dihedral.Least(func(turn dihedral.Turn) dihedral.Turn { return turn }, func(a, b dihedral.Turn) int {
		return cmp.Or(cmp.Compare(height(a), height(b)), dihedral.CompareRows(rows, a, b))
	})
	return dihedral.Rows(turn, rows)
}

func symmetry(r *rand.Rand, p Problem) Problem {
	rows := dihedral.Rows(dihedral.Random(r), p.Givens)
	if r.IntN(2) == 1 {
		rows = exchanged(rows)
	}
	return Problem{rows, p.Unique}
}
