package line

import "math/bits"

// maxRuns is the most runs of a line.
const maxRuns = MaxSize / 2

// AppendRuns appends the lengths of the runs of 1s in a line of which all cells are known, in their order.
func AppendRuns(runs []int, ones uint32) []int {
	for ones != 0 {
		ones >>= bits.TrailingZeros32(ones)
		length := bits.TrailingZeros32(^ones)
		runs = append(runs, length)
		ones >>= length
	}
	return runs
}

// hasRuns tells whether a line of which all cells are known holds the given runs.
func hasRuns(ones uint32, runs []int) bool {
	for _, run := range runs {
		ones >>= bits.TrailingZeros32(ones) & 31
		if bits.TrailingZeros32(^ones) != run {
			return false
		}
		ones >>= run
	}
	return ones == 0
}

// Overlap is a step of lines that hold the given runs, one line after another, and looks at the places that known 0s leave
// to runs: a run fills the cells in which its first and its last place overlap, and cells that no run reaches hold 0. So
// does the rest of a line that holds enough 1s.
func Overlap(lines [][]int) func(*Board, int) {
	return func(b *Board, line int) {
		if b.OpenCells(line) == 0 {
			return
		}
		runs := lines[line]
		cells, length := b.Cells(line)
		can1 := stretchesOf(uint64(cells &^ b.Lines[line][0]))
		var first [maxRuns]uint8 // for each run, its first place behind those before it
		free := 0                // the first cell that is free for the next run
		for i, run := range runs {
			places := can1.of(run) >> (free & 63) << (free & 63)
			if places == 0 {
				b.Broken = true
				return
			}
			at := bits.TrailingZeros64(places)
			first[i] = uint8(at)
			free = at + run + 1
		}
		sure, reached, total := uint64(0), uint64(0), 0
		free = length // the first cell that is not free for a run and those before it
		for i := len(runs) - 1; i >= 0; i-- {
			run, from := runs[i], int(first[i])
			end := bits.Len64(can1.of(run)<<(run&63)&(2<<(free&63)-1)) - 1
			if last := end - run; last < from+run {
				sure |= 1<<((from+run)&63) - 1<<(last&63)
			}
			reached |= 1<<(end&63) - 1<<(from&63)
			total += run
			free = end - run - 1
		}
		if ones := uint64(b.Lines[line][1]) | sure; bits.OnesCount64(ones) == total {
			reached = ones
		}
		b.Fill(line, cells&^uint32(reached), uint32(sure))
	}
}

// Placings is a step of lines that hold the given runs, one line after another: what a cell holds in all ways to place the
// runs.
//
// A line is taken to end with one 0 more, so that each run has one behind it. How many cells are taken up from the left, by
// some runs and 0s, is a bit of a set.
func Placings(lines [][]int) func(*Board, int) {
	return func(b *Board, line int) {
		runs := lines[line]
		if b.OpenCells(line) == 0 {
			b.Broken = b.Broken || !hasRuns(b.Lines[line][1], runs)
			return
		}
		cells, length := b.Cells(line)
		can0 := stretchesOf(uint64(cells&^b.Lines[line][1]) | 1<<length)
		can1 := stretchesOf(uint64(cells &^ b.Lines[line][0]))
		var places [maxRuns]uint64   // for each run, where there is room for it and those behind it
		var rest [maxRuns + 1]uint64 // behind how many cells there is room for this run and those behind it, after 0s
		rest[len(runs)] = ^uint64(0) << bits.Len32(b.Lines[line][1])
		for i := len(runs) - 1; i >= 0; i-- {
			run := runs[i]
			places[i] = can1.of(run) & (can0[0] & (rest[i+1] >> 1) >> (run & 63))
			rest[i] = can0.before(places[i])
		}
		if rest[0]&1 == 0 {
			b.Broken = true
			return
		}
		some0, some1 := uint64(0), uint64(0) // cells that hold 0 in some way to place the runs, and 1
		taken := flood(1, can0[0])           // how many cells the runs before this one can take up, with 0s behind them
		for i, run := range runs {
			starts := taken & places[i]
			some0 |= taken&(rest[i]>>1) | starts<<(run&63)
			some1 |= dilate(starts, run)
			taken = flood(starts<<((run+1)&63), can0[0])
		}
		some0 |= taken & (rest[len(runs)] >> 1)
		b.Fill(line, cells&^uint32(some1), cells&^uint32(some0))
	}
}

// stretches are, for 1, 2, 4, 8, 16 and 32, the members of a set with which so many begin without a gap.
type stretches [6]uint64

func stretchesOf(set uint64) (s stretches) {
	s[0] = set
	s[1] = s[0] & (s[0] >> 1)
	s[2] = s[1] & (s[1] >> 2)
	s[3] = s[2] & (s[2] >> 4)
	s[4] = s[3] & (s[3] >> 8)
	s[5] = s[4] & (s[4] >> 16)
	return s
}

// of are the members with which so many, up to 63, begin without a gap.
func (s *stretches) of(length int) uint64 {
	half := (bits.Len(uint(length)) - 1) & 7
	return s[half] & (s[half] >> ((length - 1<<(half&63)) & 63))
}

// before are some numbers, and those from which on only members of the set come before the next of them, 31 at most.
func (s *stretches) before(some uint64) uint64 {
	some |= s[0] & (some >> 1)
	some |= s[1] & (some >> 2)
	some |= s[2] & (some >> 4)
	some |= s[3] & (some >> 8)
	return some | s[4]&(some>>16)
}

// flood adds to numbers of cells those with further cells that can hold 0. Adding carries a bit to the end of the cells
// that follow it.
func flood(taken, can0 uint64) uint64 { return taken | ((can0 + taken&can0) ^ can0) }

// dilate adds to each member of a set those behind it, so many in all.
func dilate(set uint64, length int) uint64 {
	for done := 1; done < length; {
		step := min(done, length-done)
		set |= set << (step & 63)
		done += step
	}
	return set
}
