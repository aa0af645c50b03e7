package slant

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/diagonals"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// obeys tells whether rows of lines, some maybe open, break no rule: the rules once more, as plainly as can be.
func obeys(p Problem, rows [][]byte) bool {
	joined := map[[2]int][][2]int{} // corners by corner
	open := map[[2]int]int{}        // open cells by corner
	for r, row := range rows {
		for c, line := range row {
			a, b := [2]int{r, c}, [2]int{r + 1, c + 1}
			if line == 'F' {
				a, b = [2]int{r, c + 1}, [2]int{r + 1, c}
			}
			if line == '.' {
				for _, corner := range [][2]int{{r, c}, {r, c + 1}, {r + 1, c}, {r + 1, c + 1}} {
					open[corner]++
				}
				continue
			}
			if reaches(joined, a, b, nil) {
				return false
			}
			joined[a], joined[b] = append(joined[a], b), append(joined[b], a)
		}
	}
	for r, line := range p.Corners {
		for c, clue := range line {
			least := len(joined[[2]int{r, c}])
			if clue != '.' && (int(clue-'0') < least || int(clue-'0') > least+open[[2]int{r, c}]) {
				return false
			}
		}
	}
	return true
}

// reaches tells whether lines lead from one corner to another, without those passed already.
func reaches(joined map[[2]int][][2]int, from, to [2]int, passed [][2]int) bool {
	if from == to {
		return true
	}
	for _, next := range joined[from] {
		if !slices.Contains(passed, next) && reaches(joined, next, to, append(passed, from)) {
			return true
		}
	}
	return false
}

// tryAll gives all solutions by trying both lines in all cells.
func tryAll(p Problem) (all []string) {
	height, width := len(p.Corners)-1, len(p.Corners[0])-1
	rows := make([][]byte, height)
	for r := range rows {
		rows[r] = []byte(strings.Repeat(".", width))
	}
	var fill func(cell int)
	fill = func(cell int) {
		if cell == height*width {
			all = append(all, text(rows))
			return
		}
		for _, line := range []byte("BF") {
			rows[cell/width][cell%width] = line
			if obeys(p, rows) {
				fill(cell + 1)
			}
		}
		rows[cell/width][cell%width] = '.'
	}
	fill(0)
	return all
}

func text(rows [][]byte) string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(strings.Split(string(row), ""), " "))
	}
	return strings.Join(lines, "\n")
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

// TestSolutions compares the search with trying all, on corners with random clues.
func TestSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	several := 0
	for range 200 {
		height, width := 2+r.IntN(3), 2+r.IntN(3)
		clues := diagonals.Draw(r, height, width).Clues()
		p := Problem{make([]string, height+1)}
		for i, clue := range clues {
			symbol := fmt.Sprint(clue)
			if r.IntN(2) == 0 {
				symbol = "."
			} else if r.IntN(40) == 0 {
				symbol = fmt.Sprint(r.IntN(4)) // often without any solution
			}
			p.Corners[i/(width+1)] += symbol
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
		t.Errorf("only %d had several solutions", several)
	}
}

// TestTierIsExact takes the first tier once more, cell by cell: easy puzzles fall to it, and no others do.
func TestTierIsExact(t *testing.T) {
	some(t, 8, [][2]int{{4, 4}, {5, 7}, {6, 6}}, func(p Problem, params Params, _ string) {
		if falls := easy(p); falls != (params.Tier == "easy") {
			t.Errorf("%v falls to the first tier: %v: %q", params, falls, p)
		}
		l, s := newLadder(), diagonals.Read(p.Corners)
		if l.Climb(s, 1); s.Solved() == (params.Tier == "search") {
			t.Errorf("%v falls to rungs: %v: %q", params, s.Solved(), p)
		}
	})
}

