package starbattle

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	rows := naive.Symbols(answer, len(p.Regions), len(p.Regions), "S.")
	if rows == nil {
		return false
	}
	var stars [][2]int
	inRow, inColumn, inRegion := map[int]int{}, map[int]int{}, map[byte]int{}
	for r, row := range rows {
		for c, symbol := range row {
			if symbol == 'S' {
				stars = append(stars, [2]int{r, c})
				inRow[r]++
				inColumn[c]++
				inRegion[p.Regions[r][c]]++
			}
		}
	}
	for i, a := range stars {
		for _, b := range stars[:i] {
			if (a[0]-b[0])*(a[0]-b[0])+(a[1]-b[1])*(a[1]-b[1]) <= 2 {
				return false
			}
		}
	}
	for r, row := range p.Regions {
		for c := range row {
			if inRow[r] != p.Stars || inColumn[c] != p.Stars || inRegion[row[c]] != p.Stars {
				return false
			}
		}
	}
	return true
}
