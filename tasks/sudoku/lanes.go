package sudoku

import "math/bits"

// Lanes are the places in all houses, side by side in words of 64 bits: a lane of bits for each house, and in it a bit
// for each of its cells. What holds of every house is found out for all houses of a word at once.
type lanes struct {
	width    int        // words of all lanes
	rowWords int        // words with lanes of rows, which come first
	at       []lane     // by house
	cellAt   []cell     // by bit, over all words
	spots    [][]uint64 // by cell: its places
	reach    [][]uint64 // by cell: the places where its value cannot be again, those of its houses and of its peers
	inRows   []uint64   // by word: the lanes of rows
	borders  []borders  // by word
}

// A lane is where the places of a house begin.
type lane struct{ word, shift int }

// Borders tell the lanes of a word apart.
type borders struct {
	low, high, body uint64 // the first bit of each lane, the last, and all but the last
	most            int    // places before the last
}

func newLanes(s *shape) lanes {
	perWord := 64 / s.size
	l := lanes{width: (len(s.houses) + perWord - 1) / perWord, rowWords: (s.size + perWord - 1) / perWord}
	l.at, l.cellAt = make([]lane, len(s.houses)), make([]cell, 64*l.width)
	l.inRows, l.borders = make([]uint64, l.width), make([]borders, l.width)
	for _, masks := range []*[][]uint64{&l.spots, &l.reach} {
		*masks = make([][]uint64, len(s.peers))
		for c := range *masks {
			(*masks)[c] = make([]uint64, l.width)
		}
	}
	all := uint64(1)<<s.size - 1
	for h, house := range s.houses {
		at := lane{h / perWord, h % perWord * s.size}
		l.at[h] = at
		f := &l.borders[at.word]
		f.most = s.size - 1
		f.low |= 1 << at.shift
		f.body |= all >> 1 << at.shift
		f.high |= 1 << (s.size - 1) << at.shift
		if h < s.size {
			l.inRows[at.word] |= all << at.shift
		}
		for i, c := range house {
			l.cellAt[at.word*64+at.shift+i] = c
			l.spots[c][at.word] |= 1 << (at.shift + i)
			l.reach[c][at.word] |= all << at.shift
		}
	}
	for c, peers := range s.peers {
		for _, peer := range peers {
			for word, bits := range l.spots[peer] {
				l.reach[c][word] |= bits
			}
		}
	}
	return l
}

// single are all bits of those lanes of a word that hold one bit exactly, if none is empty.
func (f *borders) single(bits uint64) (all uint64, hasEmpty bool) {
	less := bits - f.low
	rest := bits & less // without the first of each lane
	last := f.high &^ ((rest&f.body + f.body) | rest)
	return last | (last - last>>(f.most&63)), less&^bits&f.high != 0
}

// cellIn is the cell of the first bit of a word.
func (s *shape) cellIn(word int, mask uint64) cell {
	return s.cellAt[word*64+bits.TrailingZeros64(mask)]
}
