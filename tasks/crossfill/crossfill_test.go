package crossfill

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/crossword"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// slots are the cells of the places in a grid, found cell by cell.
func slots(grid []string) (slots [][][2]int) {
	isBlack := func(row, column int) bool {
		return row < 0 || column < 0 || row >= len(grid) || column >= len(grid[0]) || grid[row][column] == '.'
	}
	for row := range grid {
		for column := range grid[0] {
			for _, step := range [][2]int{{0, 1}, {1, 0}} {
				var slot [][2]int
				if isBlack(row-step[0], column-step[1]) {
					for r, c := row, column; !isBlack(r, c); r, c = r+step[0], c+step[1] {
						slot = append(slot, [2]int{r, c})
					}
				}
				if len(slot) > 1 {
					slots = append(slots, slot)
				}
			}
		}
	}
	return slots
}

// tryAll are all ways to fill a grid, up to so many, found by trying all words in one place after another.
func tryAll(p Problem, most int) (found []string) {
	cells := make([][]byte, len(p.Grid))
	for i, row := range p.Grid {
		cells[i] = []byte(row)
	}
	all, used := slots(p.Grid), map[string]bool{}
	var fill func(n int)
	fill = func(n int) {
		if n == len(all) {
			var rows []string
			for _, row := range cells {
				rows = append(rows, string(row))
			}
			found = append(found, grid.FormatSymbols(rows))
			return
		}
	words:
		for _, word := range p.Words {
			if len(word) != len(all[n]) || used[word] || len(found) == most {
				continue
			}
			for i, cell := range all[n] {
				if held := cells[cell[0]][cell[1]]; held != '_' && held != word[i] {
					continue words
				}
			}
			var before []byte
			for i, cell := range all[n] {
				before = append(before, cells[cell[0]][cell[1]])
				cells[cell[0]][cell[1]] = word[i]
			}
			used[word] = true
			fill(n + 1)
			used[word] = false
			for i, cell := range all[n] {
				cells[cell[0]][cell[1]] = before[i]
			}
		}
	}
	fill(0)
	return found
}

// some are puzzles of every tier, of sizes that can be tried out.
func some(t *testing.T, each int, check func(p Problem, params Params, answer string)) {
	r := generators.Stream(t.Name())
	for _, params := range []Params{
		{5, 5, 5, 0, "words"}, {6, 8, 6, 5, "words"}, {7, 6, 5, 0, "crossings"}, {5, 9, 7, 10, "crossings"},
		{6, 6, 4, 10, "search"}, {7, 8, 5, 20, "search"},
	} {
		for made, draws := 0, 0; made < each; draws++ {
			if draws > 200*each {
				t.Fatalf("%v: %d draws led to %d puzzles", params, draws, made)
			}
			p, answer, err := generate(r, params)
			if err == nil {
				made++
				check(p, params, answer)
			} else if !errors.Is(err, generators.ErrAgain) {
				t.Fatal(err)
			}
		}
	}
}

func TestOneSolution(t *testing.T) {
	some(t, 20, func(p Problem, params Params, answer string) {
		if found := tryAll(p, 2); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: by trying all the solutions are %q, and the answer is %q: %v", params, found, answer, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", params, found, answer)
		}
		if over := len(p.Words) - len(slots(p.Grid)); over != params.Decoys || len(p.Grid) != params.Height || len(p.Grid[0]) != params.Width {
			t.Errorf("%v: %d words are left over: %v", params, over, p)
		}
	})
}

