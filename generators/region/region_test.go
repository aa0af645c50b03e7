package region

import (
	"fmt"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// connected tells whether neighbours lead from the first cell of a label to all others: it spreads until nothing
// changes.
func connected(labels []int, width, label int) bool {
	reached := make([]bool, len(labels))
	reached[slices.Index(labels, label)] = true
	for changed := true; changed; {
		changed = false
		for i := range labels {
			for k := range labels {
				near := k == i+width || k == i+1 && k%width > 0
				if near && labels[i] == label && labels[k] == label && reached[i] != reached[k] {
					reached[i], reached[k], changed = true, true, true
				}
			}
		}
	}
	for i, l := range labels {
		if l == label && !reached[i] {
			return false
		}
	}
	return true
}

func TestRandomCutsIntoConnectedRegionsOfEqualSize(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, c := range []struct{ height, width, size int }{
		{1, 1, 1}, {1, 6, 2}, {6, 1, 3}, {3, 3, 9}, {3, 3, 1}, {4, 4, 4}, {2, 9, 6}, {5, 4, 10}, {7, 7, 7}, {9, 9, 9}, {16, 16, 16}, {10, 12, 8},
	} {
		for range 20 {
			labels, ok := Random(r, c.height, c.width, c.size)
			if !ok || len(labels) != c.height*c.width {
				t.Fatalf("%v: %v, %v", c, labels, ok)
			}
			if !slices.Equal(labels, Renumber(labels)) {
				t.Errorf("%v: the labels %v do not count from 0 in the order in which they come", c, labels)
			}
			for label := range len(labels) / c.size {
				count := 0
				for _, l := range labels {
					if l == label {
						count++
					}
				}
				if count != c.size || !connected(labels, c.width, label) {
					t.Errorf("%v: region %d of %v has %d cells, or is not connected", c, label, labels, count)
				}
			}
		}
	}
}

func TestRandomRefusesWhatCannotBeCut(t *testing.T) {
	for _, c := range []struct{ height, width, size int }{{3, 3, 2}, {4, 4, 5}, {0, 3, 3}, {3, 0, 1}, {3, 3, 0}, {2, 2, 8}} {
		if labels, ok := Random(generators.Stream(t.Name()), c.height, c.width, c.size); ok {
			t.Errorf("%v is cut into %v", c, labels)
		}
	}
}

// TestRandomReachesAll counts, by trying all ways to label cells, the partitions of small rectangles, and draws them.
func TestRandomReachesAll(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, c := range []struct{ height, width, size, want int }{{2, 2, 2, 2}, {2, 4, 4, 4}, {4, 4, 4, 117}, {3, 4, 3, 23}, {3, 4, 6, 19}, {2, 6, 2, 13}} {
		all := partitions(c.height, c.width, c.size)
		if len(all) != c.want {
			t.Errorf("%v: %d partitions by trying all", c, len(all))
		}
		found := map[string]int{}
		for range 60 * len(all) {
			labels, _ := Random(r, c.height, c.width, c.size)
			found[fmt.Sprint(labels)]++
		}
		for partition := range found {
			if !slices.Contains(all, partition) {
				t.Errorf("%v: %s is no partition", c, partition)
			}
		}
		if len(found) != len(all) {
			t.Errorf("%v: %d partitions of %d were drawn", c, len(found), len(all))
		}
	}
}

// partitions are all partitions of a rectangle, their labels counted from 0 in the order in which they come.
func partitions(height, width, size int) (all []string) {
	labels := make([]int, height*width)
	counts := make([]int, height*width/size)
	var label func(cell, next int)
	label = func(cell, next int) {
		if cell == len(labels) {
			for l := range counts {
				if !connected(labels, width, l) {
					return
				}
			}
			all = append(all, fmt.Sprint(labels))
			return
		}
		for l := range min(next+1, len(counts)) {
			if counts[l] < size {
				labels[cell] = l
				counts[l]++
				label(cell+1, max(next, l+1))
				counts[l]--
			}
		}
	}
	label(0, 0)
	return all
}

func TestRenumber(t *testing.T) {
	if got := Renumber([]int{7, 7, 2, 0, 2, 7}); !slices.Equal(got, []int{0, 0, 1, 2, 1, 0}) {
		t.Error(got)
	}
}

func TestRows(t *testing.T) {
	labels := []int{0, 0, 1, 2, 25, 1}
	rows := Rows(labels, 3)
	if !slices.Equal(rows, []string{"AAB", "CZB"}) || !slices.Equal(Labels(rows), labels) {
		t.Error(rows, Labels(rows))
	}
}

func BenchmarkRandom(b *testing.B) {
	r := generators.Stream(b.Name())
	for b.Loop() {
		Random(r, 9, 9, 9)
	}
}
