package graded_test

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/graded"
)

// puzzle has rules that are true of random cells: how many of some are yes, and then of each one whether it is.
func puzzle(cells, clues int, seed string) *counts.State {
	r := generators.Stream("graded", seed)
	secret := make([]int, cells)
	for cell := range secret {
		secret[cell] = r.IntN(2)
	}
	var rules counts.Rules
	for range clues {
		var some []int16
		yes := 0
		for _, cell := range r.Perm(cells)[:1+r.IntN(min(4, cells))] {
			some = append(some, int16(cell))
			yes += secret[cell]
		}
		rules.Add(yes, yes+r.IntN(2)*r.IntN(2), some...)
	}
	for cell, value := range secret { // with these alone it falls to the first tier
		rules.Add(value, value, int16(cell))
	}
	return counts.New(cells, rules)
}

type ladder = graded.Ladder[*counts.State, counts.Choice]

func newLadder() *ladder {
	return &ladder{Rungs: []graded.Rung[*counts.State]{{Find: (*counts.State).Look, Tier: 1, Cost: 5}}, NodeCost: 60}
}

// TestCut: halving gives what taking clues away one after another gives, each time from the beginning.
func TestCut(t *testing.T) {
	r := generators.Stream(t.Name())
	differ := make([]int, 3)
	for range 300 {
		cells := 2 + r.IntN(8)
		clues := r.IntN(20)
		full := puzzle(cells, clues, string(rune(r.IntN(1e6))))
		order := r.Perm(clues + cells)
		slices.SortStableFunc(order, func(a, b int) int { return min(b, clues) - min(a, clues) }) // what tells most goes first
		var easiest []int
		for tier := range 3 {
			kept, left := newLadder().Cut(full, order, tier)
			only := func(kept []int) *counts.State {
				s := full.Clone()
				for _, clue := range order {
					if !slices.Contains(kept, clue) {
						s.Ignore(clue)
					}
				}
				return s
			}
			want := generators.Cut(order, func(kept []int) bool { return newLadder().Falls(only(kept), tier) })
			if !slices.Equal(kept, want) {
				t.Fatalf("tier %d: of %v are kept %v, want %v", tier, order, kept, want)
			}
			if !newLadder().Falls(left, tier) {
				t.Fatalf("tier %d: what is left does not fall", tier)
			}
			if tier == 0 {
				easiest = kept
			} else if !slices.Equal(kept, easiest) {
				differ[tier]++
			}
		}
	}
	if differ[1] < 10 || differ[2] < 10 {
		t.Errorf("the tiers keep what the first one keeps, but for %v", differ)
	}
}

func TestEffortGrowsWithTiers(t *testing.T) {
	efforts := make([]float64, 3)
	for i := range 100 {
		full := puzzle(8, 30, string(rune('a'+i)))
		for tier := range efforts {
			_, left := newLadder().Cut(full, downwards(38), tier)
			efforts[tier] += newLadder().Effort(left)
		}
	}
	if efforts[0] >= efforts[1] || efforts[1] >= efforts[2] {
		t.Errorf("the efforts of tiers are %v", efforts)
	}
}

func downwards(n int) (order []int) {
	for i := range n {
		order = append(order, n-1-i)
	}
	return order
}
