// Package diagonals solves puzzles of a rectangle of cells with a diagonal line in each, where clues say how many lines end
// in a corner and no lines make a loop.
package diagonals

import "slices"

// A Line is what is known of a cell.
type Line byte

// The lines: / goes forward, \ backward.
const (
	Open Line = iota
	Forward
	Backward
)

// NoClue is the clue of a point without one.
const NoClue = -1

// A State is what is known of the cells of a puzzle, which are counted row by row, as the points are, of which there are
// one more in each row and column. Settle and the rungs add what follows from the clues, so that every solution is kept.
type State struct {
	Lines []Line
	Left  int // how many cells are open

	*board
	wrong  bool
	steps  int
	clued  []bool
	points []point
	next   []int32  // the next point of the same group, in a circle
	look   []int32  // points whose counts may tell something
	force  []Choice // cells in which the other line would make a loop
}

// A point is what is known of a point and, in the group that bears its number, of the points that lines join.
type point struct {
	need, open int8  // how many lines are still to end there, by its clue; how many cells around it are open
	barred     uint8 // directions with cells on both sides whose lines do not both end there
	group      int32
	size       int32
	exits      int32 // how many lines more can end in the group
	border     bool  // whether a point of it lies on the border
}

// A board is what all states of a size have in common.
type board struct {
	height, width int
	around        [][4]spot  // by point: the cells, clockwise from the upper left
	corners       [][4]int32 // by cell: the points, clockwise from the upper left
}

// A spot is a cell at a point, with the opposite point and the line that joins the two. It is outside if cell is -1.
type spot struct {
	cell, far int32
	line      Line
}

func newBoard(height, width int) *board {
	b := &board{height, width, make([][4]spot, (height+1)*(width+1)), make([][4]int32, height*width)}
	for p := range b.around {
		for k := range 4 {
			b.around[p][k].cell = -1
		}
	}
	for cell := range b.corners {
		p := int32(cell/width*(width+1) + cell%width)
		below := p + int32(width) + 1
		b.corners[cell] = [4]int32{p, p + 1, below + 1, below}
		for k, corner := range b.corners[cell] {
			line := [2]Line{Backward, Forward}[k%2]
			b.around[corner][(k+2)%4] = spot{int32(cell), b.corners[cell][(k+2)%4], line}
		}
	}
	return b
}

// New is a state in which every cell is open.
func New(height, width int, clues []int8) *State {
	s := &State{
		Lines: make([]Line, height*width), Left: height * width, board: newBoard(height, width),
		clued:  make([]bool, len(clues)),
		points: make([]point, len(clues)), next: make([]int32, len(clues)),
	}
	for i, clue := range clues {
		p := point{need: clue, group: int32(i), size: 1}
		for _, spot := range s.around[i] {
			if spot.cell >= 0 {
				p.open++
			} else {
				p.border = true
			}
		}
		p.exits = int32(p.open)
		if s.clued[i] = clue != NoClue; s.clued[i] {
			p.exits = int32(clue)
		}
		s.points[i], s.next[i] = p, int32(i)
		s.note(int32(i))
	}
	return s
}

// Solved tells whether no cell is open.
func (s *State) Solved() bool { return s.Left == 0 }

// Steps is how often a clue or a loop told something to Settle.
func (s *State) Steps() int { return s.steps }

// Clone is a copy that shares nothing that changes.
func (s *State) Clone() *State {
	c := &State{}
	c.Restore(s)
	return c
}

// Restore makes a state a copy of another one, in the memory that it has.
func (s *State) Restore(from *State) {
	s.Lines = append(s.Lines[:0], from.Lines...)
	s.clued = append(s.clued[:0], from.clued...)
	s.points = append(s.points[:0], from.points...)
	s.next = append(s.next[:0], from.next...)
	s.look = append(s.look[:0], from.look...)
	s.force = append(s.force[:0], from.force...)
	s.board, s.Left, s.wrong, s.steps = from.board, from.Left, from.wrong, from.steps
}

// Ignore leaves the clue of a point out from now on: what was found stays.
func (s *State) Ignore(point int) {
	p := &s.points[point]
	s.points[p.group].exits += int32(p.open - p.need)
	s.clued[point] = false
}

