package crossword

import "github.com/touchstone-rl/touchstone/generators"

// A Ladder grades puzzles: by the hardest of its steps that a puzzle takes, and by search, the tier above all steps,
// where they do not reach.
type Ladder struct {
	Steps    []Step // from the easiest
	MaxNodes int    // of the search
	NodeCost float64
}

// A Step is a rung with its tier, counted from 0, and what one use of it counts as effort.
type Step struct {
	Tier int
	Cost float64
	Rung generators.Rung[*Filling]
}

// Falls tells whether a puzzle falls to the steps up to a tier or, where none has so high a tier, to the search as well: it
// has one solution then. The filling is left where the steps end.
func (l *Ladder) Falls(f *Filling, tier int) bool {
	l.climb(f, tier)
	return f.IsFull() || tier > l.Steps[len(l.Steps)-1].Tier && Search(l.MaxNodes).Unique(f)
}

// Effort adds up what the steps of a climb cost and, where they do not reach, what the nodes of a search from there
// cost that shows the solution to be the only one. The filling is left where the steps end.
func (l *Ladder) Effort(f *Filling) float64 {
	effort := l.climb(f, len(l.Steps))
	if !f.IsFull() {
		s := Search(l.MaxNodes)
		s.Unique(f)
		effort += l.NodeCost * float64(s.Nodes)
	}
	return effort
}

// climb climbs the steps up to a tier and tells what that costs.
func (l *Ladder) climb(f *Filling, tier int) (cost float64) {
	rungs := make([]generators.Rung[*Filling], 0, len(l.Steps))
	for _, step := range l.Steps {
		if step.Tier <= tier {
			rungs = append(rungs, step.Rung)
		}
	}
	for i, uses := range generators.Climb(f, rungs, func(f *Filling) bool { return f.IsFull() || f.IsBroken() }) {
		cost += l.Steps[i].Cost * float64(uses)
	}
	return cost
}
