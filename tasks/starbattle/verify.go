package starbattle

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	size := len(p.Regions)
	rows, err := grid.Symbols(answer, size, size, "S.")
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	inRow, inColumn, inRegion := make([]int, size), make([]int, size), make([]int, size)
	for r, row := range rows {
		for c := range row {
			if row[c] != 'S' {
				continue
			}
			if r2, c2, ok := touching(rows, r, c); ok {
				return verifiers.Wrong("the stars in row %d, column %d and in row %d, column %d touch", r2+1, c2+1, r+1, c+1)
			}
			inRow[r]++
			inColumn[c]++
			inRegion[p.Regions[r][c]-'A']++
		}
	}
	for i, n := range inRow {
		if n != p.Stars {
			return verifiers.Wrong("row %d holds %d stars, not %d", i+1, n, p.Stars)
		}
	}
	for i, n := range inColumn {
		if n != p.Stars {
			return verifiers.Wrong("column %d holds %d stars, not %d", i+1, n, p.Stars)
		}
	}
	for i, n := range inRegion {
		if n != p.Stars {
			return verifiers.Wrong("region %c holds %d stars, not %d", 'A'+i, n, p.Stars)
		}
	}
	return verifiers.Right()
}

// touching finds a star before another, row by row, that touches it.
func touching(rows []string, r, c int) (row, column int, ok bool) {
	for row := max(r-1, 0); row <= r; row++ {
		for column := max(c-1, 0); column <= min(c+1, len(rows)-1); column++ {
			if row == r && column >= c {
				break
			}
			if rows[row][column] == 'S' {
				return row, column, true
			}
		}
	}
	return 0, 0, false
}
