package kakurasu

import (
	"fmt"
	"strings"
)

// A Problem is the sums of a grid: for each row that of the numbers of the columns in which it has filled cells, and for
// each column that of the numbers of such rows. Rows and columns are numbered from 1.
type Problem struct {
	Rows    []int `json:"rows" jsonschema:"for each row from top to bottom, the sum of the column numbers of its filled cells"`
	Columns []int `json:"columns" jsonschema:"for each column from left to right, the sum of the row numbers of its filled cells"`
}

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Kakurasu, a grid of %[1]d rows and %[2]d columns. Each cell is to be filled or left empty. The columns are numbered 1 to %[2]d from left to right, and the rows 1 to %[1]d from top to bottom. In each row, the column numbers of the filled cells must add up to the clue of the row; in each column, the row numbers of the filled cells must add up to the clue of the column.

Row clues, from top to bottom: %[3]s
Column clues, from left to right: %[4]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[2]d digits separated by spaces: 1 for a filled cell and 0 for an empty one.`,
		len(p.Rows), len(p.Columns), list(p.Rows), list(p.Columns))
}

func list(clues []int) string { return strings.Trim(fmt.Sprint(clues), "[]") }
