package kakurasu

import (
	"fmt"
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

// cluesOf are the clues of a grid: the rules once more, as plainly as can be.
func cluesOf(rows []string) Problem {
	p := Problem{make([]int, len(rows)), make([]int, len(rows[0]))}
	for i, row := range rows {
		for k, digit := range row {
			if digit == '1' {
				p.Rows[i] += k + 1
				p.Columns[k] += i + 1
			}
		}
	}
	return p
}

// tryAll gives the solutions, found by trying all rows one below the other. Columns must not have too much at any time.
func tryAll(p Problem) (solutions []string) {
	var stack func(rows []string)
	stack = func(rows []string) {
		if len(rows) == len(p.Rows) {
			if reflect.DeepEqual(cluesOf(rows), p) {
				solutions = append(solutions, grid.FormatSymbols(rows))
			}
			return
		}
		for n := range 1 << len(p.Columns) {
			next := append(slices.Clone(rows), fmt.Sprintf("%0*b", len(p.Columns), n))
			clues := cluesOf(next)
			isTooMuch := clues.Rows[len(rows)] != p.Rows[len(rows)]
			for k, sum := range clues.Columns {
				isTooMuch = isTooMuch || sum > p.Columns[k]
			}
			if !isTooMuch {
				stack(next)
			}
		}
	}
	stack(nil)
	return solutions
}

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{4, 4, "bounds"}, {5, 7, "bounds"}, {5, 4, "sums"}, {6, 6, "sums"}, {5, 5, "search"}, {6, 5, "search"},
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

// TestSolutionsAgreesWithNaiveSearch compares all solutions of all clues of small grids.
func TestSolutionsAgreesWithNaiveSearch(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 5}, {3, 3}, {3, 4}, {4, 3}} {
		want := map[string][]string{}
		puzzles := map[string]Problem{}
		for _, rows := range tasktest.Grids(size[0], size[1], "01") {
			p := cluesOf(rows)
			puzzles[fmt.Sprint(p)] = p
			want[fmt.Sprint(p)] = append(want[fmt.Sprint(p)], grid.FormatSymbols(rows))
		}
		for text, p := range puzzles {
			got := slices.Sorted(solutions(p))
			if slices.Sort(want[text]); !slices.Equal(got, want[text]) {
				t.Fatalf("%v has the solutions %q, want %q", p, got, want[text])
			}
			for _, s := range got {
				if !verify(p, s).OK() {
					t.Fatalf("%q is no solution of %v", s, p)
				}
			}
		}
	}
	for _, p := range []Problem{{[]int{1, 0}, []int{1, 2}}, {[]int{4, 0}, []int{1, 1}}, {[]int{3, 3}, []int{3, 0}}} {
		if got := slices.Collect(solutions(p)); len(got) > 0 {
			t.Errorf("%v has no solution, and %q were found", p, got)
		}
	}
}

// TestVerify compares the judge with cluesOf, on all grids of some small sizes.
func TestVerify(t *testing.T) {
	right := 0
	grids := tasktest.Grids(3, 3, "01")
	for _, picture := range grids {
		p := cluesOf(picture)
		for _, rows := range grids {
			want := reflect.DeepEqual(cluesOf(rows), p)
			if verdict := verify(p, grid.FormatSymbols(rows)); verdict.OK() != want {
				t.Errorf("judged %v: %v %v", verdict, p, rows)
			}
			if want {
				right++
			}
		}
	}
	if right <= len(grids) {
		t.Errorf("%d answers were right: no clues had two solutions", right)
	}
}

