package magic

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/search"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// Searching is the tier of search, above those of all rungs.
const Searching = 3

var ladder = generators.Ladder[*Square]{
	Steps: []generators.Step[*Square]{
		{Tier: 0, Cost: 1, Rung: Singles},
		{Tier: 0, Cost: 2, Rung: Last},
		{Tier: 1, Cost: 5, Rung: Pairs},
		{Tier: 1, Cost: 8, Rung: Bounds},
		{Tier: 2, Cost: 20, Rung: Lines},
	},
	Broken:   (*Square).Broken,
	Solved:   (*Square).Filled,
	Search:   prove,
	MaxNodes: 40,
	NodeCost: 10,
}

// prove is the search of the ladder. A node counts once for every row.
func prove(s *Square, maxNodes int) (nodes int, unique bool) {
	nodes, unique = newSearch(maxNodes).Prove(s)
	return nodes * len(s.lines[0]), unique
}

// Falls tells whether a puzzle falls to the rungs up to a tier or, in the tier of search, to that: it has one
// solution then.
func Falls(givens [][]int, tier int) bool { return ladder.Falls(Given(givens), tier) }

// Tier is the tier of a puzzle that has one solution.
func Tier(givens [][]int) int { return ladder.Tier(Given(givens)) }

// Effort adds up what the rungs of a climb cost and, where they do not reach, what the nodes of a search cost.
func Effort(givens [][]int) float64 { return ladder.Effort(Given(givens)) }

// Solutions are all ways to fill a square, as answers.
func Solutions(givens [][]int) iter.Seq[string] {
	return newSearch(0).Written(Given(givens), func(s *Square) string { return grid.Format(s.Rows()) })
}

// A choice is a number for a cell.
type choice struct {
	cell   int
	number Set
}

func newSearch(maxNodes int) *search.Search[*Square, choice] {
	return &search.Search[*Square, choice]{
		Clone:    (*Square).Clone,
		Deduce:   deduce,
		Branch:   (*Square).branch,
		Choose:   func(s *Square, c choice) { s.Cells[c.cell] = c.number },
		MaxNodes: maxNodes,
	}
}

// deduce climbs all rungs, and tells whether the square is not broken.
func deduce(s *Square) bool {
	generators.Climb(s, []generators.Rung[*Square]{Singles, Last, Pairs, Bounds, Lines}, (*Square).Broken)
	return !s.Broken()
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
		ladder.Climb(after, min(tier, Searching-1))
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
