package lightup

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a grid of white and black cells.
type Problem struct {
	Grid []string `json:"grid" jsonschema:"the rows, one byte for each cell: . is white, # black, a digit black with that clue"`
}

// alphabet is a light, and anything else.
const alphabet = "L."

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Light Up puzzle (Akari), a grid of %[1]d rows and %[2]d columns. Put lights into white cells so that
- every white cell is lit: a light lights its own cell and all white cells to its left, to its right, above and below it, up to the nearest black cell or the edge of the grid;
- no light is lit by another light;
- a black cell with a number has exactly that many lights in the cells that share a side with it. A black cell without a number may have any number of lights beside it.

In the drawing, a point is a white cell, # is a black cell without a number, and a digit is a black cell with that number.

%[3]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[2]d symbols separated by spaces: L for a light, and a point for every other cell, white or black.`, len(p.Grid), len(p.Grid[0]), grid.FormatSymbols(p.Grid))
}
