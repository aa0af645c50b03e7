package hitori

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Numbers), len(p.Numbers[0]), "X.")
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	for r, row := range rows {
		for c := range row {
			if row[c] == '.' {
				if err := alone(p, rows, r, c); err != nil {
					return verifiers.Wrong("%v", err)
				}
				continue
			}
			if c > 0 && row[c-1] == 'X' {
				return verifiers.Wrong("the cells in row %d, columns %d and %d are both struck out, side by side", r+1, c, c+1)
			}
			if r > 0 && rows[r-1][c] == 'X' {
				return verifiers.Wrong("the cells in column %d, rows %d and %d are both struck out, side by side", c+1, r, r+1)
			}
		}
	}
	return connected(rows)
}

// alone finds a cell before a kept one, in its row or column, that is kept and holds the same number.
func alone(p Problem, rows []string, r, c int) error {
	n := p.Numbers[r][c]
	for k := range c {
		if rows[r][k] == '.' && p.Numbers[r][k] == n {
			return fmt.Errorf("row %d keeps two %ds", r+1, n)
		}
	}
	for k := range r {
		if rows[k][c] == '.' && p.Numbers[k][c] == n {
			return fmt.Errorf("column %d keeps two %ds", c+1, n)
		}
	}
	return nil
}

// connected judges whether the kept cells hang together. It walks from the first of them to all that can be reached.
func connected(rows []string) verifiers.Verdict {
	type place struct{ row, column int }
	width := len(rows[0])
	reached, walk := make([]bool, len(rows)*width), make([]place, 0, len(rows)*width)
	kept := 0
	for r, row := range rows {
		for c := range row {
			if row[c] != '.' {
				continue
			}
			if kept++; kept == 1 {
				reached[r*width+c] = true
				walk = append(walk, place{r, c})
			}
		}
	}
	for i := 0; i < len(walk); i++ {
		at := walk[i]
		for _, to := range [...]place{{at.row - 1, at.column}, {at.row + 1, at.column}, {at.row, at.column - 1}, {at.row, at.column + 1}} {
			isInside := to.row >= 0 && to.row < len(rows) && to.column >= 0 && to.column < width
			if isInside && rows[to.row][to.column] == '.' && !reached[to.row*width+to.column] {
				reached[to.row*width+to.column] = true
				walk = append(walk, to)
			}
		}
	}
	if len(walk) < kept {
		return verifiers.Wrong("the cells that are kept do not hang together: from the first, %d of %d can be reached", len(walk), kept)
	}
	return verifiers.Right()
}
