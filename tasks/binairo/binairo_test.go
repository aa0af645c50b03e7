package binairo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// obeys tells whether the first cells of a grid, row by row, break no rule: the rules once more, as plainly as can be.
func obeys(p Problem, digits []byte) bool {
	height, width := len(p.Givens), len(p.Givens[0])
	at := func(row, column int) byte {
		if i := row*width + column; row >= 0 && column >= 0 && i < len(digits) {
			return digits[i]
		}
		return '.'
	}
	for i, digit := range digits {
		row, column := i/width, i%width
		if given := p.Givens[row][column]; given != '.' && given != digit {
			return false
		}
		if digit == at(row, column-1) && digit == at(row, column-2) || digit == at(row-1, column) && digit == at(row-2, column) {
			return false
		}
	}
	count := func(of byte, length int, cell func(int) byte) (n int) {
		for i := range length {
			if cell(i) == of {
				n++
			}
		}
		return n
	}
	// differ tells whether two lines differ, or are not known to the end.
	differ := func(length int, one, other func(int) byte) bool {
		for i := range length {
			if one(i) != other(i) || one(i) == '.' || other(i) == '.' {
				return true
			}
		}
		return false
	}
	row := func(r int) func(int) byte { return func(c int) byte { return at(r, c) } }
	column := func(c int) func(int) byte { return func(r int) byte { return at(r, c) } }
	for r := range height {
		if count('0', width, row(r)) > width/2 || count('1', width, row(r)) > width/2 {
			return false
		}
		for above := range r {
			if p.Unique && !differ(width, row(r), row(above)) {
				return false
			}
		}
	}
	for c := range width {
		if count('0', height, column(c)) > height/2 || count('1', height, column(c)) > height/2 {
			return false
		}
		for left := range c {
			if p.Unique && !differ(height, column(c), column(left)) {
				return false
			}
		}
	}
	return true
}

// tryAll counts the solutions by trying both digits in all cells, up to the given count.
func tryAll(p Problem, most int) (count int) {
	cells := len(p.Givens) * len(p.Givens[0])
	var fill func(digits []byte)
	fill = func(digits []byte) {
		if len(digits) == cells {
			count++
			return
		}
		for _, digit := range []byte("01") {
			if next := append(slices.Clone(digits), digit); count < most && obeys(p, next) {
				fill(next)
			}
		}
	}
	fill(nil)
	return count
}

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{6, 6, true, "pairs"}, {6, 8, false, "pairs"}, {8, 6, true, "counts"}, {6, 6, false, "counts"}, {6, 6, true, "last"},
		{6, 8, false, "last"}, {6, 10, true, "lines"}, {10, 6, false, "lines"}, {6, 6, true, "search"}, {8, 6, false, "search"},
	}, each, check)
}

