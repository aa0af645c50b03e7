// Package latin holds what the puzzles on Latin squares share: random squares, the rungs of deduction that follow from
// the square alone or from cells being less than others, a ladder that grades by them, and an exact search. A family
// puts its own rungs between these; a rung that needs clues is a closure over them. Where numbers and signs are the only
// clues, Pare takes them away, from what a Cube of rows, columns and numbers knows.
//
// The model is Simon Tatham's latin.c, on which four of his puzzles stand.
package latin

import (
	"math/bits"
	"slices"
)

// MaxSize is the largest size of a square.
const MaxSize = 32

// A Set is a set of whole numbers from 1 to MaxSize: bit n-1 stands for n.
type Set uint32

// Only is the set of one number.
func Only(n int) Set { return 1 << (n - 1) }

// UpTo is the set of the numbers from 1 to n; it is empty if n is 0.
func UpTo(n int) Set { return 1<<n - 1 }

// Has tells whether n is in the set.
func (s Set) Has(n int) bool { return s>>(n-1)&1 != 0 }

// Len is how many numbers are in the set.
func (s Set) Len() int { return bits.OnesCount32(uint32(s)) }

// Min is the smallest number of the set; 33 if it is empty.
func (s Set) Min() int { return bits.TrailingZeros32(uint32(s)) + 1 }

// Max is the largest number of the set; 0 if it is empty.
func (s Set) Max() int { return bits.Len32(uint32(s)) }

// Below is the set of all numbers smaller than the largest of s.
func (s Set) Below() Set { return Set(uint64(1)<<bits.Len32(uint32(s))>>1 - 1) }

// Above is the set of all numbers, up to MaxSize, larger than the smallest of s; it is empty if s is.
func (s Set) Above() Set { return ^(s ^ (s - 1)) }

// Single tells whether the set holds one number exactly.
func (s Set) Single() bool { return s&(s-1) == 0 && s != 0 }

// A Square is what is known of a Latin square: for every cell the numbers that it may still hold. A cell with one
// candidate is known. A cell without any shows that what was assumed is impossible; the square is then broken.
type Square struct {
	Size  int
	Cells []Set // Size*Size, row by row
}

// New is a square of which nothing is known. Its size is from 1 to MaxSize.
func New(size int) *Square {
	return &Square{size, slices.Repeat([]Set{UpTo(size)}, size*size)}
}

// Given is a square of which some numbers are known, row by row; 0 stands for a cell of which nothing is.
func Given(rows [][]int) *Square {
	s := New(len(rows))
	for i, row := range rows {
		for k, n := range row {
			if n > 0 {
				s.Cells[i*s.Size+k] = Only(n)
			}
		}
	}
	return s
}

// Clone is a square of its own of which the same is known.
func (s *Square) Clone() *Square { return &Square{s.Size, slices.Clone(s.Cells)} }

// Filled tells whether every cell has exactly one candidate. They may still break a rule that no rung has looked at.
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
func (s *Square) Rows() [][]int {
	rows := make([][]int, s.Size)
	for i := range rows {
		rows[i] = make([]int, s.Size)
		for k, cell := range s.row(i) {
			rows[i][k] = cell.Min()
		}
	}
	return rows
}

// Keep leaves a cell those of its candidates that are in the set, and tells whether it lost any.
func (s *Square) Keep(cell int, set Set) bool {
	was := s.Cells[cell]
	s.Cells[cell] = was & set
	return was&^set != 0
}

func (s *Square) row(row int) []Set { return s.Cells[row*s.Size : (row+1)*s.Size] }

// line is the first cell of a line and the step to the next. The lines are the rows and then the columns.
func (s *Square) line(i int) (first, step int) {
	if i < s.Size {
		return i * s.Size, 1
	}
	return i - s.Size, s.Size
}
