package counts

import "slices"

// Look is a rung: a cell is no if, were it yes, rules that allow only one yes more would make so many others no that some
// rule has too few left. It tells whether there is such a cell. It looks only where something is new since it looked before.
func (s *State) Look() bool {
	before := s.Left
	l := looker{State: s, isDue: make([]bool, len(s.tally)), lost: make([]lost, len(s.Values))}
	l.find()
	for _, rule := range l.due {
		l.look(rule)
	}
	return s.Left < before
}

// A looker looks at rules of which some cells must be yes.
type looker struct {
	*State
	due   []int32 // the rules
	isDue []bool  // by rule
	turn  int32   // counts the cells of rules that were looked at
	lost  []lost  // by cell
	found []int32 // cells that would take too many from a rule
}

// lost is how many cells a rule would lose were a cell yes, and the turn of the last of them.
type lost struct{ turn, count int32 }

// find finds the rules that may have become easier to break: they lost a cell or were heeded, or cells of them have come
// to keep others from being yes.
func (l *looker) find() {
	for _, item := range l.news {
		switch {
		case item < 0:
			l.add(^item)
			l.limit(^item)
		case l.Values[item] == No:
			for _, rule := range l.rulesOf(item) {
				l.add(rule)
			}
		default:
			for _, rule := range l.limitsOf(item) {
				l.limit(rule)
			}
		}
	}
	l.news = l.news[:0]
}

func (l *looker) add(rule int32) {
	if l.tally[rule].least > 0 && !l.isDue[rule] {
		l.due, l.isDue[rule] = append(l.due, rule), true
	}
}

// limit adds the rules of all cells of a rule, if it allows only one yes more.
func (l *looker) limit(rule int32) {
	if t := l.tally[rule]; t.most != 1 || t.open == 1 {
		return
	}
	for _, cell := range l.cellsOf(rule) {
		if l.Values[cell] == Open {
			for _, rule := range l.rulesOf(cell) {
				l.add(rule)
			}
		}
	}
}

// look makes no the cells that would take too many from a rule.
func (l *looker) look(rule int32) {
	t, start := l.tally[rule], l.turn
	if t.least <= 0 || t.least > t.open {
		return
	}
	if t.least == 1 { // a cell of the rule would itself be what it needs
		for _, cell := range l.cellsOf(rule) {
			l.lost[cell] = lost{start + 1, -1}
		}
	}
	l.found = l.found[:0]
	passed := 1 - t.least // how many a cell must have taken so far
	for _, cell := range l.cellsOf(rule) {
		if l.Values[cell] != Open {
			continue
		}
		l.turn++
		if isTaken := l.take(cell, start, passed, t.open-t.least+1); !isTaken && t.least == 1 {
			break
		}
		passed++
	}
	for _, cell := range l.found {
		l.Set(cell, No)
	}
}

// take counts for the cells that would make a cell of a rule no that they take it, if they have taken so many of those before,
// and finds those that take too many. It tells whether there are any.
func (l *looker) take(cell, start, passed, tooMany int32) (isTaken bool) {
	for _, limit := range l.limitsOf(cell) {
		if l.tally[limit].most != 1 {
			continue
		}
		for _, other := range l.cellsOf(limit) {
			n := &l.lost[other]
			if n.turn <= start {
				n.count = 0
			}
			if n.count < passed || n.turn == l.turn || l.Values[other] != Open || other == cell {
				continue
			}
			*n = lost{l.turn, n.count + 1}
			isTaken = true
			if n.count == tooMany {
				l.found = append(l.found, other)
			}
		}
	}
	return isTaken
}

// Overlap is a rung: of two rules with cells in common, each says how many of these are yes at least and at most, and so
// how many of its other cells. It tells whether it found two that tell something. It looks only where something is new
// since it looked before.
func (s *State) Overlap() bool {
	due := s.changed()
	shared := make([]int32, len(s.tally)) // by rule: how many open cells it has in common with one that is due
	var others []int32
	for i, rule := range due {
		others = s.meet(rule, shared, others[:0])
		isFound := false
		for _, other := range others {
			isFound = isFound || s.overlap(rule, other, shared[other]) || s.overlap(other, rule, shared[other])
			shared[other] = 0
		}
		if isFound {
			for _, rule := range due[i:] { // these are left for the next time
				s.news = append(s.news, ^rule)
			}
			return true
		}
	}
	return false
}

// changed are the rules that say something else than when a rung looked at them, which now has.
func (s *State) changed() (due []int32) {
	isDue := make([]bool, len(s.tally))
	add := func(rule int32) {
		if !isDue[rule] && s.tally[rule].tells() {
			due, isDue[rule] = append(due, rule), true
		}
	}
	for _, item := range s.news {
		if item < 0 {
			add(^item)
			continue
		}
		for _, rule := range s.rulesOf(item) {
			add(rule)
		}
	}
	s.news = s.news[:0]
	return due
}

// meet appends the other rules that have open cells in common with a rule, and counts these cells for each.
func (s *State) meet(rule int32, shared, others []int32) []int32 {
	for _, cell := range s.cellsOf(rule) {
		if s.Values[cell] != Open {
			continue
		}
		for _, other := range s.rulesOf(cell) {
			if other == rule || !s.tally[other].tells() {
				continue
			}
			if shared[other]++; shared[other] == 1 {
				others = append(others, other)
			}
		}
	}
	return others
}

// overlap looks at the cells of a rule that are not among the so many that it shares with another one, and at these.
func (s *State) overlap(rule, other, shared int32) bool {
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
func (s *State) part(rule, other int32, isShared bool, value Value) bool {
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
			s.Set(int32(i), value)
			ok := s.Settle()
			s.undo(before)
			if !ok {
				s.Set(int32(i), Yes+No-value)
				return true
			}
		}
	}
	return false
}
