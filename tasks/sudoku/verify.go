package sudoku

import (
	"cmp"
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	size := len(p.Givens)
	if size == 0 || p.Regions == nil && size != p.BoxRows*p.BoxCols {
		panic(fmt.Sprintf("%d rows cannot be cut into boxes of %d rows by %d columns", size, p.BoxRows, p.BoxCols))
	}
	rows, err := grid.Parse(answer, size, size, size)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	err = cmp.Or(grid.Keeps(rows, p.Givens), grid.Latin(rows), parts(p, rows), diagonals(p, rows), cages(p, rows))
	if err != nil {
		return verifiers.Wrong("%v", err)
	}
	return verifiers.Right()
}

// parts tells whether no box or region holds a number twice.
func parts(p Problem, rows [][]int) error {
	if p.Regions == nil {
		return grid.Boxes(rows, p.BoxRows, p.BoxCols)
	}
	regions := make([][]int, len(rows))
	for i, row := range p.Regions {
		for k := range row {
			regions[row[k]-'A'] = append(regions[row[k]-'A'], i*len(rows)+k)
		}
	}
	for i, cells := range regions {
		if err := grid.Distinct(rows, fmt.Sprintf("region %c", 'A'+i), cells); err != nil {
			return err
		}
	}
	return nil
}

// diagonals tells whether no diagonal, where they count, holds a number twice.
func diagonals(p Problem, rows [][]int) error {
	if !p.Diagonals {
		return nil
	}
	var down, up []int
	for i := range rows {
		down = append(down, i*len(rows)+i)
		up = append(up, i*len(rows)+len(rows)-1-i)
	}
	return cmp.Or(
		grid.Distinct(rows, "the diagonal from the top left", down),
		grid.Distinct(rows, "the diagonal from the top right", up))
}

// cages tells whether no cage holds a number twice, and each has its sum.
func cages(p Problem, rows [][]int) error {
	for i, cage := range p.Cages {
		if err := grid.Distinct(rows, "cage "+cageName(p, i), cage.Cells); err != nil {
			return err
		}
		sum := 0
		for _, c := range cage.Cells {
			sum += rows[c/len(rows)][c%len(rows)]
		}
		if sum != cage.Sum {
			return fmt.Errorf("the numbers of cage %s add up to %d, not to %d", cageName(p, i), sum, cage.Sum)
		}
	}
	return nil
}
