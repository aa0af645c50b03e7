package latin

import "github.com/touchstone-rl/touchstone/generators"

// A Ladder grades puzzles: by the hardest of its steps that a puzzle takes, and by search, the tier above all steps,
// where they do not reach.
type Ladder struct {
	Steps    []Step // from the easiest
	Search   *Search
	NodeCost float64 // what a node of the search counts as effort
}

// A Step is a rung with its tier, counted from 0, and what one use of it counts as effort.
type Step struct {
	Tier int
	Cost float64
	Rung generators.Rung[*Square]
}

// Falls tells whether a puzzle falls to the steps up to a tier or, where none has so high a tier, to the search: it has
// one solution then. The square, with what is given, may be changed.
func (l *Ladder) Falls(square *Square, tier int) bool {
	if tier > l.Steps[len(l.Steps)-1].Tier {
		return l.Search.Unique(square)
	}
	l.climb(square, tier)
	return square.Filled()
}

// Grade is the tier of the hardest step that a puzzle takes, if it falls to the steps up to a tier, and else that
// tier and one more. The square, with what is given, may be changed.
func (l *Ladder) Grade(square *Square, most int) (tier int) {
	for i, uses := range l.climb(square, most) {
		if uses > 0 {
			tier = l.Steps[i].Tier
		}
	}
	if !square.Filled() {
		return most + 1
	}
	return tier
}

// Effort adds up what the steps of a climb cost and, where they do not reach, what the nodes of a search from there
// cost that shows the solution to be the only one. The square, with what is given, may be changed.
func (l *Ladder) Effort(square *Square) (effort float64) {
	for i, uses := range l.climb(square, len(l.Steps)) {
		effort += l.Steps[i].Cost * float64(uses)
	}
	if !square.Filled() {
		l.Search.Unique(square)
		effort += l.NodeCost * float64(l.Search.Nodes)
	}
	return effort
}

// climb climbs the steps up to a tier and tells how often each was of use.
func (l *Ladder) climb(square *Square, tier int) (uses []int) {
	rungs := make([]generators.Rung[*Square], 0, len(l.Steps))
	for _, step := range l.Steps {
		if step.Tier <= tier {
			rungs = append(rungs, step.Rung)
		}
	}
	return generators.Climb(square, rungs, (*Square).Filled)
}
