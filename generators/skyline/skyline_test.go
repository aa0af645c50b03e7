package skyline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// says is what stands at the beginning of a line of towers, by the rules and as plainly as can be.
func says(sums bool, towers []int) (total int) {
	for i, height := range towers {
		if slices.Max(towers[:i+1]) == height {
			total += map[bool]int{false: 1, true: height}[sums]
		}
	}
	return total
}

func reversed(towers []int) []int {
	towers = slices.Clone(towers)
	slices.Reverse(towers)
	return towers
}

// permutations are all orders of the numbers from 1 to n.
func permutations(n int) (all [][]int) {
	if n == 0 {
		return [][]int{nil}
	}
	for _, shorter := range permutations(n - 1) {
		for i := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), i, n))
		}
	}
	return all
}

// fits tells whether towers have heights that the cells may have.
func fits(towers []int, cells []latin.Set) bool {
	for i, height := range towers {
		if !cells[i].Has(height) {
			return false
		}
	}
	return true
}

// left is what a rung leaves of a line.
func left(s *Solver, cells []latin.Set, ends [2]int, allWays bool) (left []latin.Set) {
	var line packed
	for k, cell := range cells {
		line.put(k, cell)
	}
	line = s.left(line, ends[0], ends[1], allWays)
	for k := range cells {
		left = append(left, line.cell(k))
	}
	return left
}

// TestLinesAreExact compares both rungs of a line with all orders of its heights: one leaves what some of them have,
// the other nothing less.
func TestLinesAreExact(t *testing.T) {
	r := generators.Stream(t.Name())
	reduced, impossible := [2]int{}, 0
	for i := range 3000 {
		size := 1 + r.IntN(7)
		if i < 4 {
			size = 8 + i/2
		}
		all := permutations(size)
		solution, sums := all[r.IntN(len(all))], i%2 == 1
		cells := make([]latin.Set, size)
		for k, height := range solution {
			cells[k] = latin.Only(height) | latin.Set(r.Uint32()|r.Uint32()*r.Uint32N(2))&latin.UpTo(size)
		}
		ends := [2]int{says(sums, solution), says(sums, reversed(solution))}
		if r.IntN(2) == 0 {
			ends[r.IntN(2)] = 0
		}
		if r.IntN(10) == 0 {
			ends[r.IntN(2)] = r.IntN(60)
		}
		exact, one := make([]latin.Set, size), make([]latin.Set, size)
		for _, towers := range all {
			if !fits(towers, cells) {
				continue
			}
			near, far := says(sums, towers), says(sums, reversed(towers))
			for k, height := range towers {
				if ends[0] == 0 || near == ends[0] {
					one[k] |= latin.Only(height)
					if ends[1] == 0 || far == ends[1] {
						exact[k] |= latin.Only(height)
					}
				}
			}
		}
		s, long := New(sums, size), &Solver{size: size, long: newLong(sums, size)} // which may do without lists in any case
		for range 2 {                                                              // a solver may be used again
			for _, solver := range []*Solver{s, long} {
				if filled := left(solver, cells, ends, true); !slices.Equal(filled, exact) {
					t.Fatalf("sums %t, %v %b: %b is left, and %b is possible", sums, ends, cells, filled, exact)
				}
			}
		}
		if slices.Contains(exact, 0) {
			impossible++
		}
		if ends[0] == 0 {
			continue
		}
		looked := left(s, cells, [2]int{ends[0]}, false)
		if other := left(long, cells, [2]int{ends[0]}, false); !slices.Equal(looked, other) {
			t.Fatalf("sums %t, %d %b: %b is seen, and %b without lists", sums, ends[0], cells, looked, other)
		}
		for k := range looked {
			if looked[k]&^cells[k] != 0 || one[k]&^looked[k] != 0 {
				t.Fatalf("sums %t, %d %b: %b is seen, and %b is possible", sums, ends[0], cells, looked, one)
			}
		}
		if !slices.Equal(looked, cells) {
			reduced[i%2]++
		}
	}
	if min(reduced[0], reduced[1]) < 100 || impossible < 50 {
		t.Errorf("looking helped in %v lines, and %d lines were impossible: the test shows little", reduced, impossible)
	}
}

