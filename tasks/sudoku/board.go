package sudoku

import (
	"math/bits"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// A set is a set of numbers, or of the places in a house, which are counted from 1 too.
type set = latin.Set

// A board is what is known of a grid. An open cell has candidates, the numbers that it may still be; a filled cell
// has a value and no candidates.
type board struct {
	*shape
	candidates [maxCells]set
	values     [maxCells]uint8 // 0 for an open cell
	missing    [maxHouses]set  // by house: the numbers that are no value in it yet
	open       int             // number of open cells
	broken     bool            // what is known contradicts itself: there is no solution
}

// newBoard is a board on which every cell is open.
func newBoard(s *shape) *board {
	b := &board{shape: s, open: len(s.peers)}
	for c := range s.peers {
		b.candidates[c] = latin.UpTo(s.size)
	}
	for h := range s.houses {
		b.missing[h] = latin.UpTo(s.size)
	}
	return b
}

// boardOf is the board of a problem. Givens that contradict each other break it.
func boardOf(p Problem) *board {
	b := newBoard(shapeOf(p))
	for i, row := range p.Givens {
		for k, n := range row {
			if n != 0 {
				b.fill(cell(i*b.size+k), n)
			}
		}
	}
	return b
}

// rows are the values, row by row; 0 is an open cell.
func (b *board) rows() [][]int {
	rows := make([][]int, b.size)
	for i := range rows {
		rows[i] = make([]int, b.size)
		for k := range rows[i] {
			rows[i][k] = int(b.values[i*b.size+k])
		}
	}
	return rows
}

// fill gives a cell a value and takes it from all peers. It breaks the board if the number is no candidate.
func (b *board) fill(c cell, number int) {
	only := latin.Only(number)
	if b.candidates[c]&only == 0 {
		b.broken = true
		return
	}
	b.candidates[c] = 0
	b.values[c] = uint8(number)
	b.open--
	for _, h := range b.housesOf[c] {
		b.missing[h] &^= only
	}
	for _, peer := range b.peers[c] {
		b.candidates[peer] &^= only
	}
}

// reveal fills cells with their values on a full board.
func (b *board) reveal(full *board, cells []cell) {
	for _, c := range cells {
		b.fill(c, int(full.values[c]))
	}
}

// remove takes numbers from the candidates of some cells, and tells whether any had one of them.
func (b *board) remove(numbers set, from []cell) (progress bool) {
	for _, c := range from {
		progress = progress || b.candidates[c]&numbers != 0
		b.candidates[c] &^= numbers
	}
	return progress
}

// removeSeen takes a number from the candidates of the cells that see all the given ones.
func (b *board) removeSeen(number set, by ...cell) (progress bool) {
	for word := range b.words {
		all := ^uint64(0)
		for _, c := range by {
			all &= b.peerSets[c][word]
		}
		for ; all != 0; all &= all - 1 {
			c := word*64 + bits.TrailingZeros64(all)
			progress = progress || b.candidates[c]&number != 0
			b.candidates[c] &^= number
		}
	}
	return progress
}

// keep leaves a cell those of its candidates that are in a set, and tells whether it lost any.
func (b *board) keep(c cell, numbers set) bool {
	had := b.candidates[c]
	b.candidates[c] &= numbers
	return had&^numbers != 0
}

// union is the set of all candidates of some cells.
func (b *board) union(cells []cell) (all set) {
	for _, c := range cells {
		all |= b.candidates[c]
	}
	return all
}

// placesIn are, by number less 1, the places in a house at which the number is a candidate.
func (b *board) placesIn(house []cell) (places [maxSize]set) {
	for i, c := range house {
		for rest := b.candidates[c]; rest != 0; rest &= rest - 1 {
			places[(rest.Min()-1)%maxSize] |= latin.Only(i + 1)
		}
	}
	return places
}

// narrowest is an open cell with the fewest candidates.
func (b *board) narrowest() (best cell) {
	fewest := maxSize + 1
	for i := range b.peers {
		if n := b.candidates[i].Len(); n > 0 && n < fewest {
			best, fewest = cell(i), n
		}
	}
	return best
}

// done tells whether there is nothing left to find out.
func (b *board) done() bool { return b.open == 0 || b.broken }
