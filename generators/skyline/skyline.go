// Package skyline solves puzzles whose lines hold towers of all heights from 1 on, and whose clues, at the ends of the
// lines, say how many towers are seen from there, or the sum of their heights. From an end one sees each tower that is
// higher than all towers before it.
package skyline

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// MaxSize is the largest size of a square.
const MaxSize = 9

// Clues are those at the left and right ends of the rows, then those at the top and bottom ends of the columns; 0 is
// none.
type Clues [4][MaxSize]int

// All are the clues of a filled square, of sums or else of counts.
func All(sums bool, rows [][]int) *Clues {
	var all Clues
	cells, size := slices.Concat(rows...), len(rows)
	for side := range &all {
		for i := range size {
			tallest := 0
			for k, cell, step := 0, 0, 0; k < size; k, cell = k+1, cell+step {
				if k == 0 {
					cell, step = line(size, side, i)
				}
				if height := cells[cell]; height > tallest {
					tallest = height
					all[side][i] += worth(sums, height)
				}
			}
		}
	}
	return &all
}

// Of are clues that stand in four lists, side by side.
func Of(lists [][]int) (clues Clues) {
	for side := range clues {
		copy(clues[side][:], lists[side])
	}
	return clues
}

// Lists are the clues of a square, side by side.
func (c *Clues) Lists(size int) (lists [][]int) {
	for side := range c {
		lists = append(lists, c[side][:size])
	}
	return lists
}

// worth is what a tower adds to a clue where it is seen.
func worth(sums bool, height int) int {
	if sums {
		return height
	}
	return 1
}

// A Solver has the rungs of puzzles of one size and kind. Its clues may change from one use of a rung to the next.
type Solver struct {
	Clues Clues

	sums  bool
	size  int
	view  *view
	lines *lines         // nil until it is needed
	known [256]reduction // each where a hash of its task says
}

// New is a solver of puzzles with clues of sums or else of counts, and as yet without any clue.
func New(sums bool, size int) *Solver {
	return &Solver{sums: sums, size: size, view: newView(sums, size)}
}

// A reduction is what a rung leaves of the cells of a line.
type reduction struct {
	task    task
	left    [MaxSize]latin.Set
	changes bool
}

// A task is a line with the clues at its ends and a rung, in bits: the cells and, above the last two, the rest.
type task [2]uint64

// Sight is the rung that looks along each line from each of its clues.
func (s *Solver) Sight(square *latin.Square) (progress bool) {
	for side := range s.Clues {
		for i, clue := range s.Clues[side][:s.size] {
			if clue > 0 {
				progress = s.reduce(square, side, i, [2]int{clue}, false) || progress
			}
		}
	}
	return progress
}

// Lines is the rung that goes through all ways to fill each line that has a clue.
func (s *Solver) Lines(square *latin.Square) (progress bool) {
	if s.lines == nil {
		s.lines = newLines(s.sums, s.size)
	}
	for side := 0; side < len(s.Clues); side += 2 {
		for i := range s.size {
			if ends := [2]int{s.Clues[side][i], s.Clues[side+1][i]}; ends != [2]int{} {
				progress = s.reduce(square, side, i, ends, true) || progress
			}
		}
	}
	return progress
}

// reduce applies a rung to a line as it is seen from a side, with the clues at its near and its far end, and tells
// whether that takes anything from the square. While clues come and go, the same lines come again and again.
func (s *Solver) reduce(square *latin.Square, side, i int, ends [2]int, allWays bool) (progress bool) {
	first, step := line(s.size, side, i)
	t := task{0, uint64(ends[0])<<6 | uint64(ends[1])}
	if allWays {
		t[1] |= 1 << 12
	}
	for k, cell := 0, first; k < s.size; k, cell = k+1, cell+step {
		t[k/7] = t[k/7]<<MaxSize | uint64(square.Cells[cell])
	}
	known := &s.known[(t[0]*0x9e3779b97f4a7c15^t[1]*0xc2b2ae3d27d4eb4f)>>56]
	if known.task != t {
		known.task = t
		known.changes = s.work(square, first, step, ends, allWays, known.left[:s.size])
	}
	if known.changes {
		for k, left := range known.left[:s.size] {
			square.Keep(first+k*step, left)
		}
	}
	return known.changes
}

// work does the work of reduce on the cells of a line, and tells whether it takes anything from them.
func (s *Solver) work(square *latin.Square, first, step int, ends [2]int, allWays bool, cells []latin.Set) (changes bool) {
	for k := range cells {
		cells[k] = square.Cells[first+k*step]
	}
	if allWays {
		s.lines.fill(cells, ends)
	} else {
		s.view.look(cells, ends[0])
	}
	for k, cell := range cells {
		changes = changes || square.Cells[first+k*step] != cell
	}
	return changes
}

// line is the first cell of a line, as seen from a side, and the step to the next.
func line(size, side, i int) (first, step int) {
	switch side {
	case 0:
		return i * size, 1
	case 1:
		return (i+1)*size - 1, -1
	case 2:
		return i, size
	default:
		return (size-1)*size + i, -size
	}
}
