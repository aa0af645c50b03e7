package slant

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	height, width := len(p.Corners)-1, len(p.Corners[0])-1
	rows := naive.Symbols(answer, height, width, "FB")
	if rows == nil {
		return false
	}
	var lines [][4]int // the rows and columns of their ends
	for r, row := range rows {
		for c, line := range row {
			if line == 'B' {
				lines = append(lines, [4]int{r, c, r + 1, c + 1})
			} else {
				lines = append(lines, [4]int{r, c + 1, r + 1, c})
			}
		}
	}
	ends := func(r, c int) (count int) {
		for _, line := range lines {
			if line[0] == r && line[1] == c || line[2] == r && line[3] == c {
				count++
			}
		}
		return count
	}
	for r, row := range p.Corners {
		for c, clue := range row {
			if clue != '.' && ends(r, c) != int(clue-'0') {
				return false
			}
		}
	}
	for before := 0; before != len(lines); { // what has a loose end is part of no loop
		before = len(lines)
		var tied [][4]int
		for _, line := range lines {
			if ends(line[0], line[1]) > 1 && ends(line[2], line[3]) > 1 {
				tied = append(tied, line)
			}
		}
		lines = tied
	}
	return len(lines) == 0
}
