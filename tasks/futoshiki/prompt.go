package futoshiki

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Problem is a square with some numbers, and with signs between some neighbouring cells. Cells are counted row by
// row, from 0.
type Problem struct {
	Givens [][]int  `json:"givens" jsonschema:"the square, row by row; 0 is an open cell"`
	Less   [][2]int `json:"less" jsonschema:"pairs of neighbouring cells, counted row by row from 0, of which the first holds less than the second"`
}

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a Futoshiki, a square of %[1]d rows and %[1]d columns. Fill every cell with a number from 1 to %[1]d so that
- each row and each column holds every number exactly once;
- all signs between neighbouring cells hold: between two cells of a row, < means that the left number is less than the right one, and > that it is greater; between two cells of a column, ^ means that the upper number is less than the lower one, and v that it is greater.

In the drawing, an underscore is a cell that you have to fill, and a number is one that is given. Between two cells of a row stands one mark. Between two rows stands a line with one mark for each column, which is between the cell above it and the cell below it. A mark is a sign, or a dot where there is none.

%[2]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[1]d numbers separated by spaces.`, len(p.Givens), drawing(p))
}

// drawing has a line for each row, in which cells and signs take turns, and below it a line with the sign of each
// column under its cell.
func drawing(p Problem) string {
	size := len(p.Givens)
	width := len(strconv.Itoa(size))
	lines := make([]string, 2*size)
	for cell, number := range slices.Concat(p.Givens...) {
		row, text := cell/size, "_"
		if number > 0 {
			text = strconv.Itoa(number)
		}
		if cell%size > 0 {
			lines[2*row] += " " + sign(p, cell-1, cell, "<", ">") + " "
			lines[2*row+1] += "   "
		}
		lines[2*row] += fmt.Sprintf("%*s", width, text)
		lines[2*row+1] += fmt.Sprintf("%*s", width, sign(p, cell, cell+size, "^", "v"))
	}
	return strings.Join(lines[:2*size-1], "\n")
}

// sign is what stands between two cells.
func sign(p Problem, a, b int, less, more string) string {
	switch {
	case slices.Contains(p.Less, [2]int{a, b}):
		return less
	case slices.Contains(p.Less, [2]int{b, a}):
		return more
	}
	return "."
}
