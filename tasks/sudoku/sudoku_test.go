package sudoku

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// TestLevels checks what the levels promise on sudokus made as users make them; with -heavy N, on N of them.
func TestLevels(t *testing.T) {
	for level := 1; level <= 6; level++ {
		setting, err := Family.At(level)
		if err != nil {
			t.Fatal(err)
		}
		for i := range (tasktest.Heavy(90) + 5) / 6 {
			item, err := setting.Make(7, tasks.Train, i)
			if err != nil {
				t.Fatal(err)
			}
			var label struct{ Problem Problem }
			if err := json.Unmarshal([]byte(item.Label), &label); err != nil {
				t.Fatal(err)
			}
			p := label.Problem
			if found := count(p, 2); found != 1 {
				t.Errorf("%s has %d solutions or more: %v", item.ID, found, p)
			}
			checkTier(t, p, tier(level-1))
			checkMinimal(t, p, tier(level-1))
		}
	}
}

// checkTier climbs with all tiers up to the one wanted, which must be enough, and with one less, which must not.
func checkTier(t *testing.T, p Problem, want tier) {
	t.Helper()
	if got := boardOf(p).grade(); got != want {
		t.Errorf("%v is of tier %s, not %s", p, tiers[got], tiers[want])
	}
	b := boardOf(p)
	if b.climb(want); (b.open == 0) != (want < search) {
		t.Errorf("%v: %d cells are open after tier %s", p, b.open, tiers[want])
	}
	if want > hidden {
		b := boardOf(p)
		if b.climb(want - 1); b.open == 0 {
			t.Errorf("%v falls to tier %s", p, tiers[want-1])
		}
	}
}

// checkMinimal leaves out each given in turn.
func checkMinimal(t *testing.T, p Problem, want tier) {
	t.Helper()
	for i, row := range p.Givens {
		for k, n := range row {
			if n == 0 {
				continue
			}
			row[k] = 0
			b := boardOf(p)
			if b.climb(min(want, wings)); b.open == 0 {
				t.Errorf("without row %d, column %d, %v still falls to tier %s", i+1, k+1, p, tiers[want])
			}
			row[k] = n
		}
	}
}

// TestShapes makes a sudoku of every shape and of the tiers that Check lets pass.
func TestShapes(t *testing.T) {
	for boxRows := minBox; boxRows <= maxBox; boxRows++ {
		for boxCols := minBox; boxCols <= maxBox; boxCols++ {
			for want, name := range tiers {
				setting, err := Family.At(1, fmt.Sprint("boxrows=", boxRows), fmt.Sprint("boxcols=", boxCols), "tier="+name)
				if size := boxRows * boxCols; size > maxSize || size == 4 && want > 0 || size == 6 && tier(want) == subsets {
					if err == nil {
						t.Errorf("%d by %d, tier %s is not refused", boxRows, boxCols, name)
					}
					continue
				}
				if err != nil {
					t.Error(err)
					continue
				}
				if want > 0 && boxRows > boxCols || tier(want) > naked && boxRows*boxCols > 12 {
					continue // made often enough
				}
				item, err := setting.Make(1, tasks.Train, 0)
				if err != nil {
					t.Error(err)
					continue
				}
				var label struct{ Problem Problem }
				if err := json.Unmarshal([]byte(item.Label), &label); err != nil {
					t.Fatal(err)
				}
				if boxRows*boxCols <= 9 && count(label.Problem, 2) != 1 {
					t.Errorf("%s has not one solution", item.ID) // larger ones are too many to try
				}
				checkTier(t, label.Problem, tier(want))
			}
		}
	}
}

