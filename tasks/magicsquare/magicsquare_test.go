package magicsquare

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/magic"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// obeys tells whether the first cells of a square, row by row, break no rule: the rules once more, as plainly as can
// be.
func obeys(p Problem, numbers []int) bool {
	size := len(p.Givens)
	seen := map[int]bool{}
	total, count := map[string]int{}, map[string]int{}
	for cell, n := range numbers {
		row, column := cell/size, cell%size
		if given := p.Givens[row][column]; n < 1 || n > size*size || seen[n] || given != 0 && given != n {
			return false
		}
		seen[n] = true
		lines := []string{fmt.Sprint("row ", row), fmt.Sprint("column ", column)}
		if row == column {
			lines = append(lines, "main")
		}
		if row+column == size-1 {
			lines = append(lines, "other")
		}
		for _, line := range lines {
			total[line] += n
			count[line]++
		}
	}
	for line, n := range total {
		if count[line] == size && n != size*(size*size+1)/2 {
			return false
		}
	}
	return true
}

// tryAll counts the solutions by trying numbers in the cells one after another, up to the given count. It leaves out
// what cannot obey, which the last cell of a row decides.
func tryAll(p Problem, most int) (count int) {
	size := len(p.Givens)
	givens := slices.Concat(p.Givens...)
	sum, numbers, used := size*(size*size+1)/2, make([]int, 0, size*size), make([]bool, size*size+1)
	for _, n := range givens {
		used[n] = true
	}
	var fill func()
	fill = func() {
		cell := len(numbers)
		if cell == size*size {
			if obeys(p, numbers) {
				count++
			}
			return
		}
		left := sum
		for _, n := range numbers[cell-cell%size:] {
			left -= n
		}
		above := sum
		for k := cell % size; k < cell; k += size {
			above -= numbers[k]
		}
		for n := 1; n <= size*size && count < most; n++ {
			isLast := cell%size == size-1 && n != left || cell/size == size-1 && n != above
			if isLast || n != givens[cell] && (givens[cell] != 0 || used[n]) {
				continue
			}
			numbers, used[n] = append(numbers, n), true
			fill()
			numbers, used[n] = numbers[:cell], n == givens[cell]
		}
	}
	fill()
	return count
}

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{{4, "last"}, {4, "pairs"}, {4, "lines"}, {4, "search"}, {5, "last"}, {5, "pairs"}}, each, check)
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

