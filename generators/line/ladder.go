package line

import (
	"iter"
	"math/bits"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/search"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Step is a technique that looks at one line of a board and fills cells that hold the same in every solution, or
// breaks the board if there is none. It has a tier, counted from 0, and what one use of it counts as effort.
type Step struct {
	Tier int
	Cost float64
	Look func(b *Board, line int)
}

// A Ladder grades puzzles: by the hardest of its steps that a puzzle takes, and by search, the tier above all steps,
// where they do not reach.
type Ladder struct {
	steps    []Step
	rungs    []generators.Rung[*Board]
	nodeCost float64
}

// NewLadder is a ladder of steps, from the easiest, which together must break every board without open cells that is no
// solution. nodeCost is what a node of a search counts as effort.
func NewLadder(nodeCost float64, steps ...Step) *Ladder {
	l := &Ladder{steps: steps, nodeCost: nodeCost}
	for i, step := range steps {
		l.rungs = append(l.rungs, func(b *Board) bool {
			open := b.Open
			for b.stale[i] != 0 && b.Open == open {
				line := bits.TrailingZeros64(b.stale[i])
				b.stale[i] &= b.stale[i] - 1
				step.Look(b, line)
			}
			return b.Open < open
		})
	}
	return l
}

// Climb uses the steps up to a tier until they lead no further or done says so, and tells how often each made progress.
// done must hold for a broken board.
func (l *Ladder) Climb(b *Board, tier int, done func(*Board) bool) (used []int) {
	count := 0
	for count < len(l.steps) && l.steps[count].Tier <= tier {
		count++
	}
	return generators.Climb(b, l.rungs[:count], done)
}

func isBroken(b *Board) bool { return b.Broken }

// Deduce uses the steps up to a tier, and tells whether the board was not broken by them.
func (l *Ladder) Deduce(b *Board, tier int) bool {
	l.Climb(b, tier, isBroken)
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

// Falls tells whether the steps up to a tier solve a board, which has one solution then. The board is used up.
func (l *Ladder) Falls(b *Board, tier int) bool { return l.Deduce(b, tier) && b.Open == 0 }

// Follows tells whether a digit follows from a board by the steps up to a tier or, where none has so high a tier, because
// a search of up to so many nodes finds no solution with the other digit in its place. The board, which has a solution, is
// used up.
func (l *Ladder) Follows(b *Board, p Put, tier, maxNodes int) bool {
	l.Climb(b, tier, func(b *Board) bool { return b.At(p.Row, p.Column) != Open })
	if b.At(p.Row, p.Column) != Open || tier <= l.steps[len(l.steps)-1].Tier {
		return b.At(p.Row, p.Column) == p.Digit
	}
	b.Put(Put{p.Row, p.Column, 1 - p.Digit})
	s := l.Search(maxNodes)
	return s.Count(b, 1) == 0 && !s.Short
}

// Effort adds up what the steps of a climb cost and, where they do not reach, what the nodes of a search from there
// cost that shows the solution to be the only one. The board is used up.
func (l *Ladder) Effort(b *Board) (effort float64) {
	for i, uses := range l.Climb(b, len(l.steps), isBroken) {
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
