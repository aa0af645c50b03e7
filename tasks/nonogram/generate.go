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

// generate draws pictures until one can be made a puzzle of the tier.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	clues := make([][]int, params.Height+params.Width)
	for i := range clues {
		clues[i] = make([]int, 0, max(params.Height, params.Width)/2+1)
	}
	draw := func() *line.Picture { return line.DrawPicture(r, params.Height, params.Width) }
	picture := newLadder(clues).Picture(r, slices.Index(tiers, params.Tier), draw, func(i int, filled uint32) {
		clues[i] = line.AppendRuns(clues[i][:0], filled)
	})
	if picture == nil {
		return Problem{}, "", generators.ErrAgain
	}
	return Problem{clues[:params.Height], clues[params.Height:]}, grid.FormatSymbols(picture.Rows()), nil
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

// images gives the images of a puzzle.
func images(p Problem) func(dihedral.Turn) Problem {
	rows, columns := variants(p.Rows), variants(p.Columns)
	return func(turn dihedral.Turn) Problem {
		down, right := turn&1, turn>>1&1
		if turn.Transposes() {
			return Problem{columns[right][down], rows[down][right]}
		}
		return Problem{rows[down][right], columns[right][down]}
	}
}

// variants are clues in their order and in the reverse, and in both as they are and with the lines read backwards.
func variants(clues [][]int) (all [2][2][][]int) {
	back, runs := make([][]int, len(clues)), slices.Concat(clues...)
	for i, clue := range clues {
		back[i], runs = runs[:len(clue)], runs[len(clue):]
		slices.Reverse(back[i])
	}
	all[0] = [2][][]int{clues, back}
	for i, inOrder := range all[0] {
		all[1][i] = slices.Clone(inOrder)
		slices.Reverse(all[1][i])
	}
	return all
}

// canonical is the least of all images.
func canonical(p Problem) Problem {
	compare := func(a, b [][]int) int { return slices.CompareFunc(a, b, slices.Compare[[]int]) }
	return dihedral.Least(images(p), func(a, b Problem) int {
		return cmp.Or(cmp.Compare(len(a.Rows), len(b.Rows)), compare(a.Rows, b.Rows), compare(a.Columns, b.Columns))
	})
}

func symmetry(r *rand.Rand, p Problem) Problem { return images(p)(dihedral.Random(r)) }