func TestSolutionsAgreesWithNaiveCount(t *testing.T) {
	r := generators.Stream(t.Name())
	several, none := 0, 0
	for range 300 {
		size := 3 + r.IntN(2)
		p := Problem{slices.Collect(slices.Chunk(make([]int, size*size), size))}
		square := [][]int{{2, 7, 6}, {9, 5, 1}, {4, 3, 8}}
		if size == 4 {
			square, _ = magic.Random(r, 4, generators.NewBudget(steps))
		}
		fewest := 6 * (size - 3)
		for _, cell := range r.Perm(size * size)[:fewest+r.IntN(3)] {
			p.Givens[cell/size][cell%size] = square[cell/size][cell%size]
		}
		if r.IntN(3) == 0 {
			p.Givens[r.IntN(size)][r.IntN(size)] = 1 + r.IntN(size*size) // often without any solution
		}
		want, got := tryAll(p, 10_000), 0
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

// TestVerify compares the judge with obeys, on magic squares and such as are nearly that.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	right := 0
	for range 1000 {
		size := 4 + r.IntN(2)
		square, ok := magic.Random(r, size, generators.NewBudget(steps))
		if !ok {
			continue
		}
		p := Problem{slices.Collect(slices.Chunk(make([]int, size*size), size))}
		for range r.IntN(4) {
			row, column := r.IntN(size), r.IntN(size)
			p.Givens[row][column] = square[row][column]
		}
		switch r.IntN(5) {
		case 0: // a pair of rows exchanged
			i, k := r.IntN(size), r.IntN(size)
			square[i], square[k] = square[k], square[i]
		case 1: // two numbers of a row exchanged
			row, i, k := r.IntN(size), r.IntN(size), r.IntN(size)
			square[row][i], square[row][k] = square[row][k], square[row][i]
		case 2: // another number
			square[r.IntN(size)][r.IntN(size)] = 1 + r.IntN(size*size)
		case 3: // the same magic square, seen otherwise
			square = magic.Disguise(r, square)
		}
		want := obeys(p, slices.Concat(square...))
		if verdict := verify(p, grid.Format(square)); verdict.OK() != want {
			t.Fatalf("judged %v: %v %v", verdict, p, square)
		}
		if want {
			right++
		}
	}
	if right < 150 || right > 750 {
		t.Errorf("%d answers were right", right)
	}
}

func TestVerdicts(t *testing.T) {
	p := Problem{[][]int{{16, 3, 0, 13}, {0, 0, 11, 8}, {9, 0, 0, 0}, {0, 15, 0, 0}}}
	for _, c := range []struct{ answer, want string }{
		{"16 3 2 13\n5 10 11 8\n9 6 7 12\n4 15 14 1", "right: "},
		{"16 3 2 13\n5 10 11 8\n9 6 7 12\n4 15 14 2", "wrong: row 1, column 3 and row 4, column 4 both hold 2"},
		{"13 3 2 16\n8 10 11 5\n12 6 7 9\n1 15 14 4", "wrong: row 1, column 1 was given as 16 and holds 13"},
		{"16 3 2 13\n5 10 11 8\n9 6 7 14\n4 15 12 1", "wrong: row 3 adds up to 36 and not 34"},
		{"16 3 2 13\n10 5 11 8\n9 6 7 12\n4 15 14 1", "wrong: column 1 adds up to 39 and not 34"},
		{"16 3 2 13\n5 10 11 8\n9 6 7\n4 15 14 1", "malformed: row 3 holds 3 numbers, not 4"},
		{"16 3 2 13\n5 10 11 8\n9 6 7 12\n4 15 14 17", "malformed: row 4 holds a number that is not from 1 to 16"},
		{"16 3 . 13\n5 10 11 8\n9 6 7 12\n4 15 14 1", "malformed: row 1 holds '.', which is no number"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
	open := Problem{[][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}}
	for _, c := range []struct{ answer, want string }{
		{"16 2 3 13\n5 11 10 8\n9 7 6 12\n4 14 15 1", "right: "},
		{"5 10 11 8\n16 3 2 13\n9 6 7 12\n4 15 14 1", "wrong: the diagonal from the top left adds up to 16 and not 34"},
		{"7 3 14 10\n12 16 1 5\n6 2 15 11\n9 13 4 8", "wrong: the diagonal from the top left adds up to 46 and not 34"},
	} {
		verdict := verify(open, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestOrbits takes all squares with a few numbers, chosen so that n*n+1 less one of them is one of them.
func TestOrbits(t *testing.T) {
	for _, test := range []struct {
		size, most, different int
		numbers               []int
	}{{4, 2, 49, []int{1, 2, 15, 16}}, {4, 2, 13, []int{1, 16}}, {5, 2, 66, []int{3, 13, 23}}, {6, 2, 17, []int{1, 36}}} {
		different, err := tasktest.Orbits(allPuzzles(test.size, test.most, test.numbers), moves, canonical)
		if err != nil {
			t.Fatal(err)
		}
		if different != test.different {
			t.Errorf("size %d: %d different puzzles, want %d", test.size, different, test.different)
		}
	}
}

// allPuzzles are all squares with so many of the numbers at most, each once at most.
func allPuzzles(size, most int, numbers []int) (all []Problem) {
	all = []Problem{{slices.Collect(slices.Chunk(make([]int, size*size), size))}}
	for _, n := range numbers {
		for _, p := range all {
			count := 0
			for _, other := range slices.Concat(p.Givens...) {
				count += min(other, 1)
			}
			for cell := range size * size {
				if count < most && p.Givens[cell/size][cell%size] == 0 {
					q := Problem{nil}
					for _, row := range p.Givens {
						q.Givens = append(q.Givens, slices.Clone(row))
					}
					q.Givens[cell/size][cell%size] = n
					all = append(all, q)
				}
			}
		}
	}
	return all
}

// moves are the symmetries that make all others: rows for columns, all rows from bottom to top, two neighbouring rows
// and columns exchanged together with those that face them, the first row and column with the last, and numbers
// counted from the other end.
func moves(p Problem) (images []Problem) {
	size := len(p.Givens)
	move := func(to func(row, column, number int) (int, int, int)) {
		q := Problem{slices.Collect(slices.Chunk(make([]int, size*size), size))}
		for i, row := range p.Givens {
			for k, n := range row {
				if n > 0 {
					toRow, toColumn, number := to(i, k, n)
					q.Givens[toRow][toColumn] = number
				}
			}
		}
		images = append(images, q)
	}
	exchanged := func(i, a, b int) int {
		switch i {
		case a:
			return b
		case b:
			return a
		}
		return i
	}
	move(func(row, column, n int) (int, int, int) { return column, row, n })
	move(func(row, column, n int) (int, int, int) { return size - 1 - row, column, n })
	move(func(row, column, n int) (int, int, int) { return row, column, size*size + 1 - n })
	move(func(row, column, n int) (int, int, int) {
		return exchanged(row, 0, size-1), exchanged(column, 0, size-1), n
	})
	for i := range size/2 - 1 {
		both := func(k int) int { return exchanged(exchanged(k, i, i+1), size-1-i, size-2-i) }
		move(func(row, column, n int) (int, int, int) { return both(row), both(column), n })
	}
	return images
}

// TestPrompt reads the square back.
func TestPrompt(t *testing.T) {
	r := generators.Stream(t.Name())
	for size := 4; size <= magic.MaxSize; size++ {
		p, _, err := generate(r, Params{size, "pairs"})
		if err != nil {
			t.Fatal(err)
		}
		var again [][]int
		for _, line := range strings.Split(strings.Split(prompt(p), "\n\n")[2], "\n") {
			var row []int
			for _, word := range strings.Split(line, " ") {
				n, _ := strconv.Atoi(word) // 0 for an open cell
				row = append(row, n)
			}
			again = append(again, row)
		}
		if !reflect.DeepEqual(again, p.Givens) {
			t.Errorf("%v was drawn as\n%s", p, prompt(p))
		}
	}
}

func TestParameters(t *testing.T) {
	for _, assignments := range [][]string{{"size=3"}, {"size=9"}, {"tier=bounds"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	for size := 4; size <= magic.MaxSize; size++ {
		for _, tier := range tiers {
			setting, err := Family.At(1, "size="+strconv.Itoa(size), "tier="+tier)
			if err != nil {
				t.Fatal(err)
			}
			if item, err := setting.Make(1, "train", 0); err != nil || item.Draws > 50 {
				t.Errorf("size %d, tier %s: %d draws, %v", size, tier, item.Draws, err)
			}
		}
	}
}
