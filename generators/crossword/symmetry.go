package crossword

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// A Listed is a grid, row by row, with the list of words, in order, that it is to be filled with.
//
// Two of them are the same puzzle if one becomes the other by exchanging rows for columns, by turning the grid half round
// and reading all words backwards, and by renaming letters throughout.
type Listed struct {
	Grid  []string
	Words []string
}

// turns are those under which the words of rows and of columns can be read, all of them forwards or all backwards.
var turns = [...]dihedral.Turn{0, 3, 4, 7}

// Canonical is one puzzle for all that are the same: the least of the ways to see it, each with its letters renamed in a
// canonical order.
func (p Listed) Canonical() Listed {
	var images []Listed
	for _, turn := range turns {
		image := p.turned(turn)
		images = append(images, image.renamed(image.names()))
	}
	return slices.MinFunc(images, func(a, b Listed) int {
		return cmp.Or(slices.Compare(a.Grid, b.Grid), slices.Compare(a.Words, b.Words))
	})
}

// Disguise is a random one among all puzzles that are the same.
func (p Listed) Disguise(r *rand.Rand) Listed {
	letters := make([]byte, 26)
	for i, n := range r.Perm(26) {
		letters[i] = 'A' + byte(n)
	}
	return p.turned(turns[r.IntN(len(turns))]).renamed(letters)
}

// turned is a puzzle seen in another way. Turns 3 and 7 exchange the ends of all rows and columns.
func (p Listed) turned(turn dihedral.Turn) Listed {
	q := Listed{dihedral.Rows(turn, p.Grid), slices.Clone(p.Words)}
	if turn&3 != 0 {
		for i, word := range q.Words {
			letters := []byte(word)
			slices.Reverse(letters)
			q.Words[i] = string(letters)
		}
		slices.Sort(q.Words)
	}
	return q
}

// renamed is a puzzle with other letters for A to Z.
func (p Listed) renamed(letters []byte) Listed {
	rename := func(texts []string) []string {
		renamed := make([]string, len(texts))
		for i, text := range texts {
			renamed[i] = strings.Map(func(c rune) rune {
				if 'A' <= c && c <= 'Z' {
					return rune(letters[c-'A'])
				}
				return c
			}, text)
		}
		return renamed
	}
	q := Listed{rename(p.Grid), rename(p.Words)}
	slices.Sort(q.Words)
	return q
}

// names gives the letters A, B, C and so on to those of a puzzle, in the canonical order of a graph: a word leads to each
// of its letters by an arc of the colour of its place, and a letter has the colour of the cell where it is given first.
func (p Listed) names() []byte {
	text, list := strings.Join(p.Grid, ""), strings.Join(p.Words, "")
	var g symmetry.Graph
	var used []byte // vertex by vertex
	vertex := make([]int, 26)
	for c := byte('A'); c <= 'Z'; c++ {
		cell := strings.IndexByte(text, c)
		if cell < 0 {
			cell = len(text)
		}
		if cell < len(text) || strings.IndexByte(list, c) >= 0 {
			vertex[c-'A'] = g.Add(cell)
			used = append(used, c)
		}
	}
	for _, word := range p.Words {
		v := g.Add(len(text) + 1)
		for at := range word {
			g.Link(v, vertex[word[at]-'A'], at)
		}
	}
	letters := make([]byte, 26)
	for k, v := range symmetry.Canonical(&g)[:len(used)] {
		letters[used[v]-'A'] = 'A' + byte(k)
	}
	return letters
}