// easy tells whether a puzzle falls to single clues and loops: a line is known if the other one breaks a rule at once. A
// clue that needs all open cells around it, or none, is broken at once by either of them.
func easy(p Problem) bool {
	height, width := len(p.Corners)-1, len(p.Corners[0])-1
	rows := make([][]byte, height)
	for r := range rows {
		rows[r] = []byte(strings.Repeat(".", width))
	}
	for left, before := height*width, 0; left > 0; {
		before = left
		for cell := range height * width {
			at := &rows[cell/width][cell%width]
			if *at != '.' {
				continue
			}
			var can []byte
			for _, line := range []byte("BF") {
				if *at = line; obeys(p, rows) {
					can = append(can, line)
				}
			}
			if *at = '.'; len(can) == 1 {
				*at = can[0]
				left--
			}
		}
		if left == before {
			return false
		}
	}
	return true
}

// TestVerify compares the judge with obeys, on answers near to the solution.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 5, small, func(p Problem, _ Params, answer string) {
		for range 30 {
			if r.IntN(3) == 0 { // fewer clues have more solutions
				p = Problem{slices.Clone(p.Corners)}
				i := r.IntN(len(p.Corners))
				p.Corners[i] = strings.Repeat(".", len(p.Corners[i]))
			}
			symbols := []byte(answer)
			for range r.IntN(3) {
				symbols[2*r.IntN((len(symbols)+1)/2)] = "FB"[r.IntN(2)]
			}
			var rows [][]byte
			for line := range strings.Lines(string(symbols)) {
				rows = append(rows, []byte(strings.Join(strings.Fields(line), "")))
			}
			verdicts.Compare(t, verify(p, string(symbols)), obeys(p, rows), p, string(symbols))
		}
	})
	verdicts.Mixed(t, 1./20, 4./5)
}

func TestVerdicts(t *testing.T) {
	p := Problem{[]string{"..1.", "....", "0..."}}
	for _, c := range []struct{ answer, want string }{
		{"F B F\nB F B", "wrong: the line in row 2, column 2 closes a loop"},
		{"F F F\nB F B", "right: "},
		{"F F B\nB F B", "wrong: in line 1 of the corners, at place 3, end 2 lines, not 1"},
		{"F F F\nF F B", "wrong: in line 3 of the corners, at place 1, end 1 lines, not 0"},
		{"F F F", "malformed: there are 1 rows, not 2"},
		{"F F F\nB . B", "malformed: row 2 holds '.', which is none of F B"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: a turn takes the solution to that of the image. Lines change their way where it mirrors or transposes, but
// not both, or all three.
func TestSymmetry(t *testing.T) {
	some(t, 2, small, func(p Problem, params Params, answer string) {
		rows, err := grid.Symbols(answer, params.Height, params.Width, alphabet)
		if err != nil {
			t.Fatal(err)
		}
		for turn := range dihedral.Turn(dihedral.Count) {
			image := grid.FormatSymbols(dihedral.Rows(turn, rows))
			if (turn&1 != 0) != (turn&2 != 0) { // to transpose keeps \ and keeps /
				image = strings.NewReplacer("F", "B", "B", "F").Replace(image)
			}
			if verdict := verify(Problem{dihedral.Rows(turn, p.Corners)}, image); !verdict.OK() {
				t.Errorf("turn %d of the solution does not solve that of %q: %v", turn, p, verdict)
			}
		}
	})
}

// TestOrbits tries all clues in the corners of 1x2, 2x1 and 1x1 cells.
func TestOrbits(t *testing.T) {
	var problems []Problem
	for _, size := range [][2]int{{2, 3}, {3, 2}, {2, 2}} {
		for _, lines := range tasktest.Grids(size[0], size[1], ".012") {
			problems = append(problems, Problem{lines})
		}
	}
	different, err := tasktest.Orbits(problems, moves, canonical)
	if err != nil {
		t.Error(err)
	}
	if want := (4096+64+256+64)/4 + (256+4+16+4+16+16+64+64)/8; different != want { // Burnside's lemma
		t.Errorf("%d of %d are different, want %d", different, len(problems), want)
	}
}

// moves are the corners upside down, and with rows for columns.
func moves(p Problem) []Problem {
	down, across := tasktest.Flips(p.Corners)
	return []Problem{{down}, {across}}
}
