package sudoku

import (
	"math/bits"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// A set is a set of numbers, or of the places in a house, which are counted from 1 too.
type set = latin.Set

// A board is what is known of a grid. A cell is open until it has a value. What numbers it may still be is written down
// by number, in lanes, since singles are by far the most that is ever looked for; candidates are the same by cell, for
// all other techniques, which must have them listed.
type board struct {
	*shape
	values     []uint8  // 0 for an open cell
	store      []uint64 // room of the lanes that follow
	free       []uint64 // by number: the places that no value of that number sees, and that no technique took away
	own        []uint64 // by number: the places where it is the value
	filled     []uint64 // the places of cells with a value
	changed    set      // the numbers that lost a place since hidden singles were looked for
	open       int      // number of open cells
	broken     bool     // what is known contradicts itself: there is no solution
	listed     bool     // whether candidates are those of now
	candidates []set    // by cell; none of a cell with a value
}

// rooms are boards of which nothing is said.
func rooms(s *shape, count int) []board {
	boards, cells, each := make([]board, count), len(s.peers), s.size*s.width
	values, store := make([]uint8, count*cells), make([]uint64, count*(2*each+s.width))
	for i := range boards {
		b := &boards[i]
		b.shape = s
		b.values, values = values[:cells], values[cells:]
		b.store, store = store[:2*each+s.width], store[2*each+s.width:]
		b.free, b.own, b.filled = b.store[:each], b.store[each:2*each], b.store[2*each:]
	}
	return boards
}

// newBoard is a board on which every cell is open.
func newBoard(s *shape) *board {
	b := &rooms(s, 1)[0]
	b.open, b.changed = len(s.peers), latin.UpTo(s.size)
	for i := range b.free {
		f := &s.borders[i%s.width]
		b.free[i] = f.body | f.high
	}
	return b
}

// set makes b, which has the same shape, a copy of another board.
func (b *board) set(other *board) {
	copy(b.values, other.values)
	copy(b.store, other.store)
	b.open, b.changed, b.broken, b.listed = other.open, other.changed, other.broken, false
}

func (b *board) clone() *board {
	c := &rooms(b.shape, 1)[0]
	c.set(b)
	return c
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

// of are the places where a number is free, and those where it is the value.
func (b *board) of(number int) (free, own []uint64) {
	first := (number - 1) * b.width
	free = b.free[first : first+b.width]
	return free, b.own[first : first+len(free)]
}

// fill gives an open cell a value and takes it from all peers. It breaks the board if the number is no candidate.
func (b *board) fill(c cell, number int) {
	spots, reach := b.spots[c], b.reach[c]
	free, own := b.of(number)
	if b.values[c] != 0 || !b.may(c, number) {
		b.broken = true
		return
	}
	b.changed |= b.numbersOf(c)
	b.values[c] = uint8(number)
	b.open--
	b.listed = false
	for word, places := range spots[:len(free)] {
		free[word] &^= reach[word]
		own[word] |= places
		b.filled[word] |= places
	}
}

// may tells whether no value and no technique has taken a number from a cell.
func (b *board) may(c cell, number int) bool {
	at := b.at[int(c)/b.size]
	return b.free[(number-1)*b.width+at.word]>>(at.shift+int(c)%b.size)&1 != 0
}

// numbersOf are the candidates of an open cell.
func (b *board) numbersOf(c cell) (numbers set) {
	at := b.at[int(c)/b.size]
	shift := at.shift + int(c)%b.size
	only := set(1)
	for i := at.word; i < len(b.free); i += b.width {
		numbers |= only & -set(b.free[i]>>shift&1)
		only <<= 1
	}
	return numbers
}

// list makes candidates, if they are not there.
func (b *board) list() {
	if b.listed {
		return
	}
	b.listed = true
	if b.candidates == nil {
		b.candidates = make([]set, len(b.values))
	}
	clear(b.candidates)
	for number := 1; number <= b.size; number++ {
		for word, rows := range b.inRows[:b.rowWords] {
			for places := b.free[(number-1)*b.width+word] & rows &^ b.filled[word]; places != 0; places &= places - 1 {
				b.candidates[b.cellIn(word, places)] |= latin.Only(number)
			}
		}
	}
}

// take takes numbers from the candidates of a cell, and tells whether it had one of them.
func (b *board) take(c cell, numbers set) bool {
	b.list()
	lost := b.candidates[c] & numbers
	if lost == 0 {
		return false
	}
	b.candidates[c] &^= lost
	b.changed |= lost
	b.broken = b.broken || b.candidates[c] == 0
	for ; lost != 0; lost &= lost - 1 {
		for word, places := range b.spots[c] {
			b.free[(lost.Min()-1)*b.width+word] &^= places
		}
	}
	return true
}

// reveal fills those cells that are open with their values on a full board.
func (b *board) reveal(full *board, cells []cell) {
	for _, c := range cells {
		if b.values[c] == 0 {
			b.fill(c, int(full.values[c]))
		}
	}
}

// remove takes numbers from the candidates of some cells, and tells whether any had one of them.
func (b *board) remove(numbers set, from []cell) (progress bool) {
	for _, c := range from {
		progress = b.take(c, numbers) || progress
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
			progress = b.take(cell(word*64+bits.TrailingZeros64(all)), number) || progress
		}
	}
	return progress
}

// keep leaves a cell those of its candidates that are in a set, and tells whether it lost any.
func (b *board) keep(c cell, numbers set) bool { return b.take(c, ^numbers) }

// keepPlaces leaves a number those of its places in a house that are in a set.
func (b *board) keepPlaces(house, number int, places set) {
	for lost := b.placesOf(house, number) &^ places; lost != 0; lost &= lost - 1 {
		b.take(b.houses[house][lost.Min()-1], latin.Only(number))
	}
}

// placesOf are the places in a house where a number may still be.
func (b *board) placesOf(house, number int) set {
	at := b.at[house]
	return set((b.free[(number-1)*b.width+at.word]&^b.filled[at.word])>>at.shift) & latin.UpTo(b.size)
}

// openIn is how many cells of a house are open.
func (b *board) openIn(house int) int {
	at := b.at[house]
	return b.size - (set(b.filled[at.word]>>at.shift) & latin.UpTo(b.size)).Len()
}

// union is the set of all candidates of some cells.
func (b *board) union(cells []cell) (all set) {
	for _, c := range cells {
		all |= b.candidates[c]
	}
	return all
}

// narrowest is an open cell with the fewest candidates, where all have two or more.
func (b *board) narrowest() (best cell) {
	for word, rows := range b.inRows[:b.rowWords] {
		var one, two, three uint64 // the cells with as many candidates, or more
		for i := word; i < len(b.free); i += b.width {
			three |= two & b.free[i]
			two |= one & b.free[i]
			one |= b.free[i]
		}
		if pairs := two &^ three & rows &^ b.filled[word]; pairs != 0 {
			return b.cellIn(word, pairs)
		}
	}
	b.list()
	fewest := maxSize + 1
	for i, candidates := range b.candidates {
		if n := candidates.Len(); n > 0 && n < fewest {
			best, fewest = cell(i), n
		}
	}
	return best
}

// knows tells whether none of some cells is open.
func (b *board) knows(cells []cell) bool {
	return !slices.ContainsFunc(cells, func(c cell) bool { return b.values[c] == 0 })
}

// done tells whether there is nothing left to find out.
func (b *board) done() bool { return b.open == 0 || b.broken }
