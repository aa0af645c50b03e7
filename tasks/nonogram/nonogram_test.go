package nonogram

import (
	"fmt"
	"math/rand/v2"
	"reflect"
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

// runs are the runs of a line, counted cell by cell.
func runs(length int, filled func(int) bool) []int {
	found, run := []int{}, 0
	for i := range length + 1 {
		switch {
		case i < length && filled(i):
			run++
		case run > 0:
			found = append(found, run)
			run = 0
		}
	}
	return found
}

// cluesOf are the clues of a picture: the rules once more, as plainly as can be.
func cluesOf(rows []string) (p Problem) {
	for _, row := range rows {
		p.Rows = append(p.Rows, runs(len(row), func(k int) bool { return row[k] == '1' }))
	}
	for k := range rows[0] {
		p.Columns = append(p.Columns, runs(len(rows), func(i int) bool { return rows[i][k] == '1' }))
	}
	return p
}

// tryAll gives the solutions, found by trying all rows one below the other. A column is looked at when all rows stand.
func tryAll(p Problem) (solutions []string) {
	height, width := len(p.Rows), len(p.Columns)
	var stack func(rows []string)
	stack = func(rows []string) {
		if len(rows) == height {
			if reflect.DeepEqual(cluesOf(rows), p) {
				solutions = append(solutions, grid.FormatSymbols(rows))
			}
			return
		}
		for n := range 1 << width {
			row := fmt.Sprintf("%0*b", width, n)
			if next := append(slices.Clone(rows), row); slices.Equal(runs(width, func(k int) bool { return row[k] == '1' }), p.Rows[len(rows)]) &&
				begins(p, next) {
				stack(next)
			}
		}
	}
	stack(nil)
	return solutions
}

// begins tells whether no column has begun with other runs than its clue, of which the last may still grow.
func begins(p Problem, rows []string) bool {
	for k, clue := range cluesOf(rows).Columns {
		for i, run := range clue {
			if i >= len(p.Columns[k]) || run > p.Columns[k][i] || run < p.Columns[k][i] && i < len(clue)-1 {
				return false
			}
		}
	}
	return true
}

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{5, 5, "overlap"}, {5, 8, "overlap"}, {8, 5, "lines"}, {7, 7, "lines"}, {5, 5, "search"}, {6, 8, "search"},
	}, each, check)
}