// Heed takes the clue of a point up again.
func (s *State) Heed(point int) {
	p := &s.points[point]
	s.points[p.group].exits += int32(p.need - p.open)
	s.clued[point] = true
	s.note(int32(point))
}

// Set puts a line into an open cell.
func (s *State) Set(cell int32, line Line) {
	s.Lines[cell] = line
	s.Left--
	corners := s.corners[cell]
	for k, corner := range corners {
		p := &s.points[corner]
		p.open--
		ends := line == [2]Line{Backward, Forward}[k%2]
		if ends {
			p.need--
		}
		if ends || !s.clued[corner] {
			s.points[p.group].exits--
		}
		s.note(corner)
	}
	if line == Backward {
		s.join(corners[0], corners[2])
	} else {
		s.join(corners[1], corners[3])
	}
}

// note notes that the clue of a point may tell something.
func (s *State) note(point int32) {
	if p := &s.points[point]; s.clued[point] && (p.need <= 0 || p.need >= p.open) {
		s.look = append(s.look, point)
	}
}

// join makes the groups of two points one, and notes the cells in which a line would now make a loop.
func (s *State) join(p, q int32) {
	a, b := s.points[p].group, s.points[q].group
	if a == b {
		s.wrong = true
		return
	}
	if s.points[a].size < s.points[b].size {
		a, b = b, a
	}
	s.points[a].size += s.points[b].size
	s.points[a].exits += s.points[b].exits
	s.points[a].border = s.points[a].border || s.points[b].border
	for i := b; ; {
		s.points[i].group = a
		if i = s.next[i]; i == b {
			break
		}
	}
	for i := b; ; {
		for _, spot := range s.around[i] {
			if spot.cell >= 0 && s.Lines[spot.cell] == Open && s.points[spot.far].group == a {
				s.force = append(s.force, Choice{spot.cell, other(spot.line)})
			}
		}
		if i = s.next[i]; i == b {
			break
		}
	}
	s.next[a], s.next[b] = s.next[b], s.next[a]
}

func other(line Line) Line { return Forward + Backward - line }

// Settle looks at one clue after another: where all its lines are found, or all open cells are needed, these are known. A
// line that would make a loop is not there. It tells whether there may be a solution.
func (s *State) Settle() bool {
	for !s.wrong {
		if last := len(s.force) - 1; last >= 0 {
			choice := s.force[last]
			if s.force = s.force[:last]; s.Lines[choice.Cell] == Open {
				s.steps++
				s.Set(choice.Cell, choice.Line)
			}
			continue
		}
		last := len(s.look) - 1
		if last < 0 {
			break
		}
		i := s.look[last]
		s.look = s.look[:last]
		p := s.points[i]
		switch {
		case !s.clued[i]:
		case p.need < 0 || p.need > p.open:
			s.wrong = true
		case p.open > 0 && (p.need == 0 || p.need == p.open):
			s.steps++
			s.fill(i, p.need > 0, 4)
		}
	}
	return !s.wrong
}

// fill lets the lines of all open cells around a point end there, or none, but for those on both sides of a direction.
func (s *State) fill(point int32, end bool, direction int) {
	for k, spot := range s.around[point] {
		if spot.cell < 0 || s.Lines[spot.cell] != Open || k == direction || direction < 4 && k == (direction+1)%4 {
			continue
		}
		if end {
			s.Set(spot.cell, spot.line)
		} else {
			s.Set(spot.cell, other(spot.line))
		}
	}
}

// A Choice supposes the line of a cell.
type Choice struct {
	Cell int32
	Line Line
}

// Branch chooses the first open cell beside a clue, or else the first.
func (s *State) Branch() []Choice {
	if s.Left == 0 {
		return nil
	}
	cell := slices.IndexFunc(s.corners, func(corners [4]int32) bool {
		return s.Lines[s.around[corners[0]][2].cell] == Open && slices.ContainsFunc(corners[:], func(p int32) bool { return s.clued[p] })
	})
	if cell < 0 {
		cell = slices.Index(s.Lines, Open)
	}
	return []Choice{{int32(cell), Forward}, {int32(cell), Backward}}
}

// Choose supposes the line of a choice.
func (s *State) Choose(c Choice) { s.Set(c.Cell, c.Line) }
