package lightup

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// A slow is a puzzle once more, and what is known of its cells, as the definitions say it. It shares nothing with the
// solver.
type slow struct {
	rows          []string
	height, width int
	light, dark   map[[2]int]bool
}

func slowOf(p Problem) *slow {
	return &slow{p.Grid, len(p.Grid), len(p.Grid[0]), map[[2]int]bool{}, map[[2]int]bool{}}
}

func (s *slow) cells() (all [][2]int) {
	for r := range s.height {
		for c := range s.width {
			all = append(all, [2]int{r, c})
		}
	}
	return all
}

func (s *slow) isWhite(cell [2]int) bool { return s.rows[cell[0]][cell[1]] == '.' }

// sees tells whether there are only white cells from one cell to the other, which may be itself.
func (s *slow) sees(a, b [2]int) bool {
	if a[0] != b[0] && a[1] != b[1] {
		return false
	}
	for _, cell := range s.cells() {
		isBetween := cell[0] >= min(a[0], b[0]) && cell[0] <= max(a[0], b[0]) && cell[1] >= min(a[1], b[1]) && cell[1] <= max(a[1], b[1])
		if isBetween && !s.isWhite(cell) {
			return false
		}
	}
	return true
}

func beside2(a, b [2]int) bool { return (a[0]-b[0])*(a[0]-b[0])+(a[1]-b[1])*(a[1]-b[1]) == 1 }

// filter are the cells of a kind.
func (s *slow) filter(kind func(cell [2]int) bool) (cells [][2]int) {
	for _, cell := range s.cells() {
		if kind(cell) {
			cells = append(cells, cell)
		}
	}
	return cells
}

func (s *slow) isLit(cell [2]int) bool {
	return len(s.filter(func(other [2]int) bool { return s.light[other] && s.sees(cell, other) })) > 0
}

// canBe tells whether nothing says that a cell holds no light.
func (s *slow) canBe(cell [2]int) bool {
	return s.isWhite(cell) && !s.light[cell] && !s.dark[cell] && !s.isLit(cell)
}

// need is how many lights a clue still needs, and the cells where they can be. It is -1 for a cell without a clue.
func (s *slow) need(cell [2]int) (need int, around [][2]int) {
	if s.rows[cell[0]][cell[1]] < '0' {
		return -1, nil
	}
	need = int(s.rows[cell[0]][cell[1]] - '0')
	need -= len(s.filter(func(other [2]int) bool { return beside2(cell, other) && s.light[other] }))
	return need, s.filter(func(other [2]int) bool { return beside2(cell, other) && s.canBe(other) })
}

// easy takes one step of the first tier.
func (s *slow) easy() bool {
	for _, cell := range s.cells() {
		if need, around := s.need(cell); need >= 0 && len(around) > 0 {
			if need == 0 {
				s.dark[around[0]] = true
				return true
			}
			if need == len(around) {
				s.light[around[0]] = true
				return true
			}
		}
		if s.isWhite(cell) && !s.isLit(cell) {
			from := s.filter(func(other [2]int) bool { return s.canBe(other) && s.sees(cell, other) })
			if len(from) == 1 {
				s.light[from[0]] = true
				return true
			}
		}
	}
	return false
}

// excludes tells whether two cells cannot both hold a light.
func (s *slow) excludes(a, b [2]int) bool {
	if a == b {
		return false
	}
	return s.sees(a, b) || len(s.filter(func(cell [2]int) bool {
		need, _ := s.need(cell)
		return need == 1 && beside2(cell, a) && beside2(cell, b)
	})) > 0
}

// tricky takes one step of the second tier, by sets of cells of which at least one holds a light.
func (s *slow) tricky() bool {
	var sets [][][2]int
	for _, cell := range s.cells() {
		if s.isWhite(cell) && !s.isLit(cell) {
			sets = append(sets, s.filter(func(other [2]int) bool { return s.canBe(other) && s.sees(cell, other) }))
		}
		if need, around := s.need(cell); need > 0 {
			for set := range 1 << len(around) {
				var some [][2]int
				for i, other := range around {
					if set>>i&1 != 0 {
						some = append(some, other)
					}
				}
				if len(some) == len(around)-need+1 {
					sets = append(sets, some)
				}
			}
		}
	}
	for _, cell := range s.filter(s.canBe) {
		for _, set := range sets {
			if !slices.ContainsFunc(set, func(other [2]int) bool { return !s.excludes(cell, other) }) {
				s.dark[cell] = true
				return true
			}
		}
	}
	return false
}

func (s *slow) falls(tier int) bool {
	for s.easy() || tier > 0 && s.tricky() {
	}
	return len(s.filter(func(cell [2]int) bool { return s.isWhite(cell) && !s.isLit(cell) })) == 0
}

// tryAll gives all solutions by trying each white cell with a light and without.
func tryAll(p Problem) (all []string) {
	s := slowOf(p)
	cells := s.filter(s.isWhite)
	var fill func(i int)
	fill = func(i int) {
		if i == len(cells) {
			if text := s.text(); obeys(p, text) {
				all = append(all, text)
			}
			return
		}
		fill(i + 1)
		if !s.isLit(cells[i]) {
			s.light[cells[i]] = true
			fill(i + 1)
			delete(s.light, cells[i])
		}
	}
	fill(0)
	return all
}

func (s *slow) text() string {
	var lines []string
	for r := range s.height {
		var symbols []string
		for c := range s.width {
			symbols = append(symbols, map[bool]string{true: "L", false: "."}[s.light[[2]int{r, c}]])
		}
		lines = append(lines, strings.Join(symbols, " "))
	}
	return strings.Join(lines, "\n")
}

