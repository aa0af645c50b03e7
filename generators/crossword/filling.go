package crossword

import (
	"math/bits"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// A Filling is how far a puzzle is solved: the words that may still stand in each slot.
type Filling struct {
	puzzle *Puzzle
	left   []uint64 // for each slot a set of the words of its length
	placed []bool   // whether the slot has one word left, and other slots know
}

// Filling is the puzzle with nothing but its given letters.
func (p *Puzzle) Filling() *Filling {
	f := &Filling{p, make([]uint64, len(p.slots)), make([]bool, len(p.slots))}
	for n, s := range p.slots {
		f.left[n] = p.lengths[s.words].all
	}
	for cell, letter := range p.cells {
		if letter != Open && letter != Black {
			f.give(cell, letter)
		}
	}
	return f
}

// Clone is a filling of its own.
func (f *Filling) Clone() *Filling {
	return &Filling{f.puzzle, slices.Clone(f.left), slices.Clone(f.placed)}
}

// give gives the letter of a cell.
func (f *Filling) give(cell int, letter byte) {
	for _, p := range f.puzzle.places[cell] {
		f.left[p.slot] &= f.puzzle.with(p)[letter-'A']
	}
}

// with are the sets of words that have each of the letters at a place.
func (p *Puzzle) with(at place) *[26]uint64 { return &p.lengths[p.slots[at.slot].words].fits[at.at] }

// IsFull tells whether every slot holds its word. No slot then lacks one.
func (f *Filling) IsFull() bool { return !slices.Contains(f.placed, false) && !f.IsBroken() }

// IsBroken tells whether a slot has no word left, or a word that must be used no slot.
func (f *Filling) IsBroken() bool {
	if slices.Contains(f.left, 0) {
		return true
	}
	for n := range f.puzzle.lengths {
		l, seen := &f.puzzle.lengths[n], uint64(0)
		for _, s := range l.slots {
			seen |= f.left[s]
		}
		if l.isExact() && seen != l.all {
			return true
		}
	}
	return false
}

// Rows are the rows with the letters of the words that are placed.
func (f *Filling) Rows() []string {
	b := board{slices.Clone(f.puzzle.cells), f.puzzle.width}
	for n, s := range f.puzzle.slots {
		if f.placed[n] && f.left[n] != 0 {
			word := f.puzzle.lengths[s.words].words[bits.TrailingZeros64(f.left[n])]
			for at := range s.length {
				b.cells[s.first+at*s.step] = word[at]
			}
		}
	}
	return b.rows()
}

// OnlyWord places a word that alone is left for a slot: no other slot holds it, and those that meet the slot have its
// letters.
func OnlyWord(f *Filling) bool {
	for n, left := range f.left {
		if f.placed[n] || bits.OnesCount64(left) != 1 {
			continue
		}
		f.placed[n] = true
		s := &f.puzzle.slots[n]
		l := &f.puzzle.lengths[s.words]
		for _, other := range l.slots {
			if other != n {
				f.left[other] &^= left
			}
		}
		word := l.words[bits.TrailingZeros64(left)]
		for _, m := range s.meets {
			f.left[m.other.slot] &= f.puzzle.with(m.other)[word[m.at]-'A']
		}
		return true
	}
	return false
}

// OnlySlot leaves a slot the word that has no other slot left, where all words of the length must be used.
func OnlySlot(f *Filling) bool {
	for n := range f.puzzle.lengths {
		l := &f.puzzle.lengths[n]
		if !l.isExact() {
			continue
		}
		var once, twice uint64
		for _, s := range l.slots {
			twice |= once & f.left[s]
			once |= f.left[s]
		}
		for _, s := range l.slots {
			if only := f.left[s] &^ twice; only != 0 && only != f.left[s] {
				f.left[s] = only
				return true
			}
		}
	}
	return false
}

// Crossing takes from every slot the words that have, in a cell of another slot, a letter that no word left for the other
// has there.
func Crossing(f *Filling) (changed bool) {
	for n := range f.left {
		before := f.left[n]
		for _, m := range f.puzzle.slots[n].meets {
			f.left[n] &= f.fitting(place{n, m.at}, m.other)
		}
		changed = changed || f.left[n] != before
	}
	return changed
}

// fitting is the set of words that have at a place a letter that a word left for another slot has at a place of its own.
func (f *Filling) fitting(own, other place) (fitting uint64) {
	words, with, ownWith := f.puzzle.lengths[f.puzzle.slots[other.slot].words].words, f.puzzle.with(other), f.puzzle.with(own)
	for left := f.left[other.slot]; left != 0; {
		letter := words[bits.TrailingZeros64(left)][other.at] - 'A'
		fitting |= ownWith[letter]
		left &^= with[letter]
	}
	return fitting
}

// NewLadder is a ladder of steps, from the easiest, for puzzles of which the search of a grade may have so many nodes.
func NewLadder(maxNodes int, nodeCost float64, steps ...generators.Step[*Filling]) generators.Ladder[*Filling] {
	return generators.Ladder[*Filling]{
		Steps:    steps,
		Broken:   (*Filling).IsBroken,
		Solved:   (*Filling).IsFull,
		Search:   func(f *Filling, maxNodes int) (int, bool) { return Search(maxNodes).Prove(f) },
		MaxNodes: maxNodes,
		NodeCost: nodeCost,
	}
}

// deduce climbs the three rungs, and tells whether the filling is not broken.
func deduce(f *Filling) bool {
	generators.Climb(f, []generators.Rung[*Filling]{OnlyWord, OnlySlot, Crossing}, (*Filling).IsBroken)
	return !f.IsBroken()
}

// A Choice supposes a word, a set of one, in a slot.
type Choice struct {
	slot int
	word uint64
}

// Search finds the ways to fill a puzzle, with at most so many nodes; 0 = any number.
func Search(maxNodes int) *search.Search[*Filling, Choice] {
	return &search.Search[*Filling, Choice]{
		Clone: (*Filling).Clone, Deduce: deduce, Branch: (*Filling).branch, MaxNodes: maxNodes,
		Choose: func(f *Filling, c Choice) { f.left[c.slot] = c.word },
	}
}

// branch supposes each word of a slot that has the fewest but more than one.
func (f *Filling) branch() (choices []Choice) {
	best, fewest := 0, MostOfALength+1
	for n, left := range f.left {
		if count := bits.OnesCount64(left); count > 1 && count < fewest {
			best, fewest = n, count
		}
	}
	if fewest <= MostOfALength {
		for left := f.left[best]; left != 0; left &= left - 1 {
			choices = append(choices, Choice{best, left & -left})
		}
	}
	return choices
}
