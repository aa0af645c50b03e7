package line

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// balanced are ladders for grids with lines that hold as many 0s as 1s and no three equal digits side by side, where
// lines may be alike and where they differ.
var balanced = map[bool]*Ladder{
	false: NewLadder(100, 50, Step{Tier: 0, Cost: 1, Look: Pairs}, Step{Tier: 1, Cost: 2, Look: Counts, Finds: true}, Step{Tier: 2, Cost: 8, Look: Last}, Step{Tier: 3, Cost: 16, Look: Balanced}),
	true: NewLadder(100, 50, Step{Tier: 0, Cost: 1, Look: Pairs}, Step{Tier: 1, Cost: 2, Look: Counts, Finds: true}, Step{Tier: 1, Cost: 5, Look: Twins}, Step{Tier: 2, Cost: 8, Look: Last},
		Step{Tier: 3, Cost: 16, Look: Balanced}),
}

// isBalanced tells whether a line of digits obeys the rules for single lines, which points break only by what stands
// beside them.
func isBalanced(line string) bool {
	return !strings.Contains(line, "000") && !strings.Contains(line, "111") &&
		2*strings.Count(line, "0") <= len(line) && 2*strings.Count(line, "1") <= len(line)
}

// obeys tells whether the first rows of a grid, with points for what is not known, break no rule.
func obeys(rows []string, height int, differ bool) bool {
	for i, row := range rows {
		if !isBalanced(row) || differ && slices.Index(rows, row) < i {
			return false
		}
	}
	var columns []string
	for k := range rows[0] {
		column := ""
		for _, row := range rows {
			column += row[k : k+1]
		}
		column += strings.Repeat(".", height-len(rows))
		if !isBalanced(column) || differ && !strings.Contains(column, ".") && slices.Contains(columns, column) {
			return false
		}
		columns = append(columns, column)
	}
	return true
}

// tryAll gives the solutions of a board, found by trying all rows one below the other.
func tryAll(rows []string, differ bool) (solutions []string) {
	var all []string
	var extend func(row string)
	extend = func(row string) {
		switch {
		case len(row) < len(rows[0]):
			extend(row + "0")
			extend(row + "1")
		case isBalanced(row):
			all = append(all, row)
		}
	}
	extend("")
	var stack func(above []string)
	stack = func(above []string) {
		if len(above) == len(rows) {
			solutions = append(solutions, strings.Join(above, "\n"))
			return
		}
		for _, row := range all {
			if matches(row, rows[len(above)]) {
				if below := append(slices.Clone(above), row); obeys(below, len(rows), differ) {
					stack(below)
				}
			}
		}
	}
	stack(nil)
	return solutions
}

// matches tells whether a line holds what is known of it.
func matches(line, known string) bool {
	for i := range known {
		if known[i] != '.' && known[i] != line[i] {
			return false
		}
	}
	return true
}

// hide opens cells of a grid: each stays with a chance of so many in a hundred.
func hide(r *rand.Rand, rows []string, share int) []string {
	hidden := make([]string, len(rows))
	for i, row := range rows {
		for k := range row {
			if r.IntN(100) < share {
				hidden[i] += row[k : k+1]
			} else {
				hidden[i] += "."
			}
		}
	}
	return hidden
}

// solved draws a solution.
func solved(r *rand.Rand, height, width int, differ bool) []string {
	for {
		if _, solution := balanced[differ].Draw(r, NewBoard(height, width), 3, 3); solution != nil {
			return solution.Rows()
		}
	}
}

func TestBoard(t *testing.T) {
	rows := []string{"01.1", "....", "1..0"}
	b := Given(rows)
	if !slices.Equal(b.Rows(), rows) || b.Open != 7 || b.Broken {
		t.Errorf("%v became %v with %d open cells", rows, b.Rows(), b.Open)
	}
	if b.At(0, 2) != Open || b.At(0, 3) != 1 || b.At(2, 3) != 0 || b.OpenCells(0) != 4 || b.OpenCells(3) != 2 {
		t.Errorf("cells are read wrongly: %v", b)
	}
	c := b.Clone()
	c.Fill(3, 2, 0) // column 1, row 2
	c.Put(Put{1, 1, 1})
	if want := []string{"01.1", "01..", "1..0"}; !slices.Equal(c.Rows(), want) || c.Open != 5 || c.Broken || !slices.Equal(b.Rows(), rows) {
		t.Errorf("after two digits it is %v with %d open cells, and the original is %v", c.Rows(), c.Open, b.Rows())
	}
	if c.Put(Put{1, 1, 0}); !c.Broken {
		t.Error("another digit in a cell does not break the board")
	}
}

