package calcudoku

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Parse(answer, p.Size, p.Size, p.Size)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	if err := grid.Latin(rows); err != nil {
		return verifiers.Wrong("%v", err)
	}
	for i, cage := range p.Cages {
		if !holds(p, cage, rows) {
			return verifiers.Wrong("cage %c does not have the %s %d", letters[i], cage.Op, cage.Target)
		}
	}
	return verifiers.Right()
}

// holds tells whether the numbers of a cage make what is said of it.
func holds(p Problem, c Cage, rows [][]int) bool {
	sum, product, least, most := 0, 1, p.Size, 1
	for _, cell := range c.Cells {
		n := rows[cell/p.Size][cell%p.Size]
		sum, product, least, most = sum+n, product*n, min(least, n), max(most, n)
	}
	switch c.Op {
	case "sum":
		return sum == c.Target
	case "product":
		return product == c.Target
	case "difference":
		return most-least == c.Target
	default:
		return least*c.Target == most
	}
}
