package shading

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tryAll gives all solutions, by trying X and . in all cells: the rules once more, as plainly as can be.
func tryAll(numbers [][]int, found func(rows []string)) {
	height, width := len(numbers), len(numbers[0])
	text := make([]byte, height*width)
	var fill func(cell int)
	fill = func(cell int) {
		if cell == len(text) {
			if hangsTogether(text, width) {
				var rows []string
				for row := range slices.Chunk(text, width) {
					rows = append(rows, string(row))
				}
				found(rows)
			}
			return
		}
		isTwice := false
		for k := range cell {
			inLine := k/width == cell/width || k%width == cell%width
			isTwice = isTwice || inLine && text[k] == '.' && numbers[k/width][k%width] == numbers[cell/width][cell%width]
		}
		if !isTwice {
			text[cell] = '.'
			fill(cell + 1)
		}
		if (cell%width == 0 || text[cell-1] == '.') && (cell < width || text[cell-width] == '.') {
			text[cell] = 'X'
			fill(cell + 1)
		}
	}
	fill(0)
}

// hangsTogether floods the kept cells from the first of them.
func hangsTogether(text []byte, width int) bool {
	wet := slices.Clone(text)
	wet[slices.Index(wet, '.')] = 'w'
	for changed := true; changed; {
		changed = false
		for i := range wet {
			for k := range i {
				isBeside := k == i-width || k == i-1 && i%width > 0
				if isBeside && wet[i] != 'X' && wet[k] != 'X' && wet[i] != wet[k] {
					wet[i], wet[k], changed = 'w', 'w', true
				}
			}
		}
	}
	return !slices.Contains(wet, '.')
}

// random is a puzzle that has a solution, and maybe more, or one with some numbers changed.
func random(r *rand.Rand) [][]int {
	for {
		l := newLayout(4+r.IntN(2), 4+r.IntN(2))
		if !l.draw(r, r.IntN(2)) {
			continue
		}
		l.disguise(r)
		numbers := l.puzzle.rows()
		for range r.IntN(4) {
			row := numbers[r.IntN(len(numbers))]
			row[r.IntN(len(row))] = 1 + r.IntN(4)
		}
		return numbers
	}
}

func TestSolutionsAgreesWithTryingAll(t *testing.T) {
	r := generators.Stream(t.Name())
	several, no := 0, 0
	for range 1000 {
		numbers := random(r)
		var want []string
		tryAll(numbers, func(rows []string) { want = append(want, grid.FormatSymbols(rows)) })
		got := slices.Sorted(Solutions(numbers))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("solutions %q, and by trying all %q: %v", got, want, numbers)
		}
		if len(want) > 1 {
			several++
		}
		if len(want) == 0 {
			no++
		}
	}
	if several < 100 || no < 100 {
		t.Errorf("only %d puzzles had several solutions, and %d none", several, no)
	}
}

// TestRungsKeepTheSolutions climbs over puzzles with any number of solutions.
func TestRungsKeepTheSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	total := make([]int, len(ladder.Steps))
	for range 3000 {
		numbers := random(r)
		b := newBoard(puzzleOf(numbers))
		for i, n := range ladder.Climb(&b, Tiers) {
			total[i] += n
		}
		tryAll(numbers, func(rows []string) {
			if b.broken {
				t.Fatalf("%v has the solution %q and was refused", numbers, rows)
			}
			for i, row := range rows {
				for k := range row {
					if b.kept.Has(i+1, k+1) && row[k] != '.' || b.struck.Has(i+1, k+1) && row[k] != 'X' {
						t.Fatalf("row %d, column %d is wrong in %v, which has the solution %q", i+1, k+1, numbers, rows)
					}
				}
			}
		})
	}
	for i, n := range total {
		if n < 50 {
			t.Errorf("rung %d was used %d times", i, n)
		}
	}
}

// TestCorners tries all corners of three numbers in grids whose other numbers stand once.
func TestCorners(t *testing.T) {
	for code := range 81 {
		numbers := [][]int{{1, 5, 6, 7}, {8, 9, 10, 11}, {12, 13, 14, 15}, {16, 17, 18, 19}}
		for i, k := range []int{code % 3, code / 3 % 3, code / 9 % 3, code / 27} {
			numbers[i/2][i%2] = 1 + k
		}
		m := puzzleOf(numbers).repeated()
		tryAll(numbers, func(rows []string) {
			for i, row := range rows {
				for k := range row {
					if m.kept.Has(i+1, k+1) && row[k] != '.' || m.struck.Has(i+1, k+1) && row[k] != 'X' {
						t.Fatalf("row %d, column %d is wrong in %v, which has the solution %q", i+1, k+1, numbers, rows)
					}
				}
			}
		})
	}
}

// TestRandom draws puzzles of every tier: each has the one solution that comes with it, and the hardest rung that it takes
// is one of its tier, also if it is known that single numbers are kept.
func TestRandom(t *testing.T) {
	r := generators.Stream(t.Name())
	for tier := range Tiers {
		for made := 0; made < 50; {
			numbers, solution, ok := Random(r, 4+r.IntN(2), 5, tier)
			if !ok {
				continue
			}
			made++
			var all [][]string
			tryAll(numbers, func(rows []string) { all = append(all, rows) })
			if len(all) != 1 || !slices.Equal(all[0], solution) {
				t.Errorf("solutions by trying all %q, want %q: %v", all, solution, numbers)
			}
			if most := slices.Max(slices.Concat(numbers...)); most > 5 {
				t.Errorf("%v holds the number %d", numbers, most)
			}
			b, single := newBoard(puzzleOf(numbers)), newBoard(puzzleOf(numbers))
			single.apply(&mark{kept: single.single()})
			for _, b := range []*board{&b, &single} {
				if hardest := ladder.Tier(b); hardest != tier {
					t.Errorf("a puzzle of tier %d takes one of tier %d: %v", tier, hardest, numbers)
				}
			}
		}
	}
}

func TestLadder(t *testing.T) {
	if ladder.Searching() != Tiers {
		t.Errorf("the tiers of the rungs end at %d, and there are %d", ladder.Searching()-1, Tiers)
	}
}
