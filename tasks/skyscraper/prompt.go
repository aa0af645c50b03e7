package skyscraper

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a square with some numbers, and with clues at some ends of rows and columns: how many towers are seen
// from there, or the sum of their heights. 0 stands for an open cell and for no clue.
type Problem struct {
	Sees   string  `json:"sees" jsonschema:"what a clue says of the towers that are seen from it: count, how many they are, or sum, the sum of their heights"`
	Left   []int   `json:"left" jsonschema:"the clues at the left ends of the rows, from top to bottom; 0 for none"`
	Right  []int   `json:"right" jsonschema:"the clues at the right ends of the rows, from top to bottom; 0 for none"`
	Top    []int   `json:"top" jsonschema:"the clues at the top ends of the columns, from left to right; 0 for none"`
	Bottom []int   `json:"bottom" jsonschema:"the clues at the bottom ends of the columns, from left to right; 0 for none"`
	Givens [][]int `json:"givens" jsonschema:"the square, row by row; 0 is an open cell"`
}

// saying is what a clue says.
var saying = map[string]string{
	"count": "is the number of towers that are seen from there",
	"sum":   "is the sum of the heights of all towers that are seen from there",
}

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Skyscrapers puzzle, a square of %[1]d rows and %[1]d columns. Fill every cell with a number from 1 to %[1]d so that
- each row and each column holds every number exactly once;
- all clues hold.

The numbers are the heights of towers. Looking along a row or a column from one of its ends, one sees every tower that is higher than all towers before it; the others are hidden. A clue stands at an end of a row or a column, and %[2]s. A point stands where there is no clue.

Clues at the left ends of the rows, from top to bottom: %[3]s
Clues at the right ends of the rows, from top to bottom: %[4]s
Clues at the top ends of the columns, from left to right: %[5]s
Clues at the bottom ends of the columns, from left to right: %[6]s

In the square, a point is a cell that you have to fill, and a number is one that is given.

%[7]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[1]d numbers separated by spaces.`,
		len(p.Givens), saying[p.Sees], grid.Format([][]int{p.Left}), grid.Format([][]int{p.Right}),
		grid.Format([][]int{p.Top}), grid.Format([][]int{p.Bottom}), grid.Format(p.Givens))
}
