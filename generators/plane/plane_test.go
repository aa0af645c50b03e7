package plane

import (
	"math/bits"
	"slices"
	"testing"
)

// TestSpread compares Spread and Sure with all ways of taking cells of which no two are side by side.
func TestSpread(t *testing.T) {
	for cells := range uint32(1 << 12) {
		most, always := 0, cells
		for taken := range uint32(1 << 12) {
			if taken&^cells != 0 || taken&(taken<<1) != 0 {
				continue
			}
			if n := bits.OnesCount32(taken); n > most {
				most, always = n, cells
			}
			if bits.OnesCount32(taken) == most {
				always &= taken
			}
		}
		got, shifted := Spread(cells), Spread(cells<<19)>>19
		if bits.OnesCount32(got) != most || got&^cells != 0 || got&(got<<1) != 0 || got != shifted {
			t.Fatalf("Spread(%b) is %b, and %b where it stands elsewhere; want %d cells", cells, got, shifted, most)
		}
		if got := Sure(cells); got != always {
			t.Fatalf("Sure(%b) is %b, want %b", cells, got, always)
		}
	}
}

// TestAround compares what is around each cell of all sets of nine cells with a walk around it.
func TestAround(t *testing.T) {
	for set := range 1 << 9 {
		var p Plane
		for i := range 9 {
			if set>>i&1 != 0 {
				p.Add(Spot{1 + i/3, 2 << (i % 3)})
			}
		}
		if p.Count() != bits.OnesCount(uint(set)) {
			t.Fatalf("%b has %d cells", set, p.Count())
		}
		for row := 1; row <= 3; row++ {
			a := p.Around(row)
			for column := 1; column <= 3; column++ {
				var near []Spot
				for _, s := range []Spot{{row - 1, 1 << column}, {row + 1, 1 << column}, {row, 1 << (column - 1)}, {row, 2 << column}} {
					if p.Has(s.Row, bits.TrailingZeros32(s.Bit)) {
						near = append(near, s)
					}
				}
				isNone, isOne := a.None()>>column&1 != 0, a.One()>>column&1 != 0
				if isNone != (len(near) == 0) || isOne != (len(near) == 1) {
					t.Fatalf("%b, row %d, column %d: None is %t and One %t beside %v", set, row, column, isNone, isOne, near)
				}
				if len(near) > 0 && a.Of(Spot{row, 1 << column}) != near[0] {
					t.Fatalf("%b, row %d, column %d: Of is not the first of %v", set, row, column, near)
				}
			}
		}
	}
}

func TestRows(t *testing.T) {
	var p Plane
	p.Add(Spot{1, 1 << 2})
	p.Add(Spot{2, 1 << 3})
	if got := p.Rows(2, 3, 'T', '.'); !slices.Equal(got, []string{".T.", "..T"}) {
		t.Errorf("drawn as %q", got)
	}
	if Line(3) != 0b1110 || Line(Most) != 1<<31-2 {
		t.Errorf("lines %b and %b", Line(3), Line(Most))
	}
}
