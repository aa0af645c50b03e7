package futoshiki

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

// TestParedIsCut holds the quick way to take clues away against the plain one: IDs name what either makes.
func TestParedIsCut(t *testing.T) {
	for tier := range len(tiers) - 1 {
		for size := 4; size <= 7; size++ {
			r := generators.Stream(t.Name(), fmt.Sprint(tier, size))
			for range tasktest.Heavy(1 + 60/(1+tier)/size) {
				square := latin.Random(r, size)
				signs, cells := allSigns(square), r.Perm(size*size)
				r.Shuffle(len(signs), func(i, j int) { signs[i], signs[j] = signs[j], signs[i] })
				want, got := cut(square, cells, signs, tier), Problem{}
				got, _ = pared(square, cells, signs, tier)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("tier %d: %v, and %v by cutting", tier, got, want)
				}
			}
		}
	}
}

// cut leaves of the cells of a square, and then of its signs, those that a tier needs.
func cut(square [][]int, cells []int, signs [][2]int, tier int) Problem {
	p := Problem{Givens: only(generators.Cut(cells, func(cells []int) bool {
		return falls(Problem{only(cells, square), signs}, tier)
	}), square)}
	p.Less = generators.Cut(signs, func(signs [][2]int) bool { return falls(Problem{p.Givens, signs}, tier) })
	return p
}
