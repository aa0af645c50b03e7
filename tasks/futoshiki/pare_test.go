package futoshiki

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

// TestPared holds the quick way to take clues away against the plain one, where a search with so many nodes does not
// make a difference, and tries out which tier is said to be needed: IDs name what is made.
func TestPared(t *testing.T) {
	for tier := range tiers {
		for size := 4; size <= 7; size++ {
			r := generators.Stream(t.Name(), fmt.Sprint(tier, size))
			for range tasktest.Heavy(1 + 60/(1+tier)/size) {
				square := latin.Random(r, size)
				signs, cells := latin.Signs(square), r.Perm(size*size)
				r.Shuffle(len(signs), func(i, j int) { signs[i], signs[j] = signs[j], signs[i] })
				p, needed := latin.Pare(square, slices.Clone(cells), slices.Clone(signs), latin.Power(tier), maxNodes)
				got := Problem(p)
				if tiers[tier] != "search" {
					if want := cut(square, cells, signs, tier); !reflect.DeepEqual(got, want) {
						t.Fatalf("tier %d: %v, and %v by cutting", tier, got, want)
					}
				}
				if !falls(got, int(needed)) || needed > 0 && falls(got, int(needed)-1) {
					t.Fatalf("tier %d is said to be needed for %v", needed, got)
				}
			}
		}
	}
}

func falls(p Problem, tier int) bool { return ladder(p).Falls(latin.Given(p.Givens), tier) }

// cut leaves of the cells of a square, and then of its signs, those that a tier needs.
func cut(square [][]int, cells []int, signs [][2]int, tier int) Problem {
	p := Problem{Givens: latin.Part(square, generators.Cut(cells, func(cells []int) bool {
		return falls(Problem{latin.Part(square, cells), signs}, tier)
	}))}
	p.Less = generators.Cut(signs, func(signs [][2]int) bool { return falls(Problem{p.Givens, signs}, tier) })
	slices.SortFunc(p.Less, comparePairs)
	return p
}