// TestLines: what a line of a board says of a cell is what the line across says.
func TestLines(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 100 {
		height, width := 1+r.IntN(MaxSize), 1+r.IntN(MaxSize)
		b := NewBoard(height, width)
		for range r.IntN(height * width) {
			if i := r.IntN(height + width); r.IntN(2) == 0 {
				cells, _ := b.Cells(i)
				b.fillWith(r.IntN(2), i, r.Uint32()&cells&b.OpenCells(i))
			}
		}
		known := 0
		for i := range height {
			for k := range width {
				for digit := range 2 {
					inRow, inColumn := b.Lines[i][digit]>>k&1, b.Lines[height+k][digit]>>i&1
					if inRow != inColumn || (inRow == 1) != (b.At(i, k) == digit) {
						t.Fatalf("row %d and column %d disagree", i, k)
					}
					known += int(inRow)
				}
			}
		}
		if b.Broken || b.Open != height*width-known {
			t.Fatalf("%d cells are open, of %d rows and %d columns with %d known", b.Open, height, width, known)
		}
	}
}

// TestBalanced holds what the step finds against all fillings of a line.
func TestBalanced(t *testing.T) {
	r := generators.Stream(t.Name())
	found, broken := 0, 0
	for range 3000 {
		length := 2 + 2*r.IntN(5)
		known := ""
		for range length {
			known += string("01......"[r.IntN(8)])
		}
		var can [2]uint32
		for bits := range uint32(1) << length {
			row := ""
			for k := range length {
				row += string('0' + rune(bits>>k&1))
			}
			if isBalanced(row) && matches(row, known) {
				can[0] |= ^bits
				can[1] |= bits
			}
		}
		b := Given([]string{known})
		Balanced(b, 0)
		cells, _ := b.Cells(0)
		switch {
		case can[0]|can[1] == 0:
			broken++
			if isOpen := strings.Contains(known, "."); isOpen && !b.Broken {
				t.Fatalf("%s has no filling, and is not broken", known)
			}
		case b.Broken || b.Lines[0][0] != cells&^can[1] || b.Lines[0][1] != cells&^can[0]:
			t.Fatalf("%s becomes %s", known, b.Rows()[0])
		case b.Rows()[0] != known:
			found++
		}
	}
	if found < 500 || broken < 50 {
		t.Errorf("%d lines were filled further, and %d had no filling: the test shows little", found, broken)
	}
}

// TestStepsKeepTheSolution looks at lines of boards with few digits and many, with each step alone.
func TestStepsKeepTheSolution(t *testing.T) {
	r := generators.Stream(t.Name())
	steps := balanced[true].steps
	uses := make([]int, len(steps))
	for range 1000 {
		height, width := 6+2*r.IntN(3), 6+2*r.IntN(3)
		solution := solved(r, height, width, true)
		for i, step := range steps {
			b := Given(hide(r, solution, 20+r.IntN(75)))
			open := b.Open
			for line := range height + width {
				step.Look(b, line)
			}
			if b.Broken {
				t.Fatalf("step %d broke a board with the solution %v", i, solution)
			}
			for k, row := range b.Rows() {
				if !matches(solution[k], row) {
					t.Fatalf("step %d filled %s in row %d of %v", i, row, k, solution)
				}
			}
			uses[i] += open - b.Open
		}
	}
	for i, n := range uses {
		if n == 0 {
			t.Errorf("step %d was of no use", i)
		}
	}
}

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		name        string
		look        func(*Board, int)
		rows, after string
	}{
		{"pairs", Pairs, "1.1..00..", "101.1001."},
		{"pairs at the ends", Pairs, "00....11", "001..011"},
		{"gap", Pairs, "0110.1", "011001"},
		{"no gap", Pairs, "0110..", "0110.."},
		{"counts", Counts, "1.1.1.", "101010"},
		{"no counts", Counts, "1.0...", "1.0..."},
		{"counts and pairs", Counts, "1.1...", "101..."},
		{"last", Last, "110...", "110..0"},
		{"last among open cells", Last, "1.1.1...", "10101..."},
		{"not the last", Last, "1.1.....", "1.1....."},
		{"balanced", Balanced, "11......", "110....."},
		{"balanced, few 0s", Balanced, "00.0....", "00101..1"},
	} {
		b := Given([]string{c.rows})
		if c.look(b, 0); b.Rows()[0] != c.after {
			t.Errorf("%s: %s becomes %s, want %s", c.name, c.rows, b.Rows()[0], c.after)
		}
	}
	b := Given([]string{"101100", "10.1..", "......"})
	Twins(b, 0)
	if want := []string{"101100", "1001..", "......"}; !slices.Equal(b.Rows(), want) {
		t.Errorf("twins made %v, want %v", b.Rows(), want)
	}
	b = Given([]string{"101100", "101100"})
	if Twins(b, 1); !b.Broken {
		t.Error("two lines that are alike do not break the board")
	}
}

