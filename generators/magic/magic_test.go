package magic

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// isMagic tells whether a square is magic: the definition, as plainly as can be.
func isMagic(rows [][]int) bool {
	size := len(rows)
	sum := size * (size*size + 1) / 2
	seen := map[int]bool{}
	main, other := 0, 0
	for i := range size {
		row, column := 0, 0
		for k := range size {
			row, column = row+rows[i][k], column+rows[k][i]
			seen[rows[i][k]] = true
		}
		if row != sum || column != sum {
			return false
		}
		main, other = main+rows[i][i], other+rows[i][size-1-i]
	}
	for n := 1; n <= size*size; n++ {
		if !seen[n] {
			return false
		}
	}
	return main == sum && other == sum
}

func random(t *testing.T, r *rand.Rand, size int) [][]int {
	rows, ok := Random(r, size, generators.NewBudget(10_000_000))
	if !ok {
		t.Fatalf("no square of size %d was found", size)
	}
	return rows
}

func TestRandom(t *testing.T) {
	r := generators.Stream(t.Name())
	for size := 4; size <= MaxSize; size++ {
		seen := map[string]bool{}
		for range 20 {
			rows := random(t, r, size)
			if !isMagic(rows) {
				t.Fatalf("%v is not magic", rows)
			}
			seen[fmt.Sprint(Canonical(rows))] = true
		}
		if len(seen) < 16 {
			t.Errorf("20 squares of size %d were only %d different ones", size, len(seen))
		}
		if _, ok := Random(r, size, generators.NewBudget(0)); ok {
			t.Errorf("a square of size %d cost nothing", size)
		}
	}
}

// TestRandomOfSize4IsEven counts different squares and those whose broken diagonals add up too, of which there are 384.
func TestRandomOfSize4IsEven(t *testing.T) {
	r := generators.Stream(t.Name())
	const draws = 1000
	seen, broken := map[string]bool{}, 0
	for range draws {
		m := random(t, r, 4)
		seen[fmt.Sprint(m)] = true
		if m[0][1]+m[1][2]+m[2][3]+m[3][0] == 34 && m[0][2]+m[1][3]+m[2][0]+m[3][1] == 34 &&
			m[0][2]+m[1][1]+m[2][0]+m[3][3] == 34 && m[0][1]+m[1][0]+m[2][3]+m[3][2] == 34 {
			broken++
		}
	}
	if len(seen) < 905 || len(seen) > 960 { // 932 is the mean
		t.Errorf("%d of %d squares were different", len(seen), draws)
	}
	if broken < 30 || broken > 80 { // 55 is the mean
		t.Errorf("of %d squares, %d had broken diagonals that add up", draws, broken)
	}
}

// TestSolutionsOfNothing counts all magic squares: 8 times 1 and 880 (Frenicle, 1693).
func TestSolutionsOfNothing(t *testing.T) {
	for size, want := range map[int]int{3: 8, 4: 7040} {
		seen := map[string]bool{}
		for text := range Solutions(only(nil, make([][]int, size))) {
			if rows, err := grid.Parse(text, size, size, size*size); err != nil || !isMagic(rows) {
				t.Fatalf("%q is not magic (%v)", text, err)
			}
			seen[text] = true
		}
		if len(seen) != want {
			t.Errorf("%d magic squares of size %d, want %d", len(seen), size, want)
		}
	}
}

// TestRungsKeepTheSolution climbs over puzzles with many numbers and few.
func TestRungsKeepTheSolution(t *testing.T) {
	r := generators.Stream(t.Name())
	total := make([]int, len(ladder.Steps))
	for range 300 {
		size := 4 + r.IntN(MaxSize-3)
		rows := random(t, r, size)
		solution := slices.Concat(rows...)
		s := Given(only(r.Perm(size * size)[:r.IntN(size*size)], rows))
		for i, n := range ladder.Climb(s, Searching) {
			total[i] += n
		}
		for cell, n := range solution {
			if s.Cells[cell]&Only(n) == 0 {
				t.Fatalf("cell %d lost its number in %v", cell, rows)
			}
		}
	}
	if slices.Contains(total, 0) {
		t.Errorf("a rung was of no use: %v", total)
	}
}

// TestWays compares the ways to fill four cells of a line with those found by trying all numbers.
func TestWays(t *testing.T) {
	r := generators.Stream(t.Name())
	changed := 0
	for range 300 {
		n := 2 + r.IntN(3)
		cells := make([]Set, n)
		for i := range cells {
			cells[i] = Set(r.Uint64()&r.Uint64()) & between(1, 25)
		}
		total, found, want := r.IntN(30*n)-5, make([]Set, n), make([]Set, n)
		numbers := make([]int, n)
		var try func(i, left int)
		try = func(i, left int) {
			if i == n {
				for k := range numbers {
					if left == 0 {
						want[k] |= Only(numbers[k])
					}
				}
				return
			}
			for numbers[i] = 1; numbers[i] <= 25; numbers[i]++ {
				if cells[i]&Only(numbers[i]) != 0 && !slices.Contains(numbers[:i], numbers[i]) {
					try(i+1, left-numbers[i])
				}
			}
		}
		try(0, total)
		if ok := fill(cells, found, total, 0); !slices.Equal(found, want) || ok != (want[0] != 0) {
			t.Fatalf("%b that add up to %d: %b, want %b", cells, total, found, want)
		}
		if want[0] != 0 && !slices.Equal(want, cells) {
			changed++
		}
	}
	if changed < 100 {
		t.Errorf("only %d times did a filling tell something", changed)
	}
}

