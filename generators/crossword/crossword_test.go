package crossword

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/words"
)

// plainly are the words of a filled grid, found by parting its lines.
func plainly(rows []string) (words []string) {
	columns := make([]string, len(rows[0]))
	for _, row := range rows {
		for k := range row {
			columns[k] += row[k : k+1]
		}
	}
	for _, line := range slices.Concat(rows, columns) {
		for _, text := range strings.Split(line, ".") {
			if len(text) > 1 {
				words = append(words, text)
			}
		}
	}
	return words
}

func TestWords(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 1000 {
		rows := make([]string, 1+r.IntN(6))
		width := 1 + r.IntN(6)
		for i := range rows {
			for range width {
				rows[i] += string("..ABC"[r.IntN(5)])
			}
		}
		got, want := Words(rows), plainly(rows)
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Fatalf("%v are the words of\n%s\nand not %v", got, strings.Join(rows, "\n"), want)
		}
		if b := newBoard(rows); !slices.Equal(b.rows(), rows) {
			t.Fatalf("%v was read as %v", rows, b.rows())
		}
	}
}

func TestLay(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 100 {
		height, width, longest := 3+r.IntN(10), 3+r.IntN(10), 3+r.IntN(10)
		rows := Lay(r, words.Capitals(), height, width, longest)
		if len(rows) != height || len(rows[0]) != width {
			t.Fatalf("%d rows of %d cells, not %d of %d", len(rows), len(rows[0]), height, width)
		}
		laid := plainly(rows)
		for i, word := range laid {
			if len(word) > longest || !slices.Contains(words.Capitals().OfLength(len(word)), word) || slices.Contains(laid[:i], word) {
				t.Errorf("%s was laid, with at most %d letters:\n%s", word, longest, strings.Join(rows, "\n"))
			}
		}
		if letters, first := reached(rows); first != letters {
			t.Errorf("%d of %d letters hang together:\n%s", first, letters, strings.Join(rows, "\n"))
		}
	}
}

// reached counts the letters of a grid, and those that can be reached from the first of them.
func reached(rows []string) (letters, fromFirst int) {
	seen := map[[2]int]bool{}
	var reach func(i, k int)
	reach = func(i, k int) {
		if i < 0 || k < 0 || i == len(rows) || k == len(rows[0]) || rows[i][k] == Black || seen[[2]int{i, k}] {
			return
		}
		seen[[2]int{i, k}] = true
		for _, step := range [][2]int{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			reach(i+step[0], k+step[1])
		}
	}
	for i, row := range rows {
		for k := range row {
			if row[k] != Black {
				if letters++; letters == 1 {
					reach(i, k)
				}
			}
		}
	}
	return letters, len(seen)
}

// few are words that are alike in many letters.
var few = words.New(strings.Fields("ACE ACT AGE AIM AIR APE APT ARC ARE ARM ART ATE CAR CAT EAR EAT ERA ICE ION IRE NET NOR NOT OAR ONE ORE PAN PAT " +
	"PET PIN PIT POT RAN RAT RIM ROT TAN TAP TAR TEA TEN TIE TIN TIP TOE TON TOP TAPE TEAR TEN TIER TIRE TONE TORE TREE"))

// random is a grid with letters given here and there, and a list, maybe with words left over. It often has several
// solutions, and sometimes none, because a word of the list was replaced.
func random(r *rand.Rand) (grid, list []string) {
	solution := Lay(r, few, 3+r.IntN(3), 3+r.IntN(3), 4)
	list = Words(solution)
	for range r.IntN(4) {
		word, _ := few.Random(r, []string{"___", "____"}[r.IntN(2)])
		list = append(list, word)
	}
	if r.IntN(4) == 0 {
		list[0], _ = few.Random(r, strings.Repeat("_", len(list[0])))
	}
	slices.Sort(list)
	list = slices.Compact(list)
	for _, row := range solution {
		open := []byte(row)
		for k := range open {
			if open[k] != Black && r.IntN(8) > 0 {
				open[k] = Open
			}
		}
		grid = append(grid, string(open))
	}
	return grid, list
}