// TestSolutionsAgreesWithNaiveSearch compares the solutions of boards with one, several and none.
func TestSolutionsAgreesWithNaiveSearch(t *testing.T) {
	r := generators.Stream(t.Name())
	kinds := map[int]int{}
	for i := range 120 {
		differ := i%2 == 0
		known := hide(r, solved(r, 6, 6+2*r.IntN(2), differ), 25+r.IntN(40))
		if r.IntN(3) == 0 {
			b := Given(known)
			k := r.IntN(6)
			if open := b.OpenCells(k); open != 0 {
				b.Put(Put{k, bits.TrailingZeros32(open), r.IntN(2)})
			}
			known = b.Rows()
		}
		want := tryAll(known, differ)
		var got []string
		for text := range balanced[differ].Solutions(Given(known)) {
			got = append(got, strings.ReplaceAll(text, " ", ""))
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%v has %d solutions, and %d by trying all", known, len(got), len(want))
		}
		kinds[min(len(want), 2)]++
	}
	if kinds[0] == 0 || kinds[1] < 10 || kinds[2] < 10 {
		t.Errorf("boards without a solution, with one and with several: %v", kinds)
	}
}

// TestDraw: the digits of a puzzle are enough within the tier, and none can go.
func TestDraw(t *testing.T) {
	r := generators.Stream(t.Name())
	for i := range 60 {
		differ, tier := i%2 == 0, i/2%5
		l := balanced[differ]
		puzzle, solution := l.Draw(r, NewBoard(6, 8), tier, 3)
		if solution == nil {
			continue
		}
		if all := tryAll(puzzle.Rows(), differ); len(all) != 1 || all[0] != strings.Join(solution.Rows(), "\n") {
			t.Fatalf("%v has the solutions %v, and was drawn with %v", puzzle.Rows(), all, solution.Rows())
		}
		if !l.Falls(puzzle.Clone(), tier) {
			t.Errorf("%v does not fall to tier %d", puzzle.Rows(), tier)
		}
		for k, row := range puzzle.Rows() {
			for j := range row {
				if row[j] == '.' {
					continue
				}
				rows := puzzle.Rows()
				rows[k] = row[:j] + "." + row[j+1:]
				if tier < 4 && l.Falls(Given(rows), tier) || tier == 4 && len(tryAll(rows, differ)) == 1 {
					t.Errorf("%v is enough for tier %d without row %d, column %d", puzzle.Rows(), tier, k, j)
				}
			}
		}
	}
}

// TestEffort counts by hand: four cells beside pairs or alone in their lines; a line with all its 0s, and then two cells alone
// in theirs; and three nodes of a search where nothing follows.
func TestEffort(t *testing.T) {
	l := NewLadder(100, 50, Step{Tier: 0, Cost: 1, Look: Pairs}, Step{Tier: 1, Cost: 2, Look: Counts, Finds: true})
	for _, c := range []struct {
		board *Board
		want  float64
	}{
		{Given([]string{"00..", "11.."}), 4 * 1}, {Given([]string{"0..0", "1..1"}), 2 + 2*1}, {NewBoard(2, 2), 3 * 50},
	} {
		if got := l.Effort(c.board.Clone()); got != c.want {
			t.Errorf("the effort of %v is %v, want %v", c.board.Rows(), got, c.want)
		}
	}
}

