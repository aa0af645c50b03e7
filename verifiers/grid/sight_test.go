package grid_test

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func TestSight(t *testing.T) {
	rows := []string{
		"...#.",
		".....",
		"#....",
	}
	for _, c := range []struct {
		cell, direction, most int
		want                  []int32
	}{
		{7, 0, 9, []int32{8, 9}}, {7, 1, 9, []int32{12}}, {7, 2, 9, []int32{6, 5}}, {7, 3, 9, []int32{2}},
		{1, 0, 9, []int32{2}}, {4, 2, 9, nil}, {3, 2, 9, []int32{2, 1, 0}}, {3, 2, 2, []int32{2, 1}}, {3, 2, 0, nil},
		{10, 3, 9, []int32{5, 0}}, {0, 1, 9, []int32{5}}, {14, 0, 9, nil}, {14, 1, 9, nil}, {0, 3, 9, nil}, {5, 2, 9, nil},
	} {
		if got := grid.Sight(nil, rows, '.', c.cell, c.direction, c.most); !slices.Equal(got, c.want) {
			t.Errorf("from cell %d in direction %d, %d at most, it sees %v, want %v", c.cell, c.direction, c.most, got, c.want)
		}
	}
	if got := grid.Sight([]int32{3}, [][]byte{{1, 1, 1, 2}}, 1, 0, 0, 9); !slices.Equal(got, []int32{3, 1, 2}) {
		t.Errorf("it sees %v", got)
	}
}
