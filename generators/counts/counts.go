// Package counts solves puzzles of cells that are yes or no, in which rules say how many of some cells are yes.
package counts

import (
	"math"
	"slices"
)

// Rules are added one after another, and known by their place among them.
type Rules struct {
	bounds []tally
	ends   []int32 // by rule: where its cells end
	cells  []int32 // of all rules
}

// Grow makes room for so many rules with so many cells in all.
func (r *Rules) Grow(rules, cells int) {
	r.bounds, r.ends, r.cells = slices.Grow(r.bounds, rules), slices.Grow(r.ends, rules), slices.Grow(r.cells, cells)
}

// Add adds the rule that of some different cells at least so many are yes, and at most so many.
func (r *Rules) Add(least, most int, cells ...int32) {
	r.cells = append(r.cells, cells...)
	r.ends = append(r.ends, int32(len(r.cells)))
	r.bounds = append(r.bounds, tally{int32(least), int32(most), int32(len(cells))})
}

// A tally says of a rule how many of its open cells are yes at least and at most, and how many are open.
type tally struct{ least, most, open int32 }

// A Value is what is known of a cell.
type Value byte

// The values. What is neither yes nor no is open.
const (
	Open Value = iota
	Yes
	No
)

// A State is what is known of the cells of a puzzle. Settle and the rungs add what follows from the rules, so that every
// solution is kept.
type State struct {
	Values []Value
	Left   int  // how many cells are open
	Wrong  bool // whether it was found to have no solution

	steps int
	cells [][]int32 // by rule; not changed
	rules [][]int32 // by cell; not changed
	tally []tally   // by rule
	queue []int32   // rules that may tell something
}

// New is a state in which every cell is open. More rules may be added later for another one.
func New(cells int, rules Rules) *State {
	n := len(rules.bounds)
	s := &State{
		Values: make([]Value, cells), Left: cells,
		cells: make([][]int32, n), rules: make([][]int32, cells), tally: slices.Clone(rules.bounds),
	}
	degree := make([]int32, cells)
	for _, cell := range rules.cells {
		degree[cell]++
	}
	room := make([]int32, len(rules.cells))
	for cell, n := range degree {
		s.rules[cell], room = room[:0:n], room[n:]
	}
	first := int32(0)
	for i, end := range rules.ends {
		s.cells[i], first = rules.cells[first:end], end
		for _, cell := range s.cells[i] {
			s.rules[cell] = append(s.rules[cell], int32(i))
		}
		s.note(int32(i))
	}
	return s
}

// Solved tells whether no cell is open.
func (s *State) Solved() bool { return s.Left == 0 }

// Steps is how often a rule told something to Settle.
func (s *State) Steps() int { return s.steps }

// Clone is a copy that shares nothing that changes.
func (s *State) Clone() *State {
	c := &State{}
	c.Restore(s)
	return c
}

// Restore makes a state a copy of another one, in the memory that it has.
func (s *State) Restore(from *State) {
	s.Values = append(s.Values[:0], from.Values...)
	s.tally = append(s.tally[:0], from.tally...)
	s.queue = append(s.queue[:0], from.queue...)
	s.Left, s.Wrong, s.steps = from.Left, from.Wrong, from.steps
	s.cells, s.rules = from.cells, from.rules
}

// Ignore leaves a rule out from now on: what was found stays.
func (s *State) Ignore(rule int) {
	s.tally[rule].least -= far
	s.tally[rule].most += far
}

// Heed takes a rule up again.
func (s *State) Heed(rule int) {
	s.tally[rule].least += far
	s.tally[rule].most -= far
	s.note(int32(rule))
}

// far is beyond all counts.
const far = math.MaxInt32 / 4

// Set makes an open cell yes or no.
func (s *State) Set(cell int32, value Value) {
	s.Values[cell] = value
	s.Left--
	yes := int32(value & Yes)
	for _, rule := range s.rules[cell] {
		t := &s.tally[rule]
		t.open--
		t.least -= yes
		t.most -= yes
		s.note(rule)
	}
}

// note puts a rule into the queue if it may tell something.
func (s *State) note(rule int32) {
	if t := &s.tally[rule]; t.most <= 0 || t.least >= t.open {
		s.queue = append(s.queue, rule)
	}
}

// Settle looks at one rule after another: where all that it allows are yes, the others are no, and where all that are
// left are needed, they are yes. It tells whether there may be a solution.
func (s *State) Settle() bool {
	for len(s.queue) > 0 && !s.Wrong {
		rule := s.queue[len(s.queue)-1]
		s.queue = s.queue[:len(s.queue)-1]
		switch t := s.tally[rule]; {
		case t.most < 0 || t.least > t.open:
			s.Wrong = true
		case t.open > 0 && t.most == 0:
			s.fill(rule, No)
		case t.open > 0 && t.least == t.open:
			s.fill(rule, Yes)
		}
	}
	return !s.Wrong
}

// fill gives all open cells of a rule a value.
func (s *State) fill(rule int32, value Value) {
	s.steps++
	for _, cell := range s.cells[rule] {
		if s.Values[cell] == Open {
			s.Set(cell, value)
		}
	}
}
