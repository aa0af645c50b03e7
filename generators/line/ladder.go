package line

import (
	"iter"
	"math/bits"

	"github.com/touchstone-rl/touchstone/generators/search"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Step is a technique that looks at one line of a board and fills cells that hold the same in every solution, or
// breaks the board if there is none. It has a tier, counted from 0, and what one use of it counts as effort.
type Step struct {
	Tier  int
	Cost  float64
	Look  func(b *Board, line int)
	Finds bool // whether it finds, in one look, all that it and the steps before it can find in a line
}

// A Ladder grades puzzles: by the hardest of its steps that a puzzle takes, and by search, the tier above all steps,
// where they do not reach.
type Ladder struct {
	steps    []Step
	maxNodes int
	nodeCost float64
}

// NewLadder is a ladder of steps, from the easiest, which together must break every board without open cells that is no
// solution. maxNodes is how many nodes a search may have that grades a puzzle, and nodeCost what each counts as effort.
func NewLadder(maxNodes int, nodeCost float64, steps ...Step) *Ladder {
	return &Ladder{steps, maxNodes, nodeCost}
}

// climb uses the steps from one to before another until they lead no further, going back to the first after each success,
// and adds up what they cost. A line that a step has looked at waits for the next one; if it changes, it waits for the
// first again.
func (l *Ladder) climb(b *Board, first, end int) (effort float64) {
	for step := range first {
		b.changed |= b.waiting[step]
		b.waiting[step] = 0
	}
	b.waiting[first] |= b.changed
	b.changed = 0
	line := 0
	for step := first; step < end && !b.Broken; {
		if b.waiting[step] == 0 {
			step++
			continue
		}
		line = next(b.waiting[step], line)
		b.waiting[step] &^= 1 << (line & 63)
		b.waiting[step+1] |= 1 << (line & 63)
		s := &l.steps[step]
		if s.Look(b, line); b.changed == 0 {
			continue
		}
		effort += s.Cost
		if s.Finds {
			b.changed &^= 1 << (line & 63)
		}
		step = first
		b.waiting[first] |= b.changed
		b.changed = 0
	}
	return effort
}

// next is the next of some lines after the last one. They are taken in turns, so that what the rows say comes together before
// the columns are looked at.
func next(lines uint64, last int) int {
	if after := lines & -(2 << (last & 63)); after != 0 {
		lines = after
	}
	return bits.TrailingZeros64(lines)
}

// Deduce uses the steps up to a tier, and tells whether the board was not broken by them. Steps are left out if one after
// them finds what they find.
func (l *Ladder) Deduce(b *Board, tier int) bool {
	first, end := 0, 0
	for ; end < len(l.steps) && l.steps[end].Tier <= tier; end++ {
		if l.steps[end].Finds {
			first = end
		}
	}
	l.climb(b, first, end)
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

// Takes tells whether a board falls to the steps up to a tier or, where none has so high a tier, to the search, and not to
// those of the tiers before it. What the steps find is left on the board.
func (l *Ladder) Takes(b *Board, tier int) bool {
	isEasier := tier > 0 && l.Falls(b, tier-1)
	return !isEasier && l.Falls(b, tier)
}

// Tier is the tier of a board that has one solution.
func (l *Ladder) Tier(b *Board) (tier int) {
	for l.isStep(tier) && !l.Falls(b, tier) {
		tier++
	}
	return tier
}

// isStep tells whether steps go up to a tier.
func (l *Ladder) isStep(tier int) bool { return tier <= l.steps[len(l.steps)-1].Tier }

// Follows tells whether a digit follows from a board, which has a solution, by the steps up to a tier or, where none has
// so high a tier, because a search finds no solution with the other digit in its place. The board is used up.
func (l *Ladder) Follows(b *Board, p Put, tier int) bool {
	l.Deduce(b, tier)
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
	effort = l.climb(b, 0, len(l.steps))
	if b.Open > 0 && !b.Broken {
		s := l.Search(0)
		s.Count(b, 2)
		effort += l.nodeCost * float64(s.Nodes)
	}
	return effort
}

// Solutions gives all solutions of a board as answers.
func (l *Ladder) Solutions(b *Board) iter.Seq[string] {
	return l.Search(0).Written(b, func(b *Board) string { return grid.FormatSymbols(b.Rows()) })
}