// tryAll are all ways to fill a grid, found by trying all letters in one cell after another.
func tryAll(grid, list []string) (found []string) {
	var cells [][]byte
	for _, row := range grid {
		cells = append(cells, []byte(row))
	}
	text := func() (rows []string) {
		for _, row := range cells {
			rows = append(rows, string(row))
		}
		return rows
	}
	begins := map[string]bool{}
	for _, word := range list {
		for n := range word {
			begins[word[:n+1]] = true
		}
	}
	may := func(line string) bool { // whether what stands in a line before its first open cell can be the words of a list
		line, _, isOpen := strings.Cut(line, "_")
		texts := strings.Split(line, ".")
		for i, text := range texts {
			whole := i < len(texts)-1 || !isOpen
			if len(text) > 1 && (whole && !slices.Contains(list, text) || !whole && !begins[text]) {
				return false
			}
		}
		return true
	}
	var fill func(cell int)
	fill = func(cell int) {
		width := len(grid[0])
		if cell == len(grid)*width {
			words := slices.Sorted(slices.Values(plainly(text())))
			if len(slices.Compact(slices.Clone(words))) == len(words) {
				found = append(found, strings.Join(text(), "\n"))
			}
			return
		}
		row, column := cell/width, cell%width
		letters := grid[row][column : column+1]
		if letters == "_" {
			letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		}
		for i := range letters {
			cells[row][column] = letters[i]
			down := ""
			for _, row := range cells {
				down += string(row[column])
			}
			if may(string(cells[row])) && may(down) {
				fill(cell + 1)
			}
		}
		cells[row][column] = grid[row][column]
	}
	fill(0)
	return found
}

func TestSearchFindsAllThatTryingFinds(t *testing.T) {
	r := generators.Stream(t.Name())
	several, none := 0, 0
	for range 500 {
		grid, list := random(r)
		p, err := New(grid, list)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for f := range Search(0).Solutions(p.Filling()) {
			got = append(got, strings.Join(f.Rows(), "\n"))
		}
		want := tryAll(grid, list)
		if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Fatalf("%s\nwith %v has the solutions %q, and by trying %q", strings.Join(grid, "\n"), list, got, want)
		}
		if len(want) > 1 {
			several++
		}
		if len(want) == 0 {
			none++
		}
	}
	if several < 50 || none < 20 {
		t.Errorf("%d puzzles had several solutions, and %d none", several, none)
	}
}

// TestRungsKeepTheSolutions: what a rung takes away is in no solution, and where all have ended a full grid is one.
func TestRungsKeepTheSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	rungs := []generators.Rung[*Filling]{OnlyWord, OnlySlot, Crossing}
	total, full := make([]int, len(rungs)), 0
	for range 400 {
		grid, list := random(r)
		p, err := New(grid, list)
		if err != nil {
			t.Fatal(err)
		}
		f := p.Filling()
		for i, n := range generators.Climb(f, rungs, func(f *Filling) bool { return f.IsFull() || f.IsBroken() }) {
			total[i] += n
		}
		solutions := tryAll(grid, list)
		for _, solution := range solutions {
			for n, word := range Words(strings.Split(solution, "\n")) {
				l := p.lengths[p.slots[n].words]
				if at := slices.Index(l.words, word); f.left[n]&(1<<at) == 0 {
					t.Fatalf("%s\nwith %v lost %s of the solution\n%s", strings.Join(grid, "\n"), list, word, solution)
				}
			}
		}
		if f.IsFull() {
			full++
			if got := strings.Join(f.Rows(), "\n"); len(solutions) != 1 || got != solutions[0] {
				t.Fatalf("%s\nwith %v was filled\n%s\nand has the solutions %q", strings.Join(grid, "\n"), list, got, solutions)
			}
		}
	}
	if slices.Contains(total, 0) || full < 100 {
		t.Errorf("the rungs were of use %v times, and filled %d grids", total, full)
	}
}

