package starbattle

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a square cut into as many regions as it has rows.
type Problem struct {
	Regions []string `json:"regions" jsonschema:"the rows of the square; a letter for each cell, from A, names its region"`
	Stars   int      `json:"stars" jsonschema:"how many stars each row, column and region holds"`
}

func prompt(p Problem) string {
	size := len(p.Regions)
	stars := "exactly one star"
	if p.Stars > 1 {
		stars = fmt.Sprintf("exactly %d stars", p.Stars)
	}
	return fmt.Sprintf(`This is a Star Battle puzzle, a square of %[1]d rows and %[1]d columns that is cut into %[1]d regions. Put stars into some of the cells so that
- each row holds %[2]s;
- each column holds %[2]s;
- each region holds %[2]s;
- no two stars touch each other, neither side by side nor corner to corner.

In the drawing, the cells of a region have the same letter, from A to %[3]c.

%[4]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[1]d symbols separated by spaces: S for a cell with a star, and . for every other cell.`,
		size, stars, 'A'+size-1, grid.FormatSymbols(p.Regions))
}
