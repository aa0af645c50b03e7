package line

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/search"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Step is a technique that looks at one line of a board and fills cells that hold the same in every solution, or
// breaks the board if there is none. It has a tier, counted from 0, and what one use of it counts as effort.
type Step struct {
	Tier  int
	Cost  float64
	Look  func(b *Board, line int)
	Finds bool // whether it finds all that the steps before it find
}

// A Ladder grades puzzles: by the hardest of its steps that a puzzle takes, and by search, the tier above all steps,
// where they do not reach.
type Ladder struct {
	steps    []Step
	rungs    []generators.Rung[*Board]
	maxNodes int
	nodeCost float64
}

// NewLadder is a ladder of steps, from the easiest, which together must break every board without open cells that is no
// solution. maxNodes is how many nodes a search may have that grades a puzzle, and nodeCost what each counts as effort.
func NewLadder(maxNodes int, nodeCost float64, steps ...Step) *Ladder {
	l := &Ladder{steps: steps, maxNodes: maxNodes, nodeCost: nodeCost}
	for i, step := range steps {
		l.rungs = append(l.rungs, func(b *Board) bool {
			open := b.Open
			for b.stale[i] != 0 && b.Open == open {
				step.Look(b, b.nextStale(i))
			}
			return b.Open < open
		})
	}
	return l
}

// climb uses the steps up to a tier until they lead no further or done says so. With skip, steps are not used if one after
// them finds what they find. done must hold for a broken board. It tells how often each step made progress that was used.
func (l *Ladder) climb(b *Board, tier int, skip bool, done func(*Board) bool) (used []int) {
	first, end := 0, 0
	for ; end < len(l.steps) && l.steps[end].Tier <= tier; end++ {
		if skip && l.steps[end].Finds {
			first = end
		}
	}
	return generators.Climb(b, l.rungs[first:end], done)
}

func isBroken(b *Board) bool { return b.Broken }

// Deduce uses the steps up to a tier, and tells whether the board was not broken by them.
func (l *Ladder) Deduce(b *Board, tier int) bool {
	l.climb(b, tier, true, isBroken)
	return !b.Broken
}

// Search is a search for solutions of up to so many nodes, or of any number if that is 0.
func (l *Ladder) Search(maxNodes int) *search.Search[*Board, Put] {
	return &search.Search[*Board, Put]{
		Clone:    (*Board).Clone,
		Deduce:   func(b *Board) bool { return l.Deduce(b, len(l.steps)) },
		Branch:   (*Board).branch,
		Choose:   func(b *Board, p Put) { b.Put(p) },
		MaxNodes: maxNodes,
	}
}

// Falls tells whether a board falls to the steps up to a tier or, where none has so high a tier, to the search: it has one
// solution then. What the steps find is left on the board.
func (l *Ladder) Falls(b *Board, tier int) bool {
	if !l.Deduce(b, tier) || b.Open == 0 || l.isStep(tier) {
		return !b.Broken && b.Open == 0
	}
	return l.Search(l.maxNodes).Unique(b)
}

// isStep tells whether steps go up to a tier.
func (l *Ladder) isStep(tier int) bool { return tier <= l.steps[len(l.steps)-1].Tier }

// Follows tells whether a digit follows from a board, which has a solution, by the steps up to a tier or, where none has
// so high a tier, because a search finds no solution with the other digit in its place. The board is used up.
func (l *Ladder) Follows(b *Board, p Put, tier int) bool {
	l.climb(b, tier, true, func(b *Board) bool { return b.At(p.Row, p.Column) != Open })
	if b.At(p.Row, p.Column) != Open || l.isStep(tier) {
		return b.At(p.Row, p.Column) == p.Digit
	}
	b.Put(Put{p.Row, p.Column, 1 - p.Digit})
	s := l.Search(l.maxNodes)
	return s.Count(b, 1) == 0 && !s.Short
}

// Effort adds up what the steps of a climb cost and, where they do not reach, what the nodes of a search from there
// cost that shows the solution to be the only one. The board is used up.
func (l *Ladder) Effort(b *Board) (effort float64) {
	for i, uses := range l.climb(b, len(l.steps), false, isBroken) {
		effort += l.steps[i].Cost * float64(uses)
	}
	if b.Open > 0 {
		s := l.Search(0)
		s.Count(b, 2)
		effort += l.nodeCost * float64(s.Nodes)
	}
	return effort
}

// Solutions gives all solutions of a board as answers.
func (l *Ladder) Solutions(b *Board) iter.Seq[string] {
	return func(yield func(string) bool) {
		for solution := range l.Search(0).Solutions(b) {
			if !yield(grid.FormatSymbols(solution.Rows())) {
				return
			}
		}
	}
}
