package line

import "math/bits"

// Weight is the sum of the numbers of cells, counted from 1.
func Weight(cells uint32) (sum int) {
	for ; cells != 0; cells &= cells - 1 {
		sum += bits.TrailingZeros32(cells) + 1
	}
	return sum
}

// Bounds is a step of lines in which the numbers of the cells that hold 1 add up to the given sums, one line after another:
// an open cell holds 0 if its number is greater than what is lacking, and 1 if the other open cells are not enough.
func Bounds(clues []int) func(*Board, int) {
	return func(b *Board, i int) {
		open := b.OpenCells(i)
		lacking := clues[i] - Weight(b.Lines[i][1])
		spare := Weight(open) - lacking
		if lacking < 0 || spare < 0 {
			b.Broken = true
			return
		}
		b.Fill(i, open&^below(lacking), open&^below(spare))
	}
}

// below are the first cells of a line, so many.
func below(count int) uint32 { return 1<<min(count, MaxSize) - 1 }

// Sums is a step of the same lines, of up to 20 cells: what a cell holds in all ways to make up what is lacking.
func Sums(clues []int) func(*Board, int) {
	return func(b *Board, i int) {
		open := b.OpenCells(i)
		lacking := clues[i] - Weight(b.Lines[i][1])
		if lacking < 0 || Weight(open) < lacking {
			b.Broken = true
			return
		}
		var before [MaxSize]sumset // of each cell, what those before it can make up
		made := sumset{1}
		for cells := open; cells != 0; cells &= cells - 1 {
			cell := bits.TrailingZeros32(cells)
			before[cell] = made
			made = made.or(made.up(cell + 1))
		}
		var can [2]uint32
		wanted := sumset{}.with(lacking) // from which those behind can make up what is lacking
		for cells := open; cells != 0; {
			cell := bits.Len32(cells) - 1
			cells &^= 1 << cell
			less := wanted.down(cell + 1)
			if before[cell].meets(wanted) {
				can[0] |= 1 << cell
			}
			if before[cell].meets(less) {
				can[1] |= 1 << cell
			}
			wanted = wanted.or(less)
		}
		if can[0]|can[1] != open {
			b.Broken = true
			return
		}
		b.Fill(i, open&^can[1], open&^can[0])
	}
}

// A sumset is a set of sums, up to that of the numbers of 20 cells.
type sumset [4]uint64

func (s sumset) with(sum int) sumset {
	s[sum/64] |= 1 << (sum % 64)
	return s
}

func (s sumset) or(t sumset) sumset {
	return sumset{s[0] | t[0], s[1] | t[1], s[2] | t[2], s[3] | t[3]}
}

func (s sumset) meets(t sumset) bool { return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0 }

// up adds a number below 64 to all sums.
func (s sumset) up(n int) sumset {
	return sumset{s[0] << n, s[1]<<n | s[0]>>(64-n), s[2]<<n | s[1]>>(64-n), s[3]<<n | s[2]>>(64-n)}
}

// down takes a number below 64 from all sums that are not less.
func (s sumset) down(n int) sumset {
	return sumset{s[0]>>n | s[1]<<(64-n), s[1]>>n | s[2]<<(64-n), s[2]>>n | s[3]<<(64-n), s[3] >> n}
}
