// Package counts solves puzzles of cells that are yes or no, in which rules say how many of some cells are yes.
package counts

import (
	"math"
	"slices"
)

// Rules are added one after another, and known by their place among them. There are at most 10,000 of them, and as many cells.
type Rules struct {
	bounds []tally
	ends   []int32 // by rule: where its cells end
	cells  []int16 // of all rules
}

// Grow makes room for so many rules with so many cells in all.
func (r *Rules) Grow(rules, cells int) {
	r.bounds, r.ends, r.cells = slices.Grow(r.bounds, rules), slices.Grow(r.ends, rules), slices.Grow(r.cells, cells)
}

// Add adds the rule that of some different cells at least so many are yes, and at most so many.
func (r *Rules) Add(least, most int, cells ...int16) {
	r.cells = append(r.cells, cells...)
	r.ends = append(r.ends, int32(len(r.cells)))
	r.bounds = append(r.bounds, tally{int16(least), int16(most), int16(len(cells))})
}

// A tally says of a rule how many of its open cells are yes at least and at most, and how many are open.
type tally struct{ least, most, open int16 }

// limits tells whether a cell of the rule that is yes may keep others from being yes.
func (t tally) limits() bool { return t.most < t.open }

// tells tells whether the rule does not allow everything.
func (t tally) tells() bool { return t.open > 0 && (t.least > 0 || t.most < t.open) }

// A Value is what is known of a cell.
type Value byte

// The values. What is neither yes nor no is open. Either is yes or no as the rules need it: such a cell is left out.
const (
	Open Value = iota
	Yes
	No
	Either
)

// least and most are how many cells that are yes it may stand for.
func (v Value) least() int16 { return int16(v & Yes &^ (v >> 1)) }
func (v Value) most() int16  { return int16(v & Yes) }

// A State is what is known of the cells of a puzzle. Settle and the rungs add what follows from the rules, so that every
// solution is kept.
type State struct {
	Values []Value
	Left   int  // how many cells are open
	Wrong  bool // whether it was found to have no solution

	*board
	steps int
	tally []tally // by rule
	queue []int16 // rules that may tell something

	isNew bool    // whether no rung has looked at it
	news  []int16 // what none has looked at since: cells that were set, and ^rule for rules that were heeded
	scratch
}

// A board is what all states of a puzzle have in common: which cells the rules have.
type board struct {
	ends   []int32 // as in Rules
	cells  []int16 //
	places []place // by cell, and one after the last
	rules  []int16 // of all cells
	asSets []set   // the cells of the rules, once Look has asked for them
}

// A place says where the rules of a cell begin, and where those begin that do not limit how many cells are yes.
type place struct{ first, wide int32 }

// cellsOf are the cells of a rule.
func (b *board) cellsOf(rule int16) []int16 {
	first := int32(0)
	if rule > 0 {
		first = b.ends[rule-1]
	}
	return b.cells[first:b.ends[rule]]
}

// rulesOf are the rules of a cell.
func (b *board) rulesOf(cell int16) []int16 {
	return b.rules[b.places[cell].first:b.places[cell+1].first]
}

// limitsOf are the rules of a cell that limit how many cells are yes.
func (b *board) limitsOf(cell int16) []int16 {
	return b.rules[b.places[cell].first:b.places[cell].wide]
}

// sets are the cells of the rules as sets.
func (b *board) sets() []set {
	if b.asSets == nil {
		size := len(newSet(len(b.places) - 1))
		room := make(set, len(b.ends)*size)
		b.asSets = make([]set, len(b.ends))
		for rule := range b.asSets {
			b.asSets[rule], room = room[:size:size], room[size:]
			for _, cell := range b.cellsOf(int16(rule)) {
				b.asSets[rule].add(cell)
			}
		}
	}
	return b.asSets
}