// TestRuns holds what the steps find against all fillings of a line.
func TestRuns(t *testing.T) {
	r := generators.Stream(t.Name())
	found, broken, less := 0, 0, 0
	for range 4000 {
		length := 1 + r.IntN(11)
		solution := r.Uint32() & r.Uint32N(1<<length)
		if r.IntN(2) == 0 {
			solution = r.Uint32N(1 << length)
		}
		runs := AppendRuns([]int{}, solution)
		b := NewBoard(1, length)
		known := r.Uint32() & r.Uint32()
		digits := solution
		if r.IntN(8) == 0 {
			digits = r.Uint32()
		}
		cells, _ := b.Cells(0)
		b.Fill(0, ^digits&known&cells, digits&known&cells)
		// In all fillings, which cells hold 1 in some, and which hold 0. In all that keep the 0s, where each run begins first
		// and last.
		can0, can1, total := uint32(0), uint32(0), 0
		first, last := slices.Repeat([]int{length}, len(runs)), slices.Repeat([]int{-1}, len(runs))
		for line := range uint32(1) << length {
			if !slices.Equal(AppendRuns([]int{}, line), runs) || line&b.Lines[0][0] != 0 {
				continue
			}
			if b.Lines[0][1]&^line == 0 {
				can0, can1 = can0|cells&^line, can1|line
			}
			for i, at := 0, 0; i < len(runs); i++ {
				at += bits.TrailingZeros32(line >> at)
				first[i], last[i] = min(first[i], at), max(last[i], at)
				at += runs[i]
			}
		}
		exact, overlap := b.Clone(), b.Clone()
		clues := slices.Repeat([][]int{runs}, 1+length)
		Placings(clues)(exact, 0)
		Overlap(clues)(overlap, 0)
		if can0|can1 == 0 {
			broken++
			if !exact.Broken {
				t.Fatalf("%v has no place in %v, which is not broken", runs, b.Rows())
			}
			continue
		}
		if exact.Broken || exact.Lines[0][0] != cells&^can1 || exact.Lines[0][1] != cells&^can0 {
			t.Fatalf("%v in %v gives %v", runs, b.Rows(), exact.Rows())
		}
		sure, reached := b.Lines[0][1], uint32(0)
		for i, run := range runs {
			total += run
			for at := last[i]; at < first[i]+run; at++ {
				sure |= 1 << at
			}
			for at := first[i]; at < last[i]+run; at++ {
				reached |= 1 << at
			}
		}
		if bits.OnesCount32(sure) == total {
			reached = sure
		}
		if overlap.Broken || overlap.Lines[0][0] != cells&^reached|b.Lines[0][0] || overlap.Lines[0][1] != sure {
			t.Fatalf("%v in %v overlap as %v", runs, b.Rows(), overlap.Rows())
		}
		if exact.Open < b.Open {
			found++
		}
		if exact.Open < overlap.Open {
			less++
		}
	}
	if found < 500 || broken < 100 || less < 50 {
		t.Errorf("%d lines were filled further, %d had no filling, and %d were filled further than by overlap", found, broken, less)
	}
}

func TestAppendRuns(t *testing.T) {
	for ones, want := range map[uint32][]int{
		0: {}, 1: {1}, 6: {2}, 0b1011: {2, 1}, 1 << 31: {1}, 1<<32 - 1: {32}, 0b0110111: {3, 2}, 0x55555555: slices.Repeat([]int{1}, 16),
	} {
		if got := AppendRuns([]int{}, ones); got == nil || !slices.Equal(got, want) {
			t.Errorf("%b has the runs %v, want %v", ones, got, want)
		}
	}
}

// TestLongestLine: sets of bits are wide enough for lines of the greatest length.
func TestLongestLine(t *testing.T) {
	for _, ones := range []uint32{0, 1<<32 - 1, 0x55555555, 0xaaaaaaaa, 1, 1 << 31, 0xffff0000, 0xf0f00f0f} {
		b := NewBoard(1, MaxSize)
		clues := slices.Repeat([][]int{AppendRuns([]int{}, ones)}, 1+MaxSize)
		b.Fill(0, 0, ones)
		if Placings(clues)(b, 0); b.Broken || b.Lines[0][1] != ones || b.OpenCells(0) != 0 {
			t.Errorf("the runs of %b give %v", ones, b.Rows())
		}
	}
}

// TestDrawPicture: a cell is filled where most of the nine coins in it and around it are heads.
// That is changed in lines that would be plain, few of those of 7 rows.
func TestDrawPicture(t *testing.T) {
	changed := 0
	for i := range 50 {
		const height, width = 7, 32
		drawn := DrawPicture(generators.Stream(t.Name(), strconv.Itoa(i)), height, width)
		coins := generators.Stream(t.Name(), strconv.Itoa(i))
		var tosses [height + 2]uint64
		for i := range tosses {
			tosses[i] = coins.Uint64()
		}
		for i := range height {
			for k := range width {
				heads := 0
				for row := range 3 {
					for column := range 3 {
						heads += int(tosses[i+row] >> (k + column) & 1)
					}
				}
				if filled := drawn.Lines[i]>>k&1 == 1; filled != (drawn.Lines[height+k]>>i&1 == 1) {
					t.Fatalf("row and column disagree about row %d, column %d", i+1, k+1)
				} else if filled != (heads >= 5) {
					changed++
				}
			}
		}
	}
	if changed > 50*5 {
		t.Errorf("%d cells are not as the coins around them", changed)
	}
}

