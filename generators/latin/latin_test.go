package latin

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

var allRungs = []struct {
	name string
	rung generators.Rung[*Square]
}{
	{"NakedSingle", NakedSingle}, {"HiddenSingle", HiddenSingle},
	{"NakedPair", NakedPair}, {"HiddenPair", HiddenPair}, {"XWing", XWing},
	{"NakedSet", NakedSet}, {"HiddenSet", HiddenSet}, {"Fish", Fish},
	{"Chain", Chain},
}

// naive counts the completions of a square cell by cell, with no reasoning.
func naive(s *Square) int {
	filled := make([]int, len(s.Cells))
	var place func(cell int) int
	place = func(cell int) (count int) {
		if cell == len(filled) {
			return 1
		}
		for n := 1; n <= s.Size; n++ {
			fits := s.Cells[cell].Has(n)
			for other := range cell {
				fits = fits && !(filled[other] == n && s.inLine(cell, other))
			}
			if fits {
				filled[cell] = n
				count += place(cell + 1)
			}
		}
		return count
	}
	return place(0)
}

// blurred is a random square with random candidates added to each cell: what a solver may have found out half-way.
func blurred(r *rand.Rand, size, share int) (s *Square, solution [][]int) {
	solution = Random(r, size)
	s = New(size)
	for i := range s.Cells {
		s.Cells[i] = Only(solution[i/size][i%size])
		for other := 1; other <= size; other++ {
			if r.IntN(100) < share {
				s.Cells[i] |= Only(other)
			}
		}
	}
	return s, solution
}

func count(s *Square, rungs ...generators.Rung[*Square]) (n int) {
	for range (&Search{Rungs: rungs}).Solutions(s) {
		n++
	}
	return n
}

func TestSolutionsCountsLatinSquares(t *testing.T) {
	for size, want := range map[int]int{1: 1, 2: 2, 3: 12, 4: 576} {
		if got := count(New(size), NakedSingle); got != want {
			t.Errorf("%d squares of size %d, want %d", got, size, want)
		}
	}
	for size, want := range map[int]int{4: 4, 5: 56, 6: 9408} {
		if got := count(reduced(size), NakedSingle, HiddenSingle); got != want {
			t.Errorf("%d reduced squares of size %d, want %d", got, size, want)
		}
	}
}

// reduced is a square with its first row and column in order.
func reduced(size int) *Square {
	s := New(size)
	for i := range size {
		s.Cells[i], s.Cells[i*size] = Only(i+1), Only(i+1)
	}
	return s
}

func TestSolutionsAgreesWithNaiveCount(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 300 {
		s, _ := blurred(r, 3+r.IntN(3), 20+r.IntN(40))
		if r.IntN(4) == 0 {
			s.Cells[r.IntN(len(s.Cells))] = Only(1 + r.IntN(s.Size)) // often without any solution
		}
		want := naive(s)
		var all []generators.Rung[*Square]
		for _, a := range allRungs {
			all = append(all, a.rung)
		}
		for _, rungs := range [][]generators.Rung[*Square]{{NakedSingle}, {NakedSingle, HiddenSingle}, all} {
			before := slices.Clone(s.Cells)
			if got := count(s, rungs...); got != want {
				t.Fatalf("%d solutions by search with %d rungs, %d by trying all: %v", got, len(rungs), want, s)
			}
			if !slices.Equal(before, s.Cells) {
				t.Fatal("the search changed its square")
			}
		}
	}
}

func TestSolutionsAreAllDifferentAndLatin(t *testing.T) {
	seen := map[string]bool{}
	for s := range (&Search{Rungs: []generators.Rung[*Square]{NakedSingle, HiddenSingle}}).Solutions(New(4)) {
		seen[fmt.Sprint(s.Rows())] = true
		checkLatin(t, 4, s.Rows())
	}
	if len(seen) != 576 {
		t.Errorf("%d different squares of size 4", len(seen))
	}
}

func TestSearchStops(t *testing.T) {
	search := Search{Rungs: []generators.Rung[*Square]{NakedSingle}}
	for range search.Solutions(New(3)) {
	}
	whole := search.Nodes
	for limit := 1; limit <= whole+1; limit++ {
		search.MaxNodes = limit
		found := 0
		for range search.Solutions(New(3)) {
			found++
		}
		if short := limit < whole; search.Short != short || search.Nodes != min(limit, whole) || !short && found != 12 {
			t.Errorf("with %d of %d nodes: %d solutions in %d nodes, short %v", limit, whole, found, search.Nodes, search.Short)
		}
	}
	search.MaxNodes = 0
	for range search.Solutions(New(8)) {
		break
	}
	if search.Short || search.Nodes > 64 {
		t.Errorf("after one solution: short %v, %d nodes", search.Short, search.Nodes)
	}
}

