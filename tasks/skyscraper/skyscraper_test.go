package skyscraper

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// says is what stands at the beginning of a line of towers, by the rules and as plainly as can be.
func says(sees string, towers []int) (total int) {
	for i, height := range towers {
		if slices.Max(towers[:i+1]) == height {
			total += map[string]int{"count": 1, "sum": height}[sees]
		}
	}
	return total
}

func reversed(towers []int) []int {
	towers = slices.Clone(towers)
	slices.Reverse(towers)
	return towers
}

// obeys tells whether the first cells of a square, row by row, break no rule: the rules once more, as plainly as can
// be.
func obeys(p Problem, rows [][]int, cells int) bool {
	size := len(p.Givens)
	row, column := make([]int, 0, size), make([]int, 0, size)
	for i := range cells {
		r, c := i/size, i%size
		n := rows[r][c]
		if n < 1 || n > size || p.Givens[r][c] != 0 && p.Givens[r][c] != n {
			return false
		}
		row, column = append(row[:0], rows[r][:c]...), column[:0]
		for above := range r {
			column = append(column, rows[above][c])
		}
		if slices.Contains(row, n) || slices.Contains(column, n) {
			return false
		}
		row, column = append(row, n), append(column, n)
		if c == size-1 && (p.Left[r] > 0 && says(p.Sees, row) != p.Left[r] || p.Right[r] > 0 && says(p.Sees, reversed(row)) != p.Right[r]) {
			return false
		}
		if r == size-1 && (p.Top[c] > 0 && says(p.Sees, column) != p.Top[c] || p.Bottom[c] > 0 && says(p.Sees, reversed(column)) != p.Bottom[c]) {
			return false
		}
	}
	return true
}

// tryAll counts the solutions by trying all numbers in all cells, up to the given count.
func tryAll(p Problem, most int) (count int) {
	size := len(p.Givens)
	rows := empty(size)
	var fill func(cell int)
	fill = func(cell int) {
		if cell == size*size {
			count++
			return
		}
		for n := 1; n <= size && count < most; n++ {
			rows[cell/size][cell%size] = n
			if obeys(p, rows, cell+1) {
				fill(cell + 1)
			}
		}
	}
	fill(0)
	return count
}

func empty(size int) [][]int { return slices.Collect(slices.Chunk(make([]int, size*size), size)) }

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{4, "count", "sight"}, {5, "sum", "sight"}, {4, "sum", "lines"}, {5, "count", "lines"}, {4, "count", "chains"},
		{5, "sum", "chains"}, {4, "count", "search"}, {5, "sum", "search"}, {5, "count", "search"},
	}, each, check)
}

