package line

import (
	"math/bits"
	"math/rand/v2"
)

// A Picture is a grid of filled and empty cells: of each line, rows first and then columns, the cells that are filled.
type Picture struct {
	Height, Width int
	Lines         []uint32
}

// DrawPicture tosses a coin for each cell, and for the cells around the grid. A cell is filled if most of the nine coins in
// it and around it are heads, so that filled cells come in patches; where a line came out plain, one cell is changed.
func DrawPicture(r *rand.Rand, height, width int) *Picture {
	p := &Picture{height, width, make([]uint32, height+width)}
	// The coins of all cells of a row are counted at a time, bit by bit: ones and twos are the sums of three coins side by
	// side, for the last three rows.
	var ones, twos [3]uint64
	for row := -2; row < height; row++ {
		coins := r.Uint64()
		ones[0], ones[1], twos[0], twos[1] = ones[1], ones[2], twos[1], twos[2]
		ones[2], twos[2] = add(coins, coins>>1, coins>>2)
		one, two := add(ones[0], ones[1], ones[2])
		two2, four := add(twos[0], twos[1], twos[2])
		for most := (four&(one|two|two2) | one&two&two2) & (1<<width - 1); row >= 0 && most != 0; most &= most - 1 {
			p.Change(row, bits.TrailingZeros64(most))
		}
	}
	for i := range p.Lines {
		switch across := r.IntN(p.length(i)); {
		case p.IsPlain(i) && i < height:
			p.Change(i, across)
		case p.IsPlain(i):
			p.Change(across, i-height)
		}
	}
	return p
}

// add adds three bits in each place.
func add(a, b, c uint64) (ones, twos uint64) { return a ^ b ^ c, a&b | a&c | b&c }

// length is how many cells a line has.
func (p *Picture) length(line int) int {
	if line < p.Height {
		return p.Width
	}
	return p.Height
}

// IsPlain tells whether a line is all filled or all empty.
func (p *Picture) IsPlain(line int) bool {
	return p.Lines[line] == 0 || p.Lines[line] == 1<<p.length(line)-1
}

// Change fills a cell or empties it.
func (p *Picture) Change(row, column int) {
	p.Lines[row] ^= 1 << column
	p.Lines[p.Height+column] ^= 1 << row
}

// ChangeOpen changes a random one of the open cells of a board, and tells which row and which column it is in.
func (p *Picture) ChangeOpen(r *rand.Rand, b *Board) (lines [2]int) {
	n, row := r.IntN(b.Open), 0
	for ; n >= bits.OnesCount32(b.OpenCells(row)); row++ {
		n -= bits.OnesCount32(b.OpenCells(row))
	}
	open := b.OpenCells(row)
	for range n {
		open &= open - 1
	}
	column := bits.TrailingZeros32(open)
	p.Change(row, column)
	return [2]int{row, p.Height + column}
}

// Rows are the rows, with 1 for each filled cell and 0 for each empty one.
func (p *Picture) Rows() []string {
	b := NewBoard(p.Height, p.Width)
	for i, ones := range p.Lines[:p.Height] {
		b.Fill(i, 1, ones)
		b.Fill(i, 0, b.OpenCells(i))
	}
	return b.Rows()
}
