package sudoku

import (
	"cmp"
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	size := len(p.Givens)
	if size == 0 || size != p.BoxRows*p.BoxCols {
		panic(fmt.Sprintf("%d rows cannot be cut into boxes of %d rows by %d columns", size, p.BoxRows, p.BoxCols))
	}
	rows, err := grid.Parse(answer, size, size, size)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	if err := cmp.Or(grid.Keeps(rows, p.Givens), grid.Latin(rows), grid.Boxes(rows, p.BoxRows, p.BoxCols)); err != nil {
		return verifiers.Wrong("%v", err)
	}
	return verifiers.Right()
}
