package crossfill

import (
	"fmt"
	"slices"
	"strings"
)

// A Problem is a grid to be filled with words of a list.
type Problem struct {
	Grid  []string `json:"grid" jsonschema:"the grid, row by row: a capital letter that is given, _ for an open cell, a point for a black one"`
	Words []string `json:"words" jsonschema:"the list of words, in capitals and in alphabetical order"`
}

func prompt(p Problem) string {
	height, width := len(p.Grid), len(p.Grid[0])
	use := "every word of the list stands in exactly one place"
	if over := len(p.Words) - len(places(p.Grid)); over > 0 {
		use = fmt.Sprintf("no word of the list stands in two places; the list has %d words more than there are places", over)
	}
	return fmt.Sprintf(`This is a crossword grid of %d rows and %d columns, to be filled with words from a list. A place for a word is two or more cells of a row or of a column, none of them black, that reach from one black cell or edge of the grid to the next. Fill every open cell with a letter so that
- each place holds a word of the list, read from left to right in a row and from top to bottom in a column;
- %s.

In the drawing, an underscore is an open cell, a dot is a black cell, and a letter is one that is given and has to stay.

%s

The list of %d words, in alphabetical order: %s.

Answer with %d lines, one for each row from top to bottom, each with %d symbols separated by spaces: a capital letter for each cell that is not black, and a dot for each black cell.`,
		height, width, use, drawing(p.Grid), len(p.Words), strings.Join(p.Words, ", "), height, width)
}

func drawing(grid []string) string {
	var lines []string
	for _, row := range grid {
		lines = append(lines, strings.Join(strings.Split(row, ""), " "))
	}
	return strings.Join(lines, "\n")
}

// A place is where a word stands: its row or column, and what its cells hold.
type place struct{ line, text string }

// places are those of the rows and then those of the columns.
func places(grid []string) (places []place) {
	columns := make([]string, len(grid[0]))
	for _, row := range grid {
		for k := range row {
			columns[k] += row[k : k+1]
		}
	}
	for i, line := range slices.Concat(grid, columns) {
		name := fmt.Sprintf("row %d", i+1)
		if i >= len(grid) {
			name = fmt.Sprintf("column %d", i+1-len(grid))
		}
		for text := range strings.SplitSeq(line, ".") {
			if len(text) > 1 {
				places = append(places, place{name, text})
			}
		}
	}
	return places
}
