package diagonals_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/diagonals"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// A puzzle is as a test writes it down.
type puzzle struct {
	height, width int
	clues         []int8
}

// count counts the lines that end in a point, and tells whether lines make a loop: whether some are left when, again and
// again, a line goes that ends in a point where no other does.
func (p puzzle) count(lines []diagonals.Line) (ends []int8, loop bool) {
	var pairs [][2]int
	for cell, line := range lines {
		point := cell/p.width*(p.width+1) + cell%p.width
		if line == diagonals.Backward {
			pairs = append(pairs, [2]int{point, point + p.width + 2})
		} else {
			pairs = append(pairs, [2]int{point + 1, point + p.width + 1})
		}
	}
	count := func() []int8 {
		ends := make([]int8, (p.height+1)*(p.width+1))
		for _, pair := range pairs {
			ends[pair[0]]++
			ends[pair[1]]++
		}
		return ends
	}
	ends = count()
	for before := -1; before != len(pairs); {
		before = len(pairs)
		left := count()
		pairs = slices.DeleteFunc(pairs, func(pair [2]int) bool { return left[pair[0]] == 1 || left[pair[1]] == 1 })
	}
	return ends, len(pairs) > 0
}

// solutions tries all lines in all cells.
func (p puzzle) solutions() (all [][]diagonals.Line) {
	cells := p.height * p.width
	for set := range 1 << cells {
		lines := make([]diagonals.Line, cells)
		for cell := range lines {
			lines[cell] = diagonals.Line(1 + set>>cell&1)
		}
		ends, loop := p.count(lines)
		for point, clue := range p.clues {
			loop = loop || clue >= 0 && clue != ends[point]
		}
		if !loop {
			all = append(all, lines)
		}
	}
	return all
}

// random shows some clues of random lines, which may make loops.
func random(r *rand.Rand) puzzle {
	p := puzzle{height: 1 + r.IntN(3), width: 1 + r.IntN(3) + r.IntN(2)}
	lines := make([]diagonals.Line, p.height*p.width)
	for cell := range lines {
		lines[cell] = diagonals.Line(1 + r.IntN(2))
	}
	p.clues, _ = p.count(lines)
	share := r.IntN(5)
	for point := range p.clues {
		if r.IntN(5) < share {
			p.clues[point] = diagonals.NoClue
		} else if r.IntN(50) == 0 {
			p.clues[point] = int8(r.IntN(5))
		}
	}
	return p
}

var rungs = []struct {
	name string
	rung func(*diagonals.State) bool
}{
	{"settle", func(*diagonals.State) bool { return false }},
	{"ends", (*diagonals.State).Ends},
	{"pairs", (*diagonals.State).Pairs},
	{"both", func(s *diagonals.State) bool { return s.Ends() || s.Pairs() }},
}

// TestRungsKeepSolutions: a rung after Settle keeps every solution.
func TestRungsKeepSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	found := make([]int, len(rungs))
	for range 2500 {
		p := random(r)
		solutions := p.solutions()
		settled := diagonals.New(p.height, p.width, p.clues)
		settled.Settle()
		for i, rung := range rungs {
			s := diagonals.New(p.height, p.width, p.clues)
			for s.Settle() && !s.Solved() && rung.rung(s) {
			}
			found[i] += settled.Left - s.Left
			check(t, rung.name, p, s, solutions)
		}
	}
	for i, n := range found {
		if n < []int{0, 2, 20, 20}[i] {
			t.Errorf("%s found %d cells more than settle", rungs[i].name, n)
		}
	}
}

// check compares a state with all solutions.
func check(t *testing.T, name string, p puzzle, s *diagonals.State, solutions [][]diagonals.Line) {
	t.Helper()
	if ok := s.Settle(); !ok && len(solutions) > 0 || ok && s.Solved() && len(solutions) != 1 {
		t.Fatalf("%s: %v has %d solutions, and its lines are %v", name, p, len(solutions), s.Lines())
	}
	open := 0
	for cell, line := range s.Lines() {
		if line == diagonals.Open {
			open++
			continue
		}
		for _, solution := range solutions {
			if solution[cell] != line {
				t.Fatalf("%s: cell %d of %v is said to be %d, and is not in %v", name, cell, p, line, solution)
			}
		}
	}
	if open != s.Left {
		t.Fatalf("%s: %d cells are open, and Left is %d", name, open, s.Left)
	}
}

func TestSearchFindsAllSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 1000 {
		p := random(r)
		s := diagonals.New(p.height, p.width, p.clues)
		q := p
		q.clues = slices.Clone(p.clues)
		for point, clue := range q.clues {
			if clue != diagonals.NoClue {
				s.Ignore(point)
			}
		}
		for point, clue := range q.clues {
			if clue == diagonals.NoClue || r.IntN(5) == 0 {
				q.clues[point] = diagonals.NoClue
				continue
			}
			if s.Heed(point); r.IntN(3) == 0 && s.Settle() { // what is found before another clue is heeded stays true
				_ = s.Ends() || s.Pairs()
			}
		}
		all := search.Search[*diagonals.State, diagonals.Choice]{
			Clone: (*diagonals.State).Clone,
			Deduce: func(s *diagonals.State) bool {
				for s.Settle() && (s.Ends() || s.Pairs()) {
				}
				return s.Settle()
			},
			Branch: (*diagonals.State).Branch, Choose: (*diagonals.State).Choose,
		}
		var got [][]diagonals.Line
		for solution := range all.Solutions(s) {
			got = append(got, solution.Lines())
		}
		want := q.solutions()
		slices.SortFunc(got, slices.Compare)
		slices.SortFunc(want, slices.Compare)
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%v has solutions %v, want %v", q, got, want)
		}
	}
}
