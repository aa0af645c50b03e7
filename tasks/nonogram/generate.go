package nonogram

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

// pictures is how many pictures are drawn at a time.
const pictures = 16

// generate draws pictures until one can be made a puzzle of the tier. Lines that are all filled or all empty would give too
// much away.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	clues := make([][]int, params.Height+params.Width)
	ladder := newLadder(clues)
	for range pictures {
		picture := line.DrawPicture(r, params.Height, params.Width)
		clue := func(i int) bool {
			clues[i] = line.RunsOf(picture.Lines[i])
			return !picture.IsPlain(i)
		}
		if picture.Adapt(r, ladder, slices.Index(tiers, params.Tier), clue) {
			return Problem{clues[:params.Height], clues[params.Height:]}, grid.FormatSymbols(picture.Rows()), nil
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// wrong gives the answer with one run moved by one cell, in each row where there is room.
func wrong(_ Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		rows := strings.Split(answer, "\n")
		for i, row := range rows {
			if rows[i] = strings.Replace(row, "0 0 1", "0 1 0", 1); rows[i] != row && !yield(strings.Join(rows, "\n")) {
				return
			}
			rows[i] = row
		}
	}
}

// image is a puzzle turned.
func image(p Problem, turn dihedral.Turn) Problem {
	down, right := dihedral.Turn(1), dihedral.Turn(2)
	rows, columns := slices.Clone(p.Rows), slices.Clone(p.Columns)
	if turn&right != 0 {
		backwards(rows)
	}
	if turn&down != 0 {
		backwards(columns)
	}
	rows, columns = dihedral.Lines(turn, rows, columns)
	return Problem{rows, columns}
}

// backwards makes clues those of lines that are read backwards.
func backwards(clues [][]int) {
	for i, runs := range clues {
		clues[i] = slices.Clone(runs)
		slices.Reverse(clues[i])
	}
}

// canonical is the least of all images.
func canonical(p Problem) Problem {
	compare := func(a, b [][]int) int { return slices.CompareFunc(a, b, slices.Compare[[]int]) }
	return dihedral.Least(func(turn dihedral.Turn) Problem { return image(p, turn) }, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(len(a.Rows), len(b.Rows)), compare(a.Rows, b.Rows), compare(a.Columns, b.Columns))
	})
}

func symmetry(r *rand.Rand, p Problem) Problem { return image(p, dihedral.Random(r)) }
