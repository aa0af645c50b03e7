package counts

import (
	"math/bits"
	"slices"
)

// scratch is room for the rungs.
type scratch struct {
	due    []int16 // rules to look at
	isDue  []bool  // by rule
	open   set     // the open cells, while Look looks
	taken  set     // cells that would make a cell no
	spared []set   // by number: cells that would leave a rule no more than so many of its cells, as far as these were looked at
	shared []int16 // by rule: how many open cells it has in common with another one, while Overlap looks at that
	others []int16 // the rules that have some
}

// A set is cells as bits.
type set []uint64

func newSet(cells int) set { return make(set, (cells+63)/64) }

func (s set) add(cell int16) { s[uint16(cell)/64] |= 1 << (uint16(cell) % 64) }

func (s set) remove(cell int16) { s[uint16(cell)/64] &^= 1 << (uint16(cell) % 64) }

// Look is a rung: a cell is no if, were it yes, rules that allow only one yes more would make so many others no that some
// rule has too few left. It tells whether there is such a cell. It looks only where something is new since it looked before.
func (s *State) Look() bool {
	before := s.Left
	if s.open == nil {
		s.open, s.taken = newSet(len(s.Values)), newSet(len(s.Values))
	}
	clear(s.open)
	for cell, value := range s.Values {
		if value == Open {
			s.open.add(int16(cell))
		}
	}
	for _, rule := range s.digest(s.easier) {
		s.look(rule)
	}
	return s.Left < before
}

// digest gives the rules of which a rung has to look at something: all if none has looked, and else those that a function
// adds for each of the news.
func (s *State) digest(add func(item int16)) []int16 {
	if s.isDue == nil {
		s.isDue = make([]bool, len(s.tally))
	}
	s.due = s.due[:0]
	if s.isNew {
		for rule := range s.tally {
			s.add(int16(rule))
		}
	} else {
		for _, item := range s.news {
			add(item)
		}
	}
	for _, rule := range s.due {
		s.isDue[rule] = false
	}
	s.isNew, s.news = false, s.news[:0]
	return s.due
}

// add adds a rule that tells something to those that are due.
func (s *State) add(rule int16) {
	if !s.isDue[rule] && s.tally[rule].tells() {
		s.due, s.isDue[rule] = append(s.due, rule), true
	}
}

// easier adds the rules that may have become easier to break: they lost a cell or were heeded, or cells of them have come to
// keep others from being yes.
func (s *State) easier(item int16) {
	switch {
	case item < 0:
		s.add(^item)
		s.limit(^item)
	case s.Values[item] == No:
		for _, rule := range s.rulesOf(item) {
			s.add(rule)
		}
	default:
		for _, rule := range s.limitsOf(item) {
			s.limit(rule)
		}
	}
}

// limit adds the rules of all cells of a rule, if it allows only one yes more.
func (s *State) limit(rule int16) {
	if t := s.tally[rule]; t.most != 1 || t.open == 1 {
		return
	}
	for _, cell := range s.cellsOf(rule) {
		if s.Values[cell] == Open {
			for _, rule := range s.rulesOf(cell) {
				s.add(rule)
			}
		}
	}
}

// look makes no the cells that would leave a rule fewer cells than it needs.
func (s *State) look(rule int16) {
	t := s.tally[rule]
	if t.least <= 0 || t.least > t.open {
		return
	}
	for len(s.spared) < int(t.least) {
		s.spared = append(s.spared, newSet(len(s.Values)))
	}
	spared := s.spared[:t.least]
	for _, cells := range spared {
		copy(cells, s.open)
	}
	if t.least == 1 { // a cell of the rule would itself be what it needs
		for i, cells := range s.sets()[rule] {
			spared[0][i] &^= cells
		}
	}
	for _, cell := range s.cellsOf(rule) {
		if s.Values[cell] == Open && !s.take(cell, spared) {
			return
		}
	}
	for i, cells := range spared[t.least-1] {
		for ; cells != 0; cells &= cells - 1 {
			cell := int16(64*i + bits.TrailingZeros64(cells))
			s.Set(cell, No)
			s.open.remove(cell)
		}
	}
}

// take keeps track of the cells that take one from a rule, and of those that spare it. It tells whether some are left that
// spare few enough.
func (s *State) take(cell int16, spared []set) bool {
	sets := s.sets()
	clear(s.taken)
	for _, limit := range s.limitsOf(cell) {
		if s.tally[limit].most == 1 {
			for i, cells := range sets[limit] {
				s.taken[i] |= cells
			}
		}
	}
	s.taken.remove(cell)
	left := uint64(0)
	for i, taken := range s.taken {
		for n := len(spared) - 1; n > 0; n-- {
			spared[n][i] = spared[n][i]&taken | spared[n-1][i]
		}
		spared[0][i] &= taken
		left |= spared[len(spared)-1][i]
	}
	return left != 0
}

// Overlap is a rung: of two rules with cells in common, each says how many of these are yes at least and at most, and so
// how many of its other cells. It tells whether it found two that tell something. It looks only where something is new
// since it looked before.
func (s *State) Overlap() bool {
	if s.shared == nil {
		s.shared = make([]int16, len(s.tally))
	}
	for i, rule := range s.digest(s.changed) {
		s.meet(rule)
		isFound := false
		for _, other := range s.others {
			isFound = isFound || s.overlap(rule, other, s.shared[other]) || s.overlap(other, rule, s.shared[other])
			s.shared[other] = 0
		}
		if isFound {
			for _, rule := range s.due[i:] { // these are left for the next time
				s.news = append(s.news, ^rule)
			}
			return true
		}
	}
	return false
}

// changed adds the rules that say something new.
func (s *State) changed(item int16) {
	if item < 0 {
		s.add(^item)
		return
	}
	for _, rule := range s.rulesOf(item) {
		s.add(rule)
	}
}

// meet finds the other rules that have open cells in common with a rule, and counts these cells for each.
func (s *State) meet(rule int16) {
	s.others = s.others[:0]
	for _, cell := range s.cellsOf(rule) {
		if s.Values[cell] != Open {
			continue
		}
		for _, other := range s.rulesOf(cell) {
			if other == rule || !s.tally[other].tells() {
				continue
			}
			if s.shared[other]++; s.shared[other] == 1 {
				s.others = append(s.others, other)
			}
		}
	}
}

// overlap looks at the cells of a rule that are not among the so many that it shares with another one, and at these.
func (s *State) overlap(rule, other, shared int16) bool {
	a, b := s.tally[rule], s.tally[other]
	rest := a.open - shared
	least := max(0, a.least-rest, b.least-(b.open-shared))
	most := min(shared, a.most, b.most)
	switch {
	case least > most:
		s.Wrong = true
		return true
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
func (s *State) part(rule, other int16, isShared bool, value Value) bool {
	for _, cell := range s.cellsOf(rule) {
		if s.Values[cell] == Open && slices.Contains(s.rulesOf(cell), other) == isShared {
			s.Set(cell, value)
		}
	}
	return true
}

// Suppose is a rung: a cell does not have a value from which Settle finds that there is no solution. It tells whether there
// is such a cell.
func (s *State) Suppose() bool {
	before := s.mark()
	for i, value := range s.Values {
		if value != Open {
			continue
		}
		for _, value := range [...]Value{Yes, No} {
			s.Set(int16(i), value)
			ok := s.Settle()
			s.undo(before)
			if !ok {
				s.Set(int16(i), Yes+No-value)
				return true
			}
		}
	}
	return false
}
