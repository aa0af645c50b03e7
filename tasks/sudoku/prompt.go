package sudoku

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a sudoku. BoxRows times BoxCols is its size: the number of rows, of columns, and of numbers.
type Problem struct {
	BoxRows int     `json:"boxrows" jsonschema:"rows of a box"`
	BoxCols int     `json:"boxcols" jsonschema:"columns of a box"`
	Givens  [][]int `json:"givens" jsonschema:"the grid row by row; 0 stands for an open cell"`
}

func prompt(p Problem) string {
	return fmt.Sprintf("Complete this sudoku. Its %[1]d rows and %[1]d columns are cut into boxes of %[2]d rows by "+
		"%[3]d columns. Fill every open cell, written as a point, so that each row, each column and each box holds "+
		"every number from 1 to %[1]d exactly once.\n\n%[4]s\n\n"+
		"Answer with the complete grid: %[1]d lines of %[1]d numbers separated by spaces.",
		len(p.Givens), p.BoxRows, p.BoxCols, grid.Format(p.Givens))
}
