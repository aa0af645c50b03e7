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
	rows := slices.Collect(slices.Chunk(cells, params.Width))
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
	return Problem{strings.Fields(string(bytes.Join(rows, []byte(" "))))}, format(solution, params.Width), nil
}

// clued draws black cells and lights, with all clues, and then makes some of the cells black that rungs leave open, again
// and again, until none is left.
func clued(r *rand.Rand, params Params, l *ladder, tier int) (cells []byte, full, solution *counts.State) {
	order := r.Perm(params.Height * params.Width)
	cells = bytes.Repeat([]byte("."), len(order))
	rows := slices.Collect(slices.Chunk(cells, params.Width))
	for _, cell := range order[:len(order)*blackShare/100] {
		cells[cell] = '#'
	}
	for {
		lights := light(rows, cells, order)
		full = start(rows)
		s := full.Clone()
		if l.Climb(s, tier); s.Left == 0 {
			return cells, full, s
		}
		open := slices.DeleteFunc(slices.Clone(order), func(cell int) bool {
			return s.Values[cell] != counts.Open || lights[cell] == 'L'
		})
		for _, cell := range open[:(len(open)+7)/8] {
			cells[cell] = '#'
		}
		slices.SortStableFunc(order, func(a, b int) int { return int(lights[b]) - int(lights[a]) }) // a light stays one
	}
}

// light puts lights into white cells in the given order, wherever no other is seen, and their clues into black cells.
func light(rows [][]byte, cells []byte, order []int) (lights []byte) {
	lights = bytes.Repeat([]byte("."), len(cells))
	for _, cell := range order {
		if cells[cell] == '.' && count(lights, rows, cell, far) == 0 {
			lights[cell] = 'L'
		}
	}
	for cell, symbol := range cells {
		if symbol != '.' {
			cells[cell] = '0' + byte(count(lights, rows, cell, 1))
		}
	}
	return lights
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