// TestRareTiers says again why Check refuses what it refuses.
func TestRareTiers(t *testing.T) {
	r := generators.Stream(t.Name())
	for want := naked; want <= search; want++ {
		for range 50 {
			if p, _, err := generate(r, Params{BoxRows: 2, BoxCols: 2, Tier: tiers[want]}); err == nil {
				t.Errorf("there is a sudoku of size 4 and tier %s: %v", tiers[want], p)
			}
		}
	}
	found := 0
	for range 50 {
		if _, _, err := generate(r, Params{BoxRows: 2, BoxCols: 3, Tier: tiers[subsets]}); err == nil {
			found++
		}
	}
	if found > 5 {
		t.Errorf("%d of 50 draws give a sudoku of size 6 and tier subsets", found)
	}
}

// TestSpace finds all sudokus of size 4 and no more than Space says.
func TestSpace(t *testing.T) {
	r := generators.Stream(t.Name())
	found := map[string]bool{}
	for range 3000 {
		if p, _, err := generate(r, Params{BoxRows: 2, BoxCols: 2, Tier: "hidden"}); err == nil {
			found[fmt.Sprint(canonical(p))] = true
		}
	}
	if want := space(Params{BoxRows: 2, BoxCols: 2, Tier: "hidden"}).Int64(); int64(len(found)) != want {
		t.Errorf("%d sudokus of size 4, not %d", len(found), want)
	}
}

// count is the number of solutions of a problem up to a limit, by trying: it shares nothing with the solver.
func count(p Problem, limit int) (found int) {
	size := p.BoxRows * p.BoxCols
	rows, columns, boxes := make([]uint32, size), make([]uint32, size), make([]uint32, size)
	var open [][2]int
	for i, row := range p.Givens {
		for k, n := range row {
			if n == 0 {
				open = append(open, [2]int{i, k})
				continue
			}
			box := i/p.BoxRows*p.BoxRows + k/p.BoxCols
			if (rows[i]|columns[k]|boxes[box])>>n&1 != 0 {
				return 0
			}
			rows[i] |= 1 << n
			columns[k] |= 1 << n
			boxes[box] |= 1 << n
		}
	}
	all := uint32(1<<size-1) << 1
	var try func(open [][2]int)
	try = func(open [][2]int) {
		if len(open) == 0 {
			found++
			return
		}
		best, fewest := 0, size+1
		for at, c := range open {
			used := rows[c[0]] | columns[c[1]] | boxes[c[0]/p.BoxRows*p.BoxRows+c[1]/p.BoxCols]
			if n := bits.OnesCount32(all &^ used); n < fewest {
				best, fewest = at, n
			}
		}
		open[0], open[best] = open[best], open[0]
		i, k := open[0][0], open[0][1]
		box := i/p.BoxRows*p.BoxRows + k/p.BoxCols
		for n := 1; n <= size && found < limit; n++ {
			if (rows[i]|columns[k]|boxes[box])>>n&1 == 0 {
				rows[i], columns[k], boxes[box] = rows[i]|1<<n, columns[k]|1<<n, boxes[box]|1<<n
				try(slices.Clone(open[1:]))
				rows[i], columns[k], boxes[box] = rows[i]&^(1<<n), columns[k]&^(1<<n), boxes[box]&^(1<<n)
			}
		}
	}
	try(open)
	return found
}

// parse reads a sudoku of size 9 from 81 digits, row by row.
func parse(digits string) Problem {
	p := Problem{BoxRows: 3, BoxCols: 3, Givens: make([][]int, 9)}
	for i, c := range digits {
		p.Givens[i/9] = append(p.Givens[i/9], max(0, int(c)-'0'))
	}
	return p
}

// TestKnownSudokus grades sudokus from elsewhere, found under the names given here.
func TestKnownSudokus(t *testing.T) {
	for _, c := range []struct {
		name, digits string
		want         tier
	}{
		{"the example in Wikipedia's article", "530070000600195000098000060800060003400803001700020006060000280000419005000080079", hidden},
		{"AI Escargot (Arto Inkala, 2006)", "100007090030020008009600500005300900010080002600004000300000010040000007007000300", search},
		{"Inkala's of 2010", "005300000800000020070010500400005300010070006003200080060500009004000030000009700", search},
		{"Golden Nugget (tarek, 2007)", "000000039000001005003050800008090006070002000100400000009080050020000600400700000", search},
		{"17 clues (Gordon Royle's first)", "000000010400000000020000000000050407008000300001090000300400200050100000000806000", hidden},
	} {
		p := parse(c.digits)
		if found := count(p, 2); found != 1 {
			t.Errorf("%s: %d solutions", c.name, found)
		}
		checkTier(t, p, c.want)
	}
}

