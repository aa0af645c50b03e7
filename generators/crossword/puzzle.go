package crossword

import "fmt"

// MostOfALength is how many words of one length a puzzle may list.
const MostOfALength = 64

// A Puzzle is a rectangle of black cells, open cells and given letters, in capitals, and a list of words. A slot is a row
// or column of two or more cells that are not black, as long as it can be. Every slot must be filled with a word of the
// list, and no word may stand in two. Every cell that is not black must be in a slot.
type Puzzle struct {
	board
	slots   []slot
	places  [][]place // of each cell
	lengths []length
}

// A slot is a site with the cells that it shares with others, and the place of its length in Puzzle.lengths.
type slot struct {
	site
	words int
	meets []meeting
}

// A place is a cell of a slot, counted from 0.
type place struct{ slot, at int }

// A meeting is a cell of a slot, counted from 0, that is also in another.
type meeting struct {
	at    int
	other place
}

// length holds the slots and the words of one length. A set of words has bit n for the word with number n.
type length struct {
	slots []int
	words []string
	all   uint64       // the set of all words
	fits  [][26]uint64 // the sets of those that have a letter at a place
}

// New reads a puzzle.
func New(rows, words []string) (*Puzzle, error) {
	p := &Puzzle{board: newBoard(rows)}
	p.places = make([][]place, len(p.cells))
	number := map[int]int{} // of lengths
	for n, s := range p.board.slots() {
		if _, ok := number[s.length]; !ok {
			number[s.length] = len(p.lengths)
			p.lengths = append(p.lengths, length{fits: make([][26]uint64, s.length)})
		}
		l := number[s.length]
		p.lengths[l].slots = append(p.lengths[l].slots, n)
		p.slots = append(p.slots, slot{site: s, words: l})
	}
	p.meet()
	for _, word := range words {
		if n, ok := number[len(word)]; ok {
			if err := p.lengths[n].add(word); err != nil {
				return nil, err
			}
		}
	}
	return p, nil
}

// meet finds where slots meet.
func (p *Puzzle) meet() {
	for n, s := range p.slots {
		for at := range s.length {
			cell := s.first + at*s.step
			for _, other := range p.places[cell] {
				p.slots[n].meets = append(p.slots[n].meets, meeting{at, other})
				p.slots[other.slot].meets = append(p.slots[other.slot].meets, meeting{other.at, place{n, at}})
			}
			p.places[cell] = append(p.places[cell], place{n, at})
		}
	}
}

func (l *length) add(word string) error {
	if len(l.words) == MostOfALength {
		return fmt.Errorf("there are more than %d words of %d letters", MostOfALength, len(word))
	}
	bit := uint64(1) << len(l.words)
	for at := range l.fits {
		l.fits[at][word[at]-'A'] |= bit
	}
	l.all |= bit
	l.words = append(l.words, word)
	return nil
}

// isExact tells whether every word of the length must be used.
func (l *length) isExact() bool { return len(l.words) == len(l.slots) }
