package magicsquare

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a magic square of which some numbers are given.
type Problem struct {
	Givens [][]int `json:"givens" jsonschema:"the square, row by row; 0 is an open cell"`
}

func prompt(p Problem) string {
	size := len(p.Givens)
	return fmt.Sprintf(`This is a magic square of %[1]d rows and %[1]d columns of which some numbers are missing. Fill every cell with a number from 1 to %[2]d so that
- every number from 1 to %[2]d stands in exactly one cell;
- the numbers in each row, in each column and in each of the two diagonals from corner to corner add up to %[3]d.

In the square, a point is a cell that you have to fill, and a number is one that is given.

%[4]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[1]d numbers separated by spaces.`,
		size, size*size, sum(size), grid.Format(p.Givens))
}

// sum is what the numbers of each line of a magic square add up to.
func sum(size int) int { return size * (size*size + 1) / 2 }
