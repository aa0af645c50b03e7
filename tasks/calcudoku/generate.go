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

// generate draws a square and cuts it into cages. It joins cages as long as the puzzle is of an easier tier. If one is of
// a harder tier, it makes another join in place of the last; if there was none, it parts cages.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	rows, tier := latin.Random(r, params.Size), slices.Index(tiers, params.Tier)
	cutting := cages.Cut(r, rows)
	all := cutting.Solver().Tiers(rows, maxNodes)
	for range maxSteps {
		switch grade, open := cutting.Grade(all, tier); {
		case grade < tier:
			cutting.Join()
		case grade == tier:
			p := Problem{Size: params.Size}
			for _, c := range cutting.Cages() {
				p.Cages = append(p.Cages, Cage(c))
			}
			if len(p.Cages) > len(letters) || !multiplies(p) {
				return p, "", generators.ErrAgain
			}
			return p, grid.Format(rows), nil
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
	q, room := Problem{p.Size, slices.Clone(p.Cages)}, make([]int, 0, p.Size*p.Size)
	for i, c := range p.Cages {
		start := len(room)
		for _, cell := range c.Cells {
			row, column := rows[cell/p.Size], columns[cell%p.Size]
			if transposed {
				row, column = column, row
			}
			room = append(room, row*p.Size+column)
		}
		q.Cages[i].Cells = room[start:len(room):len(room)]
		slices.Sort(q.Cages[i].Cells)
	}
	slices.SortFunc(q.Cages, func(a, b Cage) int { return a.Cells[0] - b.Cells[0] })
	return q
}
