package futoshiki

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// obeys tells whether the first cells of a square, row by row, break no rule: the rules once more, as plainly as can be.
func obeys(p Problem, rows [][]int, cells int) bool {
	size := len(p.Givens)
	for i := range cells {
		r, c := i/size, i%size
		n := rows[r][c]
		if n < 1 || n > size || p.Givens[r][c] != 0 && p.Givens[r][c] != n {
			return false
		}
		for k := range i {
			if rows[k/size][k%size] == n && (k/size == r || k%size == c) {
				return false
			}
		}
		for _, pair := range p.Less {
			less, more := pair[0], pair[1]
			if max(less, more) == i && rows[less/size][less%size] >= rows[more/size][more%size] {
				return false
			}
		}
	}
	return true
}

// tryAll counts the solutions by trying all numbers in all cells, up to the given count.
func tryAll(p Problem, most int) (count int) {
	size := len(p.Givens)
	rows := make([][]int, size)
	for i := range rows {
		rows[i] = make([]int, size)
	}
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

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{4, "singles"}, {5, "singles"}, {4, "bounds"}, {5, "bounds"}, {5, "sets"}, {5, "chains"}, {5, "search"},
	}, each, check)
}

func TestOneSolution(t *testing.T) {
	some(t, 10, func(p Problem, params Params, answer string) {
		if n := tryAll(p, 2); n != 1 {
			t.Errorf("%v: %d solutions by trying all: %v", params, n, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// random is a puzzle with a solution, and maybe more: each clue of a random square is shown with some chance, signs
// more often than numbers.
func random(r *rand.Rand, size, share int) (p Problem, solution [][]int) {
	solution = latin.Random(r, size)
	var cells []int
	for cell := range size * size {
		if r.IntN(400) < share {
			cells = append(cells, cell)
		}
	}
	p = Problem{latin.Part(solution, cells), [][2]int{}}
	for _, pair := range latin.Signs(solution) {
		if r.IntN(100) < share {
			p.Less = append(p.Less, pair)
		}
	}
	return p, solution
}

func TestSolutionsAgreesWithNaiveCount(t *testing.T) {
	r := generators.Stream(t.Name())
	several := 0
	for range 200 {
		size := 2 + r.IntN(3)
		p, _ := random(r, size, 20+r.IntN(60))
		if r.IntN(4) == 0 {
			p.Givens[r.IntN(size)][r.IntN(size)] = 1 + r.IntN(size) // often without any solution
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
		}
	}
	if several < 20 {
		t.Errorf("only %d puzzles had several solutions", several)
	}
}

// climb climbs all steps of the ladder.
func climb(p Problem) (square *latin.Square, used []int) {
	var rungs []generators.Rung[*latin.Square]
	for _, step := range ladder(p).Steps {
		rungs = append(rungs, step.Rung)
	}
	square = latin.Given(p.Givens)
	return square, generators.Climb(square, rungs, (*latin.Square).Filled)
}

// TestRungsKeepTheSolution climbs over puzzles with few clues and many.
func TestRungsKeepTheSolution(t *testing.T) {
	r := generators.Stream(t.Name())
	total := make([]int, len(ladder(Problem{}).Steps))
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
	for i, n := range total {
		if n == 0 {
			t.Errorf("step %d was of no use", i)
		}
	}
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
	p := Problem{
		Givens: [][]int{{0, 2, 0}, {0, 0, 0}, {0, 0, 0}},
		Less:   [][2]int{{0, 1}, {0, 3}, {7, 4}, {8, 7}},
	}
	for _, c := range []struct{ answer, want string }{
		{"1 2 3\n2 3 1\n3 1 2", "wrong: row 3, column 3 does not hold less than row 3, column 2"},
		{"1 2 3\n3 1 2\n2 3 1", "wrong: row 3, column 2 does not hold less than row 2, column 2"},
		{"3 2 1\n1 3 2\n2 1 3", "wrong: row 1, column 1 does not hold less than row 1, column 2"},
		{"1 3 2\n2 1 3\n3 2 1", "wrong: row 1, column 2 was given as 2 and holds 3"},
		{"1 2 3\n2 3 1\n1 3 2", "wrong: column 1 holds two 1s"},
		{"1 2 3\n2 3 1", "malformed: there are 2 rows, not 3"},
		{"1 2 3\n2 3 4\n3 1 2", "malformed: row 2 holds a number that is not from 1 to 3"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: a symmetry takes the solution to that of the image, in which signs stand between neighbours.
func TestSymmetry(t *testing.T) {
	some(t, 10, func(p Problem, params Params, answer string) {
		rows, err := grid.Parse(answer, params.Size, params.Size, params.Size)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			seed := strconv.Itoa(i)
			q := symmetry(generators.Stream(answer, seed), p)
			solved := symmetry(generators.Stream(answer, seed), Problem{rows, p.Less})
			if !verify(q, grid.Format(solved.Givens)).OK() {
				t.Errorf("the image of the solution does not solve %v, the image of %v", q, p)
			}
			for _, pair := range q.Less {
				if apart := max(pair[0], pair[1]) - min(pair[0], pair[1]); apart != 1 && apart != params.Size {
					t.Errorf("a sign of %v is not between neighbours in %v", p, q)
				}
			}
		}
	})
}

// TestOrbits tries all orders of rows and columns of all small puzzles of a kind.
func TestOrbits(t *testing.T) {
	for _, test := range []struct {
		size, signs, givens, puzzles, different int
		heavy                                   bool
	}{
		{size: 4, signs: 2, puzzles: 1104, different: 12}, {size: 3, signs: 2, givens: 1, puzzles: 7128, different: 140},
		{size: 4, signs: 3, puzzles: 16192, different: 99, heavy: true},
		{size: 4, signs: 2, givens: 1, puzzles: 70656, different: 244, heavy: true},
		{size: 4, signs: 1, givens: 2, puzzles: 92160, different: 192, heavy: true},
	} {
		if test.heavy && tasktest.Heavy(0) == 0 {
			continue
		}
		problems := allPuzzles(test.size, test.signs, test.givens)
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if len(problems) != test.puzzles || different != test.different {
			t.Errorf("%d puzzles of size %d with %d signs and %d givens, %d of them different; want %d and %d",
				len(problems), test.size, test.signs, test.givens, different, test.puzzles, test.different)
		}
	}
}

// allPuzzles are all with so many signs and givens, solvable or not.
func allPuzzles(size, signs, givens int) []Problem {
	var pairs [][2]int
	for cell := range size * size {
		if (cell+1)%size > 0 {
			pairs = append(pairs, [2]int{cell, cell + 1}, [2]int{cell + 1, cell})
		}
		if cell+size < size*size {
			pairs = append(pairs, [2]int{cell, cell + size}, [2]int{cell + size, cell})
		}
	}
	slices.SortFunc(pairs, comparePairs)
	var all []Problem
	var give func(p Problem, from, left int)
	give = func(p Problem, from, left int) {
		if left == 0 {
			all = append(all, p)
			return
		}
		for cell := from; cell < size*size; cell++ {
			for n := 1; n <= size; n++ {
				q := Problem{latin.Part(p.Givens, nil), p.Less}
				for i, row := range p.Givens {
					copy(q.Givens[i], row)
				}
				q.Givens[cell/size][cell%size] = n
				give(q, cell+1, left-1)
			}
		}
	}
	var sign func(less [][2]int, from, left int)
	sign = func(less [][2]int, from, left int) {
		if left == 0 {
			give(Problem{slices.Collect(slices.Chunk(make([]int, size*size), size)), less}, 0, givens)
			return
		}
		for i := from; i < len(pairs); i++ {
			if !slices.Contains(less, [2]int{pairs[i][1], pairs[i][0]}) {
				sign(append(slices.Clone(less), pairs[i]), i+1, left-1)
			}
		}
	}
	sign([][2]int{}, 0, signs)
	return all
}

// moves are the images of a puzzle that are puzzles, too: in all orders of rows, in all orders of columns, with rows for
// columns, with the numbers counted from the other end.
func moves(p Problem) (images []Problem) {
	size := len(p.Givens)
	move := func(to func(row, column, number int) (int, int, int)) {
		q := Problem{slices.Collect(slices.Chunk(make([]int, size*size), size)), [][2]int{}}
		for i, row := range p.Givens {
			for k, n := range row {
				toRow, toColumn, number := to(i, k, n)
				q.Givens[toRow][toColumn] = number
			}
		}
		for _, pair := range p.Less {
			r0, c0, n0 := to(pair[0]/size, pair[0]%size, 1)
			r1, c1, n1 := to(pair[1]/size, pair[1]%size, 2)
			if (r0-r1)*(r0-r1)+(c0-c1)*(c0-c1) != 1 {
				return
			}
			if n0 > n1 {
				r0, c0, r1, c1 = r1, c1, r0, c0
			}
			q.Less = append(q.Less, [2]int{r0*size + c0, r1*size + c1})
		}
		slices.SortFunc(q.Less, comparePairs)
		images = append(images, q)
	}
	move(func(row, column, number int) (int, int, int) { return column, row, number })
	move(func(row, column, number int) (int, int, int) {
		if number == 0 {
			return row, column, 0
		}
		return row, column, size + 1 - number
	})
	for _, order := range orders(size) {
		move(func(row, column, number int) (int, int, int) { return order[row], column, number })
		move(func(row, column, number int) (int, int, int) { return row, order[column], number })
	}
	return images
}

func comparePairs(a, b [2]int) int { return slices.Compare(a[:], b[:]) }

// orders are all orders of the numbers below n.
func orders(n int) (all [][]int) {
	if n == 0 {
		return [][]int{nil}
	}
	for _, shorter := range orders(n - 1) {
		for i := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), i, n-1))
		}
	}
	return all
}

// TestDrawing reads the drawing back, by words as a language model would and by columns as a person would.
func TestDrawing(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 50 {
		size := 3 + r.IntN(10)
		p, _ := random(r, size, 30)
		again := Problem{latin.Part(p.Givens, nil), [][2]int{}}
		sign := func(word string, a, b int) {
			switch word {
			case "<", "^":
				again.Less = append(again.Less, [2]int{a, b})
			case ">", "v":
				again.Less = append(again.Less, [2]int{b, a})
			}
		}
		lines := strings.Split(drawing(p), "\n")
		for i, line := range lines {
			words := strings.Fields(line)
			for k, word := range words {
				switch {
				case i%2 == 0 && k%2 == 0:
					again.Givens[i/2][k/2], _ = strconv.Atoi(word) // 0 for an open cell
				case i%2 == 0:
					sign(word, i/2*size+k/2, i/2*size+k/2+1)
				default: // a sign stands below the last character of its cell
					sign(word, i/2*size+k, (i/2+1)*size+k)
					if at := (k+1)*len(strconv.Itoa(size)) + 3*k - 1; line[at:at+1] != word || lines[i-1][at] == ' ' {
						t.Fatalf("column %d is not below its cell:\n%s", k+1, drawing(p))
					}
				}
			}
			if want := []int{2*size - 1, size}[i%2]; len(words) != want {
				t.Fatalf("line %d has %d words, want %d:\n%s", i+1, len(words), want, drawing(p))
			}
		}
		slices.SortFunc(again.Less, comparePairs)
		slices.SortFunc(p.Less, comparePairs)
		if !reflect.DeepEqual(again, p) {
			t.Fatalf("%v was drawn as\n%s", p, drawing(p))
		}
	}
}

func TestParameters(t *testing.T) {
	for _, assignments := range [][]string{{"size=3"}, {"size=13"}, {"tier=hard"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	for _, assignments := range [][]string{{"size=4", "tier=sets"}, {"size=4", "tier=search"}, {"size=12"}, {"size=10", "tier=search"}} {
		setting, err := Family.At(1, assignments...)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := setting.Make(1, "train", 0); err != nil {
			t.Error(err)
		}
	}
}
