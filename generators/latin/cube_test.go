package latin

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// clues are some of the cells of a random square and some of the signs between its neighbouring cells.
func clues(r *rand.Rand, size int) (square [][]int, cells []int, signs [][2]int) {
	square = Random(r, size)
	numbers := slices.Concat(square...)
	cellShare, signShare := r.IntN(60), r.IntN(100)
	for cell, number := range numbers {
		if r.IntN(100) < cellShare {
			cells = append(cells, cell)
		}
		for _, next := range []int{cell + 1, cell + size} {
			if next >= len(numbers) || next == cell+1 && next%size == 0 || r.IntN(100) >= signShare {
				continue
			}
			if number < numbers[next] {
				signs = append(signs, [2]int{cell, next})
			} else {
				signs = append(signs, [2]int{next, cell})
			}
		}
	}
	r.Shuffle(len(signs), func(i, j int) { signs[i], signs[j] = signs[j], signs[i] })
	return square, cells, signs
}

func given(square [][]int, cells []int) *Square {
	s := New(len(square))
	for _, cell := range cells {
		s.Keep(cell, Only(square[cell/s.Size][cell%s.Size]))
	}
	return s
}

// TestCubeFindsWhatRungsFind adds clues in two parts, with less power at first.
func TestCubeFindsWhatRungsFind(t *testing.T) {
	r := generators.Stream(t.Name())
	helped := make([]int, Chains+1)
	for range 2000 {
		square, cells, signs := clues(r, 2+r.IntN(7))
		before := 0
		for power := Singles; power <= Chains; power++ {
			rungs := [][]generators.Rung[*Square]{
				{NakedSingle, HiddenSingle, Beside(signs)}, {Bounds(signs)}, {NakedSet, HiddenSet, Fish}, {Chain},
			}
			want := given(square, cells)
			generators.Climb(want, slices.Concat(rungs[:power+1]...), (*Square).Filled)
			i, k := r.IntN(len(cells)+1), r.IntN(len(signs)+1)
			first := NewCube(square).With(cells[:i], signs[:k], Power(r.IntN(int(power)+1)))
			got := first.With(cells[i:], signs[k:], power)
			left := make([]Set, len(want.Cells))
			for cell := range left {
				left[cell] = Set(got.lines[cell])
			}
			if !slices.Equal(left, want.Cells) || got.Filled() != want.Filled() {
				t.Fatalf("power %d leaves %b, and the rungs leave %b, of %v with cells %v and signs %v", power, left, want.Cells, square, cells, signs)
			}
			if again := NewCube(square).With(cells, signs, power); !slices.Equal(again.lines, got.lines) {
				t.Fatalf("added at once, clues leave %b, and else %b", again.lines, got.lines)
			}
			if power > Singles && got.open < before {
				helped[power]++
			}
			before = got.open
		}
	}
	if slices.Min(helped[Limits:]) < 10 {
		t.Errorf("each power helped so often: %v", helped)
	}
}

// TestCubeSearchesLikeASearch compares numbers of nodes, too: where so many suffice, one less does not.
func TestCubeSearchesLikeASearch(t *testing.T) {
	r := generators.Stream(t.Name())
	unique := 0
	for range 3000 {
		square, cells, signs := clues(r, 3+r.IntN(4))
		search := Search{Rungs: []generators.Rung[*Square]{NakedSingle, HiddenSingle, Bounds(signs)}}
		want, cube := search.Unique(given(square, cells)), NewCube(square).With(cells, signs, Limits)
		if got := cube.Unique(search.Nodes); got != want {
			t.Fatalf("unique: %v by the cube, %v by the search, with %d nodes", got, want, search.Nodes)
		}
		if cube.Unique(search.Nodes - 1) {
			t.Fatalf("unique with less than %d nodes", search.Nodes)
		}
		if want && search.Nodes > 1 {
			unique++
		}
	}
	if unique < 5 {
		t.Errorf("only %d squares needed a search to show that they have one solution", unique)
	}
}

func TestLargestCube(t *testing.T) {
	r := generators.Stream(t.Name())
	square := Random(r, MaxCube)
	cells := r.Perm(MaxCube * MaxCube)
	if !NewCube(square).With(cells[40:], nil, Chains).Filled() {
		t.Error("forty open cells of the largest square are not found")
	}
}
