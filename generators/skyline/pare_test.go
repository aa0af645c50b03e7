package skyline

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// steps are rungs from the easiest, and stairs how many of them each tier has.
func steps(s *Solver) (rungs []generators.Rung[*latin.Square], stairs []int) {
	rungs = []generators.Rung[*latin.Square]{
		latin.NakedSingle, latin.HiddenSingle, s.Sight, s.Lines, latin.NakedSet, latin.HiddenSet, latin.Fish, latin.Chain,
	}
	return rungs, []int{3, 4, 8}
}

// TestDeduce compares deductions with climbs over the rungs, on puzzles with a solution and on squares that are broken.
func TestDeduce(t *testing.T) {
	r := generators.Stream(t.Name())
	whole, broken := 0, 0
	for range 500 {
		size, sums, tier := 2+r.IntN(6), r.IntN(2) == 0, r.IntN(2)
		s, square := New(sums, size), latin.New(size)
		all := All(sums, latin.Random(r, size))
		for line := range 2 * size {
			for end := range 2 {
				if r.IntN(3) > 0 {
					s.Clues[line][end] = all[line][end]
				}
			}
		}
		rungs, stairs := steps(s)
		for fresh := square.AllLines(); ; { // supposes a number of some cell, again and again
			want := square.Clone()
			generators.Climb(want, rungs[:stairs[tier]], (*latin.Square).Broken)
			ok := s.Deduce(square, fresh, tier > 0)
			if ok == square.Broken() || ok == want.Broken() || ok && !slices.Equal(square.Cells, want.Cells) {
				t.Fatalf("tier %d leaves %b and the rungs %b: %v", tier, square.Cells, want.Cells, s.Clues)
			}
			if !ok {
				broken++
				break
			}
			cell := slices.IndexFunc(square.Cells, func(set latin.Set) bool { return !set.Single() })
			if cell < 0 {
				whole++
				break
			}
			square.Cells[cell] &= square.Cells[cell] - 1
			fresh = square.LinesOf(cell)
		}
	}
	if min(whole, broken) < 50 {
		t.Errorf("%d puzzles were solved and %d squares broken: the test shows little", whole, broken)
	}
}

// TestPareIsCut takes hints away one by one, with a solution from nothing each time.
func TestPareIsCut(t *testing.T) {
	r := generators.Stream(t.Name())
	var taken [4]int // by tier
	for range 300 {
		size, sums, most := 4+r.IntN(2), r.IntN(2) == 0, 1+r.IntN(3)
		rows, s := latin.Random(r, size), New(sums, size)
		order, all := slices.Concat(r.Perm(size*size), r.Perm(4*size)), All(sums, rows)
		for i := range size * size {
			order[i] += 4 * size
		}
		rungs, stairs := steps(s)
		only := func(hints []int) (clues Clues, square *latin.Square) {
			square = latin.New(size)
			for _, hint := range hints {
				if cell := hint - 4*size; cell >= 0 {
					square.Cells[cell] = latin.Only(rows[cell/size][cell%size])
				} else {
					line, end := hint/size/2*size+hint%size, hint/size%2
					clues[line][end] = all[line][end]
				}
			}
			return clues, square
		}
		falls := func(hints []int, tier int) bool {
			clues, square := only(hints)
			s.Clues = clues
			generators.Climb(square, rungs[:stairs[min(tier, 2)]], (*latin.Square).Filled)
			return square.Filled() || tier == 3 && s.Search(100).Unique(square)
		}
		want := generators.Cut(order, func(hints []int) bool { return falls(hints, most) })
		clues, givens, tier := s.Pare(rows, order, s.Tiers(rows, 100), most)
		wantClues, wantSquare := only(want)
		if clues != wantClues || !slices.Equal(latin.Given(givens).Cells, wantSquare.Cells) {
			t.Fatalf("tier %d leaves %v and %v of %v, and %v could be left", most, clues, givens, rows, want)
		}
		for easier := range most + 1 {
			if falls(want, easier) != (easier >= tier) {
				t.Fatalf("%v is told to be of tier %d", want, tier)
			}
		}
		taken[tier]++
	}
	if slices.Min(taken[:]) < 3 {
		t.Errorf("so many were of the tiers: %v", taken)
	}
}
