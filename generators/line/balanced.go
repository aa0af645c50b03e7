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
	b.Fill(i, 0, can[0]&^can[1])
	b.Fill(i, 1, can[1]&^can[0])
}
