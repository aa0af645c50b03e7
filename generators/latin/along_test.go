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
