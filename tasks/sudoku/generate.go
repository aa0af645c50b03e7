package sudoku

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

const (
	// attempts is how many grids one draw tries, and cuts how often it looks for clues in each. Some tiers are rare:
	// BenchmarkGrids tells how often clues are looked for.
	attempts, cuts = 5, 3

	// fillBudget is how many suppositions it may take to fill a grid. That is far more than any takes, but for one
	// whose search went astray.
	fillBudget = 1000

	// proofBudget is how many suppositions it may take to show that a solution is the only one. Few sudokus of size 9
	// take so many. On larger grids the most stubborn are passed over, whose search would outgrow all other work.
	proofBudget = 10
)

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	for range attempts {
		p := outline(r, params)
		full := fullBoard(r, p)
		if full == nil {
			continue
		}
		if params.Killer {
			p.Cages = drawCages(r, full, tierOf(params.Tier))
		}
		shape := shapeOf(p)
		for range cuts {
			if clues := cluesOf(r, shape, full, tierOf(params.Tier)); clues != nil {
				p.Givens = clues.rows()
				return p, grid.Format(full.rows()), nil
			}
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// outline is a problem without givens and cages.
func outline(r *rand.Rand, params Params) Problem {
	size := params.BoxRows * params.BoxCols
	p := Problem{Givens: make([][]int, size), Diagonals: params.Diagonals}
	if params.Jigsaw {
		p.Regions = drawRegions(r, size)
	} else {
		p.BoxRows, p.BoxCols = params.BoxRows, params.BoxCols
	}
	return p
}

// fullBoard is a random full board, or nil if the search went astray. It draws houses that do not see each other, and
// searches for the rest.
func fullBoard(r *rand.Rand, p Problem) (full *board) {
	b := newBoard(shapeOf(p))
	for _, house := range b.apart(p) {
		for k, n := range r.Perm(b.size) {
			b.fill(house[k], n+1)
		}
	}
	f := finder{
		found: func(b *board) bool { full = b.clone(); return false },
		pick: func(_ cell, candidates set) int {
			for range r.IntN(candidates.Len()) {
				candidates &= candidates - 1
			}
			return candidates.Min()
		},
		budget: generators.NewBudget(fillBudget),
	}
	f.find(b)
	return full
}

// apart are houses of which no cell sees one of another: the boxes from the first corner on, or else the first row.
func (s *shape) apart(p Problem) (houses [][]cell) {
	if p.Regions != nil || p.Diagonals {
		return s.houses[:1]
	}
	for i := range min(p.BoxRows, p.BoxCols) {
		houses = append(houses, s.houses[2*s.size+i*p.BoxRows+i])
	}
	return houses
}

// wrong gives neighbours of the one solution: first such as obey every rule but do not keep the givens, then such as
// break a rule, and the grid as it was given.
func wrong(p Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		size := len(p.Givens)
		beside := func(rows [][]int) { exchangeCells(p, rows, 0, 1) }
		below := func(rows [][]int) { exchangeCells(p, rows, 1, 0) }
		for _, spoil := range []func(rows [][]int){exchangeNumbers, exchangeRows, transpose, beside, below, changeCell} {
			rows, err := grid.Parse(answer, size, size, size)
			if err != nil {
				return
			}
			spoil(rows)
			if miss := grid.Format(rows); miss != answer && !yield(miss) {
				return
			}
		}
		yield(grid.Format(p.Givens))
	}
}

func exchangeNumbers(rows [][]int) {
	for _, row := range rows {
		for k, n := range row {
			if n <= 2 {
				row[k] = 3 - n
			}
		}
	}
}

// exchangeRows exchanges the first two rows, which lie in one band.
func exchangeRows(rows [][]int) { rows[0], rows[1] = rows[1], rows[0] }

func transpose(rows [][]int) {
	for i := range rows {
		for k := range i {
			rows[i][k], rows[k][i] = rows[k][i], rows[i][k]
		}
	}
}

// exchangeCells exchanges the first two open cells of one box, so far from each other: where they are in one column, no
// rule is broken but that for rows.
func exchangeCells(p Problem, rows [][]int, down, right int) {
	boxes := shapeOf(p).houseSets[2*len(rows) : 3*len(rows)]
	for i, row := range rows[:len(rows)-down] {
		for k := range row[:len(row)-right] {
			one, other := cell(i*len(row)+k), cell((i+down)*len(row)+k+right)
			same := slices.ContainsFunc(boxes, func(box cellSet) bool { return box.has(one) && box.has(other) })
			if same && p.Givens[i][k] == 0 && p.Givens[i+down][k+right] == 0 {
				row[k], rows[i+down][k+right] = rows[i+down][k+right], row[k]
				return
			}
		}
	}
}

func changeCell(rows [][]int) { rows[0][0] = rows[0][0]%len(rows) + 1 }
