package hitori

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a rectangle of numbers.
type Problem struct {
	Numbers [][]int `json:"numbers" jsonschema:"the rows of the grid, of numbers from 1"`
}

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Hitori, a grid of %[1]d rows and %[2]d columns with a number in each cell. Strike out some of the cells so that
- no number stands twice among the cells that are kept of a row, nor among those that are kept of a column;
- no two cells that are struck out share a side (they may touch at a corner);
- all cells that are kept hang together: from each of them one can reach every other by steps to the cell above, below, to the left or to the right, without stepping on a cell that is struck out.

%[3]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[2]d symbols separated by spaces: X for a cell that is struck out, and . for a cell that is kept.`,
		len(p.Numbers), len(p.Numbers[0]), grid.Format(p.Numbers))
}