// TestLook shows what looking alone finds.
func TestLook(t *testing.T) {
	for _, test := range []struct {
		sums  bool
		clue  int
		given map[int]int
		want  string // the numbers that each of five cells may hold
	}{
		{false, 1, nil, "5 1234 1234 1234 1234"},
		{false, 5, nil, "1 2 3 4 5"},
		{false, 4, nil, "12 123 1234 12345 12345"},
		{false, 2, map[int]int{3: 5}, "234 123 123 5 1234"},
		{true, 6, nil, "1 5 1234 1234 1234"},
		{true, 15, nil, "1 2 3 4 5"},
		{true, 13, nil, "1 3 124 12345 12345"},
	} {
		line := slices.Repeat([]latin.Set{latin.UpTo(5)}, 5)
		for k, n := range test.given {
			for i := range line {
				line[i] &^= latin.Only(n)
			}
			line[k] = latin.Only(n)
		}
		line = left(New(test.sums, 5), line, [2]int{test.clue}, false)
		var words []string
		for _, cell := range line {
			word := ""
			for n := 1; n <= 5; n++ {
				if cell.Has(n) {
					word += fmt.Sprint(n)
				}
			}
			words = append(words, word)
		}
		if got := strings.Join(words, " "); got != test.want {
			t.Errorf("sums %t, %d %v: %s, want %s", test.sums, test.clue, test.given, got, test.want)
		}
	}
}

// TestAll compares all clues of random squares with what is seen of each line.
func TestAll(t *testing.T) {
	r := generators.Stream(t.Name())
	for size := 1; size <= MaxSize; size++ {
		rows := latin.Random(r, size)
		for _, sums := range []bool{false, true} {
			all := All(sums, rows)
			for i, row := range rows {
				var column []int
				for _, row := range rows {
					column = append(column, row[i])
				}
				want := [4]int{says(sums, row), says(sums, reversed(row)), says(sums, column), says(sums, reversed(column))}
				sides := all.Sides(size)
				if got := [4]int{sides[0][i], sides[1][i], sides[2][i], sides[3][i]}; got != want || Of(sides) != all {
					t.Errorf("sums %t, row and column %d: %v, want %v: %v", sums, i+1, got, want, rows)
				}
			}
		}
	}
}

// TestRungsTakeLinesAsTheyStand compares the rungs on a square with the work on each of its lines alone.
func TestRungsTakeLinesAsTheyStand(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 500 {
		size, sums := 1+r.IntN(MaxSize), r.IntN(2) == 0
		rows := latin.Random(r, size)
		s, all := New(sums, size), All(sums, rows)
		for range 4 { // clues and squares may change
			square := latin.New(size)
			for cell := range square.Cells {
				square.Cells[cell] &= latin.Only(rows[cell/size][cell%size]) | latin.Set(r.Uint32()|r.Uint32())
			}
			side, i := r.IntN(4), r.IntN(size)
			s.Clues = Clues{}
			line := side/2*size + i
			clue := int(all[line][side%2])
			s.Clues[line][side%2] = all[line][side%2]
			cells := func(square *latin.Square) (towers []latin.Set) {
				for k := range size {
					if side < 2 {
						towers = append(towers, square.Cells[i*size+k])
					} else {
						towers = append(towers, square.Cells[k*size+i])
					}
				}
				if side%2 == 1 {
					slices.Reverse(towers)
				}
				return towers
			}
			want := cells(square)
			before := slices.Clone(square.Cells)
			if r.IntN(2) == 0 {
				newView(sums, size).look(want, clue)
				if s.Sight(square) == slices.Equal(before, square.Cells) {
					t.Fatal("Sight does not tell what it does")
				}
			} else {
				newLines(sums, size).fill(want, [2]int{clue})
				if s.Lines(square) == slices.Equal(before, square.Cells) {
					t.Fatal("Lines does not tell what it does")
				}
			}
			if got := cells(square); !slices.Equal(got, want) {
				t.Fatalf("%b is left, and %b of the line alone", got, want)
			}
		}
	}
}
