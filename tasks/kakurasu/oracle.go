package kakurasu

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	rows := naive.Symbols(answer, len(p.Rows), len(p.Columns), "01")
	if rows == nil {
		return false
	}
	for r, left := range p.Rows {
		for c, digit := range rows[r] {
			left -= (c + 1) * int(digit-'0')
		}
		if left != 0 {
			return false
		}
	}
	for c, left := range p.Columns {
		for r, row := range rows {
			left -= (r + 1) * int(row[c]-'0')
		}
		if left != 0 {
			return false
		}
	}
	return true
}
