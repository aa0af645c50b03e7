package binairo

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	height, width := len(p.Givens), len(p.Givens[0])
	rows := naive.Symbols(answer, height, width, "01")
	if rows == nil {
		return false
	}
	columns := make([]string, width)
	for r, row := range rows {
		for c := range width {
			columns[c] += row[c : c+1]
			if p.Givens[r][c] != '.' && p.Givens[r][c] != row[c] {
				return false
			}
		}
	}
	seen := map[string]bool{}
	for i, line := range append(columns, rows...) {
		if i == width {
			seen = map[string]bool{}
		}
		if p.Unique && seen[line] {
			return false
		}
		seen[line] = true
		balance := 0
		for k, digit := range line {
			balance += 2*int(digit-'0') - 1
			if k >= 2 && line[k] == line[k-1] && line[k] == line[k-2] {
				return false
			}
		}
		if balance != 0 {
			return false
		}
	}
	return true
}