// obeys tells whether an answer in the stated form obeys the rules.
func obeys(p Problem, answer string) bool {
	s := slowOf(p)
	for r, line := range strings.Split(answer, "\n") {
		for c, symbol := range strings.Fields(line) {
			if symbol == "L" {
				s.light[[2]int{r, c}] = true
			}
		}
	}
	for _, cell := range s.cells() {
		seen := s.filter(func(other [2]int) bool { return s.light[other] && s.sees(cell, other) })
		need, _ := s.need(cell)
		if s.light[cell] && !s.isWhite(cell) || s.light[cell] && len(seen) > 1 || s.isWhite(cell) && len(seen) == 0 || need > 0 ||
			need < 0 && s.rows[cell[0]][cell[1]] >= '0' {
			return false
		}
	}
	return true
}

// some are puzzles of every tier, wide and high ones too.
func some(t *testing.T, each int, sizes [][2]int, check func(p Problem, params Params, answer string)) {
	var all []Params
	for _, size := range sizes {
		for _, tier := range tiers {
			all = append(all, Params{size[0], size[1], tier})
		}
	}
	tasktest.Some(t, generate, all, each, check)
}

var small = [][2]int{{4, 4}, {4, 5}, {6, 4}}

func TestOneSolution(t *testing.T) {
	some(t, 5, small, func(p Problem, params Params, answer string) {
		if all := tryAll(p); len(all) != 1 || all[0] != answer {
			t.Errorf("%v: the answer is %q, and by trying all it is %q: %q", params, answer, all, p)
		}
	})
}

// TestSolutions compares the search with trying all, on grids with random cells.
func TestSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	several := 0
	for range 600 {
		p := Problem{make([]string, 2+r.IntN(3))}
		width := 2 + r.IntN(4)
		for i := range p.Grid {
			for range width {
				p.Grid[i] += string(".......##01123"[r.IntN(14)])
			}
		}
		want, got := tryAll(p), slices.Sorted(solutions(p))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q has the solutions %q, and by trying all %q", p, got, want)
		}
		if len(want) > 1 {
			several++
		}
	}
	if several < 20 {
		t.Errorf("only %d grids had several solutions", several)
	}
}

func TestTierIsExact(t *testing.T) {
	some(t, 4, [][2]int{{5, 5}, {4, 7}, {7, 6}}, func(p Problem, params Params, _ string) {
		tier := 0
		for tier < 2 && !slowOf(p).falls(tier) {
			tier++
		}
		if tiers[tier] != params.Tier {
			t.Errorf("%v takes %s: %q", params, tiers[tier], p)
		}
	})
}

// TestVerify compares the judge with obeys, on answers near to the solution.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 5, small, func(p Problem, _ Params, answer string) {
		for range 30 {
			symbols := []byte(answer)
			for range r.IntN(3) {
				symbols[2*r.IntN((len(symbols)+1)/2)] = "L."[r.IntN(2)]
			}
			verdicts.Compare(t, verify(p, string(symbols)), obeys(p, string(symbols)), p, string(symbols))
		}
	})
	verdicts.Mixed(t, 1./20, 2./3)
}

func TestVerdicts(t *testing.T) {
	p := Problem{[]string{"..1.", ".#..", "...0"}}
	for _, c := range []struct{ answer, want string }{
		{"L . . .\n. . . L\n. . . .", "wrong: the black cell in row 1, column 3 has 0 lights beside it, not 1"},
		{". L . .\n. . L .\nL . . .", "wrong: the black cell in row 1, column 3 has 2 lights beside it, not 1"},
		{"L . L .\n. . . .\n. . . .", "wrong: row 1, column 3 is black and holds a light"},
		{"L L . .\n. . . .\n. . . .", "wrong: the light in row 1, column 1 is lit by another"},
		{". . . .\n. . L .\nL . . .", "wrong: row 1, column 2 is not lit"},
		{". L . .\n. . . L\nL . . .", "wrong: the black cell in row 3, column 4 has 1 lights beside it, not 0"},
		{". L . .\n. . . .\nL . . .", "wrong: row 1, column 4 is not lit"},
		{". L . .\nL . . .", "malformed: there are 2 rows, not 3"},
		{". L 1 .\n. # . .\nL . . 0", "malformed: row 1 holds '1', which is none of L ."},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: a symmetry takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 2, small, func(p Problem, params Params, answer string) {
		rows, err := grid.Symbols(answer, params.Height, params.Width, alphabet)
		if err != nil {
			t.Fatal(err)
		}
		for turn := range dihedral.Turn(dihedral.Count) {
			if image := grid.FormatSymbols(dihedral.Rows(turn, rows)); !obeys(Problem{dihedral.Rows(turn, p.Grid)}, image) {
				t.Errorf("turn %d of the solution does not solve that of %q", turn, p)
			}
		}
	})
}

// TestOrbits tries all grids of 2x3 and of 2x2 cells with four symbols.
func TestOrbits(t *testing.T) {
	var problems []Problem
	for _, size := range [][2]int{{2, 3}, {3, 2}, {2, 2}} {
		for _, rows := range tasktest.Grids(size[0], size[1], ".#12") {
			problems = append(problems, Problem{rows})
		}
	}
	different, err := tasktest.Orbits(problems, moves, canonical)
	if err != nil {
		t.Error(err)
	}
	if want := (4096+64+256+64)/4 + (256+4+16+4+16+16+64+64)/8; different != want { // Burnside's lemma
		t.Errorf("%d of %d grids are different, want %d", different, len(problems), want)
	}
}

// moves are a grid upside down, and with rows for columns.
func moves(p Problem) []Problem {
	down, across := tasktest.Flips(p.Grid)
	return []Problem{{down}, {across}}
}