func checkLatin(t *testing.T, size int, square [][]int) {
	t.Helper()
	for i := range size {
		var row, column Set
		for k := range size {
			row |= Only(square[i][k])
			column |= Only(square[k][i])
		}
		if row != UpTo(size) || column != UpTo(size) {
			t.Fatalf("no Latin square: %v", square)
		}
	}
}

// TestRungsKeepSolutions is what soundness means: a rung takes no candidate away that stands in some solution.
func TestRungsKeepSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	used := make([]int, len(allRungs))
	for range 3000 {
		s, solution := blurred(r, 4+r.IntN(6), 10+r.IntN(50))
		before := slices.Clone(s.Cells)
		pick := r.IntN(len(allRungs))
		progress := allRungs[pick].rung(s)
		if progress {
			used[pick]++
		}
		if progress == slices.Equal(before, s.Cells) {
			t.Fatalf("%s says %v of its progress: %v %v", allRungs[pick].name, progress, before, s.Cells)
		}
		for i := range s.Cells {
			if !s.Cells[i].Has(solution[i/s.Size][i%s.Size]) || s.Cells[i]&^before[i] != 0 {
				t.Fatalf("%s is unsound: %v %v %v", allRungs[pick].name, before, s.Cells, solution)
			}
		}
	}
	for i, n := range used {
		if n < 10 {
			t.Errorf("%s was of use %d times only", allRungs[i].name, n)
		}
	}
}

// TestRungsKeepEverySolution looks at squares with several solutions, all of which must stay.
func TestRungsKeepEverySolution(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 1000 {
		s, _ := blurred(r, 4, 30+r.IntN(40))
		want := naive(s)
		for _, a := range allRungs {
			after := &Square{s.Size, slices.Clone(s.Cells)}
			a.rung(after)
			if got := naive(after); got != want {
				t.Fatalf("%s leaves %d of %d solutions: %v", a.name, got, want, s.Cells)
			}
		}
	}
}

// TestRungsBearBrokenSquares: no rung panics, or runs for ever, where cells are empty.
func TestRungsBearBrokenSquares(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 500 {
		s, _ := blurred(r, 1+r.IntN(6), r.IntN(60))
		for range 1 + r.IntN(4) {
			s.Cells[r.IntN(len(s.Cells))] = 0
		}
		rungs := make([]generators.Rung[*Square], len(allRungs))
		for i, a := range allRungs {
			rungs[i] = a.rung
		}
		generators.Climb(s, rungs, func(*Square) bool { return false })
	}
}

func TestSinglesBreakFalseSquares(t *testing.T) {
	s := New(3)
	s.Cells[0], s.Cells[1] = Only(2), Only(2)
	if NakedSingle(s); !s.Broken() {
		t.Error("twice the same number in a row")
	}
	s = New(3)
	s.Cells[0], s.Cells[3], s.Cells[6] = UpTo(2), UpTo(2), UpTo(2)
	if HiddenSingle(s); !s.Broken() {
		t.Error("no place for a 3 in the first column")
	}
	s = New(3)
	s.Cells[1], s.Cells[2] = Only(3), Only(3)
	if HiddenSingle(s); !s.Broken() {
		t.Error("one place for two numbers")
	}
}

// of is a set in writing: of(1, 4) holds 1 and 4.
func of(numbers ...int) (s Set) {
	for _, n := range numbers {
		s |= Only(n)
	}
	return s
}