func TestOneSolution(t *testing.T) {
	some(t, 5, func(p Problem, params Params, answer string) {
		if all := tryAll(p); len(all) != 1 || all[0] != answer {
			t.Errorf("%v: solutions %q by trying all, and the answer is %q", params, all, answer)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// random is a picture without patches, whose clues often have several solutions.
func random(r *rand.Rand, height, width int) (rows []string) {
	for range height {
		row := ""
		for range width {
			row += strconv.Itoa(r.IntN(2))
		}
		rows = append(rows, row)
	}
	return rows
}

func TestSolutionsAgreesWithNaiveSearch(t *testing.T) {
	r := generators.Stream(t.Name())
	several, none := 0, 0
	for range 300 {
		p := cluesOf(random(r, 2+r.IntN(4), 2+r.IntN(4)))
		if r.IntN(4) == 0 {
			k := r.IntN(len(p.Rows))
			p.Rows[k] = cluesOf(random(r, 1, len(p.Columns))).Rows[0] // often without any solution
		}
		want, got := tryAll(p), slices.Sorted(solutions(p))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("solutions %q, and %q by trying all: %v", got, want, p)
		}
		switch len(want) {
		case 0:
			none++
		case 1:
		default:
			several++
		}
		for _, s := range got {
			if !verify(p, s).OK() {
				t.Fatalf("%q is no solution of %v", s, p)
			}
		}
	}
	if several < 50 || none < 20 {
		t.Errorf("only %d puzzles had several solutions, and %d had none", several, none)
	}
}

// TestPictures: no line of a puzzle is all filled or all empty.
func TestPictures(t *testing.T) {
	some(t, 20, func(p Problem, params Params, answer string) {
		for _, clue := range slices.Concat(p.Rows, p.Columns) {
			if len(clue) == 0 {
				t.Errorf("%v: a line of %q is empty", params, answer)
			}
		}
		for _, row := range strings.Split(answer, "\n") {
			if !strings.Contains(row, "0") {
				t.Errorf("%v: a row of %q is filled", params, answer)
			}
		}
	})
}

// TestVerify compares the judge with cluesOf, on all pictures of some small sizes.
func TestVerify(t *testing.T) {
	right := 0
	for n := range 1 << 6 {
		picture := fmt.Sprintf("%06b", n)
		p := cluesOf([]string{picture[:3], picture[3:]})
		for n := range 1 << 6 {
			other := fmt.Sprintf("%06b", n)
			rows := []string{other[:3], other[3:]}
			want := reflect.DeepEqual(cluesOf(rows), p)
			if verdict := verify(p, grid.FormatSymbols(rows)); verdict.OK() != want {
				t.Errorf("judged %v: %v %v", verdict, p, rows)
			}
			if want {
				right++
			}
		}
	}
	if right <= 1<<6 {
		t.Errorf("%d answers were right: no clues had two solutions", right)
	}
}

func TestVerdicts(t *testing.T) {
	p := cluesOf([]string{"1100", "0000", "0101"})
	for _, c := range []struct{ answer, want string }{
		{"1 1 0 0\n0 0 0 0\n0 1 0 1", "right: "},
		{"0 1 1 0\n0 0 0 0\n1 0 1 0", "wrong: the runs of column 2 are not 1 1"},
		{"1 0 1 0\n0 0 0 0\n0 1 0 1", "wrong: the runs of row 1 are not 2"},
		{"0 1 1 0\n0 0 0 0\n0 1 0 1", "wrong: the runs of column 1 are not 1"},
		{"1 1 0 0\n0 0 1 0\n0 1 0 1", "wrong: the runs of row 2 are not 0"},
		{"1 1 0 0\n0 0 0 0", "malformed: there are 2 rows, not 3"},
		{"1 1 0 0\n0 0 0 .\n0 1 0 1", "malformed: row 2 holds '.', which is none of 0 1"},
		{"1 1 0 0\n0 0 0 2\n0 1 0 1", "malformed: row 2 holds '2', which is none of 0 1"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestUniquePictures counts the pictures that are the only solution of their clues. The numbers are those of OEIS A242876.
func TestUniquePictures(t *testing.T) {
	for size, want := range map[int]int{1: 2, 2: 14, 3: 384, 4: 52362} {
		unique := 0
		for _, p := range allPuzzles(size, size) {
			if ladder(p).Search(0).Unique(board(p)) {
				unique++
			}
		}
		if unique != want {
			t.Errorf("%d pictures of size %d are alone with their clues, want %d", unique, size, want)
		}
	}
}

// TestOrbits turns the clues of all small pictures, some of which share them.
func TestOrbits(t *testing.T) {
	for _, test := range []struct{ height, width, puzzles, different int }{
		{2, 2, 15, 6}, {3, 3, 445, 98}, {2, 4, 466, 74}, {3, 4, 7176, 1049},
	} {
		problems := allPuzzles(test.height, test.width)
		if test.height != test.width {
			problems = append(problems, allPuzzles(test.width, test.height)...)
		}
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if len(problems) != test.puzzles || different != test.different {
			t.Errorf("%d puzzles of %d rows and %d columns, %d of them different; want %d and %d",
				len(problems), test.height, test.width, different, test.puzzles, test.different)
		}
	}
}

// allPuzzles are the clues of all pictures of a size, each once.
func allPuzzles(height, width int) []Problem { return tasktest.Distinct(height, width, "01", cluesOf) }

// moves are two images from which all others can be had: rows for columns, and left for right.
func moves(p Problem) []Problem {
	mirrored := Problem{Columns: slices.Clone(p.Columns)}
	slices.Reverse(mirrored.Columns)
	for _, clue := range p.Rows {
		back := slices.Clone(clue)
		slices.Reverse(back)
		mirrored.Rows = append(mirrored.Rows, back)
	}
	return []Problem{{p.Columns, p.Rows}, mirrored}
}

// TestSymmetry: a symmetry takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 5, func(p Problem, _ Params, answer string) {
		rows := strings.Split(strings.ReplaceAll(answer, " ", ""), "\n")
		images := map[string]bool{}
		for _, image := range [][]string{rows, mirror(rows)} {
			for range 4 {
				image = mirror(across(image))
				images[fmt.Sprint(cluesOf(image))] = true
			}
		}
		for i := range 20 {
			if q := symmetry(generators.Stream(answer, strconv.Itoa(i)), p); !images[fmt.Sprint(q)] {
				t.Errorf("%v has the image %v", p, q)
			}
		}
	})
}

func mirror(rows []string) (image []string) {
	for _, row := range rows {
		back := []byte(row)
		slices.Reverse(back)
		image = append(image, string(back))
	}
	return image
}

func across(rows []string) []string {
	image := make([]string, len(rows[0]))
	for _, row := range rows {
		for k := range row {
			image[k] += row[k : k+1]
		}
	}
	return image
}

// TestParameters makes a puzzle of every tier in all small sizes, and in the largest.
func TestParameters(t *testing.T) {
	for _, tier := range tiers {
		sizes := [][2]int{{5, 32}, {32, 12}, {20, 20}}
		for height := 5; height <= 10; height++ {
			for width := 5; width <= 10; width++ {
				sizes = append(sizes, [2]int{height, width})
			}
		}
		for _, size := range sizes {
			setting, err := Family.At(1, fmt.Sprint("height=", size[0]), fmt.Sprint("width=", size[1]), "tier="+tier)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := setting.Make(1, "train", 0); err != nil {
				t.Error(err)
			}
		}
	}
	for _, assignments := range [][]string{{"height=4"}, {"width=33"}, {"tier=hard"}, {"height=20", "width=21"}, {"height=13", "width=32"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	setting, err := Family.At(5, "height=32", "width=32")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := setting.Make(1, "train", 0); err != nil {
		t.Error(err)
	}
}

// TestPrompt reads the clues back from the prompt.
func TestPrompt(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 50 {
		p := cluesOf(random(r, 1+r.IntN(12), 1+r.IntN(12)))
		again := Problem{[][]int{}, [][]int{}}
		for l := range strings.Lines(prompt(p)) {
			var number int
			name, clue, _ := strings.Cut(strings.TrimSpace(l), ": ")
			if n, _ := fmt.Sscanf(name, "row %d", &number); n == 1 {
				again.Rows = append(again.Rows, numbers(clue))
			}
			if n, _ := fmt.Sscanf(name, "column %d", &number); n == 1 {
				again.Columns = append(again.Columns, numbers(clue))
			}
		}
		if !reflect.DeepEqual(again, p) {
			t.Fatalf("%v was written as\n%s", p, prompt(p))
		}
	}
}

// numbers reads a clue.
func numbers(clue string) []int {
	found := []int{}
	for word := range strings.FieldsSeq(clue) {
		if n, _ := strconv.Atoi(word); n > 0 {
			found = append(found, n)
		}
	}
	return found
}
