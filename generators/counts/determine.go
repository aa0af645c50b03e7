package counts

// Determine sets the cells that have the same value in all solutions, in up to so many nodes of search for each value of a
// cell, or any number if it is 0. It tells whether these were enough. There is a solution, and Settle finds nothing.
func (s *State) Determine(maxNodes int) bool {
	w := witness{State: s, ever: make([]Value, len(s.Values)), maxNodes: maxNodes}
	w.sort()
	for _, cell := range w.order {
		for _, value := range [...]Value{Yes, No} {
			if s.Values[cell] != Open || w.ever[cell]&value != 0 {
				continue
			}
			before := s.mark()
			w.nodes = 0
			isFound := w.extend(cell, value, 0)
			s.undo(before)
			if w.isShort() {
				return false
			}
			if !isFound {
				s.Set(cell, Yes+No-value)
				s.Settle()
			}
		}
	}
	return true
}

// A witness is a state that is searched for solutions in which cells have values that they did not have before.
type witness struct {
	*State
	ever            []Value // by cell: the values that it had
	order           []int16 // open cells as the search takes them
	nodes, maxNodes int
}

// sort takes cells after others with which they have rules in common, so that the search sees soon where it went wrong.
func (w *witness) sort() {
	w.order = make([]int16, 0, w.Left)
	room := make([]bool, len(w.Values)+len(w.tally))
	isIn, isDone := room[:len(w.Values)], room[len(w.Values):]
	add := func(cell int16) {
		if w.Values[cell] == Open && !isIn[cell] {
			w.order, isIn[cell] = append(w.order, cell), true
		}
	}
	next := 0
	for i := range w.Values {
		for add(int16(i)); next < len(w.order); next++ {
			for _, rule := range w.rulesOf(w.order[next]) {
				if isDone[rule] || w.tally[rule].open > narrow || !w.tally[rule].tells() {
					continue
				}
				isDone[rule] = true
				for _, cell := range w.cellsOf(rule) {
					add(cell)
				}
			}
		}
	}
}

// narrow is how many open cells a rule may have for one to tell much of another.
const narrow = 8

// extend sets a cell and looks for a solution, which it leaves in the state. The open cells are in the order from there.
func (w *witness) extend(cell int16, value Value, from int) bool {
	w.nodes++
	if w.Set(cell, value); w.isShort() || !w.Settle() {
		return false
	}
	for ; from < len(w.order); from++ {
		if cell := w.order[from]; w.Values[cell] == Open {
			return w.either(cell, from+1)
		}
	}
	for cell, value := range w.Values {
		w.ever[cell] |= value
	}
	return true
}

// either tries both values of a cell, first the one that it did not have before.
func (w *witness) either(cell int16, from int) bool {
	first := Yes
	if w.ever[cell] == Yes {
		first = No
	}
	before := w.mark()
	if w.extend(cell, first, from) {
		return true
	}
	w.undo(before)
	return w.extend(cell, Yes+No-first, from)
}

// isShort tells whether the search ended for want of nodes.
func (w *witness) isShort() bool { return w.maxNodes > 0 && w.nodes > w.maxNodes }
