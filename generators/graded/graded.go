// Package graded solves and cuts puzzles tier by tier: rungs from the easiest to the hardest, and search above them.
package graded

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/search"
)

// A State is what is known of a puzzle that has clues, which are known by their numbers.
type State[S, Choice any] interface {
	Settle() bool     // adds what the first tier tells, and tells whether there may be a solution
	Solved() bool     // whether nothing is left to be found
	Steps() int       // how often something was found by Settle
	Branch() []Choice // as search.Search wants it
	Choose(Choice)    //
	Clone() S         // a copy that shares nothing that changes
	Restore(from S)   // makes it a copy of another one, in the memory that it has
	Ignore(clue int)  // leaves a clue out from now on; what was found stays
	Heed(clue int)    // takes it up again
}

// A Ladder grades puzzles. Tier 0 is Settle alone, each rung is a tier more, and the one above them is search.
type Ladder[S State[S, Choice], Choice any] struct {
	Rungs    []Rung[S]
	MaxNodes int // of the search of the last tier
	NodeCost int // in the unit of Effort

	spare []S // states to write to
}

// A Rung adds to a state what follows, and tells whether it found anything.
type Rung[S any] struct {
	Find func(S) bool
	Tier int // 1 or more, not falling from rung to rung
	Cost int // in the unit of Effort, where 1 is a step of Settle
}

// Climb adds what the rungs of a tier tell, going back to the easiest after each success. It gives what they cost, and
// tells whether there may be a solution.
func (l *Ladder[S, Choice]) Climb(s S, tier int) (cost int, ok bool) {
	before := s.Steps()
	for i := 0; ; i++ {
		if ok = s.Settle(); !ok || s.Solved() || i == len(l.Rungs) || l.Rungs[i].Tier > tier {
			return cost + s.Steps() - before, ok
		}
		if rung := l.Rungs[i]; rung.Find(s) {
			cost += rung.Cost
			i = -1
		}
	}
}

// Falls solves a state as far as a tier can, and tells whether that shows that it has exactly one solution.
func (l *Ladder[S, Choice]) Falls(s S, tier int) bool {
	if _, ok := l.Climb(s, tier); !ok || s.Solved() {
		return ok
	}
	return tier > l.top() && l.search(l.MaxNodes).Unique(s)
}

// top is the last tier of rungs.
func (l *Ladder[S, Choice]) top() int { return l.Rungs[len(l.Rungs)-1].Tier }

// Tier is the tier of a puzzle that has one solution. What the rungs find is left in the state.
func (l *Ladder[S, Choice]) Tier(s S) int {
	for tier := range l.top() + 1 {
		if l.Climb(s, tier); s.Solved() {
			return tier
		}
	}
	return l.top() + 1
}

// Effort is what the rungs and the nodes of a search for all solutions cost.
func (l *Ladder[S, Choice]) Effort(s S) float64 {
	cost, _ := l.Climb(s, l.top())
	if !s.Solved() {
		all := l.search(0)
		all.Unique(s)
		cost += l.NodeCost * all.Nodes
	}
	return float64(cost)
}

// Solutions writes all solutions.
func (l *Ladder[S, Choice]) Solutions(s S, write func(S) string) iter.Seq[string] {
	return l.search(0).Written(s, write)
}

func (l *Ladder[S, Choice]) search(maxNodes int) *search.Search[S, Choice] {
	return &search.Search[S, Choice]{
		Clone: l.clone,
		Free:  l.free,
		Deduce: func(s S) bool {
			_, ok := l.Climb(s, l.top())
			return ok
		},
		Branch:   S.Branch,
		Choose:   S.Choose,
		MaxNodes: maxNodes,
	}
}

// Cut takes clues away from a puzzle that falls to the rungs of a tier, one after another in the given order, as long as it
// falls within the tier. It gives the clues that are left, and the puzzle with these alone.
func (l *Ladder[S, Choice]) Cut(full S, clues []int, tier int) (kept []int, left S) {
	none, left := full.Clone(), full.Clone()
	for _, clue := range clues {
		none.Ignore(clue)
		left.Ignore(clue)
	}
	l.Climb(none, tier)
	kept = l.cut(nil, none, clues, tier)
	for _, clue := range kept {
		left.Heed(clue)
	}
	return kept, left
}

// cut appends the clues that have to stay, beside those that a state heeds, if all clues are taken away in their order.
// Halves are cut apart, each with what follows from the other: so little is found more than once for each halving.
func (l *Ladder[S, Choice]) cut(kept []int, s S, clues []int, tier int) []int {
	switch {
	case s.Solved():
		return kept
	case len(clues) == 1:
		if tier > l.top() && l.search(l.MaxNodes).Unique(s) {
			return kept
		}
		return append(kept, clues[0])
	}
	before := len(kept)
	first, second := clues[:len(clues)/2], clues[len(clues)/2:]
	more := l.with(s, second, tier)
	kept = l.cut(kept, more, first, tier)
	l.free(more)
	if len(kept) == before {
		return l.cut(kept, s, second, tier)
	}
	more = l.with(s, kept[before:], tier)
	kept = l.cut(kept, more, second, tier)
	l.free(more)
	return kept
}

// with is a state with clues more, and what follows within the rungs of a tier.
func (l *Ladder[S, Choice]) with(s S, clues []int, tier int) S {
	more := l.clone(s)
	for _, clue := range clues {
		more.Heed(clue)
	}
	l.Climb(more, tier)
	return more
}

// clone is a copy of a state, in the memory of one that was taken back if there is one.
func (l *Ladder[S, Choice]) clone(s S) S {
	last := len(l.spare) - 1
	if last < 0 {
		return s.Clone()
	}
	copied := l.spare[last]
	l.spare = l.spare[:last]
	copied.Restore(s)
	return copied
}

// free takes a state back.
func (l *Ladder[S, Choice]) free(s S) { l.spare = append(l.spare, s) }
