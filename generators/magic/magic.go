// Package magic holds random magic squares, the rungs of deduction on them, and their symmetries. A magic square of
// size n holds the numbers from 1 to n*n, once each, and all its lines - rows, columns and the two diagonals from
// corner to corner - add up to the same.
package magic

import (
	"math/bits"
	"slices"
)

// MaxSize is the largest size of a square.
const MaxSize = 8

// A Set is a set of numbers from 1 to 64: bit n-1 stands for n.
type Set uint64

// Only is the set of one number, and empty if it is none of them.
func Only(n int) Set {
	if n < 1 || n > 64 {
		return 0
	}
	return 1 << (n - 1)
}

// Min is the smallest number of the set; 65 if it is empty.
func (s Set) Min() int { return bits.TrailingZeros64(uint64(s)) + 1 }

// Max is the largest number of the set; 0 if it is empty.
func (s Set) Max() int { return bits.Len64(uint64(s)) }

// Len is how many numbers are in the set.
func (s Set) Len() int { return bits.OnesCount64(uint64(s)) }

// Single tells whether the set holds one number exactly.
func (s Set) Single() bool { return s&(s-1) == 0 && s != 0 }

// from is the set of what is left of a total after each of the numbers is taken from it.
func (s Set) from(total int) Set {
	turned := Set(bits.Reverse64(uint64(s))) // n becomes 65-n
	if total >= 65 {
		return turned << (total - 65)
	}
	return turned >> (65 - total)
}

// between is the set of the numbers from the least to the most.
func between(least, most int) Set {
	least, most = max(least, 1), min(most, 64)
	if least > most {
		return 0
	}
	return ^Set(0) >> (64 - most) &^ (1<<(least-1) - 1)
}

// A Square is what is known of a magic square: for every cell the numbers that it may still hold. A cell without any
// shows that what was assumed is impossible; the square is then broken.
type Square struct {
	Cells []Set // row by row
	Sum   int   // of each line

	lines [][]int // the cells of each
}

// New is a square of which nothing is known. Its size is from 1 to MaxSize.
func New(size int) *Square {
	s := &Square{Cells: slices.Repeat([]Set{between(1, size*size)}, size*size), Sum: size * (size*size + 1) / 2}
	s.lines = slices.Collect(slices.Chunk(make([]int, (2*size+2)*size), size))
	for i := range size {
		for k := range size {
			s.lines[i][k], s.lines[size+i][k] = i*size+k, k*size+i
		}
		s.lines[2*size][i], s.lines[2*size+1][i] = i*size+i, i*size+size-1-i
	}
	return s
}

// Given is a square of which some numbers are known, row by row; 0 stands for a cell of which nothing is.
func Given(rows [][]int) *Square {
	s := New(len(rows))
	for cell, n := range slices.Concat(rows...) {
		if n > 0 {
			s.Cells[cell] = Only(n)
		}
	}
	return s
}

// Clone is a square of its own of which the same is known.
func (s *Square) Clone() *Square { return &Square{slices.Clone(s.Cells), s.Sum, s.lines} }

// Filled tells whether every cell has exactly one candidate.
func (s *Square) Filled() bool {
	for _, cell := range s.Cells {
		if !cell.Single() {
			return false
		}
	}
	return true
}

// Broken tells whether some cell has no candidate.
func (s *Square) Broken() bool { return slices.Contains(s.Cells, 0) }

// Rows are the numbers of a filled square, row by row.
func (s *Square) Rows() (rows [][]int) {
	size := len(s.lines[0])
	for row := range slices.Chunk(s.Cells, size) {
		numbers := make([]int, size)
		for i, cell := range row {
			numbers[i] = cell.Min()
		}
		rows = append(rows, numbers)
	}
	return rows
}

// keep leaves a cell at most the numbers of a set, and tells whether that changes it.
func (s *Square) keep(cell int, set Set) bool {
	was := s.Cells[cell]
	s.Cells[cell] = was & set
	return was&^set != 0
}
