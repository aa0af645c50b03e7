package datasets

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/touchstone-rl/touchstone/tasks"
	"pgregory.net/rapid"
)

func TestApportion(t *testing.T) {
	for _, c := range []struct {
		total   int
		weights []int
		want    []int
	}{
		{16, []int{14, 1, 1}, []int{14, 1, 1}},
		{1000, []int{14, 1, 1}, []int{875, 63, 62}}, // 875, 62.5, 62.5
		{1, []int{14, 1, 1}, []int{1, 0, 0}},
		{10, []int{1, 1, 1}, []int{4, 3, 3}},
		{0, []int{1, 2}, []int{0, 0}},
		{7, []int{0, 1}, []int{0, 7}},
		{MaxCount, []int{1, 1, 1 << 32}, []int{0, 0, MaxCount}},
	} {
		if got := Apportion(c.total, c.weights); !slices.Equal(got, c.want) {
			t.Errorf("Apportion(%d, %v) = %v, want %v", c.total, c.weights, got, c.want)
		}
	}
}

func TestApportionIsByLargestRemainder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, MaxCount).Draw(t, "total")
		weights := rapid.SliceOfN(rapid.IntRange(1, 1000), 1, 50).Draw(t, "weights")
		shares := Apportion(total, weights)
		sum, all := 0, 0
		for i := range weights {
			sum += weights[i]
			all += shares[i]
		}
		if all != total {
			t.Fatalf("shares %v add up to %d", shares, all)
		}
		for i := range shares {
			below := total * weights[i] / sum
			up := shares[i] - below
			if up != 0 && up != 1 {
				t.Fatalf("share %d is %d, its portion rounded down %d", i, shares[i], below)
			}
			for k := range shares {
				lost, other := total*weights[i]%sum, total*weights[k]%sum
				if gained := shares[k] - total*weights[k]/sum; lost > other && up < gained {
					t.Fatalf("share %d lost more than share %d, which was rounded up in its place", i, k)
				}
			}
		}
	})
}

func TestPartsAreEven(t *testing.T) {
	r := Request{Settings: append(at(t, picks, 1, 2, 3), at(t, others, 4)...), Splits: tasks.Splits, Count: 103}
	var got []string
	for _, part := range r.Parts() {
		for _, q := range part.Quotas {
			got = append(got, fmt.Sprintf("%s %s %d", part.Split, settingName(q.Setting), q.Count))
		}
	}
	want := []string{
		"train pick@1/1 15", "train pick@1/2 15", "train pick@1/3 15", "train other@1/4 45", // 90 of 90.125
		"dev pick@1/1 2", "dev pick@1/2 1", "dev pick@1/3 1", "dev other@1/4 3", // 7 of 6.4375
		"test pick@1/1 1", "test pick@1/2 1", "test pick@1/3 1", "test other@1/4 3", // 6 of 6.4375
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestInterleave(t *testing.T) {
	for _, c := range []struct{ counts, want []int }{
		{[]int{2, 2, 2}, []int{0, 1, 2, 0, 1, 2}},
		{[]int{4, 2}, []int{0, 1, 0, 0, 1, 0}},
		{[]int{0, 3, 0}, []int{1, 1, 1}},
		{nil, nil},
	} {
		if got := slices.Collect(interleave(c.counts)); !slices.Equal(got, c.want) {
			t.Errorf("interleave(%v) = %v, want %v", c.counts, got, c.want)
		}
	}
}

// TestInterleaveIsEven compares with places that are all written down and sorted.
func TestInterleaveIsEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 20), 0, 10).Draw(t, "counts")
		type place struct{ index, above, below int }
		var places []place
		for i, n := range counts {
			for k := range n {
				places = append(places, place{i, 2*k + 1, 2 * n})
			}
		}
		slices.SortStableFunc(places, func(a, b place) int { return a.above*b.below - b.above*a.below })
		var want []int
		for _, p := range places {
			want = append(want, p.index)
		}
		if got := slices.Collect(interleave(counts)); !slices.Equal(got, want) {
			t.Fatalf("interleave(%v) = %v, want %v", counts, got, want)
		}
	})
}
