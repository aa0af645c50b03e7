package magicsquare

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	size := len(p.Givens)
	seen := map[int]bool{}
	sums := make([]int, 2*size+2) // of the rows, the columns and the diagonals
	for r, row := range naive.Numbers(answer, size, size*size) {
		for c, n := range row {
			if p.Givens[r][c] != 0 && p.Givens[r][c] != n {
				return false
			}
			seen[n] = true
			sums[r] += n
			sums[size+c] += n
			if r == c {
				sums[2*size] += n
			}
			if r+c == size-1 {
				sums[2*size+1] += n
			}
		}
	}
	for _, sum := range sums {
		if 2*sum != size*(size*size+1) {
			return false
		}
	}
	return len(seen) == size*size
}