// TestSolutions leaves letters and words out, so that there are more solutions, or none.
func TestSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	several, none := 0, 0
	some(t, 20, func(p Problem, _ Params, _ string) {
		if p.Grid = crossword.Hide(p.Grid); r.IntN(3) == 0 {
			p.Words = slices.Delete(p.Words, 0, 2)
		}
		want := tryAll(p, 1000)
		var got []string
		for s := range solutions(p) {
			if got = append(got, s); len(got) == 1000 {
				break
			}
			if verdict := verify(p, s); !verdict.OK() {
				t.Fatalf("%q is judged %v: %v", s, verdict, p)
			}
		}
		if slices.Sort(got); len(want) < 1000 && !slices.Equal(got, slices.Sorted(slices.Values(want))) || len(got) != len(want) {
			t.Fatalf("%d solutions, and %d by trying all: %v", len(got), len(want), p)
		}
		if len(want) > 1 {
			several++
		}
		if len(want) == 0 {
			none++
		}
	})
	if several < 20 || none < 5 {
		t.Errorf("%d puzzles had several solutions, and %d none", several, none)
	}
}

// TestNothingCanGo: no given letter can be left out within the tier.
func TestNothingCanGo(t *testing.T) {
	some(t, 20, func(p Problem, params Params, answer string) {
		for i, row := range p.Grid {
			for k := range row {
				if row[k] == '.' || row[k] == '_' {
					continue
				}
				less := slices.Clone(p.Grid)
				less[i] = row[:k] + "_" + row[k+1:]
				if ladder.Falls(start(Problem{less, p.Words}), slices.Index(tiers, params.Tier)) {
					t.Errorf("%v: row %d, column %d need not be given: %v", params, i+1, k+1, p)
				}
			}
		}
	})
}

// obeys tells whether rows keep the rules: once more, as plainly as can be.
func obeys(p Problem, rows []string) bool {
	for i, row := range p.Grid {
		for k := range row {
			if row[k] == '_' && rows[i][k] == '.' || row[k] != '_' && row[k] != rows[i][k] {
				return false
			}
		}
	}
	times := map[string]int{}
	for _, slot := range slots(p.Grid) {
		word := ""
		for _, cell := range slot {
			word += string(rows[cell[0]][cell[1]])
		}
		if times[word]++; times[word] > 1 || !slices.Contains(p.Words, word) {
			return false
		}
	}
	return true
}

// TestVerify compares the judge with obeys, on puzzles with several solutions and grids near to one of them.
func TestVerify(t *testing.T) {
	r := generators.Stream(t.Name())
	var verdicts tasktest.Verdicts
	some(t, 10, func(p Problem, params Params, _ string) {
		p.Grid = crossword.Hide(p.Grid)
		found := tryAll(p, 50)
		for range 50 {
			rows, err := grid.Symbols(found[r.IntN(len(found))], params.Height, params.Width, alphabet)
			if err != nil {
				t.Fatal(err)
			}
			i := r.IntN(params.Height)
			switch row := []byte(rows[i]); r.IntN(6) {
			case 0:
				row[r.IntN(params.Width)] = alphabet[r.IntN(len(alphabet))]
				rows[i] = string(row)
			case 1:
				k := r.IntN(params.Height)
				rows[i], rows[k] = rows[k], rows[i]
			case 2:
				slices.Reverse(row)
				rows[i] = string(row)
			case 3: // one word twice
				word, other := p.Words[r.IntN(len(p.Words))], p.Words[r.IntN(len(p.Words))]
				rows[i] = strings.ReplaceAll(rows[i], word, other)
				if len(word) != len(other) {
					continue
				}
			}
			verdicts.Compare(t, verify(p, grid.FormatSymbols(rows)), obeys(p, rows), p, grid.FormatSymbols(rows))
		}
	})
	verdicts.Mixed(t, 1./10, 9./10)
}

