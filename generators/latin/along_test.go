package latin

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// TestSinglesLeaveWhatTheRungsLeave compares Singles, on squares with a solution and without, with climbs.
func TestSinglesLeaveWhatTheRungsLeave(t *testing.T) {
	r := generators.Stream(t.Name())
	whole, broken := 0, 0
	for range 3000 {
		s, _ := blurred(r, 1+r.IntN(7), 10+r.IntN(60))
		if r.IntN(3) == 0 {
			s.Cells[r.IntN(len(s.Cells))] = Set(r.Uint32()) & UpTo(s.Size)
		}
		for fresh := s.AllLines(); ; { // at first all lines, and then those of a cell
			want, before := s.Clone(), s.Clone()
			generators.Climb(want, []generators.Rung[*Square]{NakedSingle, HiddenSingle}, (*Square).Broken)
			changed, ok := s.Singles(fresh)
			if ok == want.Broken() || ok == s.Broken() || ok && !slices.Equal(s.Cells, want.Cells) {
				t.Fatalf("%b becomes %b, and %b by rungs", before.Cells, s.Cells, want.Cells)
			}
			if !ok {
				broken++
				break
			}
			var lines Lines
			for cell := range s.Cells {
				if s.Cells[cell] != before.Cells[cell] {
					lines |= s.LinesOf(cell)
				}
			}
			if changed != lines {
				t.Fatalf("it says that the lines %b changed, and %b did", changed, lines)
			}
			cell := narrowest(s)
			if cell < 0 {
				whole++
				break
			}
			s.Cells[cell] &= s.Cells[cell] - 1
			fresh = s.LinesOf(cell)
		}
	}
	if min(whole, broken) < 300 {
		t.Errorf("%d squares were solved and %d broken: the test shows little", whole, broken)
	}
}

// TestDeductionIsAClimb compares the deduction with sets and chains with a climb over all rungs, and what the tiers say of
// the square.
func TestDeductionIsAClimb(t *testing.T) {
	r := generators.Stream(t.Name())
	var rungs []generators.Rung[*Square]
	for _, a := range allRungs {
		rungs = append(rungs, a.rung)
	}
	useful, filled := 0, 0
	for range 500 {
		s, solution := blurred(r, 4+r.IntN(5), 20+r.IntN(40))
		easy := func(s *Square, fresh Lines) bool {
			_, whole := s.Singles(fresh)
			return whole
		}
		hard := Deduction{Easy: easy, Hard: []generators.Rung[*Square]{Hard(solution)}}
		tiers := Tiers{[]Deduction{{Easy: easy}, hard}, &Search{Rungs: []generators.Rung[*Square]{NakedSingle}}}
		want, left := s.Clone(), s.Clone()
		used := generators.Climb(want, rungs, (*Square).Filled)
		hard.Use(left, left.AllLines())
		if !slices.Equal(left.Cells, want.Cells) {
			t.Fatalf("%b becomes %b, and %b by rungs", s.Cells, left.Cells, want.Cells)
		}
		tier := 0
		switch {
		case !want.Filled() && !tiers.Search.Unique(s):
			tier = 3
		case !want.Filled():
			tier = 2
		case generators.Tier(used) > 1:
			tier = 1
		}
		if generators.Tier(used) > 1 {
			useful++
		}
		if want.Filled() {
			filled++
		}
		if got := tiers.Grade(s.Clone(), 2); got != tier {
			t.Fatalf("the tier of %b is %d, and is told to be %d", s.Cells, tier, got)
		}
		for line := range 2 * s.Size {
			first, step := s.line(line)
			known := true
			for k := range s.Size {
				known = known && s.Cells[first+k*step].Single()
			}
			if s.Known(line) != known {
				t.Fatalf("line %d of %b is told to be known: %t", line, s.Cells, !known)
			}
		}
	}
	if useful < 15 || filled < 50 || filled > 450 {
		t.Errorf("%d squares took hard rungs and %d were solved", useful, filled)
	}
}
