package hitori

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{4, 4, "repeats"}, {5, 4, "repeats"}, {4, 4, "splits"}, {4, 5, "splits"}, {4, 4, "trials"}, {5, 4, "trials"},
	}, each, check)
}

// tryAll gives all solutions, by trying all grids in which nothing that is struck is side by side.
func tryAll(p Problem) (all []string) {
	height, width := len(p.Numbers), len(p.Numbers[0])
	text := []byte(strings.TrimSuffix(strings.Repeat(strings.Repeat(". ", width-1)+".\n", height), "\n"))
	var fill func(cell int)
	fill = func(cell int) {
		if cell == height*width {
			if oracle(p, string(text)) {
				all = append(all, string(text))
			}
			return
		}
		fill(cell + 1)
		at := 2 * cell
		if (cell%width == 0 || text[at-2] == '.') && (cell < width || text[at-2*width] == '.') {
			text[at] = 'X'
			fill(cell + 1)
			text[at] = '.'
		}
	}
	fill(0)
	return all
}

func TestOneSolution(t *testing.T) {
	some(t, 2, func(p Problem, params Params, answer string) {
		if all := tryAll(p); len(all) != 1 || all[0] != answer {
			t.Errorf("%v: solutions by trying all %q, and the answer is %q: %v", params, all, answer, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// TestVerify compares the judge with the oracle, on grids near to the solution and with numbers changed.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 50, func(p Problem, params Params, answer string) {
		for range 20 {
			text := []byte(answer)
			for range r.IntN(3) {
				text[2*r.IntN((len(text)+1)/2)] = "X."[r.IntN(2)]
			}
			q := Problem{}
			for _, row := range p.Numbers {
				q.Numbers = append(q.Numbers, slices.Clone(row))
			}
			if r.IntN(2) == 0 {
				q.Numbers[r.IntN(params.Height)][r.IntN(params.Width)] = 1 + r.IntN(5)
			}
			verdicts.Compare(t, verify(q, string(text)), oracle(q, string(text)), q, string(text))
		}
	})
	verdicts.Mixed(t, 1./10, 9./10)
}

func TestVerdicts(t *testing.T) {
	p := Problem{[][]int{{1, 2, 1, 4}, {3, 1, 2, 1}, {2, 3, 4, 4}}}
	apart := Problem{[][]int{{1, 2, 3}, {2, 1, 4}, {3, 4, 2}}}
	for _, c := range []struct {
		p            Problem
		answer, want string
	}{
		{apart, ".X.\nX..\n...", "wrong: the cells that are kept do not hang together: from the first, 1 of 7 can be reached"},
		{p, "..X.\n...X\n....", "wrong: row 3 keeps two 4s"},
		{p, "..X.\n...X\n..X.", "wrong: column 4 keeps two 4s"},
		{p, "..X.\n....\n...X", "wrong: row 2 keeps two 1s"},
		{p, "X...\n.X..\n...X", "right: "},
		{p, "X...\n...X\n...X", "wrong: the cells in column 4, rows 2 and 3 are both struck out, side by side"},
		{p, "X...\n..XX\n....", "wrong: the cells in row 2, columns 3 and 4 are both struck out, side by side"},
		{p, "..X.\n.X..\n...X", "right: "},
		{p, "..x.\n.x..\n...x", "right: "},
		{p, "..X.\n.X..", "malformed: there are 2 rows, not 3"},
		{p, "1 2 X 4\n3 X 2 1\n2 3 4 X", "malformed: row 1 holds '1', which is none of X ."},
	} {
		verdict := verify(c.p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: the image of a puzzle has as many solutions, and other numbers in its groups where others are free.
func TestSymmetry(t *testing.T) {
	r := generators.Stream(t.Name())
	images := map[string]bool{}
	some(t, 5, func(p Problem, params Params, answer string) {
		for range 20 {
			q := symmetry(r, p)
			if found := slices.Collect(solutions(q)); len(found) != 1 || strings.Count(found[0], "X") != strings.Count(answer, "X") {
				t.Errorf("%v, the image of %v, has the solutions %q", q, p, found)
			}
			if most := slices.Max(slices.Concat(q.Numbers...)); most > max(params.Height, params.Width) {
				t.Errorf("%v, the image of %v, holds the number %d", q, p, most)
			}
			images[fmt.Sprint(q)] = true
		}
	})
	if len(images) < 550 {
		t.Errorf("there are only %d images", len(images))
	}
}

// TestOrbits looks at all grids of two and three rows and columns with numbers up to 4.
func TestOrbits(t *testing.T) {
	var problems []Problem
	alike := map[string][]Problem{}
	for _, size := range [][2]int{{2, 3}, {3, 2}} {
		for code := range 4096 {
			p := Problem{}
			for r := range size[0] {
				row := make([]int, size[1])
				for c := range row {
					row[c] = 1 + code>>(2*(r*size[1]+c))&3
				}
				p.Numbers = append(p.Numbers, row)
			}
			problems = append(problems, p)
			alike[equalities(p)] = append(alike[equalities(p)], p)
		}
	}
	moves := func(p Problem) []Problem {
		mirrored, transposed := Problem{}, Problem{}
		for _, row := range p.Numbers {
			mirrored.Numbers = append(mirrored.Numbers, slices.Clone(row))
			slices.Reverse(mirrored.Numbers[len(mirrored.Numbers)-1])
		}
		for c := range p.Numbers[0] {
			var column []int
			for _, row := range p.Numbers {
				column = append(column, row[c])
			}
			transposed.Numbers = append(transposed.Numbers, column)
		}
		return append(alike[equalities(p)][:1:1], mirrored, transposed)
	}
	different, err := tasktest.Orbits(problems, moves, canonical)
	if err != nil {
		t.Error(err)
	}
	if different != 44 {
		t.Errorf("%d of them are different, want 44", different)
	}
}

// equalities are the pairs of cells in a row or a column that hold the same number.
func equalities(p Problem) string {
	text := fmt.Sprint(len(p.Numbers))
	for r, row := range p.Numbers {
		for c, n := range row {
			for k := range p.Numbers {
				for l, m := range p.Numbers[k] {
					if n == m && (r == k) != (c == l) {
						text += fmt.Sprint(" ", r, c, k, l)
					}
				}
			}
		}
	}
	return text
}

// TestPrompt reads the drawing back.
func TestPrompt(t *testing.T) {
	some(t, 5, func(p Problem, params Params, _ string) {
		drawing := strings.Split(prompt(p), "\n\n")[1]
		rows, err := grid.Parse(drawing, params.Height, params.Width, max(params.Height, params.Width))
		if err != nil || !reflect.DeepEqual(rows, p.Numbers) {
			t.Errorf("%v was put as\n%s", p, prompt(p))
		}
	})
}

// TestParameters makes a puzzle of all small sizes, and of the largest.
func TestParameters(t *testing.T) {
	sizes := [][2]int{{30, 30}, {4, 30}, {30, 4}}
	for height := 4; height <= 7; height++ {
		for width := 4; width <= 7; width++ {
			sizes = append(sizes, [2]int{height, width})
		}
	}
	for _, size := range sizes {
		for _, tier := range tiers {
			setting, err := Family.At(1, fmt.Sprint("height=", size[0]), fmt.Sprint("width=", size[1]), "tier="+tier)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := setting.Make(1, "train", 0); err != nil {
				t.Error(err)
			}
		}
	}
	for _, assignments := range [][]string{{"height=31"}, {"width=3"}, {"tier=hard"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
}
