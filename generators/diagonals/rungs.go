package diagonals

import "math/bits"

// digest tells the rungs what is new: points whose counts have changed, and those of their groups.
func (s *State) digest() {
	if s.isNew {
		s.isNew = false
		s.countExits()
		for _, point := range s.at {
			s.stir(point)
		}
	}
	for _, item := range s.news {
		if item < 0 {
			s.stir(^item)
			continue
		}
		for _, corner := range [...]int16{item, item + s.side[1], item + s.side[2], item + s.far[2]} {
			s.stir(corner)
		}
	}
	s.news = s.news[:0]
}

// countExits counts the exits of all groups.
func (s *State) countExits() {
	for _, point := range s.at {
		s.points[point].exits = 0
	}
	for _, point := range s.at {
		p := &s.points[point]
		s.points[p.group].exits += p.ways()
	}
}

// stir has the rungs look at a point.
func (s *State) stir(point int16) {
	p := &s.points[point]
	if group := &s.points[p.group]; !group.border && group.exits <= 2 {
		s.low = append(s.low, point)
	}
	s.await(point)
}

// await has Pairs look at a point, if pairs of lines around it can tell something.
func (s *State) await(point int16) {
	if p := &s.points[point]; !p.due && p.open != 0 && (p.clued || p.barred != 0) {
		p.due = true
		s.due = append(s.due, point)
	}
}

// Ends is a rung: a line is not there if it would close a group that does not reach the border, so that no other line can
// end in it: it would lie in a loop. It tells whether there is such a line. It looks only where something is new.
func (s *State) Ends() bool {
	s.digest()
	for ; len(s.low) > 0; s.low = s.low[:len(s.low)-1] {
		first := s.low[len(s.low)-1]
		for i := first; ; {
			for open := s.points[i].open; open != 0; open &= open - 1 {
				if k := bits.TrailingZeros8(open); s.closes(i, i+s.far[k]) {
					s.set(i+s.cell[k], other(ending(k)))
					return true
				}
			}
			if i = s.points[i].next; i == first {
				break
			}
		}
	}
	return false
}

// closes tells whether a line between two points would close their groups.
func (s *State) closes(p, q int16) bool {
	a, b := &s.points[s.points[p].group], &s.points[s.points[q].group]
	return a != b && !a.border && !b.border && a.exits+b.exits <= 2
}

// Pairs is a rung: the lines of two cells side by side cannot both end in a point of their common side where the clues of
// the points around bar that. It tells whether it found a line with such points. It looks only where something is new.
func (s *State) Pairs() bool {
	s.digest()
	before := s.Left
	for len(s.due) > 0 && s.Left == before && !s.wrong {
		last := len(s.due) - 1
		p := s.due[last]
		s.due, s.points[p].due = s.due[:last], false
		s.pairs(p)
	}
	return s.Left < before
}

// pairs looks at the pairs of cells on both sides of a direction of a point, as far as they may end there. Direction d parts
// the cells with the numbers d and d+1 around the point.
func (s *State) pairs(point int16) {
	p := s.points[point]
	next := p.open>>1 | p.open<<3&0b1111 // the cells after directions
	for one := (p.open ^ next) & p.barred; one != 0; one &= one - 1 {
		d := bits.TrailingZeros8(one)
		known, open := d, (d+1)%4
		if p.open>>d&1 != 0 {
			known, open = open, known
		}
		if line := s.lines[point+s.cell[known]]; line == ending(known) {
			s.set(point+s.cell[open], line)
			return
		}
	}
	for both := p.open & next; both != 0 && p.clued; both &= both - 1 {
		d := bits.TrailingZeros8(both)
		s.barPair(point, d)
		if s.countPair(point, d) {
			return
		}
	}
}

// isBarred tells whether the lines on both sides of a direction cannot both end in the point.
func (s *State) isBarred(point int16, direction int) bool {
	return s.points[point].barred>>direction&1 != 0
}

// bar notes that. What follows is to be seen at the point and at the next one.
func (s *State) bar(point int16, direction int) {
	if !s.isBarred(point, direction) {
		s.points[point].barred |= 1 << direction
		s.await(point)
		s.await(point + s.side[direction])
	}
}

// barPair bars what the clue of a point forbids two open cells.
func (s *State) barPair(point int16, direction int) {
	p, back := s.points[point], (direction+2)%4
	if p.need == 1 {
		s.bar(point, direction)
	}
	if p.need == p.count()-1 {
		s.bar(point+s.side[direction], back)
	}
	if p.need == 2 && p.open == 0b1111 { // both end here if and only if both on the other side end in the point behind
		behind := point + s.side[back]
		if s.isBarred(point, direction) {
			s.bar(behind, direction)
		} else if s.isBarred(behind, direction) {
			s.bar(point, direction)
		}
	}
}

// countPair counts two open cells of which exactly one line ends in a point with a clue. It tells whether that tells
// something.
func (s *State) countPair(point int16, direction int) bool {
	p, pair := &s.points[point], uint8(1<<direction|1<<((direction+1)%4))
	need, open := p.need-1, p.count()-2
	if open == 0 || need > 0 && need < open || !s.isBarred(point, direction) ||
		!s.isBarred(point+s.side[direction], (direction+2)%4) {
		return false
	}
	s.steps++
	s.wrong = s.wrong || need < 0 || need > open
	s.fill(point, need > 0, p.open&^pair)
	return true
}
