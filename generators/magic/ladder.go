package magic

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// Searching is the tier of search, above those of all rungs.
const Searching = 3

// maxNodes is how many nodes a search may have that grades a puzzle, and nodeCost what each counts as effort for
// every row.
const maxNodes, nodeCost = 40, 10

// steps are the rungs from the easiest, each with its tier and what one use of it counts as effort.
var steps = []struct {
	tier int
	cost float64
	rung generators.Rung[*Square]
}{
	{0, 1, Singles},
	{0, 2, Last},
	{1, 5, Pairs},
	{1, 8, Bounds},
	{2, 20, Lines},
}

// climb uses the rungs up to a tier, and tells how often each was of use.
func (s *Square) climb(tier int) (used []int) {
	var rungs []generators.Rung[*Square]
	for _, step := range steps {
		if step.tier <= tier {
			rungs = append(rungs, step.rung)
		}
	}
	return generators.Climb(s, rungs, (*Square).Broken)
}

// Falls tells whether a puzzle falls to the rungs up to a tier or, in the tier of search, to that: it has one
// solution then.
func Falls(givens [][]int, tier int) bool {
	s := Given(givens)
	if s.climb(tier); tier < Searching || s.Filled() {
		return s.Filled()
	}
	return newSearch(maxNodes).Unique(s)
}

// Effort adds up what the rungs of a climb cost and, where they do not reach, what the nodes of a search cost.
func Effort(givens [][]int) (effort float64) {
	s := Given(givens)
	for i, uses := range s.climb(Searching) {
		effort += steps[i].cost * float64(uses)
	}
	if !s.Filled() {
		search := newSearch(maxNodes)
		search.Unique(s)
		effort += float64(nodeCost * len(givens) * search.Nodes)
	}
	return effort
}

// Solutions are all ways to fill a square.
func Solutions(givens [][]int) iter.Seq[[][]int] {
	return func(yield func([][]int) bool) {
		for s := range newSearch(0).Solutions(Given(givens)) {
			if !yield(s.Rows()) {
				return
			}
		}
	}
}

// A choice is a number for a cell.
type choice struct {
	cell   int
	number Set
}

func newSearch(maxNodes int) *search.Search[*Square, choice] {
	return &search.Search[*Square, choice]{
		Clone:    (*Square).Clone,
		Deduce:   func(s *Square) bool { s.climb(Searching); return !s.Broken() },
		Branch:   (*Square).branch,
		Choose:   func(s *Square, c choice) { s.Cells[c.cell] = c.number },
		MaxNodes: maxNodes,
	}
}

// branch gives the numbers of the first of the open cells with the fewest.
func (s *Square) branch() (choices []choice) {
	best := -1
	for i, cell := range s.Cells {
		if !cell.Single() && (best < 0 || cell.Len() < s.Cells[best].Len()) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	for rest := s.Cells[best]; rest != 0; rest &= rest - 1 {
		choices = append(choices, choice{best, rest & -rest})
	}
	return choices
}

// Pare shows so few numbers of a magic square that none of them can be left out for the puzzle to fall to the rungs
// up to a tier. In the tier of search, more are left out, as long as that shows the solution to be the only one.
// Cells that come first in the order are the first to be left out.
func Pare(rows [][]int, cells []int, tier int) (givens [][]int) {
	size, numbers := len(rows), slices.Concat(rows...)
	with := func(before *Square, cells []int) *Square {
		after := before.Clone()
		for _, cell := range cells {
			after.keep(cell, Only(numbers[cell]))
		}
		after.climb(min(tier, Searching-1))
		return after
	}
	shown := generators.Pare(cells, with(New(size), nil), with, (*Square).Filled)
	if tier == Searching {
		shown = generators.Cut(shown, func(cells []int) bool { return Falls(only(cells, rows), tier) })
	}
	return only(shown, rows)
}

// only is a square with some of its cells, the others open.
func only(cells []int, rows [][]int) [][]int {
	size := len(rows)
	shown := slices.Collect(slices.Chunk(make([]int, size*size), size))
	for _, cell := range cells {
		shown[cell/size][cell%size] = rows[cell/size][cell%size]
	}
	return shown
}
