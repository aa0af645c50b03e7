package cages

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// TestTrades: after a trade a square is Latin and another one; no trade comes twice, and each pair of rows has one.
func TestTrades(t *testing.T) {
	r := generators.Stream(t.Name())
	for size := 1; size <= 9; size++ {
		rows := latin.Random(r, size)
		all, pairs := trades(rows), 0
		seen := map[string]bool{}
		for _, trade := range all {
			cells := slices.Concat(rows...)
			for _, change := range trade.changes {
				if cells[change.cell] == int(change.number) {
					t.Fatalf("a trade leaves cell %d of %v as it is", change.cell, rows)
				}
				cells[change.cell] = int(change.number)
			}
			var key []byte
			for i, n := range cells {
				key = append(key, byte(n))
				for k, other := range cells[:i] {
					if n == other && (i/size == k/size || i%size == k%size) {
						t.Fatalf("a trade makes %v of %v", cells, rows)
					}
				}
			}
			if seen[string(key)] {
				t.Fatalf("%v comes twice from %v", cells, rows)
			}
			seen[string(key)] = true
			if inTwoRows(trade, size) {
				pairs++
			}
		}
		if pairs < size*(size-1)/2 {
			t.Errorf("%d trades in pairs of rows of size %d", pairs, size)
		}
	}
}

func inTwoRows(t trade, size int) bool {
	rows := map[int]bool{}
	for _, change := range t.changes {
		rows[int(change.cell)/size] = true
	}
	return len(rows) == 2
}

// TestOpen: cells that are told to be open have no single number in the solutions of a puzzle.
func TestOpen(t *testing.T) {
	r := generators.Stream(t.Name())
	several, told := 0, 0
	for range 300 {
		rows := latin.Random(r, 2+r.IntN(4))
		cutting := Cut(r, rows)
		for range r.IntN(4) {
			cutting.Join()
		}
		before := slices.Clone(cutting.numbers)
		open := cutting.open()
		if !slices.Equal(before, cutting.numbers) {
			t.Fatal("the numbers of the square are others now")
		}
		seen := make([]latin.Set, len(cutting.numbers))
		solutions := 0
		for s := range cutting.Solver().Search(0).Solutions(latin.New(len(rows))) {
			solutions++
			for cell, set := range s.Cells {
				seen[cell] |= set
			}
		}
		if solutions > 1 {
			several++
		}
		if open != nil {
			told++
		}
		for _, cell := range open {
			if seen[cell].Len() < 2 {
				t.Fatalf("cell %d of %v is known and told to be open: %v", cell, rows, cutting.Cages())
			}
		}
	}
	if told < several/2 || several < 50 {
		t.Errorf("of %d puzzles with several solutions, %d were told", several, told)
	}
}

// TestDeduce compares deductions with climbs over the rungs, on puzzles with a solution and on squares that are broken.
func TestDeduce(t *testing.T) {
	r := generators.Stream(t.Name())
	whole, broken := 0, 0
	for range 500 {
		size := 2 + r.IntN(6)
		cutting := Cut(r, latin.Random(r, size))
		for range r.IntN(4) {
			cutting.Join()
		}
		s, tier := New(size, cutting.Cages()), r.IntN(3)
		rungs := []generators.Rung[*latin.Square]{latin.NakedSingle, latin.HiddenSingle, s.Values, s.Places, s.Lines}[:3+tier]
		square, fresh := latin.New(size), latin.New(size).AllLines()
		for { // supposes a number of some cell, again and again
			want := square.Clone()
			generators.Climb(want, rungs, (*latin.Square).Broken)
			ok := s.Deduce(square, fresh, tier)
			if ok == square.Broken() || ok == want.Broken() || ok && !slices.Equal(square.Cells, want.Cells) {
				t.Fatalf("tier %d leaves %b and the rungs %b: %v", tier, square.Cells, want.Cells, cutting.Cages())
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
