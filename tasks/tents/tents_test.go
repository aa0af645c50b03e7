package tents

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
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

// tryAll gives all solutions, by trying all grids with the right numbers in the rows.
func tryAll(p Problem) (all []string) {
	rows := make([]string, len(p.Rows))
	var fill func(row int)
	fill = func(row int) {
		if row == len(rows) {
			if answer := grid.FormatSymbols(rows); oracle(p, answer) {
				all = append(all, answer)
			}
			return
		}
		for tents := range 1 << len(p.Columns) {
			text := ""
			for c := range p.Columns {
				text += string(".T"[tents>>c&1])
			}
			apart := tents&(tents<<1) == 0
			for c := range p.Columns {
				apart = apart && (row == 0 || text[c] == '.' || !strings.Contains(rows[row-1][max(c-1, 0):min(c+2, len(text))], "T"))
			}
			if apart && strings.Count(text, "T") == p.Rows[row] {
				rows[row] = text
				fill(row + 1)
			}
		}
	}
	fill(0)
	return all
}

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	tasktest.Some(t, generate, []Params{
		{4, 4, "counts"}, {5, 6, "counts"}, {4, 5, "shadows"}, {6, 5, "shadows"}, {7, 4, "shadows"}, {6, 7, "trials"}, {7, 6, "trials"},
	}, each, check)
}

func TestOneSolution(t *testing.T) {
	some(t, 10, func(p Problem, params Params, answer string) {
		if all := tryAll(p); len(all) != 1 || all[0] != answer {
			t.Errorf("%v: solutions by trying all %q, and the answer is %q: %v", params, all, answer, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	})
}

// TestVerify compares the judge with the oracle, on grids near to a solution of puzzles with a tree moved.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 30, func(p Problem, params Params, answer string) {
		for range 20 {
			q, rows := p, strings.Split(answer, "\n")
			if r.IntN(2) == 0 {
				i, k := r.IntN(len(rows)), 2*r.IntN(params.Width)
				rows[i] = rows[i][:k] + string("T."[r.IntN(2)]) + rows[i][k+1:]
			}
			if k := r.IntN(len(p.Trees)); r.IntN(2) == 0 {
				q.Trees = slices.Clone(p.Trees)
				q.Trees[k] = strings.Replace(q.Trees[k], "#_", "_#", 1)
			}
			text := strings.Join(rows, "\n")
			verdicts.Compare(t, verify(q, text), oracle(q, text), q, text)
		}
	})
	verdicts.Mixed(t, 1./10, 9./10)
}

