// Package search finds all solutions of a puzzle by deduction and supposition, and counts the nodes that it takes.
package search

import "iter"

// A Search finds solutions depth first: it deduces what follows, then makes the choices of a branch, one after another,
// and so on below each.
type Search[State, Choice any] struct {
	Clone func(State) State
	Free  func(State) // takes a clone back that is of no more use; nil if that does nothing

	// Deduce adds to a state what follows from it, and tells whether it may still have a solution. It must keep every
	// solution, and refuse each state without a branch that is none.
	Deduce func(State) bool

	// Branch gives choices of which every solution of a state keeps exactly one; none if the state is a solution.
	Branch func(State) []Choice

	Choose func(State, Choice)

	MaxNodes int // how many nodes the search may have; 0 = any number

	Nodes int  // how many nodes it had: the state itself and the choices
	Short bool // whether it ended for want of nodes, and may have missed solutions
}

// Solutions gives all solutions of a state, in the order of the choices. The state itself is not changed.
func (s *Search[State, Choice]) Solutions(state State) iter.Seq[State] {
	return func(yield func(State) bool) {
		s.Nodes, s.Short = 0, false
		s.below(s.Clone(state), yield)
	}
}

// Written gives all solutions of a state in writing.
func (s *Search[State, Choice]) Written(state State, write func(State) string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for solution := range s.Solutions(state) {
			if !yield(write(solution)) {
				return
			}
		}
	}
}

// Count counts the solutions of a state, up to so many.
func (s *Search[State, Choice]) Count(state State, most int) (count int) {
	for range s.Solutions(state) {
		if count++; count == most {
			break
		}
	}
	return count
}

// Unique tells whether a state was shown to have exactly one solution.
func (s *Search[State, Choice]) Unique(state State) bool { return s.Count(state, 2) == 1 && !s.Short }

// Prove is Unique, and tells how many nodes it took.
func (s *Search[State, Choice]) Prove(state State) (nodes int, unique bool) {
	unique = s.Unique(state)
	return s.Nodes, unique
}

// node searches below a state of its own, and tells whether to go on.
func (s *Search[State, Choice]) node(state State, yield func(State) bool) bool {
	if s.MaxNodes > 0 && s.Nodes == s.MaxNodes {
		s.Short = true
		return false
	}
	s.Nodes++
	if !s.Deduce(state) {
		return true
	}
	choices := s.Branch(state)
	if len(choices) == 0 {
		return yield(state)
	}
	for _, choice := range choices {
		below := s.Clone(state)
		s.Choose(below, choice)
		if !s.below(below, yield) {
			return false
		}
	}
	return true
}

// below searches below a clone, and takes it back.
func (s *Search[State, Choice]) below(clone State, yield func(State) bool) bool {
	goOn := s.node(clone, yield)
	if s.Free != nil {
		s.Free(clone)
	}
	return goOn
}