// TestTechniques shows each rung its textbook position: it finds what it should, and easier rungs find nothing.
func TestTechniques(t *testing.T) {
	put := func(s *Square, row, column int, set Set) { s.Cells[row*s.Size+column] = set }
	for _, c := range []struct {
		name   string
		rung   generators.Rung[*Square]
		easier []generators.Rung[*Square]
		size   int
		given  func(*Square)
		want   func(*Square) // turns the given square into what the rung must leave
	}{
		{"naked single", NakedSingle, nil, 3,
			func(s *Square) { put(s, 1, 1, of(2)) },
			func(s *Square) {
				for _, cell := range []int{1, 3, 5, 7} {
					s.Cells[cell] = of(1, 3)
				}
			}},
		{"hidden single", HiddenSingle, []generators.Rung[*Square]{NakedSingle}, 4,
			func(s *Square) {
				for column := 1; column < 4; column++ {
					put(s, 2, column, of(1, 2, 3))
				}
			},
			func(s *Square) { put(s, 2, 0, of(4)) }},
		{"naked pair", NakedPair, []generators.Rung[*Square]{NakedSingle, HiddenSingle}, 5,
			func(s *Square) { put(s, 0, 1, of(2, 5)); put(s, 0, 3, of(2, 5)) },
			func(s *Square) {
				for _, column := range []int{0, 2, 4} {
					put(s, 0, column, of(1, 3, 4))
				}
			}},
		{"naked triple in a column", NakedSet, []generators.Rung[*Square]{NakedSingle, HiddenSingle, NakedPair, HiddenPair, XWing}, 6,
			func(s *Square) { put(s, 0, 2, of(1, 2)); put(s, 3, 2, of(2, 3)); put(s, 5, 2, of(1, 3)) },
			func(s *Square) {
				for _, row := range []int{1, 2, 4} {
					put(s, row, 2, of(4, 5, 6))
				}
			}},
		{"hidden pair", HiddenPair, []generators.Rung[*Square]{NakedSingle, HiddenSingle, NakedPair}, 5,
			func(s *Square) {
				for _, column := range []int{0, 2, 4} {
					put(s, 1, column, of(1, 3, 4))
				}
			},
			func(s *Square) { put(s, 1, 1, of(2, 5)); put(s, 1, 3, of(2, 5)) }},
		{"X-wing", XWing, []generators.Rung[*Square]{NakedSingle, HiddenSingle, NakedSet, HiddenSet}, 6,
			func(s *Square) {
				for _, row := range []int{1, 4} {
					for _, column := range []int{1, 2, 4, 5} {
						put(s, row, column, of(1, 2, 3, 5, 6))
					}
				}
			},
			func(s *Square) {
				for _, row := range []int{0, 2, 3, 5} {
					put(s, row, 0, of(1, 2, 3, 5, 6))
					put(s, row, 3, of(1, 2, 3, 5, 6))
				}
			}},
		{"chain", Chain, []generators.Rung[*Square]{NakedSingle, HiddenSingle, NakedSet, HiddenSet, Fish}, 6,
			// 1 at (0,0), or 2, so 3 at (0,3), so 1 at (2,3): (2,0) is in line with both ends and loses the 1.
			func(s *Square) { put(s, 0, 0, of(1, 2)); put(s, 0, 3, of(2, 3)); put(s, 2, 3, of(1, 3)) },
			func(s *Square) { put(s, 2, 0, of(2, 3, 4, 5, 6)) }},
	} {
		s := New(c.size)
		c.given(s)
		want := &Square{s.Size, slices.Clone(s.Cells)}
		c.want(want)
		for range 2 {
			for i, easier := range c.easier {
				if easier(&Square{s.Size, slices.Clone(s.Cells)}) {
					t.Errorf("%s: easier rung %d finds something", c.name, i)
				}
			}
			got := &Square{s.Size, slices.Clone(s.Cells)}
			if !c.rung(got) || !slices.Equal(got.Cells, want.Cells) {
				t.Errorf("%s: left %v, want %v", c.name, got.Cells, want.Cells)
			}
			s, want = transposed(s), transposed(want) // and once more
		}
	}
}

func transposed(s *Square) *Square {
	other := New(s.Size)
	for i, cell := range s.Cells {
		other.Cells[i%s.Size*s.Size+i/s.Size] = cell
	}
	return other
}

// TestPairs shows the rungs of pairs a row of 1 to 5 that begins with "a less than b, b less than c".
func TestPairs(t *testing.T) {
	pairs := [][2]int{{0, 1}, {1, 2}}
	for _, c := range []struct {
		name   string
		rung   generators.Rung[*Square]
		sweeps int
		known  []int // the first row
		want   [3]Set
	}{
		{"beside: the ends", Beside(pairs), 1, []int{0, 0, 0, 0, 0}, [3]Set{of(1, 2, 3, 4), of(2, 3, 4), of(2, 3, 4, 5)}},
		{"beside: a known number", Beside(pairs), 1, []int{0, 3, 0, 0, 0}, [3]Set{of(1, 2), of(3), of(4, 5)}},
		{"bounds along the chain", Bounds(pairs), 2, []int{0, 0, 0, 0, 0}, [3]Set{of(1, 2, 3), of(2, 3, 4), of(3, 4, 5)}},
		{"bounds from a known number", Bounds(pairs), 2, []int{0, 0, 4, 0, 0}, [3]Set{of(1, 2), of(2, 3), of(4)}},
	} {
		s := New(5)
		copy(s.Cells, Given([][]int{c.known, {}, {}, {}, {}}).Cells)
		for range c.sweeps {
			if !c.rung(s) {
				t.Errorf("%s: no progress", c.name)
			}
		}
		if got := [3]Set(s.Cells[:3]); got != c.want {
			t.Errorf("%s: left %05b, want %05b", c.name, got, c.want)
		}
		if c.rung(s) {
			t.Errorf("%s: progress where nothing is left to find", c.name)
		}
	}
	for _, row := range [][]int{{5}, {3, 2}, {0, 4, 4}} {
		s := Given([][]int{row, {}, {}, {}, {}})
		for Bounds(pairs)(s) {
		}
		if !s.Broken() {
			t.Errorf("%v does not break the square", row)
		}
	}
	s := New(MaxSize)
	Beside(pairs)(s)
	if s.Cells[0] != UpTo(MaxSize-1) || s.Cells[2] != UpTo(MaxSize)&^Only(1) {
		t.Errorf("largest square: %b %b", s.Cells[0], s.Cells[2])
	}
}