func TestVerdicts(t *testing.T) {
	p := Problem{[]int{4, 0, 3}, []int{4, 3, 1}}
	for _, c := range []struct{ answer, want string }{
		{"1 0 1\n0 0 0\n1 1 0", "right: "},
		{"1 1 0\n0 0 0\n1 1 0", "wrong: row 1 adds up to 3, not to 4"},
		{"1 0 1\n0 0 0\n0 0 1", "wrong: column 1 adds up to 1, not to 4"},
		{"1 0 1\n0 0 1\n1 1 0", "wrong: row 2 adds up to 3, not to 0"},
		{"1 0 1\n0 0 0", "malformed: there are 2 rows, not 3"},
		{"1 0 1\n0 0 .\n1 1 0", "malformed: row 2 holds '.', which is none of 0 1"},
		{"1 0 3\n0 0 0\n1 2 0", "malformed: row 1 holds '3', which is none of 0 1"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestOrbits takes rows for columns, and empty cells for filled ones, in all small grids, some of which share their clues.
func TestOrbits(t *testing.T) {
	for _, test := range []struct{ height, width, puzzles, different int }{
		{2, 2, 16, 6}, {3, 3, 511, 144}, {2, 4, 512, 128}, {3, 4, 8158, 2040},
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

// allPuzzles are the clues of all grids of a size, each once.
func allPuzzles(height, width int) []Problem { return tasktest.Distinct(height, width, "01", cluesOf) }

// moves are two images from which all others can be had. The greatest sum of a line is that of a full one.
func moves(p Problem) []Problem {
	full := cluesOf(slices.Repeat([]string{strings.Repeat("1", len(p.Columns))}, len(p.Rows)))
	for i, sum := range p.Rows {
		full.Rows[i] -= sum
	}
	for k, sum := range p.Columns {
		full.Columns[k] -= sum
	}
	return []Problem{{p.Columns, p.Rows}, full}
}

// TestSymmetry: each image is that of a grid with rows for columns, with other digits, or both.
func TestSymmetry(t *testing.T) {
	some(t, 5, func(p Problem, _ Params, answer string) {
		rows := strings.Split(strings.ReplaceAll(answer, " ", ""), "\n")
		across := make([]string, len(rows[0]))
		for _, row := range rows {
			for k := range row {
				across[k] += row[k : k+1]
			}
		}
		images := map[string]int{}
		for _, image := range [][]string{rows, across} {
			images[fmt.Sprint(cluesOf(image))] = 0
			for i, row := range image {
				image[i] = strings.NewReplacer("0", "1", "1", "0").Replace(row)
			}
			images[fmt.Sprint(cluesOf(image))] = 0
		}
		for i := range 40 {
			q := fmt.Sprint(symmetry(generators.Stream(answer, strconv.Itoa(i)), p))
			if _, ok := images[q]; !ok {
				t.Errorf("%v has the image %v", p, q)
			}
			images[q]++
		}
		for image, count := range images {
			if count == 0 {
				t.Errorf("%v never had the image %s", p, image)
			}
		}
	})
}

// TestParameters makes a puzzle of every tier in all small sizes, and in some of the largest, or is told that there are none.
func TestParameters(t *testing.T) {
	refused := 0
	sizes := [][2]int{{4, 20}, {20, 5}, {20, 20}, {16, 5}, {16, 16}}
	for height := 4; height <= 8; height++ {
		for width := 4; width <= 8; width++ {
			sizes = append(sizes, [2]int{height, width})
		}
	}
	for _, tier := range tiers {
		for _, size := range sizes {
			setting, err := Family.At(1, fmt.Sprint("height=", size[0]), fmt.Sprint("width=", size[1]), "tier="+tier)
			if err != nil {
				refused++
			} else if _, err := setting.Make(1, "train", 0); err != nil {
				t.Error(err)
			}
		}
	}
	if refused != 1+2+2+3 {
		t.Errorf("%d combinations were refused", refused)
	}
	for _, params := range rare {
		r := generators.Stream(t.Name(), fmt.Sprint(params))
		made := 0
		for range 500 {
			if _, _, err := generate(r, params); err == nil {
				made++
			}
		}
		if made > 5 {
			t.Errorf("%v is refused, and was made %d times of 500", params, made)
		}
	}
	for _, assignments := range [][]string{{"height=3"}, {"width=21"}, {"tier=hard"}, {"tier=search"}, {"height=17", "tier=search"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
}

// TestPrompt reads the clues back from the prompt.
func TestPrompt(t *testing.T) {
	some(t, 2, func(p Problem, _ Params, _ string) {
		var again Problem
		for l := range strings.Lines(prompt(p)) {
			name, clues, _ := strings.Cut(strings.TrimSpace(l), ": ")
			var numbers []int
			for word := range strings.FieldsSeq(clues) {
				n, _ := strconv.Atoi(word)
				numbers = append(numbers, n)
			}
			switch {
			case strings.HasPrefix(name, "Row clues"):
				again.Rows = numbers
			case strings.HasPrefix(name, "Column clues"):
				again.Columns = numbers
			}
		}
		if !reflect.DeepEqual(again, p) {
			t.Fatalf("%v was written as\n%s", p, prompt(p))
		}
	})
}