func TestOneSolution(t *testing.T) {
	some(t, 3, func(p Problem, params Params, answer string) {
		if n := tryAll(p, 2); n != 1 {
			t.Errorf("%v: %d solutions by trying all: %v", params, n, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// TestTwins: where lines may be alike a puzzle can have more solutions than where they differ, and never fewer.
func TestTwins(t *testing.T) {
	r := generators.Stream(t.Name())
	more := 0
	for range 40 {
		p, _, err := generate(r, Params{6, 6, true, "counts"})
		if err != nil {
			continue
		}
		alike := Problem{p.Givens, false}
		want, got := tryAll(alike, 50), 0
		for s := range solutions(alike) {
			got++
			if !verify(alike, s).OK() {
				t.Fatalf("%q is no solution of %v", s, alike)
			}
		}
		if got != want || want < 1 {
			t.Fatalf("%d solutions, and %d by trying all: %v", got, want, alike)
		}
		if want > 1 {
			more++
		}
	}
	if more < 5 {
		t.Errorf("only %d puzzles had other solutions when lines may be alike", more)
	}
}

// near is a grid near to a solution: some cells changed, two rows exchanged or one repeated.
func near(r *rand.Rand, rows []string) []string {
	rows = slices.Clone(rows)
	for range r.IntN(3) {
		i, k := r.IntN(len(rows)), r.IntN(len(rows[0]))
		rows[i] = rows[i][:k] + string(exchange(rune(rows[i][k]))) + rows[i][k+1:]
	}
	switch i, k := r.IntN(len(rows)), r.IntN(len(rows)); r.IntN(4) {
	case 0:
		rows[i], rows[k] = rows[k], rows[i]
	case 1:
		rows[i] = rows[k]
	}
	return rows
}

// TestVerify compares the judge with obeys, on grids near to the solution, of puzzles with few givens.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 5, func(p Problem, params Params, answer string) {
		for i, row := range p.Givens {
			if r.IntN(2) == 0 {
				p.Givens[i] = strings.Repeat(".", len(row))
			}
		}
		for range 100 {
			rows := near(r, strings.Split(strings.ReplaceAll(answer, " ", ""), "\n"))
			verdicts.Compare(t, verify(p, grid.FormatSymbols(rows)), obeys(p, []byte(strings.Join(rows, ""))), p, grid.FormatSymbols(rows))
		}
	})
	verdicts.Mixed(t, 1./20, 1./2)
}

func TestVerdicts(t *testing.T) {
	open := strings.Repeat(".", 6)
	p := Problem{[]string{"0.....", open, open, open}, true}
	for _, c := range []struct{ answer, want string }{
		{"010101\n011010\n100110\n101001", "right: "},
		{"101010\n100101\n011001\n010110", "wrong: row 1, column 1 was given as 0 and holds 1"},
		{"000111\n110100\n001011\n110010", "wrong: row 1 holds three 0s that follow one another"},
		{"001001\n110100\n001011\n110010", "wrong: row 1 holds 4 0s and 2 1s"},
		{"001011\n001011\n110100\n110100", "wrong: rows 1 and 2 are alike"},
		{"001011\n110101\n001100\n110010", "wrong: row 2 holds 2 0s and 4 1s"},
		{"001101\n001011\n110010\n110100", "wrong: columns 1 and 2 are alike"},
		{"001011\n010011\n001101\n110100", "wrong: column 1 holds three 0s that follow one another"},
		{"001011\n110100\n001101\n101100", "wrong: column 2 holds 3 0s and 1 1s"},
		{"001011\n110100\n001101", "malformed: there are 3 rows, not 4"},
		{"001011\n110100\n001101\n11001.", "malformed: row 4 holds '.', which is none of 0 1"},
		{"001011\n110100\n001101\n110012", "malformed: row 4 holds '2', which is none of 0 1"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
	p.Unique = false
	if verdict := verify(p, "001011\n001011\n110100\n110100"); !verdict.OK() {
		t.Errorf("rows may be alike, and the answer is judged %v", verdict)
	}
}

// TestSymmetry: a symmetry takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 3, func(p Problem, _ Params, answer string) {
		rows := strings.Split(strings.ReplaceAll(answer, " ", ""), "\n")
		for i := range 20 {
			seed := strconv.Itoa(i)
			q := symmetry(generators.Stream(answer, seed), p)
			solved := symmetry(generators.Stream(answer, seed), Problem{rows, p.Unique})
			if !verify(q, grid.FormatSymbols(solved.Givens)).OK() {
				t.Errorf("the image of the solution does not solve %v, the image of %v", q, p)
			}
		}
	})
}

// TestOrbits turns and exchanges all puzzles with few givens. The numbers of orbits are those of Burnside's lemma.
func TestOrbits(t *testing.T) {
	for _, test := range []struct{ height, width, givens, puzzles, different int }{
		{6, 6, 1, 72, 6}, {6, 6, 2, 2520, 186}, {6, 8, 1, 192, 12}, {6, 8, 2, 9024, 600},
	} {
		problems := allPuzzles(test.height, test.width, test.givens)
		if test.height != test.width {
			problems = append(problems, allPuzzles(test.width, test.height, test.givens)...)
		}
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if len(problems) != test.puzzles || different != test.different {
			t.Errorf("%d puzzles of %d rows and %d columns with %d givens, %d of them different; want %d and %d",
				len(problems), test.height, test.width, test.givens, different, test.puzzles, test.different)
		}
	}
}

// allPuzzles are all with so many givens, solvable or not.
func allPuzzles(height, width, givens int) []Problem {
	all := []Problem{{slices.Repeat([]string{strings.Repeat(".", width)}, height), true}}
	last := []int{-1} // the last given of each
	for range givens {
		var more []Problem
		var lasts []int
		for i, p := range all {
			for cell := last[i] + 1; cell < height*width; cell++ {
				for _, digit := range []string{"0", "1"} {
					q := Problem{slices.Clone(p.Givens), p.Unique}
					row, column := cell/width, cell%width
					q.Givens[row] = q.Givens[row][:column] + digit + q.Givens[row][column+1:]
					more, lasts = append(more, q), append(lasts, cell)
				}
			}
		}
		all, last = more, lasts
	}
	return all
}

// moves are three images from which all others can be had: upside down, rows for columns, and 0 for 1.
func moves(p Problem) []Problem {
	down, across := tasktest.Flips(p.Givens)
	other := make([]string, len(p.Givens))
	for i, row := range p.Givens {
		other[i] = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(row, "0", "x"), "1", "0"), "x", "1")
	}
	return []Problem{{down, p.Unique}, {across, p.Unique}, {other, p.Unique}}
}

