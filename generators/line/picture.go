package line

import (
	"math/bits"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
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
		switch {
		case p.isPlain(i) && i < height:
			p.Change(i, r.IntN(width))
		case p.isPlain(i):
			p.Change(r.IntN(height), i-height)
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

// isPlain tells whether a line is all filled or all empty.
func (p *Picture) isPlain(line int) bool {
	return p.Lines[line] == 0 || p.Lines[line] == 1<<p.length(line)-1
}

// Change fills a cell or empties it.
func (p *Picture) Change(row, column int) {
	p.Lines[row] ^= 1 << column
	p.Lines[p.Height+column] ^= 1 << row
}

// pictures is how many pictures are drawn for a puzzle, and retries how many cells are tried where one is to be changed.
const pictures, retries = 16, 8

// Picture draws pictures until one can be made a puzzle of a tier; there is none if that takes too many. clue is told which
// cells of a line are filled, and gives the steps its clue. No line is all filled or all empty, which would give too much away.
func (l *Ladder) Picture(r *rand.Rand, tier int, draw func() *Picture, clue func(line int, filled uint32)) *Picture {
	for range pictures {
		if p := draw(); p.adapt(r, l, tier, clue) {
			return p
		}
	}
	return nil
}

// adapt changes a cell of a picture as long as the steps up to a tier leave cells open, but not in too many places. What they
// find goes on from what they had found; in the end they start again, to see that they find all. It tells whether they do,
// and those of no easier tier.
func (p *Picture) adapt(r *rand.Rand, l *Ladder, tier int, clue func(line int, filled uint32)) bool {
	for i, filled := range p.Lines {
		if p.isPlain(i) {
			return false
		}
		clue(i, filled)
	}
	b, isFirst := NewBoard(p.Height, p.Width), true
	for range p.Lines {
		if isFirst && tier > 0 && l.Falls(b, tier-1) {
			return false
		}
		switch falls := l.Falls(b, tier); {
		case falls && isFirst:
			return true
		case falls:
			*b, isFirst = *NewBoard(p.Height, p.Width), true
		default:
			row, column, ok := p.changeOpen(r, b)
			if !ok {
				return false
			}
			clue(row, p.Lines[row])
			clue(column, p.Lines[column])
			b.recheck(row, column)
			isFirst = false
		}
	}
	return false
}

// changeOpen changes a random one of the open cells of a board, and tells which lines it is in. Another one is tried if it was
// the last of its kind in a line.
func (p *Picture) changeOpen(r *rand.Rand, b *Board) (row, column int, ok bool) {
	for range retries {
		row, cell := b.openCell(r.IntN(b.Open))
		p.Change(row, cell)
		if !p.isPlain(row) && !p.isPlain(p.Height+cell) {
			return row, p.Height + cell, true
		}
		p.Change(row, cell)
	}
	return 0, 0, false
}

// Rows are the rows, with 1 for each filled cell and 0 for each empty one.
func (p *Picture) Rows() []string {
	cells := make([]byte, 0, p.Height*p.Width)
	for _, filled := range p.Lines[:p.Height] {
		for k := range p.Width {
			cells = append(cells, '0'+byte(filled>>(k&31)&1))
		}
	}
	return grid.Rows(cells, p.Width)
}
