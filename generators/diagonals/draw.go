package diagonals

import (
	"math/rand/v2"
	"slices"
)

// Draw puts a random line into one cell after another. It closes no loop: of the two lines of a cell only one can, as two
// such loops would cross in a point, and a line joins points of one colour of a chessboard.
func Draw(r *rand.Rand, height, width int) *State {
	s := New(height, width, slices.Repeat([]int8{NoClue}, (height+1)*(width+1)))
	for _, cell := range r.Perm(height * width) {
		if place := s.cells[cell]; s.Settle() && s.lines[place] == Open {
			s.set(place, Forward+Line(r.IntN(2)))
		}
	}
	return s
}

// Clues are how many of the known lines end in each point.
func (s *State) Clues() []int8 {
	clues := make([]int8, len(s.at))
	for i, place := range s.at {
		for k, cell := range s.cell {
			if s.lines[place+cell] == ending(k) {
				clues[i]++
			}
		}
	}
	return clues
}

// Read is the state of lines of points, each a digit for its clue or another symbol.
func Read(rows []string) *State {
	var clues []int8
	for _, row := range rows {
		for _, symbol := range []byte(row) {
			clue := int8(NoClue)
			if symbol >= '0' && symbol <= '9' {
				clue = int8(symbol - '0')
			}
			clues = append(clues, clue)
		}
	}
	return New(len(rows)-1, len(rows[0])-1, clues)
}