// TestBrokenRules: each rule on its own breaks a filled square that is none.
func TestBrokenRules(t *testing.T) {
	magic := [][]int{{16, 3, 2, 13}, {5, 10, 11, 8}, {9, 6, 7, 12}, {4, 15, 14, 1}}
	if !deduce(Given(magic)) {
		t.Errorf("%v is broken", magic)
	}
	for _, rows := range [][][]int{
		{{16, 3, 2, 13}, {5, 10, 11, 8}, {9, 6, 7, 12}, {4, 15, 14, 4}},  // a number twice
		{{3, 16, 2, 13}, {5, 10, 11, 8}, {9, 6, 7, 12}, {4, 15, 14, 1}},  // columns
		{{3, 5, 9, 4}, {16, 10, 6, 15}, {2, 11, 7, 14}, {13, 8, 12, 1}},  // rows
		{{5, 10, 11, 8}, {16, 3, 2, 13}, {9, 6, 7, 12}, {4, 15, 14, 1}},  // diagonals
		{{16, 3, 2, 13}, {5, 10, 11, 8}, {9, 6, 7, 12}, {0, 15, 14, 16}}, // an open cell
	} {
		s := Given(rows)
		if deduce(s) {
			t.Errorf("%v is not broken", rows)
		}
	}
}

// TestPareIsCut holds the quick way to leave numbers out against the plain one, and looks for one that can go.
func TestPareIsCut(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 20 {
		for tier := range Searching {
			size := 4 + r.IntN(3)
			rows, cells := random(t, r, size), r.Perm(size*size)
			got := Pare(rows, cells, tier)
			want := only(generators.Cut(cells, func(cells []int) bool { return Falls(only(cells, rows), tier) }), rows)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("tier %d of %v: %v, and %v by cutting", tier, rows, got, want)
			}
		}
	}
}

func TestPareToSearch(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 10 {
		rows := random(t, r, 5)
		shown := Pare(rows, r.Perm(25), Searching)
		if !Falls(shown, Searching) {
			t.Errorf("%v does not fall to the search", shown)
		}
		count := 0
		for range Solutions(shown) {
			count++
		}
		if count != 1 {
			t.Errorf("%v has %d solutions", shown, count)
		}
	}
}

// TestViews compares all that views do to cells with all that can be done to them that keeps rows, columns and
// diagonals lines, found by trying.
func TestViews(t *testing.T) {
	for size, want := range map[int]int{4: 32, 5: 32, 6: 192} {
		cells := only(nil, make([][]int, size))
		for cell := range size * size {
			cells[cell/size][cell%size] = cell + 1
		}
		seen := map[string]bool{}
		for _, rows := range balanced(size) {
			for _, columns := range [][]int{rows, reversed(rows)} {
				for _, across := range []bool{false, true} {
					seen[fmt.Sprint(slices.Concat(view{rows, columns, across, false}.of(cells)...))] = true
				}
			}
		}
		if all := automorphisms(size); len(all) != want || !reflect.DeepEqual(all, seen) {
			t.Errorf("size %d: %d ways to move cells, and %d views, want %d", size, len(all), len(seen), want)
		}
	}
}

// automorphisms are all ways to move the cells of a square that take lines to lines, each as the cells, counted from
// 1, in their new order.
func automorphisms(size int) map[string]bool {
	var lines []uint64
	isLine := map[uint64]bool{}
	for _, line := range New(size).lines {
		var set uint64
		for _, cell := range line {
			set |= 1 << cell
		}
		lines, isLine[set] = append(lines, set), true
	}
	common := func(a, b int) (count int) {
		for _, line := range lines {
			count += bits.OnesCount64(line >> a & 1 & (line >> b & 1))
		}
		return count
	}
	all := map[string]bool{}
	var move func(to []int)
	move = func(to []int) {
		if len(to) == size*size {
			for _, line := range lines {
				var image uint64
				for cell, place := range to {
					image |= line >> cell & 1 << place
				}
				if !isLine[image] {
					return
				}
			}
			order := make([]int, len(to))
			for cell, place := range to {
				order[cell] = place + 1
			}
			all[fmt.Sprint(order)] = true
			return
		}
		next := len(to)
		for place := range size * size {
			fits := !slices.Contains(to, place) && common(place, place) == common(next, next)
			for cell := 0; fits && cell < next; cell++ {
				fits = common(place, to[cell]) == common(next, cell)
			}
			if fits {
				move(append(slices.Clone(to), place))
			}
		}
	}
	move(nil)
	return all
}