func TestGive(t *testing.T) {
	p, err := New([]string{"___", "_._", "___"}, []string{"NET", "RAT", "ROT", "TAR", "TEN"})
	if err != nil {
		t.Fatal(err)
	}
	f := p.Filling()
	f.give(f.puzzle.cell(0, 2), 'R')
	f.give(f.puzzle.cell(1, 0), 'E')
	if want := []string{"TAR", "E._", "NET"}; !deduce(f) || f.IsFull() || !slices.Equal(f.Rows(), want) {
		t.Errorf("the rows are %v, and not %v", f.Rows(), want)
	}
	f.give(f.puzzle.cell(1, 2), 'O')
	if want := []string{"TAR", "E.O", "NET"}; !deduce(f) || !f.IsFull() || !slices.Equal(f.Rows(), want) {
		t.Errorf("the rows are %v, and not %v", f.Rows(), want)
	}
	f = p.Filling()
	f.give(f.puzzle.cell(0, 1), 'O')
	if f.give(f.puzzle.cell(1, 2), 'X'); deduce(f) {
		t.Errorf("%v is taken for a solution", f.Rows())
	}
}

// TestReveal gives as few letters as one rung, or all with search, need.
func TestReveal(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 100 {
		rows := Lay(r, few, 3+r.IntN(4), 3+r.IntN(4), 4)
		list := Words(rows)
		list = append(list, Decoys(r, few, list, r.IntN(5))...)
		enough := func(f *Filling) bool { return Search(0).Unique(f) }
		if r.IntN(2) == 0 {
			enough = func(f *Filling) bool {
				generators.Climb(f, []generators.Rung[*Filling]{OnlyWord}, (*Filling).IsFull)
				return f.IsFull()
			}
		}
		grid, err := Reveal(r, rows, list, enough)
		if err != nil {
			t.Fatal(err)
		}
		if found := tryAll(grid, list); len(found) != 1 || found[0] != strings.Join(rows, "\n") {
			t.Errorf("%v with %v has the solutions %q, not only %v", grid, list, found, rows)
		}
		for cell := range len(rows) * len(rows[0]) {
			row, column := cell/len(rows[0]), cell%len(rows[0])
			if grid[row][column] == Black || grid[row][column] == Open {
				continue
			}
			less := slices.Clone(grid)
			less[row] = less[row][:column] + "_" + less[row][column+1:]
			p, err := New(less, list)
			if err != nil {
				t.Fatal(err)
			}
			if enough(p.Filling()) {
				t.Errorf("row %d, column %d of %v need not be given: %v", row+1, column+1, grid, list)
			}
		}
	}
}

// TestDecoys: decoys are new words of the right lengths.
func TestDecoys(t *testing.T) {
	used := []string{"ART", "TEAR", "EAT"}
	got := Decoys(generators.Stream(t.Name()), words.Capitals(), used, 40)
	for i, word := range got {
		isLike := slices.ContainsFunc(used, func(other string) bool {
			if len(other) != len(word) {
				return false
			}
			for at := range word {
				if word[at] == other[at] {
					return true
				}
			}
			return false
		})
		if !isLike || slices.Contains(used, word) || slices.Contains(got[:i], word) {
			t.Errorf("%s is no decoy for %v", word, used)
		}
	}
	if len(got) != 40 {
		t.Errorf("there are %d decoys", len(got))
	}
	if got := Decoys(generators.Stream(t.Name()), words.New([]string{"ART", "EAT", "OIL"}), []string{"ART", "EAT"}, 2); got != nil {
		t.Errorf("%v are decoys", got)
	}
}

func TestTooManyWords(t *testing.T) {
	three := words.Capitals().OfLength(3)
	if _, err := New([]string{"___"}, three[:MostOfALength]); err != nil {
		t.Error(err)
	}
	if _, err := New([]string{"___"}, three[:MostOfALength+1]); err == nil || err.Error() != "there are more than 64 words of 3 letters" {
		t.Error(err)
	}
	if _, err := New([]string{"____"}, three); err != nil {
		t.Error(err)
	}
}
