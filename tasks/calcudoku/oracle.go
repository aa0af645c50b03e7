package calcudoku

import (
	"slices"

	"github.com/touchstone-rl/touchstone/verifiers/naive"
)

func oracle(p Problem, answer string) bool {
	rows := naive.Square(answer, p.Size)
	seen := map[[3]int]bool{} // a number, with the row or the column in which it stands
	for r, row := range rows {
		for c, n := range row {
			inRow, inColumn := [3]int{n, r, -1}, [3]int{n, -1, c}
			if seen[inRow] || seen[inColumn] {
				return false
			}
			seen[inRow], seen[inColumn] = true, true
		}
	}
	for _, cage := range p.Cages {
		var numbers []int
		for _, cell := range cage.Cells {
			if rows != nil {
				numbers = append(numbers, rows[cell/p.Size][cell%p.Size])
			}
		}
		slices.Sort(numbers)
		slices.Reverse(numbers) // the greatest first
		for len(numbers) > 1 {
			a, b := numbers[0], numbers[1]
			made := map[string]int{"sum": a + b, "product": a * b, "difference": a - b, "quotient": a / b}[cage.Op]
			if cage.Op == "quotient" && a%b != 0 {
				return false
			}
			numbers = append([]int{made}, numbers[2:]...)
		}
		if !slices.Equal(numbers, []int{cage.Target}) {
			return false
		}
	}
	return rows != nil
}