// newBoard sorts the rules by cell, those that limit before the others.
func newBoard(cells int, rules Rules) *board {
	b := &board{ends: rules.ends, cells: rules.cells, places: make([]place, cells+1), rules: make([]int16, len(rules.cells))}
	for _, cell := range rules.cells {
		b.places[cell].first++
	}
	end := int32(0)
	for cell := range b.places {
		end += b.places[cell].first
		b.places[cell].first = end
	}
	for _, limits := range [...]bool{false, true} { // from the end of each cell's
		for i := len(rules.bounds) - 1; i >= 0; i-- {
			if rules.bounds[i].limits() != limits {
				continue
			}
			for _, cell := range b.cellsOf(int16(i)) {
				p := &b.places[cell]
				p.first--
				b.rules[p.first] = int16(i)
			}
		}
		if !limits {
			for cell := range b.places {
				b.places[cell].wide = b.places[cell].first
			}
		}
	}
	return b
}

// New is a state in which every cell is open. It takes the rules over.
func New(cells int, rules Rules) *State {
	room := make([]int16, len(rules.bounds)+cells)
	s := &State{
		Values: make([]Value, cells), Left: cells, board: newBoard(cells, rules), tally: rules.bounds,
		isNew: true, news: room[:0:cells], queue: room[cells:cells],
	}
	for rule := range s.tally {
		s.note(int16(rule))
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
	if s.board != from.board {
		s.scratch = scratch{}
	}
	s.Values = append(s.Values[:0], from.Values...)
	s.tally = append(s.tally[:0], from.tally...)
	s.queue = append(s.queue[:0], from.queue...)
	s.news = append(s.news[:0], from.news...)
	s.Left, s.Wrong, s.steps, s.board, s.isNew = from.Left, from.Wrong, from.steps, from.board, from.isNew
}

// Cells are the cells of a rule.
func (s *State) Cells(rule int) []int16 { return s.cellsOf(int16(rule)) }

// Untold are the open cells of which no rule tells anything.
func (s *State) Untold() (cells []int16) {
	for cell, value := range s.Values {
		if value == Open && !slices.ContainsFunc(s.rulesOf(int16(cell)), func(rule int16) bool { return s.tally[rule].tells() }) {
			cells = append(cells, int16(cell))
		}
	}
	return cells
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
	s.news = append(s.news, int16(^rule))
	s.note(int16(rule))
}

// far is beyond all counts.
const far = math.MaxInt16 / 2

// Set gives an open cell a value.
func (s *State) Set(cell int16, value Value) {
	s.Values[cell] = value
	s.Left--
	s.news = append(s.news, cell)
	least, most := value.least(), value.most()
	for _, rule := range s.rulesOf(cell) {
		t := &s.tally[rule]
		t.open--
		t.least -= most
		t.most -= least
		s.note(rule)
	}
}

// A mark is a moment to go back to.
type mark struct{ news, steps int }

// mark is this moment, at which nothing is in the queue.
func (s *State) mark() mark { return mark{len(s.news), s.steps} }

// undo opens the cells again that were set since then. No rule was heeded or ignored.
func (s *State) undo(m mark) {
	for _, cell := range s.news[m.news:] {
		least, most := s.Values[cell].least(), s.Values[cell].most()
		for _, rule := range s.rulesOf(cell) {
			t := &s.tally[rule]
			t.open++
			t.least += most
			t.most += least
		}
		s.Values[cell] = Open
		s.Left++
	}
	s.news, s.steps, s.queue, s.Wrong = s.news[:m.news], m.steps, s.queue[:0], false
}

// note puts a rule into the queue if it may tell something.
func (s *State) note(rule int16) {
	if t := &s.tally[rule]; (t.most <= 0 || t.least >= t.open) && (t.open > 0 || t.most < 0 || t.least > 0) {
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
func (s *State) fill(rule int16, value Value) {
	s.steps++
	for _, cell := range s.cellsOf(rule) {
		if s.Values[cell] == Open {
			s.Set(cell, value)
		}
	}
}
