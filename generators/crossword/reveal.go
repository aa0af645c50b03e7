package crossword

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/words"
)

// Hide is a filled grid with all its letters open.
func Hide(rows []string) []string { return show(rows, nil) }

// show is a filled grid with the letters of some cells, counted row by row, the others open.
func show(rows []string, cells []int) []string {
	grid := make([]string, len(rows))
	for i, row := range rows {
		shown := []byte(row)
		for k := range shown {
			if shown[k] != Black && !slices.Contains(cells, i*len(row)+k) {
				shown[k] = Open
			}
		}
		grid[i] = string(shown)
	}
	return grid
}

// Reveal is a filled grid with letters given until they are enough to fill the others in with words of a list, and of these
// letters only those that have to be given. enough may deduce: it may change a filling as the rungs do.
func Reveal(r *rand.Rand, rows, list []string, enough func(*Filling) bool) ([]string, error) {
	p, err := New(Hide(rows), list)
	if err != nil {
		return nil, err
	}
	width := len(rows[0])
	give := func(f *Filling, cell int) {
		f.give(p.cell(cell/width, cell%width), rows[cell/width][cell%width])
	}
	var given []int
	for f := p.Filling(); !enough(f); {
		var open []int
		for cell, letter := range []byte(strings.Join(f.Rows(), "")) {
			if letter == Open {
				open = append(open, cell)
			}
		}
		given = append(given, open[r.IntN(len(open))])
		give(f, given[len(given)-1])
	}
	given = generators.Cut(given, func(cells []int) bool {
		f := p.Filling()
		for _, cell := range cells {
			give(f, cell)
		}
		return enough(f)
	})
	return show(rows, given), nil
}

// Decoys are so many words that are not among some given ones: each is as long as one of these, and has a letter in common
// with it, in the same place. They are fewer if they are hard to find.
func Decoys(r *rand.Rand, list *words.List, used []string, count int) (decoys []string) {
	for tries := 0; len(decoys) < count && tries < triesPerDecoy*count; tries++ {
		word := used[r.IntN(len(used))]
		pattern := []byte(strings.Repeat(string(Open), len(word)))
		at := r.IntN(len(word))
		pattern[at] = word[at]
		decoy, ok := list.Random(r, string(pattern))
		if ok && !slices.Contains(used, decoy) && !slices.Contains(decoys, decoy) {
			decoys = append(decoys, decoy)
		}
	}
	return decoys
}

const triesPerDecoy = 10
