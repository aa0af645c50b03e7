// Package diagonals solves puzzles of a rectangle of cells with a diagonal line in each, where clues say how many lines end
// in a corner and no lines make a loop.
package diagonals

import (
	"math/bits"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/graded"
)

// A Line is what is known of a cell.
type Line byte

// The lines: / goes forward, \ backward.
const (
	Open Line = iota
	Forward
	Backward
	outside // beyond the edge
)

// NoClue is the clue of a point without one.
const NoClue = -1

// A State is what is known of the cells of a puzzle, which are counted row by row, as the points are, of which there are
// one more in each row and column. Settle and the rungs add what follows from the clues, so that every solution is kept.
type State struct {
	Left int // how many cells are open

	*board
	wrong  bool
	steps  int
	lines  []Line   // by place
	points []point  // by place
	look   []int16  // points whose counts may tell something
	force  []Choice // cells in which the other line would make a loop

	isNew bool    // whether no rung has looked at it: then neither news nor exits are kept
	news  []int16 // what none has looked at since: cells that were set, and ^point for points whose clues were heeded
	low   []int16 // points of groups for Ends to look at
	due   []int16 // points for Pairs to look at
}

// A point is what is known of a point and, in the one that stands for a group, of the points that lines join.
type point struct {
	need        int8  // how many lines are still to end there, by its clue
	open        uint8 // the open cells around it, a bit for each, clockwise from the upper left
	barred      uint8 // directions with cells on both sides whose lines do not both end there
	clued, due  bool
	border      bool  // whether a point of the group lies on the border
	group, next int16 // the point that stands for the group; the next one of the group, in a circle
	size, exits int16 // how many points the group has; how many lines more can end in it
}

// A board is what all states of a size have in common. A cell and the point at its upper left have the same place. There is
// a place more in each row and at both ends, and a row above, so that every point has four cells around it, if outside.
type board struct {
	cells, at []int16  // the places of cells and of points
	cell, far [4]int16 // from a point to the cells around it, clockwise from the upper left, and to the points behind these
	side      [4]int16 // from a point to the next one: up, right, down, left
}

func newBoard(height, width int) *board {
	step := int16(width) + 1
	b := &board{
		cells: make([]int16, 0, height*width), at: make([]int16, 0, (height+1)*(width+1)),
		cell: [4]int16{-step - 1, -step, 0, -1},
		far:  [4]int16{-step - 1, -step + 1, step + 1, step - 1},
		side: [4]int16{-step, 1, step, -1},
	}
	for r := range height + 1 {
		for c := range width + 1 {
			place := int16(r+1)*step + int16(c) + 1
			if b.at = append(b.at, place); r < height && c < width {
				b.cells = append(b.cells, place)
			}
		}
	}
	return b
}

// ending is the line that ends in a point from the cell with a number around it.
func ending(k int) Line { return Backward - Line(k&1) }

func other(line Line) Line { return Forward + Backward - line }

// New is a state in which every cell is open.
func New(height, width int, clues []int8) *State {
	b := newBoard(height, width)
	places := int(b.at[len(b.at)-1]) + 1
	s := &State{Left: height * width, isNew: true, board: b, lines: make([]Line, places), points: make([]point, places)}
	for place := range s.lines {
		s.lines[place] = outside
	}
	for _, place := range b.cells {
		s.lines[place] = Open
	}
	for i, place := range b.at {
		p := point{need: clues[i], group: place, next: place, size: 1, clued: clues[i] != NoClue}
		for k, cell := range b.cell {
			if s.lines[place+cell] == Open {
				p.open |= 1 << k
			}
		}
		p.border = p.open != 0b1111
		s.points[place] = p
		s.note(place)
	}
	return s
}

// Solved tells whether no cell is open.
func (s *State) Solved() bool { return s.Left == 0 }

// Steps is how often a clue or a loop told something to Settle.
func (s *State) Steps() int { return s.steps }

// Lines are what is known of all cells.
func (s *State) Lines() []Line {
	lines := make([]Line, len(s.cells))
	for cell, place := range s.cells {
		lines[cell] = s.lines[place]
	}
	return lines
}

// Clone is a copy that shares nothing that changes.
func (s *State) Clone() *State {
	c := &State{}
	c.Restore(s)
	return c
}

// Restore makes a state a copy of another one, in the memory that it has.
func (s *State) Restore(from *State) {
	s.lines = append(s.lines[:0], from.lines...)
	s.points = append(s.points[:0], from.points...)
	s.look = append(s.look[:0], from.look...)
	s.force = append(s.force[:0], from.force...)
	s.news = append(s.news[:0], from.news...)
	s.low = append(s.low[:0], from.low...)
	s.due = append(s.due[:0], from.due...)
	s.board, s.Left, s.wrong, s.steps, s.isNew = from.board, from.Left, from.wrong, from.steps, from.isNew
}

// Ignore leaves the clue of a point out from now on: what was found stays.
func (s *State) Ignore(point int) { s.clue(s.at[point], false) }

