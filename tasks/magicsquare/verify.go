package magicsquare

import (
	"cmp"
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	size := len(p.Givens)
	rows, err := grid.Parse(answer, size, size, size*size)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	if err := cmp.Or(grid.Keeps(rows, p.Givens), different(rows), balanced(rows)); err != nil {
		return verifiers.Wrong("%v", err)
	}
	return verifiers.Right()
}

// different tells whether no number stands in two cells.
func different(rows [][]int) error {
	place := map[int][2]int{}
	for i, row := range rows {
		for k, n := range row {
			if other, ok := place[n]; ok {
				return fmt.Errorf("row %d, column %d and row %d, column %d both hold %d", other[0]+1, other[1]+1, i+1, k+1, n)
			}
			place[n] = [2]int{i, k}
		}
	}
	return nil
}

// balanced tells whether all lines add up to the same.
func balanced(rows [][]int) error {
	last := len(rows) - 1
	main, other := 0, 0
	for i := range rows {
		row, column := 0, 0
		for k := range rows {
			row, column = row+rows[i][k], column+rows[k][i]
		}
		if err := cmp.Or(adds(row, len(rows), "row %d", i+1), adds(column, len(rows), "column %d", i+1)); err != nil {
			return err
		}
		main, other = main+rows[i][i], other+rows[i][last-i]
	}
	return cmp.Or(
		adds(main, len(rows), "the diagonal from the top left"),
		adds(other, len(rows), "the diagonal from the top right"),
	)
}

// adds tells whether the total of a line, named by a format and its arguments, is that of all lines.
func adds(total, size int, line string, arguments ...any) error {
	if total == sum(size) {
		return nil
	}
	return fmt.Errorf(line+" adds up to %d and not %d", append(arguments, total, sum(size))...)
}