// TestSolutions compares the search with trying, where there are none, one or many solutions.
func TestSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 300 {
		p := openMore(r, [][2]int{{2, 2}, {2, 3}, {3, 2}, {2, 4}}[r.IntN(4)], 60)
		if r.IntN(4) == 0 {
			p.Givens[0][0] = 1 + r.IntN(len(p.Givens)) // often a contradiction
		}
		want := count(p, 1000)
		found := map[string]bool{}
		for s := range solutions(p) {
			if v := verify(p, s); !v.OK() {
				t.Fatalf("%v: solution %s: %s", p, s, v.Detail)
			}
			found[s] = true
			if len(found) == 1000 {
				break
			}
		}
		if len(found) != want {
			t.Fatalf("%v: %d solutions by search, %d by trying", p, len(found), want)
		}
	}
	for range solutions(Problem{BoxRows: 3, BoxCols: 3, Givens: boardRows(9)}) {
		break
	}
	if got := count(Problem{BoxRows: 2, BoxCols: 2, Givens: boardRows(4)}, 1000); got != 288 {
		t.Errorf("%d grids of size 4", got)
	}
}

func boardRows(size int) [][]int {
	rows := make([][]int, size)
	for i := range rows {
		rows[i] = make([]int, size)
	}
	return rows
}

func randomFull(r *rand.Rand, box [2]int) *board {
	for p := (Problem{BoxRows: box[0], BoxCols: box[1], Givens: boardRows(box[0] * box[1])}); ; {
		if full := fullBoard(r, p); full != nil {
			return full
		}
	}
}

// openMore is a random full grid of which about so many cells in a hundred are opened.
func openMore(r *rand.Rand, box [2]int, share int) Problem {
	p := Problem{BoxRows: box[0], BoxCols: box[1], Givens: randomFull(r, box).rows()}
	for _, row := range p.Givens {
		for k := range row {
			if r.IntN(100) < share {
				row[k] = 0
			}
		}
	}
	return p
}

// TestTechniquesKeepSolutions is what soundness means: no technique takes a candidate away that belongs to a solution
// of what is left, on boards half-way through a solution and with candidates taken away at random besides.
func TestTechniquesKeepSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	used := make([]int, len(ladder))
	for range 4000 {
		var p Problem
		if r.IntN(2) == 0 {
			box := [][2]int{{2, 3}, {3, 3}, {3, 3}, {3, 3}, {2, 5}, {3, 4}, {4, 4}}[r.IntN(7)]
			p = Problem{BoxRows: box[0], BoxCols: box[1], Givens: boardRows(box[0] * box[1])}
		} else {
			p = outline(r, randomVariant(r))
		}
		full := fullBoard(r, p)
		if full == nil {
			continue
		}
		if r.IntN(2) == 0 {
			p.Cages = drawCages(r, full, tier(r.IntN(int(search))))
		}
		b, share := newBoard(shapeOf(p)), 30+r.IntN(70)
		for c := range b.peers {
			switch n := int(full.values[c]); {
			case r.IntN(4) == 0:
				b.fill(cell(c), n)
			case b.values[c] == 0:
				for other := 1; other <= b.size; other++ {
					if other != n && r.IntN(100) < share {
						b.take(cell(c), latin.Only(other))
					}
				}
			}
		}
		for b.open > 0 {
			i := r.IntN(len(ladder))
			before := b.clone()
			progress := ladder[i].apply(b)
			if progress == same(before, b) {
				t.Fatalf("%s says %v of its progress", ladder[i].name, progress)
			}
			b.list()
			for c := range b.peers {
				n := int(full.values[c])
				if b.broken || !b.candidates[c].Has(n) && int(b.values[c]) != n || b.candidates[c]&^before.candidates[c] != 0 {
					t.Fatalf("%s is wrong about cell %d, which is %d, of %v", ladder[i].name, c, n, before.candidates)
				}
			}
			if progress {
				used[i]++
			} else if r.IntN(3) == 0 {
				break
			}
		}
	}
	for i, n := range used {
		if n < 20 {
			t.Errorf("%s was of use %d times only", ladder[i].name, n)
		}
	}
}

