// Package line solves grids of 0s and 1s whose rules are of single rows and columns, or of few of them at a time.
package line

import (
	"math/bits"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// MaxSize is the most rows and the most columns of a board: its lines are the bits of one word.
const MaxSize = 32

// maxSteps is the most steps of a ladder.
const maxSteps = 8

// Open is what a cell holds that is not known.
const Open = 2

// A Board is what is known of the cells of a grid. Its lines are the rows and, after them, the columns; in a set of the
// cells of a line, bit 0 is the first.
type Board struct {
	Height, Width int
	Lines         [2 * MaxSize][2]uint32 // for 0 and for 1, the cells of a line that are known to hold it
	Open          int                    // how many cells are not known
	Broken        bool                   // whether it was seen to have no solution

	waiting [maxSteps + 1]uint64 // for each step, the lines that it is the next to look at
	changed uint64               // the lines that have changed and do not wait for a step
}

// A Put is a digit for the cell of a row and a column.
type Put struct{ Row, Column, Digit int }

// NewBoard is a board of which nothing is known.
func NewBoard(height, width int) *Board {
	return &Board{Height: height, Width: width, Open: height * width, changed: 1<<(height+width) - 1}
}

// Given is a board whose rows hold a digit for each cell, or a point where it is not known.
func Given(rows []string) *Board {
	b := NewBoard(len(rows), len(rows[0]))
	for i, row := range rows {
		for k, c := range []byte(row) {
			if c != '.' {
				b.Put(Put{i, k, int(c - '0')})
			}
		}
	}
	return b
}

// Clone is a copy of the board.
func (b *Board) Clone() *Board {
	c := *b
	return &c
}

// Rows are the rows in the form that Given takes.
func (b *Board) Rows() []string {
	cells := make([]byte, 0, b.Height*b.Width)
	for i := range b.Height {
		for k := range b.Width {
			cells = append(cells, "01."[b.At(i, k)])
		}
	}
	return grid.Rows(cells, b.Width)
}

// At is what the cell of a row and a column holds: 0, 1 or Open.
func (b *Board) At(row, column int) int {
	switch bit := uint32(1) << column; {
	case b.Lines[row][0]&bit != 0:
		return 0
	case b.Lines[row][1]&bit != 0:
		return 1
	}
	return Open
}

// Cells are all cells of a line, and their number.
func (b *Board) Cells(line int) (cells uint32, length int) {
	length = b.Width
	if line >= b.Height {
		length = b.Height
	}
	return 1<<length - 1, length
}

// OpenCells are the cells of a line that are not known.
func (b *Board) OpenCells(line int) uint32 {
	cells, _ := b.Cells(line)
	return cells &^ (b.Lines[line][0] | b.Lines[line][1])
}

// openCell is the row and the column of the open cell with so many before it.
func (b *Board) openCell(before int) (row, column int) {
	for ; before >= bits.OnesCount32(b.OpenCells(row)); row++ {
		before -= bits.OnesCount32(b.OpenCells(row))
	}
	open := b.OpenCells(row)
	for range before {
		open &= open - 1
	}
	return row, bits.TrailingZeros32(open)
}

// Fill puts 0s and 1s into cells of a line. It breaks the board if one of them is known to hold the other, or gets both.
func (b *Board) Fill(line int, zeros, ones uint32) {
	known := &b.Lines[line]
	zeros, ones = zeros&^known[0], ones&^known[1]
	filled := zeros | ones
	if filled == 0 {
		return
	}
	if (known[0]|zeros)&(known[1]|ones) != 0 {
		b.Broken = true
		return
	}
	known[0] |= zeros
	known[1] |= ones
	across, bit := b.Height, uint32(1)<<(line&31)
	if line >= b.Height {
		across, bit = 0, 1<<((line-b.Height)&31)
	}
	for ; zeros != 0; zeros &= zeros - 1 {
		b.Lines[across+bits.TrailingZeros32(zeros)][0] |= bit
	}
	for ; ones != 0; ones &= ones - 1 {
		b.Lines[across+bits.TrailingZeros32(ones)][1] |= bit
	}
	b.Open -= bits.OnesCount32(filled)
	b.changed |= 1<<(line&63) | uint64(filled)<<(across&63)
}

// fillWith puts a digit into cells of a line.
func (b *Board) fillWith(digit, line int, cells uint32) {
	if digit == 0 {
		b.Fill(line, cells, 0)
	} else {
		b.Fill(line, 0, cells)
	}
}

// Put fills cells.
func (b *Board) Put(puts ...Put) {
	for _, p := range puts {
		b.fillWith(p.Digit, p.Row, 1<<p.Column)
	}
}

// recheck lets all steps look again at lines whose rules have changed.
func (b *Board) recheck(row, column int) { b.changed |= 1<<row | 1<<column }

// branch gives the two ways to fill a cell of a row that has the fewest open cells; none if no cell is open.
func (b *Board) branch() []Put {
	fewest, row := MaxSize+1, 0
	for i := range b.Height {
		if n := bits.OnesCount32(b.OpenCells(i)); 0 < n && n < fewest {
			fewest, row = n, i
		}
	}
	if fewest > MaxSize {
		return nil
	}
	column := bits.TrailingZeros32(b.OpenCells(row))
	return []Put{{row, column, 0}, {row, column, 1}}
}
