package stars

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
)

// tryAll gives all solutions, by trying S and . in all cells: the rules once more, as plainly as can be.
func tryAll(regions []string, perUnit int) (all []string) {
	size := len(regions)
	grid := make([]byte, size*size)
	inColumn, inRegion := make([]int, size), make([]int, 256)
	var fill func(i, inRow int)
	fill = func(i, inRow int) {
		r, c := i/size, i%size
		if c == 0 && i > 0 {
			if inRow != perUnit {
				return
			}
			inRow = 0
		}
		if r == size {
			for k := range size {
				if inColumn[k] != perUnit || inRegion['A'+k] != perUnit {
					return
				}
			}
			var rows []string
			for row := range slices.Chunk(grid, size) {
				rows = append(rows, string(row))
			}
			all = append(all, strings.Join(rows, "\n"))
			return
		}
		grid[i] = '.'
		fill(i+1, inRow)
		touches := c > 0 && grid[i-1] == 'S'
		for k := max(c-1, 0); r > 0 && k < min(c+2, size); k++ {
			touches = touches || grid[(r-1)*size+k] == 'S'
		}
		if own := regions[r][c]; !touches && inRow < perUnit && inColumn[c] < perUnit && inRegion[own] < perUnit {
			grid[i] = 'S'
			inColumn[c]++
			inRegion[own]++
			fill(i+1, inRow+1)
			inColumn[c]--
			inRegion[own]--
			grid[i] = '.'
		}
	}
	fill(0, 0)
	return all
}

// some is a square cut at random, and the number of stars. It may have one solution, several or none.
func some(r *rand.Rand) (regions []string, perUnit int) {
	size, perUnit := 4+r.IntN(3), 1
	if r.IntN(5) == 0 {
		size, perUnit = 8, 2
	}
	for {
		l, ok := draw(r, size, perUnit)
		if !ok {
			continue
		}
		for free := l.units[byRegion][0]; free != (cells{}); free = l.units[byRegion][0] {
			c := random(r, free)
			l.put(c, l.beside(r, c, 0))
		}
		if r.IntN(2) == 0 { // to another region, maybe a star
			for range 3 {
				c := random(r, l.units[byRow][1+r.IntN(size)])
				if to := l.beside(r, c, 1<<l.region[c]); to != 0 {
					l.put(c, to)
				}
			}
		}
		if !slices.Contains(l.units[byRegion][1:size+1], cells{}) {
			return l.square.rows(), perUnit
		}
	}
}

func TestSolutionsAgreesWithTryingAll(t *testing.T) {
	r := generators.Stream(t.Name())
	several, no := 0, 0
	for range 1000 {
		regions, perUnit := some(r)
		want := tryAll(regions, perUnit)
		var got []string
		for text := range Solutions(regions, perUnit) {
			got = append(got, strings.ReplaceAll(text, " ", ""))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("solutions %q, and by trying all %q: %q", got, want, regions)
		}
		if len(want) > 1 {
			several++
		}
		if len(want) == 0 {
			no++
		}
	}
	if several < 50 || no < 50 {
		t.Errorf("only %d puzzles had several solutions, and %d none", several, no)
	}
}

// TestRungsKeepTheSolutions climbs over puzzles with any number of solutions.
func TestRungsKeepTheSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	total := make([]int, len(ladder.Steps))
	for range 1000 {
		regions, perUnit := some(r)
		b := newBoard(squareOf(regions, perUnit))
		for i, n := range ladder.Climb(&b, Tiers) {
			total[i] += n
		}
		for _, text := range tryAll(regions, perUnit) {
			if b.broken {
				t.Fatalf("%q has the solution %q and was refused", regions, text)
			}
			for i, row := range strings.Split(text, "\n") {
				for k := range row {
					c := at(i+1, k+1)
					if !b.open.has(c) && b.stars.has(c) != (row[k] == 'S') {
						t.Fatalf("row %d, column %d was found to hold a star (%t) in %q, which has the solution %q", i+1, k+1, b.stars.has(c), regions, text)
					}
				}
			}
		}
	}
	for i, n := range total {
		if n < 10 {
			t.Errorf("rung %d was used %d times", i, n)
		}
	}
}