// same tells whether the same is known of two boards.
func same(a, b *board) bool {
	a.list()
	b.list()
	return slices.Equal(a.values, b.values) && slices.Equal(a.candidates, b.candidates) && a.open == b.open && a.broken == b.broken
}

// TestTechniquesKeepEverySolution climbs sudokus with several solutions, all of which must stay.
func TestTechniquesKeepEverySolution(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 400 {
		p := openMore(r, [][2]int{{2, 2}, {2, 3}, {3, 3}}[r.IntN(3)], 45+r.IntN(25))
		b := boardOf(p)
		b.climb(search)
		b.list()
		taken := 0
		for s := range solutions(p) {
			rows := strings.Fields(s)
			for c := range b.peers {
				if n := fmt.Sprint(b.values[c]); n != rows[c] && !b.candidates[c].Has(number(rows[c])) {
					t.Fatalf("%v: the solution %s is lost in cell %d", p, s, c)
				}
			}
			if taken++; taken == 50 {
				break
			}
		}
		if taken == 0 {
			t.Fatalf("%v has no solution", p)
		}
	}
}

func number(text string) (n int) {
	fmt.Sscan(text, &n)
	return n
}

// TestTechniques shows each technique its textbook position, on an empty board but for what is said: it finds what it
// should, and nothing else, where all techniques before it on the ladder find nothing.
func TestTechniques(t *testing.T) {
	at := func(row, column int) cell { return cell((row-1)*9 + column - 1) }
	of := func(numbers ...int) (s set) {
		for _, n := range numbers {
			s |= latin.Only(n)
		}
		return s
	}
	row := func(r int) []cell { return shapes[3][3]().houses[r-1] }
	but := func(cells []cell, except ...cell) (rest []cell) {
		for _, c := range cells {
			if !slices.Contains(except, c) {
				rest = append(rest, c)
			}
		}
		return rest
	}
	box := shapes[3][3]().houses[18] // the first
	for _, c := range []struct {
		name  string
		given func(*board)
		want  func(*board) // turns the given board into what the technique must leave
	}{
		{"hidden single",
			func(b *board) { b.remove(of(5), but(row(1), at(1, 3))) },
			func(b *board) { b.fill(at(1, 3), 5) }},
		{"naked single",
			func(b *board) { b.keep(at(5, 5), of(7)) },
			func(b *board) { b.fill(at(5, 5), 7) }},
		{"pointing",
			func(b *board) { b.remove(of(5), but(box, row(1)...)) },
			func(b *board) { b.remove(of(5), but(row(1), box...)) }},
		{"claiming",
			func(b *board) { b.remove(of(5), but(row(1), box...)) },
			func(b *board) { b.remove(of(5), but(box, row(1)...)) }},
		{"naked pair",
			func(b *board) { b.keep(at(1, 1), of(2, 5)); b.keep(at(1, 5), of(2, 5)) },
			func(b *board) { b.remove(of(2, 5), but(row(1), at(1, 1), at(1, 5))) }},
		{"hidden pair",
			func(b *board) { b.remove(of(2, 5), but(row(1), at(1, 1), at(1, 5))) },
			func(b *board) { b.keep(at(1, 1), of(2, 5)); b.keep(at(1, 5), of(2, 5)) }},
		{"naked triple",
			func(b *board) {
				b.keep(at(1, 1), of(1, 2))
				b.keep(at(1, 5), of(2, 3))
				b.keep(at(1, 9), of(1, 3))
			},
			func(b *board) { b.remove(of(1, 2, 3), but(row(1), at(1, 1), at(1, 5), at(1, 9))) }},
		{"hidden triple",
			func(b *board) { b.remove(of(1, 2, 3), but(row(1), at(1, 1), at(1, 5), at(1, 9))) },
			func(b *board) {
				b.keep(at(1, 1), of(1, 2, 3))
				b.keep(at(1, 5), of(1, 2, 3))
				b.keep(at(1, 9), of(1, 2, 3))
			}},
		{"X-wing",
			func(b *board) {
				b.remove(of(5), but(row(2), at(2, 1), at(2, 5)))
				b.remove(of(5), but(row(7), at(7, 1), at(7, 5)))
			},
			func(b *board) {
				for _, r := range []int{1, 3, 4, 5, 6, 8, 9} {
					b.remove(of(5), []cell{at(r, 1), at(r, 5)})
				}
			}},
		{"swordfish",
			func(b *board) {
				b.remove(of(5), but(row(1), at(1, 1), at(1, 4)))
				b.remove(of(5), but(row(4), at(4, 4), at(4, 7)))
				b.remove(of(5), but(row(7), at(7, 1), at(7, 7)))
			},
			func(b *board) {
				for _, r := range []int{2, 3, 5, 6, 8, 9} {
					b.remove(of(5), []cell{at(r, 1), at(r, 4), at(r, 7)})
				}
			}},
		{"turbot fish", // a skyscraper on column 1
			func(b *board) {
				b.remove(of(5), but(row(1), at(1, 1), at(1, 5)))
				b.remove(of(5), but(row(5), at(5, 1), at(5, 6)))
			},
			func(b *board) { b.remove(of(5), []cell{at(2, 6), at(3, 6), at(4, 5), at(6, 5)}) }},
		{"XY-wing",
			func(b *board) {
				b.keep(at(1, 1), of(1, 2))
				b.keep(at(1, 5), of(1, 3))
				b.keep(at(5, 1), of(2, 3))
			},
			func(b *board) { b.remove(of(3), []cell{at(5, 5)}) }},
		{"XYZ-wing",
			func(b *board) {
				b.keep(at(1, 1), of(1, 2, 3))
				b.keep(at(1, 5), of(1, 3))
				b.keep(at(2, 2), of(2, 3))
			},
			func(b *board) { b.remove(of(3), []cell{at(1, 2), at(1, 3)}) }},
	} {
		for turn := range 8 {
			b := newBoard(shapes[3][3]())
			c.given(b)
			after := b.clone()
			c.want(after)
			b, want := turned(b, turn), turned(after, turn)
			for _, rung := range ladder {
				before := b.clone()
				progress := rung.apply(b)
				if rung.name == c.name {
					if !progress || !same(b, want) {
						t.Errorf("%s, turned %d: left %v, want %v", c.name, turn, b.candidates, want.candidates)
					}
					break
				}
				if progress || !same(b, before) {
					t.Errorf("%s, turned %d: %s finds something", c.name, turn, rung.name)
				}
			}
		}
	}
}