func TestOneSolution(t *testing.T) {
	some(t, 2, func(p Problem, params Params, answer string) {
		if n := tryAll(p, 2); n != 1 {
			t.Errorf("%v: %d solutions by trying all: %v", params, n, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// random is a puzzle with a solution, and maybe more: each number of a random square is shown with a small chance, each
// clue with a greater one.
func random(r *rand.Rand, size, share int) (p Problem, solution [][]int) {
	solution = latin.Random(r, size)
	p = Problem{Sees: []string{"count", "sum"}[r.IntN(2)], Givens: empty(size)}
	clue := func(towers []int) int {
		if r.IntN(100) < share {
			return says(p.Sees, towers)
		}
		return 0
	}
	for i, row := range solution {
		column := make([]int, size)
		for k := range column {
			column[k] = solution[k][i]
			if r.IntN(400) < share {
				p.Givens[i][k] = row[k]
			}
		}
		p.Left, p.Right = append(p.Left, clue(row)), append(p.Right, clue(reversed(row)))
		p.Top, p.Bottom = append(p.Top, clue(column)), append(p.Bottom, clue(reversed(column)))
	}
	return p, solution
}

func TestSolutionsAgreesWithNaiveCount(t *testing.T) {
	r := generators.Stream(t.Name())
	several, none := 0, 0
	for range 300 {
		size := 2 + r.IntN(3)
		p, _ := random(r, size, 20+r.IntN(60))
		switch r.IntN(6) { // often without any solution
		case 0:
			p.Givens[r.IntN(size)][r.IntN(size)] = 1 + r.IntN(size)
		case 1:
			p.Left[r.IntN(size)] = r.IntN(12)
		}
		want, got := tryAll(p, 1000), 0
		for s := range solutions(p) {
			got++
			if !verify(p, s).OK() {
				t.Fatalf("%q is no solution of %v", s, p)
			}
		}
		if got != want {
			t.Fatalf("%d solutions, and %d by trying all: %v", got, want, p)
		}
		if want > 1 {
			several++
		} else if want == 0 {
			none++
		}
	}
	if several < 30 || none < 20 {
		t.Errorf("only %d puzzles had several solutions, and %d none", several, none)
	}
}

// climb climbs all steps of the ladder.
func climb(p Problem) (square *latin.Square, used []int) {
	var rungs []generators.Rung[*latin.Square]
	for _, step := range ladder(solver(p)).Steps {
		rungs = append(rungs, step.Rung)
	}
	square = latin.Given(p.Givens)
	return square, generators.Climb(square, rungs, (*latin.Square).Filled)
}

// TestRungsKeepTheSolution climbs over puzzles with few clues and many.
func TestRungsKeepTheSolution(t *testing.T) {
	r := generators.Stream(t.Name())
	total := make([]int, 8)
	for range 2000 {
		size := 4 + r.IntN(5)
		p, solution := random(r, size, 10+r.IntN(50))
		square, used := climb(p)
		for i, n := range used {
			total[i] += n
		}
		for cell, candidates := range square.Cells {
			if !candidates.Has(solution[cell/size][cell%size]) {
				t.Fatalf("row %d, column %d lost the number of the solution: %v", cell/size+1, cell%size+1, p)
			}
		}
	}
	if slices.Contains(total, 0) {
		t.Errorf("a step was of no use: %v", total)
	}
}

// TestPareLeavesNothing: a puzzle that falls to techniques does not fall to them without any one of its clues.
func TestPareLeavesNothing(t *testing.T) {
	some(t, 5, func(p Problem, params Params, _ string) {
		tier := slices.Index(tiers, params.Tier)
		if tier == searching {
			return
		}
		for _, list := range append([][]int{p.Left, p.Right, p.Top, p.Bottom}, p.Givens...) {
			for i, clue := range list {
				if list[i] = 0; clue > 0 && ladder(solver(p)).Falls(latin.Given(p.Givens), tier) {
					t.Errorf("%v does not need all its clues, say %d: %v", params, clue, p)
				}
				list[i] = clue
			}
		}
	})
}

// TestVerify compares the judge with obeys, on squares near to the solution.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 5, func(p Problem, params Params, answer string) {
		for range 100 {
			rows := tasktest.NearSquare(t, r, answer, params.Size)
			verdicts.Compare(t, verify(p, grid.Format(rows)), obeys(p, rows, params.Size*params.Size), p, grid.Format(rows))
		}
	})
	verdicts.Mixed(t, 1./20, 1./2)
}

func TestVerdicts(t *testing.T) {
	p := Problem{"count", []int{0, 2, 0}, []int{0, 0, 3}, []int{3, 0, 0}, []int{0, 2, 0}, [][]int{{0, 2, 0}, {0, 0, 0}, {0, 0, 0}}}
	sum := p
	sum.Sees, sum.Left, sum.Right, sum.Top, sum.Bottom = "sum", []int{6, 0, 0}, []int{0, 4, 0}, []int{0, 5, 0}, []int{0, 0, 3}
	for _, c := range []struct {
		p            Problem
		answer, want string
	}{
		{p, "1 2 3\n2 3 1\n3 1 2", "wrong: from the right end of row 3, the count of what is seen is 2 and not 3"},
		{p, "1 2 3\n3 1 2\n2 3 1", "wrong: from the top end of column 1, the count of what is seen is 2 and not 3"},
		{p, "3 2 1\n2 1 3\n1 3 2", "wrong: from the top end of column 1, the count of what is seen is 1 and not 3"},
		{p, "1 3 2\n2 1 3\n3 2 1", "wrong: row 1, column 2 was given as 2 and holds 3"},
		{p, "1 2 3\n2 3 1\n1 3 2", "wrong: column 1 holds two 1s"},
		{p, "1 2 3\n2 3 1", "malformed: there are 2 rows, not 3"},
		{p, "1 2 3\n2 3 4\n3 1 2", "malformed: row 2 holds a number that is not from 1 to 3"},
		{sum, "1 2 3\n2 3 1\n3 1 2", "wrong: from the bottom end of column 3, the sum of what is seen is 5 and not 3"},
		{sum, "1 2 3\n3 1 2\n2 3 1", "wrong: from the right end of row 2, the sum of what is seen is 5 and not 4"},
		{sum, "1 2 3\n2 3 1\n3 1 2", "wrong: from the bottom end of column 3, the sum of what is seen is 5 and not 3"},
		{sum, "3 2 1\n2 1 3\n1 3 2", "wrong: from the left end of row 1, the sum of what is seen is 3 and not 6"},
	} {
		verdict := verify(c.p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: a turn takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 5, func(p Problem, params Params, answer string) {
		rows, err := grid.Parse(answer, params.Size, params.Size, params.Size)
		if err != nil {
			t.Fatal(err)
		}
		for turn := range dihedral.Turn(dihedral.Count) {
			if q := p.turned(turn); !verify(q, grid.Format(dihedral.Cells(turn, rows))).OK() {
				t.Errorf("the image of the solution does not solve %v, the image of %v", q, p)
			}
		}
	})
}

// TestOrbits tries all puzzles of size 2 and all of size 3 with a few clues.
func TestOrbits(t *testing.T) {
	for _, test := range []struct{ size, clues, most, puzzles, different int }{{2, 8, 1, 3797, 525}, {3, 2, 3, 1954, 298}} {
		var problems []Problem
		var add func(p Problem, from, left int)
		add = func(p Problem, from, left int) {
			lists := append([][]int{p.Left, p.Right, p.Top, p.Bottom}, p.Givens...)
			if from == len(lists)*test.size || left == 0 {
				problems = append(problems, p)
				return
			}
			for n := 0; n <= test.most; n++ {
				q := Problem{p.Sees, slices.Clone(p.Left), slices.Clone(p.Right), slices.Clone(p.Top), slices.Clone(p.Bottom), dihedral.Cells(0, p.Givens)}
				append([][]int{q.Left, q.Right, q.Top, q.Bottom}, q.Givens...)[from/test.size][from%test.size] = n
				add(q, from+1, left-min(n, 1))
			}
		}
		none := make([]int, test.size)
		add(Problem{"count", none, none, none, none, empty(test.size)}, 0, test.clues)
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if len(problems) != test.puzzles || different != test.different {
			t.Errorf("%d puzzles of size %d, %d of them different; want %d and %d", len(problems), test.size, different, test.puzzles, test.different)
		}
	}
}

// moves are the mirror image of a puzzle and that with rows for columns.
func moves(p Problem) []Problem {
	mirror := Problem{p.Sees, p.Right, p.Left, reversed(p.Top), reversed(p.Bottom), nil}
	transposed := Problem{p.Sees, p.Top, p.Bottom, p.Left, p.Right, empty(len(p.Givens))}
	for i, row := range p.Givens {
		mirror.Givens = append(mirror.Givens, reversed(row))
		for k, n := range row {
			transposed.Givens[k][i] = n
		}
	}
	return []Problem{mirror, transposed}
}

// TestPrompt reads the problem back from its wording.
func TestPrompt(t *testing.T) {
	some(t, 5, func(p Problem, params Params, _ string) {
		text := prompt(p)
		read := func(line string) (numbers []int) {
			for word := range strings.FieldsSeq(line) {
				n, _ := strconv.Atoi(word) // 0 for a point
				numbers = append(numbers, n)
			}
			return numbers
		}
		again := Problem{Sees: "count"}
		if strings.Contains(text, "sum of the heights") {
			again.Sees = "sum"
		}
		for side, list := range map[string]*[]int{"left": &again.Left, "right": &again.Right, "top": &again.Top, "bottom": &again.Bottom} {
			_, rest, _ := strings.Cut(text, "Clues at the "+side+" ends of the ")
			line, _, _ := strings.Cut(rest, "\n")
			_, numbers, _ := strings.Cut(line, ": ")
			*list = read(numbers)
		}
		drawn := strings.Split(text, "\n\n")
		for line := range strings.SplitSeq(drawn[len(drawn)-2], "\n") {
			again.Givens = append(again.Givens, read(line))
		}
		if !reflect.DeepEqual(again, p) {
			t.Errorf("%v is read as %v from\n%s", p, again, text)
		}
	})
}

// TestParameters makes a puzzle of every combination of small parameters, or is told that there is none.
func TestParameters(t *testing.T) {
	for _, assignments := range [][]string{{"size=3"}, {"size=10"}, {"tier=hard"}, {"sees=all"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	refused := 0
	for size := 4; size <= 6; size++ {
		for _, sees := range []string{"count", "sum"} {
			for _, tier := range tiers {
				assignments := []string{"sees=" + sees, "tier=" + tier, "size=" + strconv.Itoa(size)}
				setting, err := Family.At(1, assignments...)
				if err != nil {
					refused++
					continue
				}
				if _, err := setting.Make(1, "train", 0); err != nil {
					t.Errorf("%v: %v", assignments, err)
				}
			}
		}
	}
	if refused != len(rare) {
		t.Errorf("%d combinations are refused, and %d are rare", refused, len(rare))
	}
}
