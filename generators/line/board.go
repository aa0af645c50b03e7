// Package line solves grids of 0s and 1s whose rules are of single rows and columns, or of few of them at a time.
package line

import "math/bits"

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

	stale [maxSteps]uint64 // for each step, the lines that changed since it looked at them
	at    int              // the line that was looked at last
}

// A Put is a digit for the cell of a row and a column.
type Put struct{ Row, Column, Digit int }

// NewBoard is a board of which nothing is known.
func NewBoard(height, width int) *Board {
	b := &Board{Height: height, Width: width, Open: height * width}
	for i := range b.stale {
		b.stale[i] = 1<<(height+width) - 1
	}
	return b
}

// Given is a board whose rows hold a digit for each cell, or a point where it is not known.
func Given(rows []string) *Board {
	b := NewBoard(len(rows), len(rows[0]))
	for i, row := range rows {
		for k, c := range []byte(row) {
			if c != '.' {
				b.Fill(i, int(c-'0'), 1<<k)
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
	rows := make([]string, b.Height)
	for i := range rows {
		row := make([]byte, b.Width)
		for k := range row {
			row[k] = "01."[b.At(i, k)]
		}
		rows[i] = string(row)
	}
	return rows
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

// Fill puts a digit into cells of a line. It breaks the board if one of them is known to hold the other.
func (b *Board) Fill(line, digit int, cells uint32) {
	if cells&b.Lines[line][1-digit] != 0 {
		b.Broken = true
		return
	}
	cells &^= b.Lines[line][digit]
	if cells == 0 {
		return
	}
	b.Lines[line][digit] |= cells
	across, bit := b.Height, uint32(1)<<line
	if line >= b.Height {
		across, bit = 0, 1<<(line-b.Height)
	}
	b.Open -= bits.OnesCount32(cells)
	changed := uint64(1)<<line | uint64(cells)<<across
	for ; cells != 0; cells &= cells - 1 {
		b.Lines[across+bits.TrailingZeros32(cells)][digit] |= bit
	}
	for i := range b.stale {
		b.stale[i] |= changed
	}
}

// Put fills cells.
func (b *Board) Put(puts ...Put) {
	for _, p := range puts {
		b.Fill(p.Row, p.Digit, 1<<p.Column)
	}
}

// recheck lets all steps look at lines again, whose rules have changed.
func (b *Board) recheck(lines ...int) {
	for _, line := range lines {
		for i := range b.stale {
			b.stale[i] |= 1 << line
		}
	}
}

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

// nextStale is the next line that a step has to look at. They are taken in turns, so that what the rows say comes together
// before the columns are looked at.
func (b *Board) nextStale(step int) int {
	after := b.stale[step] >> b.at >> 1 << 1 << b.at
	if after == 0 {
		after = b.stale[step]
	}
	b.at = bits.TrailingZeros64(after)
	b.stale[step] &^= 1 << b.at
	return b.at
}
