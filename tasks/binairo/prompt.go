package binairo

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a grid with an even number of rows and of columns, in which some cells are open.
type Problem struct {
	Givens []string `json:"givens" jsonschema:"the grid row by row, a digit 0 or 1 for each cell; a point is an open cell"`
	Unique bool     `json:"unique" jsonschema:"whether all rows differ, and all columns"`
}

func prompt(p Problem) string {
	height, width := len(p.Givens), len(p.Givens[0])
	alike := "rows may be alike, and so may columns."
	if p.Unique {
		alike = "no two rows are alike, and no two columns are alike."
	}
	return fmt.Sprintf(`This is a Binairo (also called Takuzu), a grid of %[1]d rows and %[2]d columns. Fill every open cell with 0 or 1 so that
- no three consecutive cells of a row, and no three consecutive cells of a column, hold the same digit;
- each row holds as many 0s as 1s, %[3]d of each, and so does each column, %[4]d of each;
- %[5]s

In the grid, a point (.) is an open cell.

%[6]s

Answer with the complete grid: %[1]d lines, one for each row from top to bottom, each with %[2]d digits separated by spaces.`,
		height, width, width/2, height/2, alike, grid.FormatSymbols(p.Givens))
}
