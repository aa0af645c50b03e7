package sudoku

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	size := len(p.Givens)
	rows := naive.Square(answer, size)
	seen := map[[3]int]bool{} // a number, with the row, the column, or what else it stands in
	for r, row := range rows {
		for c, n := range row {
			places := [][3]int{{n, r, -1}, {n, -1, c}}
			if p.Regions == nil {
				places = append(places, [3]int{n, r - r%p.BoxRows, 100 + c - c%p.BoxCols})
			} else {
				places = append(places, [3]int{n, -2, int(p.Regions[r][c])})
			}
			if p.Diagonals && r == c {
				places = append(places, [3]int{n, -3, 1})
			}
			if p.Diagonals && r+c == size-1 {
				places = append(places, [3]int{n, -3, 2})
			}
			for _, place := range places {
				if seen[place] {
					return false
				}
				seen[place] = true
			}
			if p.Givens[r][c] != 0 && p.Givens[r][c] != n {
				return false
			}
		}
	}
	for i, cage := range p.Cages {
		left := cage.Sum
		for _, cell := range cage.Cells {
			if rows == nil {
				return false
			}
			n := rows[cell/size][cell%size]
			if seen[[3]int{n, -4, i}] {
				return false
			}
			seen[[3]int{n, -4, i}] = true
			left -= n
		}
		if left != 0 {
			return false
		}
	}
	return rows != nil
}
