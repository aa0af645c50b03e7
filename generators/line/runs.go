package line

import "math/bits"

// RunsOf are the lengths of the runs of 1s in a line of which all cells are known, in their order.
func RunsOf(ones uint32) []int {
	runs := make([]int, 0, bits.OnesCount32(ones&^(ones<<1)))
	for ones != 0 {
		ones >>= bits.TrailingZeros32(ones)
		length := bits.TrailingZeros32(^ones)
		runs = append(runs, length)
		ones >>= length
	}
	return runs
}

// Overlap is a step of lines that hold the given runs, one line after another, and looks at the places that known 0s leave
// to runs: a run fills the cells in which its first and its last place overlap, and cells that no run reaches hold 0. So
// does the rest of a line that holds enough 1s.
func Overlap(lines [][]int) func(*Board, int) {
	return func(b *Board, line int) {
		cells, length := b.Cells(line)
		var f fit
		if !f.place(length, uint64(cells), uint64(cells&^b.Lines[line][0]), lines[line]) {
			b.Broken = true
			return
		}
		sure, reached, total := uint64(0), uint64(0), 0
		for i, run := range lines[line] {
			first, last := bits.TrailingZeros64(f.starts[i]), bits.Len64(f.starts[i])-1
			if last < first+run {
				sure |= 1<<(first+run) - 1<<last
			}
			reached |= 1<<(last+run) - 1<<first
			total += run
		}
		if bits.OnesCount32(b.Lines[line][1]) == total {
			reached = uint64(b.Lines[line][1])
		}
		b.Fill(line, 0, cells&^uint32(reached))
		b.Fill(line, 1, uint32(sure))
	}
}

// Placings is a step of lines that hold the given runs, one line after another: what a cell holds in all ways to place the
// runs.
func Placings(lines [][]int) func(*Board, int) {
	return func(b *Board, line int) {
		cells, length := b.Cells(line)
		var f fit
		if !f.place(length, uint64(cells&^b.Lines[line][1]), uint64(cells&^b.Lines[line][0]), lines[line]) {
			b.Broken = true
			return
		}
		can0, can1 := uint64(0), uint64(0)
		count := len(lines[line])
		for i, length := range lines[line] {
			can0 |= f.starts[i] << length
			can1 |= dilate(f.starts[i], length)
		}
		for i := range count + 1 {
			can0 |= f.ahead[i] & mirror(f.back[count-i], length)
		}
		b.Fill(line, 0, cells&^uint32(can1))
		b.Fill(line, 1, cells&^uint32(can0))
	}
}

// A fit is all ways to place the runs of a line, as sets of bits. A line is taken to end with one 0 more, so that each run
// has one behind it, which it takes up together with its own cells.
type fit struct {
	starts [MaxSize/2 + 1]uint64 // for each run, the cells in which it can begin
	ahead  [MaxSize/2 + 1]uint64 // how many cells the first 0, 1, 2, ... runs can take up, with 0s behind them
	back   [MaxSize/2 + 1]uint64 // the same for the last 0, 1, 2, ... runs, with 0s before them
}

// place finds the places of runs in a line, of whose cells some can hold 0 and some 1, and tells whether there are any.
func (f *fit) place(length int, can0, can1 uint64, runs []int) bool {
	var starts [MaxSize/2 + 1]uint64 // read backwards
	last := len(runs) - 1
	stack(runs, 0, 1, can0|1<<length, can1, &f.starts, &f.ahead)
	stack(runs, last, -1, mirror(can0, length-1)|1<<length, mirror(can1, length-1), &starts, &f.back)
	for i, run := range runs {
		f.starts[i] &= mirror(starts[last-i], length-run)
	}
	return f.ahead[last+1]>>(length+1) == 1
}

// stack places runs, from the first of them on and by steps of 1 or -1, one behind the other in the cells of a line. starts
// are where they can begin, and taken is how many cells they and those before them can take up.
func stack(runs []int, first, step int, can0, can1 uint64, starts, taken *[MaxSize/2 + 1]uint64) {
	taken[0] = flood(1, can0)
	for i := range runs {
		run := runs[first+i*step]
		starts[i] = taken[i] & erode(can1, run) & (can0 >> run)
		taken[i+1] = flood(starts[i]<<(run+1), can0)
	}
}

// flood adds to numbers of cells those with further cells that can hold 0. Adding carries a bit to the end of the cells
// that follow it.
func flood(taken, can0 uint64) uint64 { return taken | ((can0 + taken&can0) ^ can0) }

// mirror maps bit i to bit last-i, and drops those behind the last.
func mirror(set uint64, last int) uint64 { return bits.Reverse64(set) >> (63 - last) }

// erode gives the members of a set behind which there are more, so many in all without a gap.
func erode(set uint64, length int) uint64 {
	for done := 1; done < length; {
		step := min(done, length-done)
		set &= set >> step
		done += step
	}
	return set
}

// dilate adds to each member of a set those behind it, so many in all.
func dilate(set uint64, length int) uint64 {
	for done := 1; done < length; {
		step := min(done, length-done)
		set |= set << step
		done += step
	}
	return set
}
