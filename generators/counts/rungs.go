package counts

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/search"
)

// Look is a rung: a cell is no if, were it yes, rules that allow only one yes more would make so many others no that some
// rule has too few left. It tells whether there is such a cell.
func (s *State) Look() bool {
	before := s.Left
	l := looker{State: s, lost: make([]lost, len(s.tally)), seen: make([]int32, len(s.Values))}
	for cell, value := range s.Values {
		if value == Open {
			l.look(int32(cell))
		}
	}
	return s.Left < before
}

// A looker notes what would be lost if a cell were yes.
type looker struct {
	*State
	turn  int32   // counts the cells that were looked at
	lost  []lost  // by rule
	seen  []int32 // by cell: the last turn in which it was among the cells
	cells []int32 // that would be no
}

// lost is how many cells a rule would lose. It counts from 0 in each turn.
type lost struct{ turn, count int32 }

func (l *looker) look(cell int32) {
	l.turn++
	l.seen[cell] = l.turn
	l.cells = l.cells[:0]
	for _, rule := range l.rules[cell] {
		if l.tally[rule].most != 1 {
			continue
		}
		for _, other := range l.State.cells[rule] {
			if l.Values[other] == Open && l.seen[other] != l.turn {
				l.seen[other] = l.turn
				l.cells = append(l.cells, other)
			}
		}
	}
	if l.breaks() {
		l.Set(cell, No)
	}
}

// breaks tells whether a rule would have too few cells left.
func (l *looker) breaks() bool {
	for _, other := range l.cells {
		for _, rule := range l.rules[other] {
			t := &l.tally[rule]
			if t.least <= 0 {
				continue
			}
			n := &l.lost[rule]
			if n.turn != l.turn {
				*n = lost{turn: l.turn}
			}
			if n.count++; t.open-n.count < t.least {
				return true
			}
		}
	}
	return false
}

// Overlap is a rung: of two rules with cells in common, each says how many of these are yes at least and at most, and so
// how many of its other cells. It tells whether it found two that tell something.
func (s *State) Overlap() bool {
	shared := make([]int32, len(s.tally)) // by rule: how many open cells it has in common with the first one
	var others []int32
	for i, t := range s.tally {
		if t.open == 0 {
			continue
		}
		others = others[:0]
		for _, cell := range s.cells[i] {
			if s.Values[cell] != Open {
				continue
			}
			for _, other := range s.rules[cell] {
				if shared[other]++; shared[other] == 1 && int(other) != i {
					others = append(others, other)
				}
			}
		}
		shared[i] = 0
		for _, other := range others {
			n := shared[other]
			if shared[other] = 0; s.overlap(i, int(other), n) {
				return true
			}
		}
	}
	return false
}

// overlap looks at the cells of a rule that are not among the so many that it shares with another one, and at these.
func (s *State) overlap(rule, other int, shared int32) bool {
	a, b := s.tally[rule], s.tally[other]
	rest := a.open - shared
	least := max(0, a.least-rest, b.least-(b.open-shared))
	most := min(shared, a.most, b.most)
	switch {
	case least > most:
		s.Wrong = true
		return false
	case rest > 0 && a.least-most == rest:
		return s.part(rule, other, false, Yes)
	case rest > 0 && a.most-least == 0:
		return s.part(rule, other, false, No)
	case least == shared:
		return s.part(rule, other, true, Yes)
	case most == 0:
		return s.part(rule, other, true, No)
	}
	return false
}

// part gives a value to the open cells of a rule that are, or are not, shared with another one.
func (s *State) part(rule, other int, isShared bool, value Value) bool {
	for _, cell := range s.cells[rule] {
		if s.Values[cell] == Open && slices.Contains(s.rules[cell], int32(other)) == isShared {
			s.Set(cell, value)
		}
	}
	return true
}

// Suppose is a rung: a cell does not have a value from which Settle finds that there is no solution. It tells whether there
// is such a cell.
func (s *State) Suppose() bool {
	trial := s.Clone()
	for i, value := range s.Values {
		if value != Open {
			continue
		}
		for _, value := range [...]Value{Yes, No} {
			trial.Restore(s)
			trial.Set(int32(i), value)
			if !trial.Settle() {
				s.Set(int32(i), Yes+No-value)
				return true
			}
		}
	}
	return false
}

// Certain gives the value that each cell has in all solutions, Open where it differs, in up to so many nodes of search. It
// tells whether these were enough. There is a solution.
func (s *State) Certain(maxNodes int) (values []Value, ok bool) {
	values = slices.Clone(s.Values)
	seen := make([]Value, len(values)) // the values of a cell in solutions that were found
	trial := s.Clone()
	for i := range values {
		for _, value := range [...]Value{Yes, No} {
			if values[i] != Open || seen[i]&value != 0 {
				continue
			}
			trial.Restore(s)
			trial.Set(int32(i), value)
			all := search.Search[*State, Choice]{
				Clone: (*State).Clone, Deduce: (*State).Settle, Branch: (*State).Branch, Choose: (*State).Choose, MaxNodes: maxNodes,
			}
			isFound := false
			for solution := range all.Solutions(trial) {
				isFound = true
				for k, value := range solution.Values {
					seen[k] |= value
				}
				break
			}
			if !isFound && all.Short {
				return nil, false
			}
			if !isFound {
				values[i] = Yes + No - value
			}
		}
	}
	return values, true
}
