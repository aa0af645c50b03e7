package counts_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// A puzzle is cells with rules, as a test writes them down.
type puzzle struct {
	cells int
	rules []rule
}

type rule struct {
	least, most int
	cells       []int16
}

// random has solutions as a rule, because most of its rules are true of a random one.
func random(r *rand.Rand) puzzle {
	p := puzzle{cells: 1 + r.IntN(9)}
	secret := r.Uint32()
	for range r.IntN(2 * p.cells) {
		var cells []int16
		yes := 0
		for _, cell := range r.Perm(p.cells)[:r.IntN(min(p.cells, 5)+1)] {
			cells = append(cells, int16(cell))
			yes += int(secret >> cell & 1)
		}
		if r.IntN(20) == 0 {
			yes = r.IntN(len(cells) + 1)
		}
		p.rules = append(p.rules, rule{yes - r.IntN(2)*r.IntN(3), yes + r.IntN(2)*r.IntN(3), cells})
	}
	return p
}

func (p puzzle) state() *counts.State {
	var rules counts.Rules
	if len(p.rules)%2 == 0 {
		rules.Grow(len(p.rules), 5*len(p.rules))
	}
	for _, rule := range p.rules {
		rules.Add(rule.least, rule.most, rule.cells...)
	}
	return counts.New(p.cells, rules)
}

// solutions tries all values of all cells.
func (p puzzle) solutions() (all [][]counts.Value) {
	for set := range 1 << p.cells {
		ok := true
		for _, rule := range p.rules {
			yes := 0
			for _, cell := range rule.cells {
				yes += set >> cell & 1
			}
			ok = ok && yes >= rule.least && yes <= rule.most
		}
		if ok {
			values := make([]counts.Value, p.cells)
			for cell := range values {
				values[cell] = [...]counts.Value{counts.No, counts.Yes}[set>>cell&1]
			}
			all = append(all, values)
		}
	}
	return all
}

// rungs are tried after one another, each again and again.
var rungs = []struct {
	name string
	rung func(*counts.State) bool
}{
	{"settle", func(*counts.State) bool { return false }},
	{"look", (*counts.State).Look},
	{"overlap", (*counts.State).Overlap},
	{"suppose", (*counts.State).Suppose},
}

func TestRungsKeepSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	found := make([]int, len(rungs))
	for range 10000 {
		p := random(r)
		solutions := p.solutions()
		for i, rung := range rungs {
			s := p.state()
			for s.Settle() && rung.rung(s) {
				found[i]++
			}
			check(t, rung.name, p, s, solutions)
		}
	}
	for i, n := range found {
		if i > 0 && n < 500 {
			t.Errorf("%s found something %d times", rungs[i].name, n)
		}
	}
}

func TestDetermine(t *testing.T) {
	r := generators.Stream(t.Name())
	sure := 0
	for range 10000 {
		p := random(r)
		solutions := p.solutions()
		s := p.state()
		if s.Settle(); len(solutions) == 0 {
			continue
		}
		before := slices.Clone(s.Values)
		ok := s.Determine(0)
		for cell, value := range s.Values {
			all := counts.Open
			for _, solution := range solutions {
				all |= solution[cell]
			}
			if all == counts.Yes|counts.No {
				all = counts.Open
			}
			if !ok || value != all {
				t.Fatalf("cell %d of %v is %d in all solutions, and said to be %d", cell, p, all, value)
			}
			if value != before[cell] {
				sure++
			}
		}
	}
	if sure < 500 {
		t.Errorf("only %d cells were found by search", sure)
	}
}

// check compares a state with all solutions.
func check(t *testing.T, name string, p puzzle, s *counts.State, solutions [][]counts.Value) {
	t.Helper()
	if s.Wrong && len(solutions) > 0 || !s.Wrong && s.Left == 0 && len(solutions) != 1 {
		t.Fatalf("%s: %v has %d solutions, and its state is %+v", name, p, len(solutions), s)
	}
	left := 0
	for cell, value := range s.Values {
		if value == counts.Open {
			left++
			continue
		}
		for _, solution := range solutions {
			if solution[cell] != value && !s.Wrong {
				t.Fatalf("%s: cell %d of %v is said to be %v, and is not in %v", name, cell, p, value, solution)
			}
		}
	}
	if left != s.Left {
		t.Fatalf("%s: %d cells are open, and Left is %d", name, left, s.Left)
	}
}

// only is the puzzle without some rules.
func (p puzzle) only(isKept []bool) puzzle {
	q := puzzle{cells: p.cells}
	for i, rule := range p.rules {
		if isKept[i] {
			q.rules = append(q.rules, rule)
		}
	}
	return q
}

func TestSearchFindsAllSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 5000 {
		p := random(r)
		isHeeded := make([]bool, len(p.rules))
		s := p.state()
		for i := range p.rules {
			s.Ignore(i)
		}
		for i := range p.rules {
			if isHeeded[i] = r.IntN(10) > 0; isHeeded[i] {
				s.Heed(i)
			}
			if r.IntN(3) == 0 { // what is found before another rule is heeded stays true
				s.Settle()
			}
		}
		want := p.only(isHeeded).solutions()
		var got [][]counts.Value
		all := search.Search[*counts.State, counts.Choice]{
			Clone: (*counts.State).Clone, Deduce: (*counts.State).Settle, Branch: (*counts.State).Branch, Choose: (*counts.State).Choose,
		}
		for solution := range all.Solutions(s) {
			got = append(got, slices.Clone(solution.Values))
		}
		compare := func(a, b []counts.Value) int { return slices.Compare(a, b) }
		slices.SortFunc(got, compare)
		slices.SortFunc(want, compare)
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%v with the rules %v has solutions %v, want %v", p, isHeeded, got, want)
		}
	}
}

func TestRestore(t *testing.T) {
	r := generators.Stream(t.Name())
	solve := func(s *counts.State, rung func(*counts.State) bool) {
		for s.Settle() && rung(s) {
		}
	}
	used := random(r).state()
	for i := range 1000 {
		rung := []func(*counts.State) bool{(*counts.State).Look, (*counts.State).Overlap}[i%2]
		s := random(r).state()
		used.Restore(s)
		solve(s, rung)
		if solve(used, rung); !slices.Equal(used.Values, s.Values) || used.Left != s.Left || used.Wrong != s.Wrong || used.Steps() != s.Steps() {
			t.Fatalf("restored, it settles as %+v and not as %+v", used, s)
		}
	}
}
