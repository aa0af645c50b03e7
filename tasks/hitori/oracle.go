package hitori

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/naive"
)

func oracle(p Problem, answer string) bool {
	height, width := len(p.Numbers), len(p.Numbers[0])
	rows := naive.Symbols(answer, height, width, "X.")
	if rows == nil {
		return false
	}
	for r := range height {
		for c := range width {
			for k := range c {
				if rows[r][c] == '.' && rows[r][k] == '.' && p.Numbers[r][c] == p.Numbers[r][k] {
					return false
				}
			}
			for k := range r {
				if rows[r][c] == '.' && rows[k][c] == '.' && p.Numbers[r][c] == p.Numbers[k][c] {
					return false
				}
			}
			if rows[r][c] == 'X' && (c > 0 && rows[r][c-1] == 'X' || r > 0 && rows[r-1][c] == 'X') {
				return false
			}
		}
	}
	return hangsTogether(strings.Join(rows, "X"), width+1)
}

// hangsTogether floods points from the first one. Each row but the last ends in an X.
func hangsTogether(cells string, width int) bool {
	cells = strings.Replace(cells, ".", "w", 1)
	for before := ""; before != cells; {
		before = cells
		for i := range cells {
			for _, k := range []int{i - width, i - 1, i + 1, i + width} {
				if k >= 0 && k < len(cells) && cells[i] == '.' && cells[k] == 'w' {
					cells = cells[:i] + "w" + cells[i+1:]
				}
			}
		}
	}
	return !strings.Contains(cells, ".")
}