func TestVerdicts(t *testing.T) {
	p := Problem{
		Grid:  []string{"__T", "_._", "___", "..."},
		Words: []string{"EAR", "EAT", "RAT", "RUT", "TAR", "TOT", "TUT"},
	}
	for _, c := range []struct{ answer, want string }{
		{"E A T\nA . A\nR U T\n. . .", "wrong: column 3 holds TAT, which is not in the list"},
		{"E A T\nA . U\nR A T\n. . .", "right: "},
		{"e a t\na . u\nr a t\n. . .", "right: "},
		{"R A T\nU . O\nT O T\n. . .", "wrong: TOT stands in row 3 and in column 3"},
		{"E A R\nA . U\nT U T\n. . .", "wrong: row 1, column 3 was given as T and holds R"},
		{"E A T\nA . U\nR U T\n. X .", "wrong: row 4, column 2 is black and holds X"},
		{"E A T\nA . U\nR . T\n. . .", "wrong: row 3, column 2 is not black and holds no letter"},
		{"E A T\nA A U\nR U T\n. . .", "wrong: row 2, column 2 is black and holds A"},
		{"E A T\nA . U\nR A T", "malformed: there are 3 rows, not 4"},
		{"E A T\nA _ U\nR A T\n. . .", `malformed: row 2 holds '_', which is no symbol`},
		{"E A T\nA 1 U\nR A T\n. . .", `malformed: row 2 holds '1', which is none of A B C D E F G H I J K L M N O P Q R S T U V W X Y Z .`},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
		if oracle(p, c.answer) != verdict.OK() {
			t.Errorf("the second opinion on %q is another", c.answer)
		}
	}
}

// TestSymmetry: a symmetry takes the solution to that of the image.
func TestSymmetry(t *testing.T) {
	some(t, 10, func(p Problem, params Params, answer string) {
		rows, err := grid.Symbols(answer, params.Height, params.Width, alphabet)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			seed := fmt.Sprint(i)
			q := symmetry(generators.Stream(answer, seed), p)
			solved := symmetry(generators.Stream(answer, seed), Problem{rows, p.Words})
			if !verify(q, grid.FormatSymbols(solved.Grid)).OK() || !slices.IsSorted(q.Words) {
				t.Errorf("the image of the solution does not solve %v, the image of %v", q, p)
			}
		}
	})
}

// TestOrbits tries all renamings of three letters, and both ways to turn, of all small puzzles of a kind.
func TestOrbits(t *testing.T) {
	for _, test := range []struct {
		shapes                    [][2]int // height and width
		symbols                   string
		words, puzzles, different int
		letters                   int // of a word
		heavy                     bool
	}{
		{shapes: [][2]int{{2, 2}}, symbols: "._ABC", letters: 2, words: 1, puzzles: 5625, different: 342},
		{shapes: [][2]int{{2, 2}}, symbols: "._", letters: 2, words: 3, puzzles: 1344, different: 123},
		{shapes: [][2]int{{1, 3}, {3, 1}}, symbols: "._ABC", letters: 3, words: 1, puzzles: 6750, different: 318},
		{shapes: [][2]int{{2, 3}, {3, 2}}, symbols: "._", letters: 2, words: 2, puzzles: 4608, different: 272},
		{shapes: [][2]int{{2, 2}}, symbols: "._ABC", letters: 2, words: 2, puzzles: 22500, different: 1278, heavy: true},
		{shapes: [][2]int{{2, 3}, {3, 2}}, symbols: "._", letters: 3, words: 2, puzzles: 44928, different: 2140, heavy: true},
	} {
		if test.heavy && tasktest.Heavy(0) == 0 {
			continue
		}
		var problems []Problem
		lists := choices(texts("ABC", test.letters), test.words)
		for _, shape := range test.shapes {
			for _, cells := range texts(test.symbols, shape[0]*shape[1]) {
				var rows []string
				for row := range slices.Chunk([]byte(cells), shape[1]) {
					rows = append(rows, string(row))
				}
				for _, list := range lists {
					problems = append(problems, Problem{rows, list})
				}
			}
		}
		different, err := tasktest.Orbits(problems, moves, canonical)
		if err != nil {
			t.Error(err)
		}
		if len(problems) != test.puzzles || different != test.different {
			t.Errorf("%v: %d puzzles, %d of them different; want %d and %d", test.shapes, len(problems), different, test.puzzles, test.different)
		}
	}
}

