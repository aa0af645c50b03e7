package lights_test

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/graded"
	"github.com/touchstone-rl/touchstone/generators/lights"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// seen counts the lights that are seen from a cell, in all directions and up to so far away.
func seen(rows []string, values []counts.Value, cell, most int) (count int) {
	for direction := range grid.Directions {
		for _, other := range grid.Sight(nil, rows, lights.White, cell, direction, most) {
			if values[other] == counts.Yes {
				count++
			}
		}
	}
	return count
}

// TestDraw: the solution obeys the rules, every black cell has a clue, and a state that is read from the cells is the one
// that was drawn.
func TestDraw(t *testing.T) {
	r := generators.Stream(t.Name())
	l := &counts.Ladder{Rungs: []graded.Rung[*counts.State]{{Find: (*counts.State).Look, Tier: 1}}}
	for range 200 {
		height, width, tier := 1+r.IntN(9), 1+r.IntN(9), r.IntN(2)
		cells, full, solution := lights.Draw(r, height, width, l, tier)
		rows := grid.Rows(cells, width)
		for cell, symbol := range cells {
			isLight, all, beside := solution.Values[cell] == counts.Yes, seen(rows, solution.Values, cell, len(cells)), seen(rows, solution.Values, cell, 1)
			switch {
			case symbol == lights.White && isLight == (all > 0):
				t.Fatalf("cell %d of %q sees %d lights, and holds one: %t", cell, rows, all, isLight)
			case symbol != lights.White && (isLight || symbol != '0'+byte(beside)):
				t.Fatalf("cell %d of %q has %d lights beside it, and holds one: %t", cell, rows, beside, isLight)
			}
		}
		for _, s := range []*counts.State{full, lights.Read(rows)} {
			if l.Climb(s, tier); !slices.Equal(s.Values, solution.Values) {
				t.Fatalf("%q is solved as %v, and was drawn with %v", rows, s.Values, solution.Values)
			}
		}
	}
}
