package starbattle

import (
	"fmt"
	"slices"
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

// tryAll gives all solutions, by trying all squares with the right number of stars in each row, none of which touch.
func tryAll(p Problem) (all []string) {
	size := len(p.Regions)
	rows := make([]string, size)
	var fill func(row int)
	fill = func(row int) {
		if row == size {
			if answer := grid.FormatSymbols(rows); oracle(p, answer) {
				all = append(all, answer)
			}
			return
		}
		for chosen := range 1 << size {
			text := ""
			for c := range size {
				text += string(".S"[chosen>>c&1])
			}
			fits := strings.Count(text, "S") == p.Stars && !strings.Contains(text, "SS")
			for c := 0; fits && c < size; c++ {
				above := 0
				for _, other := range rows[:row] {
					above += strings.Count(other[c:c+1], "S")
				}
				touches := row > 0 && strings.Contains(rows[row-1][max(c-1, 0):min(c+2, size)], "S")
				fits = text[c] == '.' || !touches && above < p.Stars
			}
			if fits {
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
		{6, 1, "counts"}, {6, 1, "shadows"}, {6, 1, "bands"}, {6, 1, "trials"}, {7, 1, "shadows"},
	}, each, check)
}

func TestOneSolution(t *testing.T) {
	check := func(p Problem, params Params, answer string) {
		if all := tryAll(p); len(all) != 1 || all[0] != answer {
			t.Errorf("%v: solutions by trying all %q, and the answer is %q: %v", params, all, answer, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
	}
	some(t, 10, check)
	r := generators.Stream(t.Name())
	for _, tier := range tiers { // no size that is offered, but one with two stars that can be tried out
		params := Params{8, 2, tier}
		p, answer, err := generate(r, params)
		for err != nil {
			p, answer, err = generate(r, params)
		}
		check(p, params, answer)
	}
}

// TestVerify compares the judge with the oracle, on squares near to a solution, of puzzles with cells in other regions.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 30, func(p Problem, params Params, answer string) {
		for range 20 {
			q := Problem{slices.Clone(p.Regions), p.Stars}
			rows := strings.Split(answer, "\n")
			if r.IntN(2) == 0 {
				i, k := r.IntN(len(rows)), r.IntN(len(rows))
				rows[i], rows[k] = rows[k], rows[i]
			}
			if i, k := r.IntN(len(rows)), 2*r.IntN(len(rows)); r.IntN(3) == 0 {
				rows[i] = rows[i][:k] + string("S."[r.IntN(2)]) + rows[i][k+1:]
			}
			if i, k := r.IntN(len(rows)), r.IntN(len(rows)); r.IntN(2) == 0 {
				q.Regions[i] = q.Regions[i][:k] + q.Regions[k][i:i+1] + q.Regions[i][k+1:]
			}
			text := strings.Join(rows, "\n")
			verdicts.Compare(t, verify(q, text), oracle(q, text), q, text)
		}
	})
	verdicts.Mixed(t, 1./10, 9./10)
}

func TestVerdicts(t *testing.T) {
	p := Problem{[]string{"AAACC", "ACCCD", "EEDDD", "EEEBD", "EEBBB"}, 1}
	two := Problem{[]string{"AAAABBBB", "AAAABBBB", "CCCCDDDD", "CCCCDDDD", "EEEEFFFF", "EEEEFFFF", "GGGGHHHH", "GGGGHHHH"}, 2}
	for _, c := range []struct {
		p            Problem
		answer, want string
	}{
		{p, "S....\n..S..\n....S\n.S...\n...S.", "right: "},
		{p, "...S.\n.S...\n....S\n..S..\nS....", "wrong: region A holds 0 stars, not 1"},
		{p, "S....\n..S..\n....S\n.S...\n.....", "wrong: row 5 holds 0 stars, not 1"},
		{p, "S....\n..S..\n....S\n.S...\n....S", "wrong: column 4 holds 0 stars, not 1"},
		{p, "S....\n.S...\n....S\n..S..\n...S.", "wrong: the stars in row 1, column 1 and in row 2, column 2 touch"},
		{p, "..S..\n.S...\n....S\n.....\n...S.", "wrong: the stars in row 1, column 3 and in row 2, column 2 touch"},
		{p, "SS...\n.....\n....S\n..S..\n.....", "wrong: the stars in row 1, column 1 and in row 1, column 2 touch"},
		{p, "S....\nS....\n....S\n..S..\n...S.", "wrong: the stars in row 1, column 1 and in row 2, column 1 touch"},
		{p, "S....\n..S..\n....S\n.S...", "malformed: there are 4 rows, not 5"},
		{p, "A....\n..C..\n....D\n.E...\n...B.", "malformed: row 1 holds 'A', which is none of S ."},
		{two, ".S.S....\n.....S.S\n.S.S....\n.....S.S\nS.S.....\n....S.S.\nS.S.....\n....S.S.", "right: "},
		{two, ".s.s....\n.....s.s\n.s.s....\n.....s.s\ns.s.....\n....s.s.\ns.s.....\n....s.s.", "right: "},
		{two, ".....S.S\n.S.S....\n.S.S....\n.....S.S\nS.S.....\n....S.S.\nS.S.....\n....S.S.", "wrong: the stars in row 2, column 2 and in row 3, column 2 touch"},
		{two, ".S.S....\n.....S.S\n.S.S....\n.....S.S\nS.S.....\n....S.S.\nS.S.....\n........", "wrong: row 8 holds 0 stars, not 2"},
	} {
		verdict := verify(c.p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: a turn takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	r := generators.Stream(t.Name(), "turns")
	some(t, 10, func(p Problem, _ Params, answer string) {
		rows := strings.Split(strings.ReplaceAll(answer, " ", ""), "\n")
		for range 10 {
			q := symmetry(r, p)
			fits := false
			for i := range dihedral.Turn(dihedral.Count) {
				turned := Problem{dihedral.Rows(i, p.Regions), p.Stars}
				fits = fits || samePartition(turned, q) && oracle(q, grid.FormatSymbols(dihedral.Rows(i, rows)))
			}
			if !fits {
				t.Errorf("no image of the solution %q of %v solves %v", rows, p, q)
			}
		}
	})
}

// samePartition tells whether two problems have the same regions, whatever their letters.
func samePartition(p, q Problem) bool {
	a, b := strings.Join(p.Regions, ""), strings.Join(q.Regions, "")
	for i := range a {
		for k := range i {
			if (a[i] == a[k]) != (b[i] == b[k]) {
				return false
			}
		}
	}
	return true
}

// TestOrbits looks at all ways to letter a square of 2 or 3 with as many letters.
func TestOrbits(t *testing.T) {
	for _, c := range []struct{ size, different int }{{2, 4}, {3, 490}} {
		var problems []Problem
		total := 1
		for range c.size * c.size {
			total *= c.size
		}
		for n := range total {
			cells := make([]byte, c.size*c.size)
			for i := range cells {
				cells[i] = 'A' + byte(n%c.size)
				n /= c.size
			}
			p := Problem{Stars: 1}
			for row := range slices.Chunk(cells, c.size) {
				p.Regions = append(p.Regions, string(row))
			}
			problems = append(problems, p)
		}
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if different != c.different {
			t.Errorf("size %d: %d of them are different, want %d", c.size, different, c.different)
		}
	}
}

// moves are the image in a mirror, the transposed one, and those with a letter exchanged for the one before it.
func moves(p Problem) []Problem {
	mirrored, transposed := Problem{Stars: p.Stars}, Problem{Stars: p.Stars}
	for i, row := range p.Regions {
		cells := []byte(row)
		slices.Reverse(cells)
		mirrored.Regions = append(mirrored.Regions, string(cells))
		column := ""
		for _, other := range p.Regions {
			column += other[i : i+1]
		}
		transposed.Regions = append(transposed.Regions, column)
	}
	all := []Problem{mirrored, transposed}
	for i := 1; i < len(p.Regions); i++ {
		one, other := string(rune('A'+i-1)), string(rune('A'+i))
		exchange := strings.NewReplacer(one, other, other, one)
		q := Problem{Stars: p.Stars}
		for _, row := range p.Regions {
			q.Regions = append(q.Regions, exchange.Replace(row))
		}
		all = append(all, q)
	}
	return all
}

// TestPrompt reads the drawing back.
func TestPrompt(t *testing.T) {
	some(t, 5, func(p Problem, params Params, _ string) {
		for _, stars := range []int{1, 2} {
			p.Stars = stars
			text := prompt(p)
			var drawn []string
			for line := range strings.Lines(text) {
				if row := strings.ReplaceAll(strings.TrimSpace(line), " ", ""); len(row) == params.Size && strings.Trim(row, "ABCDEFGHIJ") == "" {
					drawn = append(drawn, row)
				}
			}
			if !slices.Equal(drawn, p.Regions) {
				t.Errorf("%v was put as\n%s", p, text)
			}
			for _, unit := range []string{"row", "column", "region"} {
				want := fmt.Sprintf("each %s holds exactly %s", unit, []string{"", "one star;", "2 stars;"}[stars])
				if !strings.Contains(text, want) {
					t.Errorf("it does not say %q:\n%s", want, text)
				}
			}
		}
	})
}

// TestParameters makes a puzzle of each combination that is allowed.
func TestParameters(t *testing.T) {
	for size := 6; size <= 10; size++ {
		for stars := 1; stars <= 2; stars++ {
			for _, tier := range tiers {
				setting, err := Family.At(1, fmt.Sprint("size=", size), fmt.Sprint("stars=", stars), "tier="+tier)
				s := sizes[stars][tier]
				if (err == nil) != (s[0] <= size && size <= s[1]) {
					t.Errorf("size %d, %d stars, %s: %v", size, stars, tier, err)
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
	for _, assignments := range [][]string{{"size=5"}, {"size=11"}, {"stars=3"}, {"stars=0"}, {"tier=hard"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
}