// TestParameters makes a puzzle of every tier in all small sizes, or is told that there are none.
func TestParameters(t *testing.T) {
	refused := 0
	for _, height := range []int{6, 8, 10} {
		for _, width := range []int{6, 8, 10, 16} {
			for _, unique := range []bool{false, true} {
				for _, tier := range tiers {
					params := Params{height, width, unique, tier}
					setting, err := Family.At(1, fmt.Sprint("height=", height), fmt.Sprint("width=", width), fmt.Sprint("unique=", unique), "tier="+tier)
					if err != nil {
						refused++
						r := generators.Stream(t.Name(), fmt.Sprint(params))
						made := 0
						for range 300 {
							if _, _, err := generate(r, params); err == nil {
								made++
							}
						}
						if made > 6 {
							t.Errorf("%v is refused, and was made %d times: %v", params, made, err)
						}
					} else if _, err := setting.Make(1, "train", 0); err != nil {
						t.Error(err)
					}
				}
			}
		}
	}
	if refused != 10 {
		t.Errorf("%d combinations were refused", refused)
	}
	for _, assignments := range [][]string{
		{"height=7"}, {"width=9"}, {"height=4"}, {"width=34"}, {"tier=hard"}, {"height=6", "width=16"}, {"tier=lines"}, {"height=26", "width=10", "tier=search"},
	} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	for _, assignments := range [][]string{{"height=20", "width=32", "tier=last"}, {"height=32", "width=32", "tier=pairs", "unique=false"}, {"height=14"}, {"height=24", "width=22", "tier=search"}} {
		setting, err := Family.At(1, assignments...)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := setting.Make(1, "train", 0); err != nil {
			t.Error(err)
		}
	}
}

// TestDrawing reads the givens back from the prompt.
func TestDrawing(t *testing.T) {
	some(t, 1, func(p Problem, _ Params, _ string) {
		parts := strings.Split(prompt(p), "\n\n")
		if rows := strings.Split(strings.ReplaceAll(parts[2], " ", ""), "\n"); !slices.Equal(rows, p.Givens) {
			t.Errorf("%v is drawn as %v", p.Givens, rows)
		}
	})
}
