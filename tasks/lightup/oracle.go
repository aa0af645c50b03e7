package lightup

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/naive"
)

func oracle(p Problem, answer string) bool {
	height, width := len(p.Grid), len(p.Grid[0])
	rows := naive.Symbols(answer, height, width, "L.")
	if rows == nil {
		return false
	}
	for r := range height {
		for c := range width {
			beside, seeing := 0, 0
			for y := range height {
				for x := range width {
					if rows[y][x] != 'L' {
						continue
					}
					if (y-r)*(y-r)+(x-c)*(x-c) == 1 {
						beside++
					}
					if (y == r || x == c) && isWhite(p, min(r, y), min(c, x), max(r, y), max(c, x)) {
						seeing++ // and a light sees itself
					}
				}
			}
			cell := p.Grid[r][c]
			if cell == '.' && seeing == 0 || rows[r][c] == 'L' && seeing != 1 || cell >= '0' && beside != int(cell-'0') {
				return false
			}
		}
	}
	return true
}

// isWhite tells whether all cells of a rectangle are white.
func isWhite(p Problem, top, left, bottom, right int) bool {
	for _, row := range p.Grid[top : bottom+1] {
		if strings.Trim(row[left:right+1], ".") != "" {
			return false
		}
	}
	return true
}
