package skyscraper

import (
	"cmp"
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	size := len(p.Givens)
	rows, err := grid.Parse(answer, size, size, size)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	if err := cmp.Or(grid.Keeps(rows, p.Givens), grid.Latin(rows), obeyed(p, rows)); err != nil {
		return verifiers.Wrong("%v", err)
	}
	return verifiers.Right()
}

// obeyed tells whether all clues hold.
func obeyed(p Problem, rows [][]int) error {
	last := len(rows) - 1
	for i := range rows {
		for _, end := range [...]struct {
			name string
			clue int
			cell func(k int) int // from this end
		}{
			{"left end of row", p.Left[i], func(k int) int { return rows[i][k] }},
			{"right end of row", p.Right[i], func(k int) int { return rows[i][last-k] }},
			{"top end of column", p.Top[i], func(k int) int { return rows[k][i] }},
			{"bottom end of column", p.Bottom[i], func(k int) int { return rows[last-k][i] }},
		} {
			if seen := seen(p.Sees, len(rows), end.cell); end.clue != 0 && seen != end.clue {
				return fmt.Errorf("from the %s %d, the %s of what is seen is %d and not %d", end.name, i+1, p.Sees, seen, end.clue)
			}
		}
	}
	return nil
}

// seen is the count of the towers seen, or the sum of their heights.
func seen(sees string, size int, cell func(int) int) (total int) {
	tallest := 0
	for k := range size {
		if height := cell(k); height > tallest && sees == "sum" {
			tallest, total = height, total+height
		} else if height > tallest {
			tallest, total = height, total+1
		}
	}
	return total
}
