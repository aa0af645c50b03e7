package counts

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
