package nonogram

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	height, width := len(p.Rows), len(p.Columns)
	rows := naive.Symbols(answer, height, width, "01")
	if rows == nil {
		return false
	}
	for r := range height {
		if !holds(p.Rows[r], width, func(c int) bool { return rows[r][c] == '1' }) {
			return false
		}
	}
	for c := range width {
		if !holds(p.Columns[c], height, func(r int) bool { return rows[r][c] == '1' }) {
			return false
		}
	}
	return true
}

// holds counts down the clue of a line, cell by cell.
func holds(clue []int, length int, filled func(int) bool) bool {
	next, left := 0, 0
	for i := range length {
		switch {
		case filled(i) && (i == 0 || !filled(i-1)):
			if left != 0 || next == len(clue) {
				return false
			}
			left = clue[next] - 1
			next++
		case filled(i):
			left--
		case left != 0:
			return false
		}
	}
	return left == 0 && next == len(clue)
}
