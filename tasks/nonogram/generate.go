package nonogram

import (
	"cmp"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/line"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// pictures is how many pictures are drawn at a time.
const pictures = 16

// generate draws pictures until one can be made a puzzle of the tier.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	for range pictures {
		picture := line.DrawPicture(r, params.Height, params.Width)
		if p, ok := adapt(r, picture, slices.Index(tiers, params.Tier)); ok {
			return p, grid.FormatSymbols(picture.Rows()), nil
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// adapt changes a cell of a picture as long as the techniques of a tier leave cells open. What they find goes on from what
// they had found; in the end they start again, to see that they find all. The puzzle is not ok if those of an easier tier
// find all, or if a line is all filled or all empty, which would give too much away.
func adapt(r *rand.Rand, picture *line.Picture, tier int) (p Problem, ok bool) {
	clues := make([][]int, len(picture.Lines))
	for i, ones := range picture.Lines {
		if clues[i] = line.RunsOf(ones); picture.IsPlain(i) {
			return p, false
		}
	}
	p = Problem{clues[:picture.Height], clues[picture.Height:]}
	ladder, b, isFirst := newLadder(clues), board(p), true
	for range 2 * len(clues) {
		switch {
		case !ladder.Falls(b, tier):
			isFirst = false
			for _, i := range picture.ChangeOpen(r, b) {
				if clues[i] = line.RunsOf(picture.Lines[i]); picture.IsPlain(i) {
					return p, false
				}
				b.Recheck(i)
			}
		case !isFirst:
			b, isFirst = board(p), true
		default:
			return p, tier == 0 || !ladder.Falls(board(p), tier-1)
		}
	}
	return p, false
}

// wrong gives the answer with one run moved by one cell in its row, where there is room.
func wrong(_ Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range len(answer) - 4 {
			moved := map[string]string{"0 0 1": "0 1 0", "1 0 0": "0 1 0"}[answer[i:i+5]]
			if moved != "" && !yield(answer[:i]+moved+answer[i+5:]) {
				return
			}
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