// TestChangeOpen changes each open cell in turn, and no other, and makes no line plain.
func TestChangeOpen(t *testing.T) {
	r := generators.Stream(t.Name())
	b := Given([]string{"01.", ".10", "1.."})
	seen := map[[2]int]int{}
	for range 300 {
		p := DrawPicture(r, 3, 3)
		before := Given(p.Rows())
		row, column, ok := p.changeOpen(r, b)
		if !ok {
			continue
		}
		if p.isPlain(row) || p.isPlain(column) {
			t.Fatalf("a line of %v is plain", p.Rows())
		}
		lines := [2]int{row, column}
		after := Given(p.Rows())
		seen[lines]++
		for row := range 3 {
			for column := range 3 {
				if changed := before.At(row, column) != after.At(row, column); changed != (lines == [2]int{row, 3 + column}) {
					t.Fatalf("the cell of lines %v was changed, and %v is %v", lines, before.Rows(), after.Rows())
				}
			}
		}
	}
	for _, open := range [][2]int{{0, 5}, {1, 3}, {2, 4}, {2, 5}} {
		if seen[open] < 40 {
			t.Errorf("the cell of lines %v was changed %d times of 300", open, seen[open])
		}
	}
	if len(seen) != 4 {
		t.Errorf("the cells that were changed are %v", seen)
	}
}

// TestSums holds what the techniques find in a line against all its fillings.
func TestSums(t *testing.T) {
	r := generators.Stream(t.Name())
	less, broken := 0, 0
	for range 4000 {
		length := 1 + r.IntN(10)
		cells := uint32(1)<<length - 1
		b := NewBoard(1, length)
		known, digits := r.Uint32()&r.Uint32()&cells, r.Uint32()
		b.Fill(0, known&^digits, known&digits)
		clue := Weight(digits & cells)
		if r.IntN(4) == 0 {
			clue = r.IntN(length * (length + 1) / 2)
		}
		can0, can1 := uint32(0), uint32(0)
		for filled := range cells + 1 {
			sum := 0
			for k := range length {
				sum += (k + 1) * int(filled>>k&1)
			}
			if sum == clue && filled&b.Lines[0][0] == 0 && b.Lines[0][1]&^filled == 0 {
				can0, can1 = can0|cells&^filled, can1|filled
			}
		}
		exact, rough := b.Clone(), b.Clone()
		clues := slices.Repeat([]int{clue}, 1+length)
		Sums(clues)(exact, 0)
		Bounds(clues)(rough, 0)
		if can0|can1 == 0 {
			broken++
			if b.Open > 0 && !exact.Broken {
				t.Fatalf("%v cannot add up to %d, and is not broken", b.Rows(), clue)
			}
			continue
		}
		if exact.Broken || exact.Lines[0][0] != cells&^can1 || exact.Lines[0][1] != cells&^can0 {
			t.Fatalf("%v with the sum %d becomes %v", b.Rows(), clue, exact.Rows())
		}
		if rough.Broken || rough.Lines[0][0]&^exact.Lines[0][0] != 0 || rough.Lines[0][1]&^exact.Lines[0][1] != 0 {
			t.Fatalf("%v with the sum %d becomes %v by bounds, and %v by sums", b.Rows(), clue, rough.Rows(), exact.Rows())
		}
		if rough.Open > exact.Open {
			less++
		}
	}
	if less < 100 || broken < 100 {
		t.Errorf("in %d lines sums found more than bounds, and %d had no filling: the test shows little", less, broken)
	}
}

// TestSumsets compares sets of sums with additions and subtractions one by one.
func TestSumsets(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 1000 {
		var s, up, down sumset
		n := 1 + r.IntN(20)
		for range r.IntN(20) {
			sum := r.IntN(256)
			s = s.with(sum)
			if sum+n < 256 {
				up = up.with(sum + n)
			}
			if sum >= n {
				down = down.with(sum - n)
			}
		}
		if s.up(n) != up || s.down(n) != down {
			t.Fatalf("%x, by %d: %x and %x, want %x and %x", s, n, s.up(n), s.down(n), up, down)
		}
		count := 0
		for _, word := range s {
			count += bits.OnesCount64(word)
		}
		if s.meets(sumset{}) || s.meets(s) != (count > 0) || s.or(up).meets(up) != (up != sumset{}) {
			t.Fatalf("%x meets wrongly", s)
		}
	}
}
