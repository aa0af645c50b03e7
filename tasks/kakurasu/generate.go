package kakurasu

import (
	"cmp"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/line"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate fills cells at random, until that can be made a puzzle of the tier.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	clues := make([]int, params.Height+params.Width)
	picture := newLadder(clues).Picture(r, slices.Index(tiers, params.Tier), func() *line.Picture { return draw(r, params) },
		func(i int, filled uint32) { clues[i] = line.Weight(filled) })
	if picture == nil {
		return Problem{}, "", generators.ErrAgain
	}
	return Problem{clues[:params.Height], clues[params.Height:]}, grid.FormatSymbols(picture.Rows()), nil
}

// draw fills cells at random, in some rows and columns more than in others: sums that are near to 0 or to the greatest say
// most of their cells. In larger puzzles, whose sums say less of each cell, they are more such.
func draw(r *rand.Rand, params Params) *line.Picture {
	height, width := params.Height, params.Width
	picture := line.NewPicture(height, width)
	most := 16 * (min(height, width) - 4)
	bias := make([]int, height+width)
	for i := range bias {
		bias[i] = r.IntN(2*most+1) - most
	}
	for i := range height {
		for k := range width {
			if bias[i]+bias[height+k]+r.IntN(201) > 100 {
				picture.Change(i, k)
			}
		}
	}
	return picture
}

// wrong gives the answer with cells exchanged of which the row does not tell, in each row that has such: 1 + 4 is 2 + 3.
func wrong(_ Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		rows := strings.Split(answer, "\n")
		for i, row := range rows {
			rows[i] = strings.Replace(row, "1 0 0 1", "0 1 1 0", 1)
			if rows[i] == row {
				rows[i] = strings.Replace(row, "0 1 1 0", "1 0 0 1", 1)
			}
			if rows[i] != row && !yield(strings.Join(rows, "\n")) {
				return
			}
			rows[i] = row
		}
	}
}

// image is a puzzle with rows for columns, with empty cells for filled ones, or both.
func image(p Problem, across, empty bool) Problem {
	rows, columns := slices.Clone(p.Rows), slices.Clone(p.Columns)
	if empty {
		rest(rows, len(columns))
		rest(columns, len(rows))
	}
	if across {
		rows, columns = columns, rows
	}
	return Problem{rows, columns}
}

// rest makes clues of lines of a length those of the other cells.
func rest(clues []int, length int) {
	for i := range clues {
		clues[i] = length*(length+1)/2 - clues[i]
	}
}

// canonical is the least of all images.
func canonical(p Problem) Problem {
	images := []Problem{p, image(p, true, false), image(p, false, true), image(p, true, true)}
	return slices.MinFunc(images, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(len(a.Rows), len(b.Rows)), slices.Compare(a.Rows, b.Rows), slices.Compare(a.Columns, b.Columns))
	})
}

func symmetry(r *rand.Rand, p Problem) Problem { return image(p, r.IntN(2) == 1, r.IntN(2) == 1) }
