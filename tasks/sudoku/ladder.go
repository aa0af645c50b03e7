package sudoku

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

// A tier says what it takes to solve a sudoku: its techniques with those of all tiers before, and not these alone.
type tier int

const (
	hidden tier = iota
	naked
	locked
	subsets
	wings
	search // no technique of the ladder is enough: somewhere a number must be supposed
)

// tiers are the names of the tiers, as in Params.
var tiers = []string{"hidden", "naked", "locked", "subsets", "wings", "search"}

// ladder holds the techniques, easiest first. The work is that of one pass over the board.
var ladder = []struct {
	name  string
	tier  tier
	work  float64
	apply technique
}{
	{"hidden single", hidden, 1, hiddenSingle},
	{"cage", hidden, 3, fitCages},
	{"naked single", naked, 2, nakedSingle},
	{"pointing", locked, 4, pointing},
	{"claiming", locked, 4, claiming},
	{"innies and outies", locked, 5, fitRests},
	{"naked pair", subsets, 6, nakedSubset(2)},
	{"hidden pair", subsets, 8, hiddenSubset(2)},
	{"naked triple", subsets, 10, nakedSubset(3)},
	{"hidden triple", subsets, 12, hiddenSubset(3)},
	{"X-wing", wings, 15, fish(2)},
	{"swordfish", wings, 20, fish(3)},
	{"turbot fish", wings, 20, turbotFish},
	{"XY-wing", wings, 20, wing(2)},
	{"XYZ-wing", wings, 25, wing(3)},
}

// guessWork is the work of supposing a number, without what follows from it.
const guessWork = 30

// rungs are, by tier, the techniques up to there.
var rungs = func() (all [search + 1][]technique) {
	for t := range all {
		for _, rung := range ladder {
			if rung.tier <= tier(t) {
				all[t] = append(all[t], rung.apply)
			}
		}
	}
	return all
}()

// climb solves the board as far as the techniques up to a tier lead, and returns how often each made progress.
func (b *board) climb(t tier) (used []int) {
	return generators.Climb(b, rungs[t], (*board).done)
}

// singles tries the techniques up to a tier, naked at most, and tells whether one was of use.
func (b *board) singles(t tier) bool {
	return hiddenSingle(b) || fitCages(b) || t > hidden && nakedSingle(b)
}

// finds climbs until it knows a cell, and tells whether it came so far.
func (b *board) finds(c cell, t tier) bool {
	generators.Climb(b, rungs[t], func(b *board) bool { return b.values[c] != 0 || b.broken })
	return b.values[c] != 0
}

// grade solves the board as far as the ladder leads and returns its tier. The board must have one solution.
func (b *board) grade() tier {
	used := b.climb(search)
	if b.open > 0 {
		return search
	}
	return ladder[max(0, generators.Tier(used))].tier
}

// work solves the board, which it changes, by the ladder and, where this ends, by supposing each candidate of a cell
// in turn. It returns the work of all this.
func (b *board) work() (total float64) {
	for i, times := range b.climb(search) {
		total += ladder[i].work * float64(times)
	}
	if b.done() {
		return total
	}
	c := b.narrowest()
	for rest := b.numbersOf(c); rest != 0; rest &= rest - 1 {
		supposed := b.clone()
		supposed.fill(c, rest.Min())
		total += guessWork + supposed.work()
	}
	return total
}

func grade(p Problem) string { return tiers[boardOf(p).grade()] }

func effort(p Problem) float64 { return boardOf(p).work() }

func tierOf(name string) tier { return tier(slices.Index(tiers, name)) }