// Heed takes the clue of a point up again.
func (s *State) Heed(point int) {
	s.clue(s.at[point], true)
	if !s.isNew {
		s.news = append(s.news, ^s.at[point])
	}
	s.note(s.at[point])
}

// clue says whether a point has a clue.
func (s *State) clue(point int16, clued bool) {
	p := &s.points[point]
	exits := &s.points[p.group].exits
	*exits -= p.ways()
	p.clued = clued
	*exits += p.ways()
}

// ways is how many lines more can end in the point.
func (p *point) ways() int16 {
	if p.clued {
		return int16(p.need)
	}
	return int16(p.count())
}

// count is how many cells around the point are open.
func (p *point) count() int8 { return int8(bits.OnesCount8(p.open)) }

// set puts a line into an open cell.
func (s *State) set(cell int16, line Line) {
	s.lines[cell] = line
	s.Left--
	if !s.isNew {
		s.news = append(s.news, cell)
	}
	left, right := cell+s.side[2], cell+s.side[1] // the points at its lower left and its upper right
	opposite := cell + s.far[2]
	s.close(cell, 2, line == Backward)
	s.close(right, 3, line == Forward)
	s.close(opposite, 0, line == Backward)
	s.close(left, 1, line == Forward)
	if line == Backward {
		s.join(cell, opposite)
	} else {
		s.join(right, left)
	}
}

// close takes the cell with a number around a point off the open ones. Its line may end there.
func (s *State) close(point int16, k int, ends bool) {
	p := &s.points[point]
	p.open &^= 1 << k
	if ends {
		p.need--
	}
	if !s.isNew && (ends || !p.clued) {
		s.points[p.group].exits--
	}
	s.note(point)
}

// note notes that the clue of a point may tell something.
func (s *State) note(point int16) {
	switch p := &s.points[point]; {
	case !p.clued:
	case p.open == 0:
		s.wrong = s.wrong || p.need != 0
	case p.need <= 0 || p.need >= p.count():
		s.look = append(s.look, point)
	}
}

// join makes the groups of two points one, and notes the cells in which a line would now make a loop.
func (s *State) join(p, q int16) {
	p, q = s.points[p].group, s.points[q].group
	if p == q {
		s.wrong = true
		return
	}
	if s.points[p].size < s.points[q].size {
		p, q = q, p
	}
	a, b := &s.points[p], &s.points[q]
	a.size += b.size
	a.exits += b.exits
	a.border = a.border || b.border
	for i := q; ; {
		c := &s.points[i]
		c.group = p
		for open := c.open; open != 0; open &= open - 1 {
			k := bits.TrailingZeros8(open)
			if s.points[i+s.far[k]].group == p {
				s.force = append(s.force, Choice{i + s.cell[k], other(ending(k))})
			}
		}
		if i = c.next; i == q {
			break
		}
	}
	a.next, b.next = b.next, a.next
}

// Settle looks at one clue after another: where all its lines are found, or all open cells are needed, these are known. A
// line that would make a loop is not there. It tells whether there may be a solution.
func (s *State) Settle() bool {
	for !s.wrong {
		if last := len(s.force) - 1; last >= 0 {
			choice := s.force[last]
			if s.force = s.force[:last]; s.lines[choice.cell] == Open {
				s.steps++
				s.set(choice.cell, choice.line)
			}
			continue
		}
		last := len(s.look) - 1
		if last < 0 {
			break
		}
		i := s.look[last]
		s.look = s.look[:last]
		switch p, open := &s.points[i], s.points[i].count(); {
		case !p.clued || open == 0:
		case p.need < 0 || p.need > open:
			s.wrong = true
		case p.need == 0 || p.need == open:
			s.steps++
			s.fill(i, p.need > 0, p.open)
		}
	}
	return !s.wrong
}

// fill lets the lines of some open cells around a point end there, or none.
func (s *State) fill(point int16, end bool, cells uint8) {
	for ; cells != 0; cells &= cells - 1 {
		k := bits.TrailingZeros8(cells)
		line := ending(k)
		if !end {
			line = other(line)
		}
		s.set(point+s.cell[k], line)
	}
}

// A Ladder grades states.
type Ladder = graded.Ladder[*State, Choice]

// A Choice supposes the line of a cell.
type Choice struct {
	cell int16
	line Line
}

// Branch chooses the first open cell beside a clue, or else the first.
func (s *State) Branch() []Choice {
	if s.Left == 0 {
		return nil
	}
	isOpen := func(cell int16) bool { return s.lines[cell] == Open }
	i := slices.IndexFunc(s.cells, func(cell int16) bool {
		isClued := s.points[cell].clued || s.points[cell+s.side[1]].clued || s.points[cell+s.side[2]].clued || s.points[cell+s.far[2]].clued
		return isClued && isOpen(cell)
	})
	if i < 0 {
		i = slices.IndexFunc(s.cells, isOpen)
	}
	return []Choice{{s.cells[i], Forward}, {s.cells[i], Backward}}
}

// Choose supposes the line of a choice.
func (s *State) Choose(c Choice) { s.set(c.cell, c.line) }
