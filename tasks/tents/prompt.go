package tents

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a rectangle of cells with trees, and the numbers of tents in its rows and columns.
type Problem struct {
	Trees   []string `json:"trees" jsonschema:"the rows of the grid; # is a tree and _ an empty cell"`
	Rows    []int    `json:"rows" jsonschema:"how many tents each row holds, from top to bottom"`
	Columns []int    `json:"columns" jsonschema:"how many tents each column holds, from left to right"`
}

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Tents puzzle, a grid of %[1]d rows and %[2]d columns. Some cells hold a tree. Put tents into some of the empty cells so that
- there are as many tents as trees, and they can be paired, each tree with a tent of its own in the cell directly above, below, to the left or to the right of it (a tent may stand beside other trees, too);
- no two tents touch each other, neither side by side nor corner to corner;
- each row and each column holds as many tents as is said below.

In the drawing, # is a tree and _ is an empty cell.

%[3]s

Tents in the rows, from top to bottom: %[4]s
Tents in the columns, from left to right: %[5]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[2]d symbols separated by spaces: T for a cell with a tent, and . for every other cell, be it empty or a tree.`,
		len(p.Rows), len(p.Columns), grid.FormatSymbols(p.Trees), numbers(p.Rows), numbers(p.Columns))
}

// numbers are written with spaces between them.
func numbers(counts []int) string {
	var line []byte
	for _, n := range counts {
		line = append(strconv.AppendInt(line, int64(n), 10), ' ')
	}
	return strings.TrimSuffix(string(line), " ")
}
