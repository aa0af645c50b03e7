package camp

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// tryAll gives all solutions, by trying T and . in all cells: the rules once more, as plainly as can be.
func tryAll(p Puzzle, found func(rows []string)) {
	height, width := len(p.Rows), len(p.Columns)
	rows := make([][]byte, height)
	for i := range rows {
		rows[i] = slices.Repeat([]byte{'.'}, width)
	}
	var fill func(cell int)
	fill = func(cell int) {
		r, c := cell/width, cell%width
		if c == 0 && r > 0 && strings.Count(string(rows[r-1]), "T") != p.Rows[r-1] {
			return
		}
		if r == height {
			var text []string
			for _, row := range rows {
				text = append(text, string(row))
			}
			if obeys(p, text) {
				found(text)
			}
			return
		}
		fill(cell + 1)
		isFree := p.Trees[r][c] == '_' && (c == 0 || rows[r][c-1] == '.')
		for k := max(c-1, 0); r > 0 && k < min(c+2, width); k++ {
			isFree = isFree && rows[r-1][k] == '.'
		}
		if isFree {
			rows[r][c] = 'T'
			fill(cell + 1)
			rows[r][c] = '.'
		}
	}
	fill(0)
}

// obeys tells whether a filled grid breaks no rule.
func obeys(p Puzzle, rows []string) bool {
	var tents, trees []int // 100 times the row, and the column
	inRow, inColumn := make([]int, len(p.Rows)), make([]int, len(p.Columns))
	for r, row := range rows {
		for c := range row {
			if p.Trees[r][c] == '#' {
				trees = append(trees, 100*r+c)
			}
			if row[c] == 'T' {
				tents = append(tents, 100*r+c)
				inRow[r]++
				inColumn[c]++
			}
		}
	}
	for i, a := range tents {
		for _, b := range append(slices.Clone(tents[:i]), trees...) {
			apart := a - b
			if slices.Contains([]int{0, 1, 99, 100, 101}, max(apart, -apart)) && (apart == 0 || !slices.Contains(trees, b)) {
				return false
			}
		}
	}
	return slices.Equal(inRow, p.Rows) && slices.Equal(inColumn, p.Columns) && len(trees) == len(tents) && canPair(trees, tents)
}

// canPair tells whether each tree can have its own tent, by trying all ways.
func canPair(trees, tents []int) bool {
	if len(trees) == 0 {
		return true
	}
	for i, tent := range tents {
		if apart := trees[0] - tent; apart == 1 || apart == -1 || apart == 100 || apart == -100 {
			if canPair(trees[1:], slices.Delete(slices.Clone(tents), i, i+1)) {
				return true
			}
		}
	}
	return false
}

// random is a puzzle that has a solution, and maybe more, or one with a wrong number.
func random(r *rand.Rand) Puzzle {
	for {
		l := newLayout(3+r.IntN(5), 3+r.IntN(5))
		if !l.draw(r) {
			continue
		}
		p, _ := l.puzzle()
		if r.IntN(4) == 0 {
			p.Rows[r.IntN(len(p.Rows))] = r.IntN(3)
		}
		return p
	}
}

func TestSolutionsAgreesWithTryingAll(t *testing.T) {
	r := generators.Stream(t.Name())
	several, no := 0, 0
	for range 1000 {
		p := random(r)
		var want []string
		tryAll(p, func(rows []string) { want = append(want, grid.FormatSymbols(rows)) })
		got := slices.Sorted(p.Solutions())
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("solutions %q, and by trying all %q: %v", got, want, p)
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
		p := random(r)
		b := boardOf(p)
		for i, n := range ladder.Climb(&b, Tiers) {
			total[i] += n
		}
		tryAll(p, func(rows []string) {
			if b.broken {
				t.Fatalf("%v has the solution %q and was refused", p, rows)
			}
			for i, row := range rows {
				for k := range row {
					isTent, isOpen := b.tents.Has(i+1, k+1), b.open[byRow].Has(i+1, k+1)
					if !isOpen && isTent != (row[k] == 'T') {
						t.Fatalf("row %d, column %d was found to hold a tent (%t) in %v, which has the solution %q", i+1, k+1, isTent, p, rows)
					}
					if isOpen != (b.open[byColumn].Has(k+1, i+1)) {
						t.Fatalf("row %d, column %d is open from one side", i+1, k+1)
					}
				}
			}
		})
	}
	for i, n := range total {
		if n < 10 {
			t.Errorf("rung %d was used %d times", i, n)
		}
	}
}

// TestRandom draws puzzles of every tier: each has the one solution that comes with it, and the hardest rung that it takes
// is one of its tier.
func TestRandom(t *testing.T) {
	r := generators.Stream(t.Name())
	for tier := range Tiers {
		for made := 0; made < 60; {
			p, tents, ok := Random(r, 6+r.IntN(2), 7, tier)
			if !ok {
				continue
			}
			made++
			var all [][]string
			tryAll(p, func(rows []string) { all = append(all, rows) })
			if len(all) != 1 || !slices.Equal(all[0], tents) {
				t.Errorf("solutions by trying all %q, want %q: %v", all, tents, p)
			}
			b := boardOf(p)
			if hardest := ladder.Tier(&b); hardest != tier {
				t.Errorf("a puzzle of tier %d takes one of tier %d: %v", tier, hardest, p)
			}
		}
	}
}

func TestLadder(t *testing.T) {
	if ladder.Searching() != Tiers {
		t.Errorf("the tiers of the rungs end at %d, and there are %d", ladder.Searching()-1, Tiers)
	}
}
