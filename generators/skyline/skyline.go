// Package skyline pares and solves puzzles whose lines hold towers of all heights from 1 on, and whose clues, at the ends
// of the lines, say how many towers are seen from there, or the sum of their heights. From an end one sees each tower that
// is higher than all towers before it.
package skyline

import (
	"math/bits"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// MaxSize is the largest size of a square.
const MaxSize = 9

// Clues are those at the first and the last ends of the rows and then of the columns; 0 is none.
type Clues [2 * MaxSize][2]uint8

// impossible is a clue that is more than any.
const impossible = 63

// All are the clues of a filled square, of sums or else of counts.
func All(sums bool, rows [][]int) (all Clues) {
	size := len(rows)
	for i := range size {
		for end := range 2 {
			row, column := 0, 0 // the tallest so far
			for k := range size {
				if end == 1 {
					k = size - 1 - k
				}
				if height := rows[i][k]; height > row {
					row = height
					all[i][end] += uint8(worth(sums, height))
				}
				if height := rows[k][i]; height > column {
					column = height
					all[size+i][end] += uint8(worth(sums, height))
				}
			}
		}
	}
	return all
}

// Of are clues that stand side by side: at the left and the right ends of the rows, and at the top and the bottom ends of
// the columns.
func Of(sides [4][]int) (clues Clues) {
	for side, list := range sides {
		for i, clue := range list {
			clues[side/2*len(list)+i][side%2] = uint8(min(max(clue, 0), impossible))
		}
	}
	return clues
}

// Sides are the clues of a square of a size, side by side.
func (c *Clues) Sides(size int) (sides [4][]int) {
	for side := range sides {
		sides[side] = make([]int, size)
		for i := range size {
			sides[side][i] = int(c[side/2*size+i][side%2])
		}
	}
	return sides
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

	sums           bool
	size           int
	sights, orders *ways // for lines of which all ways are listed
	long           *long // for longer ones
}

// New is a solver of puzzles with clues of sums or else of counts, and as yet without any clue.
func New(sums bool, size int) *Solver {
	if size > listed {
		return &Solver{sums: sums, size: size, long: newLong(sums, size)}
	}
	kind := 0
	if sums {
		kind = 1
	}
	sights, orders := allWays()
	return &Solver{sums: sums, size: size, sights: sights[kind][size], orders: orders[kind][size]}
}

// Sight is the rung that looks along each line from each of its clues.
func (s *Solver) Sight(square *latin.Square) (progress bool) {
	for i := range 2 * s.size {
		progress = s.reduce(square, i, false) != 0 || progress
	}
	return progress
}

// Lines is the rung that goes through all ways to fill each line that has a clue.
func (s *Solver) Lines(square *latin.Square) (progress bool) {
	for i := range 2 * s.size {
		progress = s.reduce(square, i, true) != 0 || progress
	}
	return progress
}

// Deduce goes on with singles and with Sight or, if asked for, Lines, which finds all that Sight does, until nothing
// changes: first in lines in which something is new, of cells or clues, and then in those that this changes. It tells
// whether the square is whole; if not, it is broken.
func (s *Solver) Deduce(square *latin.Square, fresh latin.Lines, allWays bool) (whole bool) {
	for stale := fresh; ; {
		changed, whole := square.Singles(fresh)
		if !whole {
			return false
		}
		if stale |= changed; stale == 0 {
			return true
		}
		i := stale.Take()
		across := s.reduce(square, i, allWays)
		if stale |= across; across == 0 {
			fresh = 0
			continue
		}
		fresh = across | 1<<i
		if !allWays && s.Clues[i][0] > 0 && s.Clues[i][1] > 0 {
			stale |= 1 << i // what was seen from one end may tell more at the other
		}
	}
}

// Search is the search of solutions that goes on with Lines.
func (s *Solver) Search(maxNodes int) *latin.Search {
	return &latin.Search{Deduce: s.deduction(true), MaxNodes: maxNodes}
}

// Tiers are Sight, Lines, sets and chains beside it, and search, for a puzzle that is made from a square.
func (s *Solver) Tiers(square [][]int, maxNodes int) *latin.Tiers {
	hard := []generators.Rung[*latin.Square]{latin.Hard(square)}
	return &latin.Tiers{
		Deductions: []latin.Deduction{{Easy: s.deduction(false)}, {Easy: s.deduction(true)}, {Easy: s.deduction(true), Hard: hard}},
		Search:     s.Search(maxNodes),
	}
}

func (s *Solver) deduction(allWays bool) func(*latin.Square, latin.Lines) bool {
	return func(square *latin.Square, fresh latin.Lines) bool { return s.Deduce(square, fresh, allWays) }
}

// reduce applies a rung to a line and tells which lines across it that changes. While clues come and go, the same lines
// come again and again.
func (s *Solver) reduce(square *latin.Square, i int, allWays bool) (changed latin.Lines) {
	ends := s.Clues[i]
	if ends == [2]uint8{} {
		return 0
	}
	first, step, across := i*s.size, 1, s.size
	if i >= s.size {
		first, step, across = i-s.size, s.size, 0
	}
	var before packed
	for k, cell := 0, first; k < s.size; k, cell = k+1, cell+step {
		before.put(k, square.Cells[cell])
	}
	for word, after := range s.left(before, int(ends[0]), int(ends[1]), allWays) {
		for taken := after ^ before[word]; taken != 0; {
			at := bits.TrailingZeros64(taken) / laneBits
			taken &^= lane << (at * laneBits)
			k := word*perWord + at
			square.Cells[first+k*step] = latin.Set(after >> (at * laneBits) & lane)
			changed |= 1 << (across + k)
		}
	}
	return changed
}

// left is what a rung leaves of a line.
func (s *Solver) left(line packed, near, far int, allWays bool) packed {
	switch {
	case s.long != nil:
		return s.long.left(line, near, far, allWays)
	case allWays:
		line[0] = s.orders.fit(line[0], near, far)
	default:
		if near > 0 {
			line[0] = s.sights.fit(line[0], near, 0)
		}
		if far > 0 {
			line[0] = s.sights.fit(line[0], 0, far)
		}
	}
	return line
}

// A packed line has its cells in lanes of bits.
type packed [2]uint64

const (
	laneBits = MaxSize
	lane     = 1<<laneBits - 1
	perWord  = 64 / laneBits
)

func (p *packed) put(k int, cell latin.Set) {
	if k < perWord {
		p[0] |= uint64(cell) << (k * laneBits & 63)
	} else {
		p[1] |= uint64(cell) << ((k - perWord) * laneBits & 63)
	}
}

func (p *packed) cell(k int) latin.Set {
	if k < perWord {
		return latin.Set(p[0] >> (k * laneBits & 63) & lane)
	}
	return latin.Set(p[1] >> ((k - perWord) * laneBits & 63) & lane)
}
