package calcudoku

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/cages"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

const maxSteps = 15 // how often cages are joined or parted before another square is drawn

// generate draws a square and cuts it into cages. It joins cages as long as the puzzle is of an easier tier, and
// parts them as long as it is of a harder one.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	rows, tier := latin.Random(r, params.Size), slices.Index(tiers, params.Tier)
	cutting := cages.Cut(r, rows)
	ladder := tiersOf(cutting.Solver(), rows)
	for range maxSteps {
		grade, open := tier+1, cutting.Open()
		if open == nil {
			cutting.Solver()
			square := latin.New(params.Size)
			grade = ladder.Grade(square, min(tier, searching-1))
			if tier == searching && grade == tier && !ladder.Search.Unique(square) {
				grade++
			}
			for cell, set := range square.Cells {
				if !set.Single() {
					open = append(open, cell)
				}
			}
		}
		switch {
		case grade == tier:
			p := Problem{Size: params.Size}
			for _, c := range cutting.Cages() {
				p.Cages = append(p.Cages, Cage(c))
			}
			if len(p.Cages) > len(letters) || !multiplies(p) {
				return p, "", generators.ErrAgain
			}
			return p, grid.Format(rows), nil
		case grade < tier:
			cutting.Join()
		case !cutting.Rejoin():
			cutting.Part(open)
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// multiplies tells whether a puzzle has a product or a quotient. Without one, counting the numbers from the other end
// would make another puzzle of it that is the same.
func multiplies(p Problem) bool {
	return slices.ContainsFunc(p.Cages, func(c Cage) bool { return c.Op == cages.Product || c.Op == cages.Quotient })
}

func wrong(p Problem, answer string) iter.Seq[string] { return latin.Misses(answer, p.Size) }

func canonical(p Problem) Problem { return p.moved(cages.Order(p.Size, p.cages())) }

func symmetry(r *rand.Rand, p Problem) Problem {
	return p.moved(r.Perm(p.Size), r.Perm(p.Size), r.IntN(2) == 0)
}

// moved is a puzzle with its rows and columns in other places, and then with columns for rows or not. Its cages stand
// in the order of their first cells.
func (p Problem) moved(rows, columns []int, transposed bool) Problem {
	q := Problem{Size: p.Size}
	for _, c := range p.Cages {
		cells := make([]int, len(c.Cells))
		for i, cell := range c.Cells {
			row, column := rows[cell/p.Size], columns[cell%p.Size]
			if transposed {
				row, column = column, row
			}
			cells[i] = row*p.Size + column
		}
		slices.Sort(cells)
		q.Cages = append(q.Cages, Cage{c.Op, c.Target, cells})
	}
	slices.SortFunc(q.Cages, func(a, b Cage) int { return a.Cells[0] - b.Cells[0] })
	return q
}
