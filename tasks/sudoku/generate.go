package sudoku

import (
	"iter"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

const (
	// attempts is how many grids one draw tries. Some tiers are rare: BenchmarkGrids tells how many grids they take.
	attempts = 10

	// fillBudget is how many suppositions it may take to fill a grid. That is far more than any takes, but for one
	// whose search went astray.
	fillBudget = 1000

	// proofBudget is how many suppositions it may take to show that a solution is the only one. Few sudokus of size 9
	// take so many. On larger grids the most stubborn are passed over, whose search would outgrow all other work.
	proofBudget = 10
)

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	blank := newBoard(shapes[params.BoxRows][params.BoxCols])
	for range attempts {
		full := fullBoard(r, blank)
		if full == nil {
			continue
		}
		if givens := cluesOf(r, blank, full, tierOf(params.Tier)); givens != nil {
			return Problem{params.BoxRows, params.BoxCols, givens.rows()}, grid.Format(full.rows()), nil
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// fullBoard is a random full board, or nil if the search went astray. It draws the boxes on the diagonal, which do
// not see each other, and searches for the rest.
func fullBoard(r *rand.Rand, blank *board) (full *board) {
	b := *blank
	for i := range min(b.boxRows, b.boxCols) {
		box := b.houses[2*b.size+i*b.boxRows+i]
		for k, n := range r.Perm(b.size) {
			b.fill(box[k], n+1)
		}
	}
	f := finder{
		found: func(b *board) bool { full = b; return false },
		pick: func(_ cell, candidates set) int {
			for range r.IntN(candidates.Len()) {
				candidates &= candidates - 1
			}
			return candidates.Min()
		},
		budget: generators.NewBudget(fillBudget),
	}
	f.find(&b)
	return full
}

// cluesOf is a board with as few values of a full board as can be told to make a sudoku of a tier; nil if it came
// out easier.
func cluesOf(r *rand.Rand, blank, full *board, t tier) *board {
	trial := new(board)
	show := func(clues []cell) *board {
		*trial = *blank
		trial.reveal(full, clues)
		return trial
	}
	clues := generators.Cut(enoughClues(r, blank, full, min(t, naked)), func(clues []cell) bool {
		if t == search {
			return show(clues).isOnly(full, proofBudget)
		}
		show(clues).climb(t)
		return trial.open == 0
	})
	if show(clues).grade() != t {
		return nil
	}
	return show(clues)
}

// enoughClues draws cells of a full board until the techniques up to a tier lead from their values to all others.
func enoughClues(r *rand.Rand, blank, full *board, t tier) (clues []cell) {
	known := *blank
	for _, i := range r.Perm(len(full.peers)) {
		if known.values[i] == 0 {
			clues = append(clues, cell(i))
			known.reveal(full, clues[len(clues)-1:])
			known.climb(t)
		}
	}
	return clues
}

// wrong gives neighbours of the one solution: first such as obey every rule but do not keep the givens, then such as
// break a rule, and the grid as it was given.
func wrong(p Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		size := len(p.Givens)
		for _, spoil := range []func(rows [][]int){exchangeNumbers, exchangeRows, transpose, exchangeCells, changeCell} {
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

func exchangeCells(rows [][]int) { rows[0][0], rows[0][1] = rows[0][1], rows[0][0] }

func changeCell(rows [][]int) { rows[0][0] = rows[0][0]%len(rows) + 1 }