// turned is one of the eight images of a board of size 9 in mirrors.
func turned(b *board, turn int) *board {
	image := newBoard(b.shape)
	for i := range 9 {
		for k := range 9 {
			row, column := i, k
			if turn&1 != 0 {
				row = 8 - row
			}
			if turn&2 != 0 {
				column = 8 - column
			}
			if turn&4 != 0 {
				row, column = column, row
			}
			from, to := i*9+k, row*9+column
			if n := int(b.values[from]); n != 0 {
				image.fill(cell(to), n)
			}
			image.keep(cell(to), b.numbersOf(cell(from)))
		}
	}
	return image
}

// least is the smallest image of a problem under all of its symmetries, found by making them all.
func least(p Problem) string {
	best := ""
	for range 2 {
		if p.BoxRows <= p.BoxCols {
			for _, rows := range lineOrders(len(p.Givens), p.BoxRows) {
				for _, columns := range lineOrders(len(p.Givens), p.BoxCols) {
					names, next := make([]byte, len(p.Givens)+1), byte('a')
					image := make([]byte, 0, len(rows)*len(columns))
					for _, i := range rows {
						for _, k := range columns {
							n := p.Givens[i][k]
							if n != 0 && names[n] == 0 {
								names[n] = next // numbers are renamed in the order in which they come
								next++
							}
							image = append(image, names[n])
						}
					}
					if best == "" || string(image) < best {
						best = string(image)
					}
				}
			}
		}
		p = transposed(p)
	}
	return fmt.Sprintf("%dx%d %q", min(p.BoxRows, p.BoxCols), max(p.BoxRows, p.BoxCols), best)
}