func TestVerdicts(t *testing.T) {
	p := Problem{
		Trees:   []string{"_#_#_", "_____", "#____", "_____"},
		Rows:    []int{1, 1, 0, 1},
		Columns: []int{2, 0, 0, 1, 0},
	}
	ring := Problem{Trees: []string{"_#_", "#_#", "_#_", "___"}, Rows: []int{2, 0, 2, 0}, Columns: []int{2, 0, 2}}
	few := Problem{Trees: []string{"_#_#", "____", "____"}, Rows: []int{1, 1, 1}, Columns: []int{2, 0, 0, 1}}
	for _, c := range []struct {
		p            Problem
		answer, want string
	}{
		{p, "T....\n...T.\n.....\nT....", "right: "},
		{p, "t....\n...t.\n.....\nt....", "right: "},
		{p, "T....\n...T.\n.....\n.....", "wrong: row 4 holds 0 tents, not 1"},
		{p, "T....\n....T\n.....\nT....", "wrong: column 4 holds 0 tents, not 1"},
		{p, ".T...\n...T.\n.....\nT....", "wrong: the tent in row 1, column 2 stands on a tree"},
		{p, "T....\nT....\n.....\n...T.", "wrong: the tents in row 1, column 1 and in row 2, column 1 touch"},
		{p, "..T..\n...T.\n.....\nT....", "wrong: the tents in row 1, column 3 and in row 2, column 4 touch"},
		{p, "T....\n...T.\n.....", "malformed: there are 3 rows, not 4"},
		{p, "T#.#.\n...T.\n#....\nT....", `malformed: row 1 holds '#', which is no symbol`},
		{ring, "T.T\n...\nT.T\n...", "right: "},
		{few, "T...\n...T\nT...", "wrong: there are 3 tents for 2 trees"},
		{Problem{Trees: []string{"_#_#", "____", "#___"}, Rows: []int{1, 1, 1}, Columns: []int{1, 1, 0, 1}}, "T...\n...T\n.T..", "right: "},
		{Problem{Trees: []string{"_#__", "____", "#_#_"}, Rows: []int{1, 1, 1}, Columns: []int{1, 1, 0, 1}}, "T...\n...T\n.T..", "wrong: not every tree can have a tent of its own beside it"},
	} {
		verdict := verify(c.p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: a turn takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 10, func(p Problem, _ Params, answer string) {
		rows := strings.Split(strings.ReplaceAll(answer, " ", ""), "\n")
		for i := range dihedral.Count {
			q := turn(p, dihedral.Turn(i))
			if solved := dihedral.Rows(dihedral.Turn(i), rows); !oracle(q, grid.FormatSymbols(solved)) {
				t.Errorf("%q, the image of the solution, does not solve %v, the image of %v", solved, q, p)
			}
		}
	})
}

// TestOrbits looks at all grids of two and three rows and columns, with all numbers from 0 to 1.
func TestOrbits(t *testing.T) {
	var problems []Problem
	for _, size := range [][2]int{{2, 3}, {3, 2}} {
		height, width := size[0], size[1]
		for trees := range 1 << 6 {
			for counts := range 1 << 5 {
				p := Problem{Rows: make([]int, height), Columns: make([]int, width)}
				for r := range height {
					p.Rows[r] = counts >> r & 1
					row := ""
					for c := range width {
						row += string("_#"[trees>>(r*width+c)&1])
						p.Columns[c] = counts >> (height + c) & 1
					}
					p.Trees = append(p.Trees, row)
				}
				problems = append(problems, p)
			}
		}
	}
	different, err := tasktest.Orbits(problems, moves, canonical)
	if err != nil {
		t.Error(err)
	}
	// By Burnside's lemma, 2 * (2048 + 2 * 2^7 + 2^6) / 8: of the four turns that keep height and width, a reflection keeps
	// 2^4 * 2^4 grids with numbers or 2^3 * 2^4, and half a turn 2^3 * 2^3.
	if want := (2048 + 256 + 128 + 64) / 4; different != want {
		t.Errorf("%d of them are different, want %d", different, want)
	}
}

// moves are the image in a mirror and the transposed one.
func moves(p Problem) []Problem {
	mirrored := Problem{Rows: p.Rows, Columns: slices.Clone(p.Columns)}
	slices.Reverse(mirrored.Columns)
	for _, row := range p.Trees {
		cells := []byte(row)
		slices.Reverse(cells)
		mirrored.Trees = append(mirrored.Trees, string(cells))
	}
	transposed := Problem{Rows: p.Columns, Columns: p.Rows}
	for c := range p.Columns {
		column := ""
		for _, row := range p.Trees {
			column += row[c : c+1]
		}
		transposed.Trees = append(transposed.Trees, column)
	}
	return []Problem{mirrored, transposed}
}

// TestPrompt reads the drawing and the numbers back.
func TestPrompt(t *testing.T) {
	some(t, 5, func(p Problem, params Params, _ string) {
		var again Problem
		for line := range strings.Lines(prompt(p)) {
			line = strings.TrimSpace(line)
			if strings.Trim(line, "_# ") == "" && line != "" {
				again.Trees = append(again.Trees, strings.ReplaceAll(line, " ", ""))
			}
			for text, counts := range map[string]*[]int{"rows, from top to bottom": &again.Rows, "columns, from left to right": &again.Columns} {
				if list, ok := strings.CutPrefix(line, "Tents in the "+text+": "); ok {
					for word := range strings.FieldsSeq(list) {
						n, err := strconv.Atoi(word)
						if err != nil {
							t.Error(err)
						}
						*counts = append(*counts, n)
					}
				}
			}
		}
		if !reflect.DeepEqual(again, p) {
			t.Errorf("%v was put as\n%s", p, prompt(p))
		}
	})
}

// TestParameters makes a puzzle of all small sizes that are allowed.
func TestParameters(t *testing.T) {
	for height := 3; height <= 8; height++ {
		for width := 3; width <= 8; width++ {
			for _, tier := range tiers {
				setting, err := Family.At(1, fmt.Sprint("height=", height), fmt.Sprint("width=", width), "tier="+tier)
				small := min(height, width) < least[tier].side || height*width < least[tier].cells
				if (err != nil) != small {
					t.Errorf("%d rows, %d columns, %s: %v", height, width, tier, err)
				}
				if err != nil {
					continue
				}
				if _, err := setting.Make(1, "train", 0); err != nil {
					t.Error(err)
				}
			}
		}
	}
	for _, assignments := range [][]string{{"height=31"}, {"width=3"}, {"tier=hard"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	for _, assignments := range [][]string{{"height=30"}, {"height=4", "width=30"}, {"height=30", "width=6", "tier=trials"}} {
		setting, err := Family.At(1, assignments...)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := setting.Make(1, "train", 0); err != nil {
			t.Error(err)
		}
	}
}
