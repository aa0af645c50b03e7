package diagonals

// Ends is a rung: a line is not there if it would close a group that does not reach the border, so that no other line can
// end in it: it would lie in a loop. It tells whether there is such a line.
func (s *State) Ends() bool {
	before := s.Left
	for cell, line := range s.Lines {
		if line != Open {
			continue
		}
		corners := s.corners[cell]
		switch {
		case s.closes(corners[0], corners[2]):
			s.Set(int32(cell), Forward)
		case s.closes(corners[1], corners[3]):
			s.Set(int32(cell), Backward)
		}
	}
	return s.Left < before
}

// closes tells whether a line between two points would close their groups.
func (s *State) closes(p, q int32) bool {
	a, b := &s.points[s.points[p].group], &s.points[s.points[q].group]
	return a != b && !a.border && !b.border && a.exits+b.exits <= 2
}

// Pairs is a rung: the lines of two cells side by side cannot both end in a point of their common side where the clues of
// the points around bar that. It tells whether it found such a point, or with them a line.
func (s *State) Pairs() (found bool) {
	for i := range s.points {
		for d := 1; d <= 2; d++ { // up and left are down and right of other points
			p := int32(i)
			left, right := s.around[p][d], s.around[p][d+1]
			if left.cell < 0 || right.cell < 0 {
				continue
			}
			switch openLeft, openRight := s.Lines[left.cell] == Open, s.Lines[right.cell] == Open; {
			case openLeft && openRight:
				q, back := s.neighbour(p, d), (d+2)%4
				found = s.clued[p] && (s.barPair(p, d) || s.countPair(p, d)) || found
				found = s.clued[q] && (s.barPair(q, back) || s.countPair(q, back)) || found
			case openLeft && s.bars(p, d, right.cell, right.line):
				s.Set(left.cell, s.Lines[right.cell])
				found = true
			case openRight && s.bars(p, d, left.cell, left.line):
				s.Set(right.cell, s.Lines[left.cell])
				found = true
			}
		}
	}
	return found
}

// neighbour is the next point in a direction: up, right, down, left. Direction d parts spots d and d+1 of those around a
// point.
func (s *State) neighbour(point int32, direction int) int32 {
	return point + [...]int32{-int32(s.width) - 1, 1, int32(s.width) + 1, -1}[direction]
}

// isBarred tells whether the lines on both sides of a direction cannot both end in the point.
func (s *State) isBarred(point int32, direction int) bool {
	return s.points[point].barred>>direction&1 != 0
}

// bar notes that, and tells whether that is new.
func (s *State) bar(point int32, direction int) bool {
	if s.isBarred(point, direction) {
		return false
	}
	s.points[point].barred |= 1 << direction
	return true
}

// bars tells whether one of two lines in a direction of a point, that of a cell, which would end in the point with the
// given line, keeps the other from ending where it ends.
func (s *State) bars(point int32, direction int, cell int32, line Line) bool {
	if s.Lines[cell] == line {
		return s.isBarred(point, direction)
	}
	return s.isBarred(s.neighbour(point, direction), (direction+2)%4)
}

// barPair bars what the clue of a point forbids two open cells.
func (s *State) barPair(point int32, direction int) (found bool) {
	p, back := s.points[point], (direction+2)%4
	if p.need == 1 {
		found = s.bar(point, direction)
	}
	if p.need == p.open-1 {
		found = s.bar(s.neighbour(point, direction), back) || found
	}
	if p.need == 2 && p.open == 4 { // both end here if and only if both on the other side end in the point behind
		behind := s.neighbour(point, back)
		if s.isBarred(point, direction) {
			found = s.bar(behind, direction) || found
		} else if s.isBarred(behind, direction) {
			found = s.bar(point, direction) || found
		}
	}
	return found
}

// countPair counts two open cells of which exactly one line ends in a point with a clue.
func (s *State) countPair(point int32, direction int) bool {
	p := s.points[point]
	need, open := p.need-1, p.open-2
	if open == 0 || need > 0 && need < open || !s.isBarred(point, direction) ||
		!s.isBarred(s.neighbour(point, direction), (direction+2)%4) {
		return false
	}
	s.steps++
	s.wrong = need < 0 || need > open
	s.fill(point, need > 0, direction)
	return true
}
