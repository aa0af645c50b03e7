package minefield_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/minefield"
)

// TestGuess plays games to their ends: no mine is opened, digits are right, and zeros have no hidden cell beside them.
func TestGuess(t *testing.T) {
	r := generators.Stream(t.Name())
	for range 200 {
		height, width := 1+r.IntN(8), 1+r.IntN(8)
		mines := r.IntN(height * width)
		game := minefield.New(r, height, width, mines)
		for before := height*width - mines; game.Guess(); {
			grid := strings.Join(game.Grid(), "")
			if hidden := strings.Count(grid, "_"); hidden-mines != game.Hidden() || game.Hidden() >= before {
				t.Fatalf("%d cells are hidden with %d mines; %d are safe, and %d were before", hidden, mines, game.Hidden(), before)
			}
			before = game.Hidden()
			for cell, shown := range []byte(grid) {
				around := minefield.Around(nil, slices.Repeat([]bool{true}, height*width), width, cell)
				if shown == '0' && slices.ContainsFunc(around, func(other int16) bool { return grid[other] == '_' }) {
					t.Fatalf("a cell beside a 0 is hidden: %q", game.Grid())
				}
			}
		}
		grid := game.Grid()
		text := strings.Join(grid, "")
		if strings.Count(text, "_") != mines {
			t.Fatalf("at the end, not %d cells are hidden: %q", mines, grid)
		}
		for cell, shown := range []byte(text) {
			count := 0
			for _, other := range minefield.Around(nil, slices.Repeat([]bool{true}, height*width), width, cell) {
				if text[other] == '_' {
					count++
				}
			}
			if shown != '_' && count != int(shown-'0') {
				t.Fatalf("cell %d shows %c, and %d mines are around it: %q", cell, shown, count, grid)
			}
		}
	}
}

// TestRead: cells apart from all open ones are one cell, and the number of mines tells of them.
func TestRead(t *testing.T) {
	grid := []string{"1____", "_____"}
	for mines, want := range []string{1: "1USSS/UUSSS", 2: "1UUUU/UUUUU", 7: "1UMMM/UUMMM", 0: "1UUUU/UUUUU"} {
		if want == "" {
			continue
		}
		known := minefield.Read(grid, mines)
		known.Settle()
		certain, ok := minefield.Certain(known, mines > 0, 0)
		if got := strings.Join(minefield.Mark(grid, certain, "UMS"), "/"); !ok || got != want {
			t.Errorf("%d mines: %s, want %s", mines, got, want)
		}
		if slices.Contains(known.Values, counts.Yes) {
			t.Errorf("%d mines: what open cells say does not depend on them", mines)
		}
	}
}
