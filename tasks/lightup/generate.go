package lightup

import (
	"bytes"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
)

// blackShare is how many of a hundred cells are black at first.
const blackShare = 20

// generate draws a grid with all clues, and takes clues away as long as it falls within the tier. It draws again if what
// is left falls to an easier tier too.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	tier, l := slices.Index(tiers, params.Tier), newLadder()
	cells, full, solution := clued(r, params, l, tier)
	clues := slices.DeleteFunc(r.Perm(len(cells)), func(cell int) bool { return cells[cell] == '.' })
	kept, left := l.Cut(full, clues, tier)
	if tier > 0 && l.Falls(left, tier-1) {
		return Problem{}, "", generators.ErrAgain
	}
	for _, cell := range clues {
		if !slices.Contains(kept, cell) {
			cells[cell] = '#'
		}
	}
	return Problem{rows(cells, params.Width)}, format(solution, params.Width), nil
}

// clued draws black cells and lights, with all clues, and then makes some of the cells black that rungs leave open, again
// and again, until none is left.
func clued(r *rand.Rand, params Params, l *ladder, tier int) (cells []byte, full, solution *counts.State) {
	order := r.Perm(params.Height * params.Width)
	cells = bytes.Repeat([]byte("."), len(order))
	for _, cell := range order[:len(order)*blackShare/100] {
		cells[cell] = '#'
	}
	for {
		b := newBoard(cells, params.Width)
		isLight := b.light(order)
		full = b.start()
		s := full.Clone()
		if l.Climb(s, tier); s.Left == 0 {
			return cells, full, s
		}
		lights, others := order[:0], make([]int, 0, len(order))
		for _, cell := range order {
			if isLight[cell] {
				lights = append(lights, cell)
			} else {
				others = append(others, cell)
			}
		}
		order = append(lights, others...) // a light stays one
		open := slices.DeleteFunc(others, func(cell int) bool { return s.Values[cell] != counts.Open })
		for _, cell := range open[:(len(open)+7)/8] {
			cells[cell] = '#'
		}
	}
}

// light puts lights into white cells in the given order, wherever no other is seen, and their clues into black cells.
func (b *board) light(order []int) (isLight []bool) {
	isLight = make([]bool, len(b.cells))
	isLit := make([]bool, len(b.runs))
	for _, cell := range order {
		if own := b.own[cell]; b.cells[cell] == '.' && !isLit[own[0]] && !isLit[own[1]] {
			isLight[cell], isLit[own[0]], isLit[own[1]] = true, true, true
		}
	}
	var beside []int32
	for cell, symbol := range b.cells {
		if symbol == '.' {
			continue
		}
		b.cells[cell] = '0'
		for _, other := range b.beside(beside[:0], cell) {
			if isLight[other] {
				b.cells[cell]++
			}
		}
	}
	return isLight
}

// wrong moves lights to the right by one cell.
func wrong(_ Problem, answer string) iter.Seq[string] {
	var misses []string
	for i := range answer {
		if rest, ok := strings.CutPrefix(answer[i:], "L ."); ok {
			misses = append(misses, answer[:i]+". L"+rest)
		}
	}
	return slices.Values(misses)
}

func canonical(p Problem) Problem { return Problem{dihedral.LeastRows(p.Grid)} }

func symmetry(r *rand.Rand, p Problem) Problem {
	return Problem{dihedral.Rows(dihedral.Random(r), p.Grid)}
}
