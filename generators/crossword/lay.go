package crossword

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators/words"
)

// shortest is how many letters a word has, at least, that Lay lays.
const shortest = 3

// Lay lays words of a list out in a rectangle, all of them different, until no more fit: each, but for the first, where it
// crosses as many others as a new word can. No word has more letters than longest, and two letters stand side by side
// only in a word. Cells without a letter are black.
func Lay(r *rand.Rand, list *words.List, height, width, longest int) []string {
	black := slices.Repeat([]string{strings.Repeat(string(Black), width)}, height)
	l := &layout{board: newBoard(black), r: r, list: list, used: map[string]bool{}}
	l.sites = l.all(longest)
	r.Shuffle(len(l.sites), func(i, j int) { l.sites[i], l.sites[j] = l.sites[j], l.sites[i] })
	for l.add() {
	}
	return l.rows()
}

// A layout is a board with the words that have been laid, and sites for more.
type layout struct {
	board
	sites []site
	r     *rand.Rand
	list  *words.List
	used  map[string]bool
}

// all are the sites of an empty board.
func (l *layout) all(longest int) (all []site) {
	height := len(l.rows())
	for row := range height {
		for column := range l.width {
			for length := shortest; length <= min(longest, l.width-column); length++ {
				all = append(all, site{l.cell(row, column), 1, length})
			}
			for length := shortest; length <= min(longest, height-row); length++ {
				all = append(all, site{l.cell(row, column), l.width + 1, length})
			}
		}
	}
	return all
}

// add lays one more word, and tells whether there was a site for it.
func (l *layout) add() bool {
	var best site
	var word string
	most := 0
	if len(l.used) == 0 {
		most = -1
	}
	l.sites = slices.DeleteFunc(l.sites, func(s site) bool {
		crossings, state := l.crossings(s)
		if state != free || crossings <= most {
			return state == taken
		}
		pattern := bytes.ReplaceAll(l.at(s), []byte{Black}, []byte{Open})
		if found, ok := l.list.Random(l.r, string(pattern)); ok && !l.used[found] {
			best, word, most = s, found, crossings
		}
		return false
	})
	for i := range word {
		l.cells[best.first+i*best.step] = word[i]
	}
	l.used[word] = true
	return word != ""
}

// What a site is to a new word.
type state int

const (
	free   state = iota
	beside       // it would touch a letter of another, until a word that crosses it takes the cell between them
	taken        // it would go on from another, or along one
)

// crossings counts the words that a word at a site would cross.
func (l *layout) crossings(s site) (count int, state state) {
	end := s.first + s.length*s.step
	if l.cells[s.first-s.step] != Black || l.cells[end] != Black {
		return 0, taken
	}
	side := l.width + 2 - s.step // the step across
	wasLetter := false
	for cell := s.first; cell < end; cell += s.step {
		isLetter := l.cells[cell] != Black
		switch {
		case isLetter && wasLetter:
			return 0, taken
		case isLetter:
			count++
		case l.cells[cell-side] != Black || l.cells[cell+side] != Black:
			state = beside
		}
		wasLetter = isLetter
	}
	return count, state
}
