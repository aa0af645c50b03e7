package matching

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// most is how many left vertices can be paired at most, by trying all ways.
func most(beside [][]int, taken []int) (count int) {
	if len(beside) == 0 {
		return 0
	}
	count = most(beside[1:], taken)
	for _, right := range beside[0] {
		if !slices.Contains(taken, right) {
			count = max(count, 1+most(beside[1:], append(slices.Clone(taken), right)))
		}
	}
	return count
}

// random is a graph of up to six vertices on each side.
func random(r *rand.Rand) (beside [][]int, rights int) {
	beside, rights = make([][]int, r.IntN(7)), r.IntN(7)
	share := r.IntN(100)
	for left := range beside {
		for _, right := range r.Perm(rights) {
			if r.IntN(100) < share {
				beside[left] = append(beside[left], right)
			}
		}
	}
	return beside, rights
}

func TestAgainstAllWays(t *testing.T) {
	r := generators.Stream(t.Name())
	sizes := make([]int, 7)
	for range 5000 {
		beside, rights := random(r)
		var taken []int
		for left, right := range Maximum(beside, rights) {
			if right < 0 {
				continue
			}
			if slices.Contains(taken, right) || !slices.Contains(beside[left], right) {
				t.Fatalf("%v: %d is paired with %d, which is not beside it or taken", beside, left, right)
			}
			taken = append(taken, right)
		}
		if want := most(beside, nil); len(taken) != want {
			t.Fatalf("%v: %d pairs, want %d", beside, len(taken), want)
		}
		sizes[len(taken)]++
	}
	if slices.Min(sizes) < 20 {
		t.Errorf("numbers of matchings by size: %v: the test shows little", sizes)
	}
}

func TestFirstArePairedFirst(t *testing.T) {
	if got := Maximum([][]int{{0}, {0, 1}, {1, 0}}, 2); !slices.Equal(got, []int{0, 1, -1}) {
		t.Errorf("partners %v", got)
	}
	if got := Maximum([][]int{{0, 1}, {0}, {0, 1}}, 2); !slices.Equal(got, []int{1, 0, -1}) {
		t.Errorf("partners %v", got)
	}
}
