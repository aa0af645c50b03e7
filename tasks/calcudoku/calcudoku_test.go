package calcudoku

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/cages"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// obeys tells whether the first cells of a square, row by row, break no rule: the rules once more, as plainly as can
// be.
func obeys(p Problem, rows [][]int, cells int) bool {
	for i := range cells {
		n := rows[i/p.Size][i%p.Size]
		if n < 1 || n > p.Size {
			return false
		}
		for k := range i {
			if rows[k/p.Size][k%p.Size] == n && (k/p.Size == i/p.Size || k%p.Size == i%p.Size) {
				return false
			}
		}
	}
	for _, c := range p.Cages {
		if slices.Max(c.Cells) >= cells {
			continue
		}
		sum, product := 0, 1
		var numbers []int
		for _, cell := range c.Cells {
			n := rows[cell/p.Size][cell%p.Size]
			sum, product, numbers = sum+n, product*n, append(numbers, n)
		}
		least, most := slices.Min(numbers), slices.Max(numbers)
		if c.Op == "sum" && sum != c.Target || c.Op == "product" && product != c.Target ||
			c.Op == "difference" && least+c.Target != most || c.Op == "quotient" && least*c.Target != most {
			return false
		}
	}
	return true
}

// tryAll counts the solutions by trying all numbers in all cells, up to the given count.
func tryAll(p Problem, most int) (count int) {
	rows := slices.Collect(slices.Chunk(make([]int, p.Size*p.Size), p.Size))
	var fill func(cell int)
	fill = func(cell int) {
		if cell == p.Size*p.Size {
			count++
			return
		}
		for n := 1; n <= p.Size && count < most; n++ {
			rows[cell/p.Size][cell%p.Size] = n
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
	tasktest.Some(t, generate, []Params{{4, "values"}, {5, "values"}, {5, "places"}, {5, "lines"}, {4, "chains"}, {5, "chains"}, {4, "search"}, {5, "search"}}, each, check)
}

func TestOneSolution(t *testing.T) {
	some(t, 5, func(p Problem, params Params, answer string) {
		if n := tryAll(p, 2); n != 1 {
			t.Errorf("%v: %d solutions by trying all: %v", params, n, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// random is a puzzle with a solution, and often more.
func random(r *rand.Rand, size, joins int) (p Problem, solution [][]int) {
	solution = latin.Random(r, size)
	cutting := cages.Cut(r, solution)
	for range joins {
		cutting.Join()
	}
	p.Size = size
	for _, c := range cutting.Cages() {
		p.Cages = append(p.Cages, Cage{c.Op, c.Target, c.Cells})
	}
	return p, solution
}

func TestSolutionsAgreesWithNaiveCount(t *testing.T) {
	r := generators.Stream(t.Name())
	several, none := 0, 0
	for range 300 {
		p, _ := random(r, 2+r.IntN(3), r.IntN(4))
		if r.IntN(3) == 0 {
			p.Cages[r.IntN(len(p.Cages))].Target = 1 + r.IntN(12) // often without any solution
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
	if several < 30 || none < 30 {
		t.Errorf("only %d puzzles had several solutions, and %d none", several, none)
	}
}

// climb climbs all steps of the ladder.
func climb(p Problem) (square *latin.Square, used []int) {
	var rungs []generators.Rung[*latin.Square]
	for _, step := range ladder(p.solver()).Steps {
		rungs = append(rungs, step.Rung)
	}
	square = latin.New(p.Size)
	return square, generators.Climb(square, rungs, (*latin.Square).Filled)
}

// TestRungsKeepTheSolution climbs over puzzles of small cages and large.
func TestRungsKeepTheSolution(t *testing.T) {
	r := generators.Stream(t.Name())
	total := make([]int, len(ladder(cages.New(1, nil)).Steps))
	for range 1000 {
		size := 4 + r.IntN(5)
		p, solution := random(r, size, r.IntN(size*size/4))
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
	p := Problem{3, []Cage{{"sum", 1, []int{0}}, {"difference", 1, []int{1, 2}}, {"product", 18, []int{3, 4, 7}}, {"quotient", 3, []int{5, 8}}, {"sum", 3, []int{6}}}}
	for _, c := range []struct{ answer, want string }{
		{"1 2 3\n2 3 1\n3 1 2", "wrong: cage C does not have the product 18"},
		{"1 2 3\n3 1 2\n2 3 1", "wrong: cage C does not have the product 18"},
		{"1 3 2\n2 1 3\n3 2 1", "wrong: cage C does not have the product 18"},
		{"2 1 3\n1 3 2\n3 2 1", "wrong: cage A does not have the sum 1"},
		{"1 2 3\n2 3 1\n1 3 2", "wrong: column 1 holds two 1s"},
		{"1 2 3\n2 3 1", "malformed: there are 2 rows, not 3"},
		{"1 2 3\n2 3 4\n3 1 2", "malformed: row 2 holds a number that is not from 1 to 3"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
	for _, c := range []struct {
		cage Cage
		want string
	}{
		{Cage{"quotient", 2, []int{0, 1}}, "right"}, {Cage{"quotient", 3, []int{0, 1}}, "wrong"}, {Cage{"quotient", 1, []int{0, 1}}, "wrong"},
		{Cage{"quotient", 2, []int{1, 0}}, "right"}, {Cage{"quotient", 1, []int{1, 2}}, "wrong"}, // 3 / 2 is no whole number
		{Cage{"difference", 1, []int{0, 1}}, "right"}, {Cage{"difference", 2, []int{0, 1}}, "wrong"}, {Cage{"difference", 0, []int{0, 4}}, "wrong"},
		{Cage{"product", 6, []int{0, 1, 2}}, "right"}, {Cage{"product", 5, []int{0, 1, 2}}, "wrong"}, {Cage{"sum", 6, []int{0, 1, 2}}, "right"},
	} {
		if verdict := verify(Problem{3, []Cage{c.cage}}, "1 2 3\n2 3 1\n3 1 2"); string(verdict.Reason) != c.want {
			t.Errorf("%v is judged %s, want %s", c.cage, verdict.Reason, c.want)
		}
	}
}

// TestSymmetry: a symmetry takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 5, func(p Problem, params Params, answer string) {
		rows, err := grid.Parse(answer, p.Size, p.Size, p.Size)
		if err != nil {
			t.Fatal(err)
		}
		solved := Problem{Size: p.Size} // each number as the sum of a cage of one cell
		for cell, n := range slices.Concat(rows...) {
			solved.Cages = append(solved.Cages, Cage{"sum", n, []int{cell}})
		}
		for i := range 20 {
			seed := strconv.Itoa(i)
			q, image := symmetry(generators.Stream(answer, seed), p), symmetry(generators.Stream(answer, seed), solved)
			var numbers []int
			for _, c := range image.Cages {
				numbers = append(numbers, c.Target)
			}
			if !verify(q, grid.Format(slices.Collect(slices.Chunk(numbers, p.Size)))).OK() {
				t.Errorf("the image of the solution does not solve %v, the image of %v", q, p)
			}
		}
	})
}

// TestOrbits tries all ways to cut small squares into cages, with one target or two.
func TestOrbits(t *testing.T) {
	for _, test := range []struct{ size, targets, puzzles, different int }{{2, 3, 309, 81}, {3, 1, 21147, 442}} {
		var problems []Problem
		var add func(all []Cage, cell int)
		add = func(all []Cage, cell int) {
			if cell == test.size*test.size {
				p := Problem{Size: test.size}
				for _, c := range all {
					p.Cages = append(p.Cages, Cage{c.Op, c.Target, slices.Clone(c.Cells)})
				}
				problems = append(problems, p)
				return
			}
			for i, c := range all {
				others := slices.Clone(all)
				others[i].Cells = append(slices.Clone(c.Cells), cell)
				add(others, cell+1)
			}
			for target := range test.targets {
				add(append(slices.Clone(all), Cage{[]string{"sum", "product"}[target%2], 1 + target/2, []int{cell}}), cell+1)
			}
		}
		add(nil, 0)
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if len(problems) != test.puzzles || different != test.different {
			t.Errorf("%d puzzles of size %d, %d of them different; want %d and %d", len(problems), test.size, different, test.puzzles, test.different)
		}
	}
}

// moves are a puzzle with two neighbouring rows exchanged, with two columns exchanged, with columns for rows.
func moves(p Problem) (images []Problem) {
	move := func(to func(row, column int) (int, int)) {
		q := Problem{Size: p.Size}
		for _, c := range p.Cages {
			var cells []int
			for _, cell := range c.Cells {
				row, column := to(cell/p.Size, cell%p.Size)
				cells = append(cells, row*p.Size+column)
			}
			slices.Sort(cells)
			q.Cages = append(q.Cages, Cage{c.Op, c.Target, cells})
		}
		slices.SortFunc(q.Cages, func(a, b Cage) int { return a.Cells[0] - b.Cells[0] })
		images = append(images, q)
	}
	for i := 1; i < p.Size; i++ {
		swap := func(line int) int {
			switch line {
			case i:
				return i - 1
			case i - 1:
				return i
			}
			return line
		}
		move(func(row, column int) (int, int) { return swap(row), column })
		move(func(row, column int) (int, int) { return row, swap(column) })
	}
	move(func(row, column int) (int, int) { return column, row })
	return images
}

// TestPrompt reads the problem back from its wording.
func TestPrompt(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 50 {
		p, _ := random(r, 2+r.IntN(8), r.IntN(10))
		parts := strings.Split(prompt(p), "\n\n")
		cells := strings.Fields(parts[2])
		again := Problem{Size: len(strings.Split(parts[2], "\n"))}
		for line := range strings.SplitSeq(parts[3], "\n") {
			var letter, op string
			var target int
			if _, err := fmt.Sscanf(strings.Replace(line, ":", " ", 1), "%s %s %d", &letter, &op, &target); err != nil {
				t.Fatal(err, line)
			}
			c := Cage{Op: op, Target: target}
			for i, cell := range cells {
				if cell == letter {
					c.Cells = append(c.Cells, i)
				}
			}
			again.Cages = append(again.Cages, c)
		}
		if !reflect.DeepEqual(again, p) {
			t.Errorf("%v is read as %v from\n%s", p, again, prompt(p))
		}
	}
}

// TestParameters makes a puzzle of every combination of small parameters.
func TestParameters(t *testing.T) {
	for _, assignments := range [][]string{{"size=3"}, {"size=10"}, {"tier=hard"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	for size := 4; size <= 9; size++ {
		for _, tier := range tiers {
			setting, err := Family.At(1, "tier="+tier, "size="+strconv.Itoa(size))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := setting.Make(1, "train", 0); err != nil {
				t.Errorf("%v: %v", setting, err)
			}
		}
	}
}