// TestLadder grades a square whose first row and column go up: Bounds finds these, and two sweeps of NakedSingle the rest.
func TestLadder(t *testing.T) {
	pairs := [][2]int{{0, 1}, {1, 2}, {0, 3}, {3, 6}}
	search := &Search{Rungs: []generators.Rung[*Square]{NakedSingle, Bounds(pairs)}}
	steps := []Step{{Tier: 0, Cost: 1, Rung: NakedSingle}, {Tier: 0, Cost: 10, Rung: HiddenSingle}, {Tier: 1, Cost: 100, Rung: Bounds(pairs)}}
	for _, c := range []struct {
		ladder Ladder
		falls  []bool // to tiers 0, 1, ...
		effort float64
	}{
		{NewLadder(search, 1000, steps...), []bool{false, true, true}, 102},
		{NewLadder(search, 1000, steps[:2]...), []bool{false, true}, 1000},
		{NewLadder(&Search{Rungs: search.Rungs[:1]}, 1000, steps[:2]...), []bool{false, false}, 5000}, // no pairs: two solutions in five nodes
	} {
		for tier, want := range c.falls {
			if got := c.ladder.Falls(New(3), tier); got != want {
				t.Errorf("it falls to tier %d of %d steps: %v", tier, len(c.ladder.Steps), got)
			}
		}
		if got := c.ladder.Effort(New(3)); got != c.effort {
			t.Errorf("effort with %d steps is %g, want %g", len(c.ladder.Steps), got, c.effort)
		}
	}
	search.MaxNodes = 1
	if !search.Unique(New(3)) {
		t.Error("one node is enough")
	}
	if without := (&Search{Rungs: search.Rungs[:1], MaxNodes: 4}); without.Unique(New(3)) || !without.Short {
		t.Error("unique, by a search that ended short")
	}
}

func TestRandomIsLatin(t *testing.T) {
	r := generators.Stream(t.Name())
	for size := 1; size <= 12; size++ {
		for range 20 {
			checkLatin(t, size, Random(r, size))
		}
	}
	checkLatin(t, MaxSize, Random(r, MaxSize))
}

// TestRandomIsUniform draws squares of size 4, of which there are 576.
func TestRandomIsUniform(t *testing.T) {
	r := generators.Stream(t.Name())
	const draws = 576 * 50
	counts := map[string]int{}
	for range draws {
		counts[fmt.Sprint(Random(r, 4))]++
	}
	expected := float64(draws) / 576
	chi2 := float64(576-len(counts)) * expected
	for _, n := range counts { // order: a sum
		chi2 += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	if z := (chi2 - 575) / math.Sqrt(2*575); math.Abs(z) > 4 {
		t.Errorf("chi-square %g of 576 squares is %.1f standard deviations off", chi2, z)
	}
}

// TestRandomHasTheRightIntercalates compares the numbers of 2x2 subsquares in random squares with those in all squares
// of the size. Every square becomes a reduced one by an order of its rows and columns, equally many each reduced one.
func TestRandomHasTheRightIntercalates(t *testing.T) {
	r := generators.Stream(t.Name())
	for size := 5; size <= 6; size++ {
		all, total := map[int]int{}, 0
		for s := range (&Search{Rungs: []generators.Rung[*Square]{NakedSingle}}).Solutions(reduced(size)) {
			all[intercalates(size, s.Rows())]++
			total++
		}
		const draws = 20_000
		drawn := map[int]int{}
		for range draws {
			drawn[intercalates(size, Random(r, size))]++
		}
		for n, count := range all { // order: each is checked on its own
			p := float64(count) / float64(total)
			if got, sigma := float64(drawn[n])/draws, math.Sqrt(p*(1-p)/draws); math.Abs(got-p) > 4*sigma {
				t.Errorf("size %d: %.4f of the squares drawn, and %.4f of all, have %d intercalates", size, got, p, n)
			}
		}
	}
}

func intercalates(size int, s [][]int) (n int) {
	for a := range size {
		for b := range a {
			for c := range size {
				for d := range c {
					if s[a][c] == s[b][d] && s[a][d] == s[b][c] {
						n++
					}
				}
			}
		}
	}
	return n
}

func BenchmarkRandom(b *testing.B) {
	for _, size := range []int{5, 9, 16} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			r := generators.Stream(b.Name())
			for b.Loop() {
				Random(r, size)
			}
		})
	}
}