// lineOrders are all orders of lines that keep groups of the given length together.
func lineOrders(lines, groupLen int) (all [][]int) {
	for _, order := range permutations(lines) {
		together := true
		for i, line := range order {
			together = together && line/groupLen == order[i-i%groupLen]/groupLen
		}
		if together {
			all = append(all, order)
		}
	}
	return all
}

func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for _, shorter := range permutations(n - 1) {
		for i := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), i, n-1))
		}
	}
	return all
}

// TestCanonical compares canonical forms with the smallest of all images: two problems have the same form if and
// only if they are images of each other, and the form is one of the images.
func TestCanonical(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, c := range []struct {
		box   [2]int
		count int
	}{{[2]int{2, 2}, 200}, {[2]int{2, 3}, 6}, {[2]int{3, 2}, 6}} {
		forms, images := map[string]string{}, map[string]string{}
		for range c.count {
			p := openMore(r, c.box, 60+r.IntN(35))
			for range 2 { // the problem and a near one, which differs in one given
				form, image := fmt.Sprint(canonical(p)), least(p)
				if least(canonical(p)) != image {
					t.Fatalf("%v is no image of %v", canonical(p), p)
				}
				if other, seen := forms[image]; seen && other != form {
					t.Fatalf("%v has the forms %s and %s", p, form, other)
				}
				if other, seen := images[form]; seen && other != image {
					t.Fatalf("%v shares the form %s with a problem that is no image", p, form)
				}
				forms[image], images[form] = form, image
				p = randomSymmetry(r, p)
				i, k := r.IntN(len(p.Givens)), r.IntN(len(p.Givens))
				p.Givens[i][k] = r.IntN(len(p.Givens) + 1)
			}
		}
		if len(forms) == 2*c.count && c.box[0] == c.box[1] || len(forms) < c.count/10 {
			t.Errorf("%v: %d problems have %d forms", c.box, 2*c.count, len(forms))
		}
	}
}

// TestOrbits: of all problems of size 4 with a few givens, solvable or not, those are the same that exchanges of numbers,
// of rows in a band, of bands, and of rows for columns make of each other.
func TestOrbits(t *testing.T) {
	for givens, want := range []int{1, 1, 10, 43} {
		if givens == 3 && tasktest.Heavy(0) == 0 {
			break
		}
		different, err := tasktest.Orbits(allGivens(givens), exchanges, canonical)
		if err != nil || different != want {
			t.Errorf("%d givens: %d different problems, want %d: %v", givens, different, want, err)
		}
	}
}

// allGivens are the problems of size 4 with so many givens.
func allGivens(givens int) []Problem {
	all := []Problem{{BoxRows: 2, BoxCols: 2, Givens: [][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}}}
	for range givens {
		var more []Problem
		for _, p := range all {
			for c := 15; c >= 0 && p.Givens[c/4][c%4] == 0; c-- { // after the last given
				for n := range 4 {
					q := Problem{BoxRows: 2, BoxCols: 2, Givens: nil}
					for _, row := range p.Givens {
						q.Givens = append(q.Givens, slices.Clone(row))
					}
					q.Givens[c/4][c%4] = n + 1
					more = append(more, q)
				}
			}
		}
		all = more
	}
	return all
}

