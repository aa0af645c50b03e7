package minesweeper

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/minefield"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }

// fits tells whether mines fit what is shown, and how many there are: the rules once more, as plainly as can be.
func fits(p Problem, isMine map[[2]int]bool) bool {
	if p.Mines > 0 && len(isMine) != p.Mines {
		return false
	}
	for r, row := range p.Grid {
		for c, shown := range row {
			count := 0
			for mine := range isMine {
				if max(mine[0]-r, r-mine[0]) <= 1 && max(mine[1]-c, c-mine[1]) <= 1 {
					count++
				}
			}
			if shown != '_' && (isMine[[2]int{r, c}] || count != int(shown-'0')) {
				return false
			}
		}
	}
	return true
}

// keyByTrying lays mines in all ways, and says what is true of them all; nil if there is no way.
func keyByTrying(p Problem) (key []string) {
	var hidden [][2]int
	for r, row := range p.Grid {
		for c, shown := range row {
			if shown == '_' {
				hidden = append(hidden, [2]int{r, c})
			}
		}
	}
	ways, mined := 0, make([]int, len(hidden))
	for set := range 1 << len(hidden) {
		isMine := map[[2]int]bool{}
		for i, cell := range hidden {
			if set>>i&1 != 0 {
				isMine[cell] = true
			}
		}
		if !fits(p, isMine) {
			continue
		}
		ways++
		for i, cell := range hidden {
			if isMine[cell] {
				mined[i]++
			}
		}
	}
	if ways == 0 {
		return nil
	}
	for r, row := range p.Grid {
		symbols := []byte(row)
		for i, cell := range hidden {
			if cell[0] == r {
				symbols[cell[1]] = 'U'
				if mined[i] == 0 {
					symbols[cell[1]] = 'S'
				} else if mined[i] == ways {
					symbols[cell[1]] = 'M'
				}
			}
		}
		key = append(key, string(symbols))
	}
	return key
}

// TestKeys compares the solver with trying all, on positions of small games in which some cells were opened at random.
func TestKeys(t *testing.T) {
	r := generators.Stream(t.Name())
	seen := map[rune]int{}
	for range 400 {
		height, width := 2+r.IntN(3), 2+r.IntN(3)
		mines := 1 + r.IntN(height*width/3)
		game := minefield.New(r, height, width, mines)
		for range r.IntN(5) {
			game.Guess()
		}
		p := Problem{Grid: game.Grid()}
		if strings.Count(strings.Join(p.Grid, ""), "_") > 12 {
			continue
		}
		if r.IntN(2) == 0 {
			p.Mines = mines
		}
		want := keyByTrying(p)
		for answer := range solutions(p) {
			if answer != grid.FormatSymbols(want) {
				t.Fatalf("%q with %d mines has the key %q, want %q", p.Grid, p.Mines, answer, want)
			}
		}
		for _, symbol := range strings.Join(want, "") {
			seen[symbol]++
		}
	}
	if seen['M'] < 100 || seen['S'] < 100 || seen['U'] < 100 {
		t.Errorf("the test shows little: %v", seen)
	}
}

func some(t *testing.T, each int, check func(p Problem, params Params)) {
	var all []Params
	for _, tier := range tiers {
		for _, told := range []bool{true, false} {
			all = append(all, Params{5, 6, 6, told, tier})
		}
	}
	tasktest.Some(t, generate, all, each, func(p Problem, params Params, _ string) { check(p, params) })
}

// TestItemsByTrying compares the keys of items with trying all, where that is not too much.
func TestItemsByTrying(t *testing.T) {
	tried := 0
	some(t, 12, func(p Problem, params Params) {
		if strings.Count(strings.Join(p.Grid, ""), "_") > 14 {
			return
		}
		tried++
		if want := keyByTrying(p); !slices.Equal(p.Key, want) {
			t.Errorf("%v: %q has the key %q, want %q", params, p.Grid, p.Key, want)
		}
	})
	if tried < 30 {
		t.Errorf("only %d items were small enough", tried)
	}
}

// known takes the first two tiers once more, by trying all ways to lay mines beside one open cell, or beside two together.
func known(p Problem, together int) []string {
	width := len(p.Grid[0])
	state := []byte(strings.Join(p.Grid, ""))
	around := func(cell int) []int16 {
		return minefield.Around(nil, slices.Repeat([]bool{true}, len(state)), width, cell)
	}
	var open []int
	for cell, shown := range state {
		if shown != '_' {
			open = append(open, cell)
		}
	}
	learn := func(shown []int) (found bool) {
		var hidden []int16
		for _, cell := range shown {
			for _, other := range around(cell) {
				if state[other] == '_' && !slices.Contains(hidden, other) {
					hidden = append(hidden, other)
				}
			}
		}
		always, never := ^0, ^0
		for set := range 1 << len(hidden) {
			if slices.ContainsFunc(shown, func(cell int) bool {
				count := 0
				for _, other := range around(cell) {
					if i := slices.Index(hidden, other); state[other] == 'M' || i >= 0 && set>>i&1 != 0 {
						count++
					}
				}
				return count != int(state[cell]-'0')
			}) {
				continue
			}
			always &= set
			never &= ^set
		}
		for i, cell := range hidden {
			if always>>i&1 != 0 {
				state[cell], found = 'M', true
			} else if never>>i&1 != 0 {
				state[cell], found = 'S', true
			}
		}
		return found
	}
	for again := true; again; {
		again = false
		for i, cell := range open {
			again = learn([]int{cell}) || again
			for _, other := range open[:i] {
				if together == 2 {
					again = learn([]int{cell, other}) || again
				}
			}
		}
	}
	var key []string
	for row := range slices.Chunk(state, width) {
		key = append(key, strings.ReplaceAll(string(row), "_", "U"))
	}
	return key
}

