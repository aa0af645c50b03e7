package line

import "math/bits"

// Pairs is a step of lines without three equal digits side by side: between, before and behind two cells that hold the same digit is the other one.
func Pairs(b *Board, i int) {
	cells, _ := b.Cells(i)
	for digit, x := range b.Lines[i] {
		between, pair := (x<<1)&(x>>1), x&(x<<1)
		forced := (between | pair<<1 | pair>>2) & cells
		if forced&^b.Lines[i][1-digit] != 0 {
			b.Fill(i, 1-digit, forced)
		}
	}
}

// Gap is a step of lines that hold as many 0s as 1s: the only open cell of a line holds the digit that is lacking.
func Gap(b *Board, i int) {
	if bits.OnesCount32(b.OpenCells(i)) == 1 {
		Counts(b, i)
	}
}

// Counts is a step of lines that hold as many 0s as 1s: where a line holds all of one digit, the rest is the other one.
func Counts(b *Board, i int) {
	_, length := b.Cells(i)
	for digit, x := range b.Lines[i] {
		switch known := bits.OnesCount32(x); {
		case known > length/2:
			b.Broken = true
		case known == length/2:
			b.Fill(i, 1-digit, b.OpenCells(i))
		}
	}
}

// Twins is a step of lines that hold as many 0s as 1s and differ from others in their direction: where a line holds all of one digit, and another one would hold it in the same cells with one more, it does not.
func Twins(b *Board, i int) {
	_, length := b.Cells(i)
	first, end := 0, b.Height
	if i >= b.Height {
		first, end = b.Height, b.Height+b.Width
	}
	for digit, x := range b.Lines[i] {
		if bits.OnesCount32(x) < length/2-1 {
			continue
		}
		for other := first; other < end; other++ {
			y := b.Lines[other][digit]
			if other == i || bits.OnesCount32(x|y) != length/2 {
				continue
			}
			switch differ := x ^ y; {
			case differ == 0:
				b.Broken = true
			case differ&(differ-1) == 0 && x&differ != 0:
				b.Fill(other, 1-digit, differ)
			case differ&(differ-1) == 0:
				b.Fill(i, 1-digit, differ)
			}
		}
	}
}

// Last is a step of lines that hold as many 0s as 1s and no three side by side: the last of one digit stands in each three cells of a line that would hold the other one without it.
func Last(b *Board, i int) {
	cells, length := b.Cells(i)
	for digit, x := range b.Lines[i] {
		if bits.OnesCount32(x) != length/2-1 {
			continue
		}
		without, elsewhere := cells&^x, uint32(0)
		for threes := without & (without >> 1) & (without >> 2); threes != 0; threes &= threes - 1 {
			elsewhere |= ^(7 << bits.TrailingZeros32(threes))
		}
		b.Fill(i, 1-digit, elsewhere&b.OpenCells(i))
	}
}

// ends are, for the four ways in which a part of a line can end, how many 1s the part can hold, as a set of bits. The
// ways are one 0, two 0s, one 1, and two 1s.
type ends [4]uint32

// Balanced is a step of lines that hold as many 0s as 1s and no three side by side: what a cell holds in all ways to fill the line.
func Balanced(b *Board, i int) {
	if b.OpenCells(i) == 0 {
		return
	}
	cells, length := b.Cells(i)
	can := func(digit, cell int) uint32 { return b.Lines[i][1-digit]>>cell&1 - 1 } // all ones, or none
	var until [MaxSize]ends                                                        // of the line up to a cell
	so := ends{0, 1, 0, 1}                                                         // as if two of either digit stood before it
	for cell := range length {
		zero, one := can(0, cell), can(1, cell)
		so = ends{(so[2] | so[3]) & zero, so[0] & zero, (so[0] | so[1]) << 1 & one, so[2] << 1 & one}
		until[cell] = so
	}
	half := uint32(1) << (length / 2)
	rest := ends{half, half, half, half} // those that the rest of the line can follow
	var zeros, ones uint32               // cells that can hold them
	for cell := length - 1; cell >= 0; cell-- {
		for end := range rest {
			rest[end] &= until[cell][end]
		}
		if rest[0]|rest[1] != 0 {
			zeros |= 1 << cell
		}
		if rest[2]|rest[3] != 0 {
			ones |= 1 << cell
		}
		rest = ends{rest[1] | rest[2]>>1, rest[2] >> 1, rest[0] | rest[3]>>1, rest[0]}
	}
	if zeros|ones != cells {
		b.Broken = true
		return
	}
	b.Fill(i, 0, zeros&^ones)
	b.Fill(i, 1, ones&^zeros)
}