// exchanges are the problems of size 4 that differ by one exchange. With rows for columns they make all others.
func exchanges(p Problem) (images []Problem) {
	move := func(to func(row, column, number int) (int, int, int)) {
		q := Problem{BoxRows: 2, BoxCols: 2, Givens: [][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}}
		for i, row := range p.Givens {
			for k, n := range row {
				toRow, toColumn, number := to(i, k, n)
				q.Givens[toRow][toColumn] = number
			}
		}
		images = append(images, q)
	}
	move(func(row, column, number int) (int, int, int) { return column, row, number })
	move(func(row, column, number int) (int, int, int) { return []int{1, 0, 2, 3}[row], column, number })
	move(func(row, column, number int) (int, int, int) { return []int{2, 3, 0, 1}[row], column, number })
	move(func(row, column, number int) (int, int, int) { return row, column, []int{0, 2, 1, 3, 4}[number] })
	move(func(row, column, number int) (int, int, int) { return row, column, []int{0, 2, 3, 4, 1}[number] })
	return images
}

// TestSymmetryReachesAll counts the images of a small problem that random symmetries find.
func TestSymmetryReachesAll(t *testing.T) {
	r := generators.Stream(t.Name())
	p := Problem{BoxRows: 2, BoxCols: 2, Givens: [][]int{{1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}}
	found := map[string]bool{}
	for range 2000 {
		found[fmt.Sprint(randomSymmetry(r, p))] = true
	}
	if len(found) != 16*4 {
		t.Errorf("one given has %d images", len(found))
	}
}

func TestVerify(t *testing.T) {
	p := Problem{BoxRows: 2, BoxCols: 2, Givens: [][]int{{1, 0, 0, 0}, {0, 0, 0, 2}, {0, 0, 0, 0}, {0, 3, 0, 0}}}
	for answer, want := range map[string]string{
		"1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1":   "right: ",
		"1234\n3412\n2143\n4321":               "right: ",
		"2 1 3 4\n3 4 1 2\n1 2 4 3\n4 3 2 1":   "wrong: row 1, column 1 was given as 1 and holds 2",
		"1 2 3 4\n3 4 1 2\n2 1 4 4\n4 3 2 1":   "wrong: row 3 holds two 4s",
		"1 2 3 4\n3 4 1 2\n1 2 4 3\n4 3 2 1":   "wrong: column 1 holds two 1s",
		"1 2 3 4\n4 1 3 2\n3 4 2 1\n2 3 1 4":   "wrong: column 3 holds two 3s",
		"1 4 2 3\n4 1 3 2\n3 2 1 4\n2 3 4 1":   "wrong: the box of rows 1 to 2 and columns 1 to 2 holds two 4s",
		"1 2 3 4\n3 4 1 2\n2 1 4 3":            "malformed: there are 3 rows, not 4",
		"1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 .":   "malformed: row 4 holds '.', which is no number",
		"1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 5":   "malformed: row 4 holds a number that is not from 1 to 4",
		"1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1 1": "malformed: row 4 holds 5 numbers, not 4",
	} {
		if v := verify(p, answer); fmt.Sprintf("%s: %s", v.Reason, v.Detail) != want {
			t.Errorf("%q is judged %s: %s, want %s", answer, v.Reason, v.Detail, want)
		}
	}
}

// BenchmarkGrids measures, on grids of size 9, the time for a sudoku of each tier and how many grids it takes.
func BenchmarkGrids(b *testing.B) {
	for t, name := range tiers {
		b.Run(name, func(b *testing.B) {
			r := generators.Stream(b.Name())
			p := Problem{BoxRows: 3, BoxCols: 3, Givens: boardRows(9)}
			grids, found := 0, 0
			for b.Loop() {
				for before := found; found == before; grids++ {
					if full := fullBoard(r, p); full != nil && cluesOf(r, shapeOf(p), full, tier(t)) != nil {
						found++
					}
				}
			}
			b.ReportMetric(float64(grids)/float64(found), "grids/sudoku")
		})
	}
}