func TestTierIsExact(t *testing.T) {
	some(t, 6, func(p Problem, params Params) {
		tier := 0
		for tier < 2 && !slices.Equal(known(p, tier+1), p.Key) {
			tier++
		}
		if want := min(slices.Index(tiers, params.Tier), 2); tier != want {
			t.Errorf("%v takes tier %d, want %d: %q", params, tier, want, p.Grid)
		}
		known := minefield.Read(p.Grid, p.Mines)
		newLadder().Climb(known, 2)
		if falls := slices.Equal(minefield.Mark(p.Grid, known.Values, symbols), p.Key); falls != (params.Tier != "all") {
			t.Errorf("%v falls to rungs: %v: %q", params, falls, p.Grid)
		}
	})
}

func TestVerdicts(t *testing.T) {
	p := Problem{[]string{"1_", "__"}, 1, []string{"1U", "UU"}}
	for _, c := range []struct{ answer, want string }{
		{"1 U\nU U", "right: "},
		{"1 M\nU U", "wrong: row 1, column 2 is not surely a mine"},
		{"1 U\nU S", "wrong: row 2, column 2 is not surely safe"},
		{"S U\nU U", "wrong: row 1, column 1 is open and shows 1, not S"},
		{"1 1\nU U", "wrong: row 1, column 2 is hidden, and the answer has 1 there"},
		{"1 _\nU U", "malformed: row 1 holds '_', which is no symbol"},
		{"1 U", "malformed: there are 1 rows, not 2"},
	} {
		verdict := verify(p, c.answer)
		if got := fmt.Sprintf("%s: %s", verdict.Reason, verdict.Detail); got != c.want {
			t.Errorf("%q is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

// TestSymmetry: the key of a turned position is the turned key.
func TestSymmetry(t *testing.T) {
	r := generators.Stream(t.Name())
	some(t, 3, func(p Problem, _ Params) {
		q := symmetry(r, p)
		for answer := range solutions(q) {
			if answer != grid.FormatSymbols(q.Key) {
				t.Errorf("%q has the key %q, and its image %q has %q", p.Grid, p.Key, q.Grid, answer)
			}
		}
	})
}

// TestOrbits tries all grids of 2x3 and of 2x2 cells with four symbols.
func TestOrbits(t *testing.T) {
	var problems []Problem
	for _, size := range [][2]int{{2, 3}, {3, 2}, {2, 2}} {
		for _, rows := range tasktest.Grids(size[0], size[1], "_012") {
			problems = append(problems, Problem{rows, 1, rows})
		}
	}
	different, err := tasktest.Orbits(problems, moves, canonical)
	if err != nil {
		t.Error(err)
	}
	if want := (4096+64+256+64)/4 + (256+4+16+4+16+16+64+64)/8; different != want { // Burnside's lemma
		t.Errorf("%d of %d grids are different, want %d", different, len(problems), want)
	}
}

// moves are a grid upside down, and with rows for columns.
func moves(p Problem) []Problem {
	down, across := tasktest.Flips(p.Grid)
	return []Problem{{down, p.Mines, down}, {across, p.Mines, across}}
}

// TestParameters makes a position of every tier in small sizes, with few mines and with many.
func TestParameters(t *testing.T) {
	for _, size := range [][2]int{{5, 5}, {5, 6}, {7, 5}, {6, 6}, {6, 8}, {8, 7}, {8, 8}} {
		cells := size[0] * size[1]
		for _, mines := range []int{(cells + 7) / 8, cells / 6, cells / 4} {
			for _, tier := range tiers {
				for _, told := range []string{"true", "false"} {
					setting, err := Family.At(1, fmt.Sprint("height=", size[0]), fmt.Sprint("width=", size[1]),
						fmt.Sprint("mines=", mines), "told="+told, "tier="+tier)
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
	for _, assignments := range [][]string{{"height=4"}, {"width=31"}, {"mines=3"}, {"mines=7"}, {"tier=hard"}} {
		if _, err := Family.At(1, assignments...); err == nil {
			t.Errorf("%v is allowed", assignments)
		}
	}
}
