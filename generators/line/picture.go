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

// NewPicture is a picture without filled cells.
func NewPicture(height, width int) *Picture {
	return &Picture{height, width, make([]uint32, height+width)}
}

// DrawPicture tosses a coin for each cell, and for the cells around the grid. A cell is filled if most of the nine coins in
// it and around it are heads, so that filled cells come in patches; where a line came out plain, one cell is changed.
func DrawPicture(r *rand.Rand, height, width int) *Picture {
	p := NewPicture(height, width)
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

// Adapt changes a cell of a picture as long as the steps of a ladder up to a tier leave cells open. What they find goes on
// from what they had found; in the end they start again, to see that they find all. clue renews the clue of a line for the
// steps, and tells whether it will do. Adapt tells whether it came to an end, and the steps of no easier tier find all.
func (p *Picture) Adapt(r *rand.Rand, l *Ladder, tier int, clue func(line int) bool) bool {
	for i := range p.Lines {
		if !clue(i) {
			return false
		}
	}
	b, isFirst := NewBoard(p.Height, p.Width), true
	for range 2 * len(p.Lines) {
		switch {
		case !l.Falls(b, tier):
			row, column := p.changeOpen(r, b)
			if !clue(row) || !clue(column) {
				return false
			}
			b.recheck(row, column)
			isFirst = false
		case !isFirst:
			b, isFirst = NewBoard(p.Height, p.Width), true
		default:
			return tier == 0 || !l.Falls(NewBoard(p.Height, p.Width), tier-1)
		}
	}
	return false
}

// changeOpen changes a random one of the open cells of a board, and tells which lines it is in.
func (p *Picture) changeOpen(r *rand.Rand, b *Board) (row, column int) {
	n := r.IntN(b.Open)
	for ; n >= bits.OnesCount32(b.OpenCells(row)); row++ {
		n -= bits.OnesCount32(b.OpenCells(row))
	}
	open := b.OpenCells(row)
	for range n {
		open &= open - 1
	}
	cell := bits.TrailingZeros32(open)
	p.Change(row, cell)
	return row, p.Height + cell
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
