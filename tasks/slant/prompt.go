package slant

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is the corners of a grid of cells, which are one more in each row and column than the cells.
type Problem struct {
	Corners []string `json:"corners" jsonschema:"the lines of corners, one byte for each: a digit is a clue, and . none"`
}

// alphabet is a line forward and one backward.
const alphabet = "FB"

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Slant puzzle (Gokigen Naname), a grid of %[1]d rows and %[2]d columns of cells. Draw a diagonal line from corner to corner in every cell so that
- no lines form a closed loop;
- at a corner with a number, exactly that many of the lines in the cells around it end there.

These are the corners of the cells, %[3]d lines of %[4]d corners. A digit is the number at a corner, and a point is a corner without a number. The cell in row r and column c lies between lines r and r + 1, and between places c and c + 1 in them.

%[5]s

Answer with %[1]d lines, one for each row of cells from top to bottom, each with %[2]d letters separated by spaces: F for a line that goes forward, from the bottom left to the top right corner of its cell, and B for one that goes backward, from the top left to the bottom right corner.`,
		len(p.Corners)-1, len(p.Corners[0])-1, len(p.Corners), len(p.Corners[0]), grid.FormatSymbols(p.Corners))
}
