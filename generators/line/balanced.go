package line

import "math/bits"

// Pairs is a step of lines that hold as many 0s as 1s and no three equal digits side by side: between, before and behind two
// cells that hold the same digit is the other one, and the only open cell of a line holds the digit that is lacking.
func Pairs(b *Board, i int) {
	cells, _ := b.Cells(i)
	known0, known1 := b.Lines[i][0], b.Lines[i][1]
	if open := cells &^ (known0 | known1); open&(open-1) == 0 {
		Counts(b, i)
		return
	}
	b.Fill(i, beside(known1)&cells, beside(known0)&cells)
}

// beside are the places between, before and behind two cells.
func beside(cells uint32) uint32 {
	pairs := cells & (cells << 1)
	return (cells<<1)&(cells>>1) | pairs<<1 | pairs>>2
}

// Counts is a step of the same lines: where a line holds all of one digit, the rest is the other one. It finds what Pairs
// finds, too.
func Counts(b *Board, i int) {
	cells, length := b.Cells(i)
	zeros, ones := b.Lines[i][0], b.Lines[i][1]
	for open := cells &^ (zeros | ones); open != 0; {
		before := open
		switch length / 2 {
		case bits.OnesCount32(zeros):
			ones |= open
		case bits.OnesCount32(ones):
			zeros |= open
		default:
			zeros, ones = zeros|beside(ones)&open, ones|beside(zeros)&open
		}
		if open = cells &^ (zeros | ones); open == before {
			break
		}
	}
	if max(bits.OnesCount32(zeros), bits.OnesCount32(ones)) > length/2 || threes(zeros)|threes(ones) != 0 {
		b.Broken = true
		return
	}
	b.Fill(i, zeros, ones)
}

// threes are the last of three cells side by side.
func threes(cells uint32) uint32 { return cells & (cells << 1) & (cells << 2) }

// Twins is a step of the same lines that differ from others in their direction: where a line holds all of one digit, and
// another one would hold it in the same cells with one more, it does not.
func Twins(b *Board, i int) {
	_, length := b.Cells(i)
	first, lines := 0, b.Lines[:b.Height]
	if i >= b.Height {
		first, lines = b.Height, b.Lines[b.Height:b.Height+b.Width]
	}
	for digit := range 2 {
		x := b.Lines[i][digit]
		if bits.OnesCount32(x) < length/2-1 {
			continue
		}
		for k := range lines {
			y := lines[k][digit]
			differ := x ^ y
			if differ&(differ-1) != 0 || first+k == i || bits.OnesCount32(x|y) != length/2 {
				continue
			}
			switch {
			case differ == 0:
				b.Broken = true
			case x&differ != 0:
				b.fillWith(1-digit, first+k, differ)
			default:
				b.fillWith(1-digit, i, differ)
			}
		}
	}
}

// Last is a step of the same lines: the last of one digit stands in each three cells of a line that would hold the other one
// without it.
func Last(b *Board, i int) {
	cells, length := b.Cells(i)
	for digit := range b.Lines[i] {
		x := b.Lines[i][digit]
		if bits.OnesCount32(x) != length/2-1 {
			continue
		}
		without, elsewhere := cells&^x, uint32(0)
		for threes := without & (without >> 1) & (without >> 2); threes != 0; threes &= threes - 1 {
			elsewhere |= ^(7 << bits.TrailingZeros32(threes))
		}
		b.fillWith(1-digit, i, elsewhere&b.OpenCells(i))
	}
}

// ends are, for each way in which a part of a line can end, how many 1s the part can hold, as a set of bits: with a
// single 0, with two 0s, with a single 1, with two 1s.
type ends struct{ zero, zeros, one, ones uint32 }

// Balanced is a step of lines that hold as many 0s as 1s and no three side by side: what a cell holds in all ways to fill
// the line.
func Balanced(b *Board, i int) {
	if b.OpenCells(i) == 0 {
		return
	}
	cells, length := b.Cells(i)
	not0, not1 := b.Lines[i][1], b.Lines[i][0]
	var until [MaxSize]ends       // of the line up to a cell
	so := ends{zeros: 1, ones: 1} // as if two of either digit stood before it
	for cell := range length {
		can0, can1 := not0>>cell&1-1, not1>>cell&1-1 // all ones where the cell may hold it, else 0
		so = ends{(so.one | so.ones) & can0, so.zero & can0, (so.zero | so.zeros) << 1 & can1, so.one << 1 & can1}
		until[cell] = so
	}
	half := uint32(1) << (length / 2)
	rest := ends{half, half, half, half} // those that the rest of the line can follow
	var can [2]uint32                    // cells that can hold 0, and 1
	for cell := length - 1; cell >= 0; cell-- {
		so := until[cell]
		so = ends{so.zero & rest.zero, so.zeros & rest.zeros, so.one & rest.one, so.ones & rest.ones}
		if so.zero|so.zeros != 0 {
			can[0] |= 1 << cell
		}
		if so.one|so.ones != 0 {
			can[1] |= 1 << cell
		}
		rest = ends{so.zeros | so.one>>1, so.one >> 1, so.zero | so.ones>>1, so.zero}
	}
	if can[0]|can[1] != cells {
		b.Broken = true
		return
	}
	b.Fill(i, can[0]&^can[1], can[1]&^can[0])
}
