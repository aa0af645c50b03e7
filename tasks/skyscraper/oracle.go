package skyscraper

import (
	"slices"

	"github.com/touchstone-rl/touchstone/verifiers/naive"
)

func oracle(p Problem, answer string) bool {
	rows := naive.Square(answer, len(p.Givens))
	if rows == nil {
		return false
	}
	columns := make([][]int, len(rows))
	for r, row := range rows {
		for c, n := range row {
			if p.Givens[r][c] != 0 && p.Givens[r][c] != n {
				return false
			}
			columns[c] = append(columns[c], n)
		}
	}
	holds := func(line []int, clue int) bool {
		count, sum := 0, 0
		for k, n := range line {
			if slices.Max(line[:k+1]) == n && !slices.Contains(line[:k], n) {
				count++
				sum += n
			}
		}
		return clue == 0 || p.Sees == "count" && clue == count || p.Sees == "sum" && clue == sum
	}
	everyLine := func(lines [][]int, first, last []int) bool {
		for i, line := range lines {
			sorted := slices.Sorted(slices.Values(line))
			if len(slices.Compact(sorted)) < len(rows) || !holds(line, first[i]) {
				return false
			}
			slices.Reverse(line)
			if !holds(line, last[i]) {
				return false
			}
		}
		return true
	}
	return everyLine(columns, p.Top, p.Bottom) && everyLine(rows, p.Left, p.Right)
}