// texts are all of a length, in alphabetical order if the symbols are.
func texts(symbols string, length int) []string {
	if length == 0 {
		return []string{""}
	}
	var all []string
	for i := range symbols {
		for _, rest := range texts(symbols, length-1) {
			all = append(all, symbols[i:i+1]+rest)
		}
	}
	return all
}

// choices are all ways to choose so many of some texts.
func choices(texts []string, count int) (all [][]string) {
	if count == 0 {
		return [][]string{nil}
	}
	for i, text := range texts {
		for _, rest := range choices(texts[i+1:], count-1) {
			all = append(all, append([]string{text}, rest...))
		}
	}
	return all
}

// moves are the images of a puzzle with two of its letters exchanged, with rows for columns, and turned half round.
func moves(p Problem) []Problem {
	height, width := len(p.Grid), len(p.Grid[0])
	transposed, turned := Problem{make([]string, width), p.Words}, Problem{make([]string, height), nil}
	for row := range height {
		for column := range width {
			transposed.Grid[column] += string(p.Grid[row][column])
			turned.Grid[row] += string(p.Grid[height-1-row][width-1-column])
		}
	}
	for _, word := range p.Words {
		backwards := ""
		for _, c := range word {
			backwards = string(c) + backwards
		}
		turned.Words = append(turned.Words, backwards)
	}
	slices.Sort(turned.Words)
	images := []Problem{transposed, turned}
	for _, exchange := range []*strings.Replacer{strings.NewReplacer("A", "B", "B", "A"), strings.NewReplacer("B", "C", "C", "B")} {
		var q Problem
		for _, row := range p.Grid {
			q.Grid = append(q.Grid, exchange.Replace(row))
		}
		for _, word := range p.Words {
			q.Words = append(q.Words, exchange.Replace(word))
		}
		slices.Sort(q.Words)
		images = append(images, q)
	}
	return images
}

// TestPrompt reads grid and list back from the prompt.
func TestPrompt(t *testing.T) {
	some(t, 20, func(p Problem, _ Params, _ string) {
		text := prompt(p)
		parts := strings.Split(text, "\n\n")
		var again Problem
		for line := range strings.SplitSeq(parts[2], "\n") {
			again.Grid = append(again.Grid, strings.ReplaceAll(line, " ", ""))
		}
		_, list, _ := strings.Cut(parts[3], ": ")
		again.Words = strings.Split(strings.TrimSuffix(list, "."), ", ")
		if !reflect.DeepEqual(again, p) {
			t.Errorf("%v is stated as\n%s", p, text)
		}
		over := len(p.Words) - len(slots(p.Grid))
		if strings.Contains(text, "exactly one place") != (over == 0) || strings.Contains(text, fmt.Sprintf("has %d words more", over)) != (over > 0) {
			t.Errorf("%d words of %v are left over:\n%s", over, p, text)
		}
	})
}

// TestParameters makes a puzzle with each combination of extremes that Check allows.
func TestParameters(t *testing.T) {
	for _, assignments := range [][]string{
		{"height=4"}, {"width=17"}, {"longest=3"}, {"longest=13"}, {"decoys=41"}, {"tier=hard"},
		{"tier=search"}, {"tier=search", "decoys=9"},
	} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
	for _, size := range [][2]int{{5, 5}, {5, 16}, {16, 5}, {16, 16}} {
		for _, longest := range []int{4, 12} {
			for _, decoys := range []int{0, fewestDecoys, 40} {
				for _, tier := range tiers {
					if tier == "search" && decoys < fewestDecoys {
						continue
					}
					setting, err := Family.At(1, fmt.Sprint("height=", size[0]), fmt.Sprint("width=", size[1]),
						fmt.Sprint("longest=", longest), fmt.Sprint("decoys=", decoys), "tier="+tier)
					if err != nil {
						t.Fatal(err)
					}
					if _, err := setting.Make(1, "train", 0); err != nil {
						t.Error(err)
					}
				}
			}
		}
	}
}