// TestRungsDoNotSeeTurns: what each simple rung finds in a puzzle, it finds in each image.
func TestRungsDoNotSeeTurns(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 100 {
		regions, perUnit := some(r)
		for tier := range Tiers - 1 {
			b := newBoard(squareOf(regions, perUnit))
			ladder.Climb(&b, tier)
			for turn := range dihedral.Turn(dihedral.Count) {
				image := newBoard(squareOf(dihedral.Rows(turn, regions), perUnit))
				ladder.Climb(&image, tier)
				want := dihedral.Rows(turn, b.open.rows(b.size))
				if got := image.open.rows(b.size); b.broken != image.broken || !b.broken && !slices.Equal(got, want) {
					t.Fatalf("tier %d leaves %q open, and of image %d %q: %q", tier, want, turn, got, regions)
				}
			}
		}
	}
}

// TestRandom draws puzzles of every tier: each has the one solution that comes with it, the hardest rung that it
// takes is one of its tier, and its regions hang together.
func TestRandom(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, c := range []struct{ size, perUnit, items int }{{5, 1, 40}, {6, 1, 40}, {8, 2, 10}} {
		for tier := range Tiers {
			for made := 0; made < c.items; {
				regions, solution, ok := Random(r, c.size, c.perUnit, tier)
				if !ok {
					continue
				}
				made++
				if all := tryAll(regions, c.perUnit); len(all) != 1 || all[0] != strings.Join(solution, "\n") {
					t.Errorf("solutions by trying all %q, want %q: %q", all, solution, regions)
				}
				b := newBoard(squareOf(regions, c.perUnit))
				for i := 1; i <= c.size; i++ {
					if !b.units[byRegion][i].isConnected() {
						t.Errorf("region %d does not hang together: %q", i, regions)
					}
				}
				if hardest := ladder.Tier(&b); hardest != tier {
					t.Errorf("a puzzle of tier %d takes one of tier %d: %q", tier, hardest, regions)
				}
			}
		}
	}
}

// TestHolds compares with trying all subsets.
func TestHolds(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 2000 {
		var s cells
		var list []cell
		for range r.IntN(12) {
			if c := at(1+r.IntN(5), 1+r.IntN(5)); !s.has(c) {
				s.add(c)
				list = append(list, c)
			}
		}
		most := 0
		for subset := range 1 << len(list) {
			var chosen []cell
			apart := true
			for i, c := range list {
				if subset>>i&1 == 0 {
					continue
				}
				for _, other := range chosen {
					rows, columns := c.row()-other.row(), c.column()-other.column()
					apart = apart && rows*rows+columns*columns > 2
				}
				chosen = append(chosen, c)
			}
			if apart {
				most = max(most, len(chosen))
			}
		}
		for stars := range 6 {
			if s.holds(stars) != (stars <= most) {
				t.Fatalf("%d stars are held: %t, and %d at most: %q", stars, s.holds(stars), most, s.rows(5))
			}
		}
	}
}

func TestIsConnected(t *testing.T) {
	for _, c := range []struct {
		rows string
		want bool
	}{{"...", true}, {".S.", true}, {"SS. .S. .SS", true}, {"S.. .SS", false}, {"S.S SSS", true}, {"S.S S.S", false}} {
		var s cells
		for i, row := range strings.Fields(c.rows) {
			for k := range row {
				if row[k] == 'S' {
					s.add(at(i+1, k+1))
				}
			}
		}
		if got := s.isConnected(); got != c.want {
			t.Errorf("%q is connected: %t", c.rows, got)
		}
	}
}

func TestLadder(t *testing.T) {
	if ladder.Searching() != Tiers {
		t.Errorf("the tiers of the rungs end at %d, and there are %d", ladder.Searching()-1, Tiers)
	}
}
