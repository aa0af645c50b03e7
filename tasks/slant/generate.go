package slant

import (
	"bytes"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/diagonals"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
)

// generate draws lines, shows all clues, and takes them away as long as the puzzle falls within the tier, the obvious
// ones first in all tiers but the easiest. It draws again if what is left falls to an easier tier too.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	tier, l, width := slices.Index(tiers, params.Tier), newLadder(), params.Width+1
	lines := draw(r, params.Height, params.Width)
	clues := count(lines, params.Height, params.Width)
	order := r.Perm(len(clues))
	if tier > 0 {
		order = obviousFirst(order, clues, width)
	}
	kept, left := l.Cut(diagonals.New(params.Height, params.Width, clues), order, tier)
	if tier > 0 && l.Falls(left, tier-1) {
		return Problem{}, "", generators.ErrAgain
	}
	symbols := bytes.Repeat([]byte("."), len(clues))
	for _, corner := range kept {
		symbols[corner] = '0' + byte(clues[corner])
	}
	var p Problem
	for row := range slices.Chunk(symbols, width) {
		p.Corners = append(p.Corners, string(row))
	}
	return p, format(lines, params.Width), nil
}

// draw puts a random line into one cell after another. It closes no loop: of the two lines of a cell only one can, as two
// such loops would cross in a corner, and a line joins corners of one colour of a chessboard.
func draw(r *rand.Rand, height, width int) []diagonals.Line {
	s := diagonals.New(height, width, slices.Repeat([]int8{diagonals.NoClue}, (height+1)*(width+1)))
	for _, cell := range r.Perm(height * width) {
		if s.Settle(); s.Line(cell) == diagonals.Open {
			s.Set(cell, diagonals.Forward+diagonals.Line(r.IntN(2)))
		}
	}
	return s.Lines()
}

// count counts the lines that end in each corner.
func count(lines []diagonals.Line, height, width int) []int8 {
	ends := make([]int8, (height+1)*(width+1))
	for cell, line := range lines {
		left := cell/width*(width+1) + cell%width // the upper left corner
		if line == diagonals.Backward {
			ends[left]++
			ends[left+width+2]++
		} else {
			ends[left+1]++
			ends[left+width+1]++
		}
	}
	return ends
}

// obviousFirst puts the clues first that tell all lines around them at once.
func obviousFirst(order []int, clues []int8, width int) []int {
	height := len(clues) / width
	first, rest := make([]int, 0, len(order)), make([]int, 0, len(order))
	for _, corner := range order {
		cells := int8(4)
		if r := corner / width; r == 0 || r == height-1 {
			cells /= 2
		}
		if c := corner % width; c == 0 || c == width-1 {
			cells /= 2
		}
		if clues[corner] == 0 || clues[corner] == cells {
			first = append(first, corner)
		} else {
			rest = append(rest, corner)
		}
	}
	return append(first, rest...)
}

// wrong turns single lines.
func wrong(_ Problem, answer string) iter.Seq[string] {
	var misses []string
	for i, symbol := range answer {
		if symbol == 'F' {
			misses = append(misses, answer[:i]+"B"+answer[i+1:])
		}
	}
	return slices.Values(misses)
}

func canonical(p Problem) Problem { return Problem{dihedral.LeastRows(p.Corners)} }

func symmetry(r *rand.Rand, p Problem) Problem {
	return Problem{dihedral.Rows(dihedral.Random(r), p.Corners)}
}
