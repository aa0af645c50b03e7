package nonogram

import (
	"fmt"
	"strconv"
	"strings"
)

// A Problem is the clues of a grid: for each row and each column, the lengths of its runs of filled cells.
type Problem struct {
	Rows    [][]int `json:"rows" jsonschema:"for each row from top to bottom the lengths of its runs of filled cells, from left to right; none for a row without any"`
	Columns [][]int `json:"columns" jsonschema:"for each column from left to right the lengths of its runs of filled cells, from top to bottom; none for a column without any"`
}

func prompt(p Problem) string {
	return fmt.Sprintf(`This is a nonogram, a grid of %[1]d rows and %[2]d columns. Each cell is to be filled or left empty. The clue of a row gives the lengths of its runs of filled cells, in order from left to right: each run is filled cells side by side, at least one empty cell stands between two runs, and all other cells are empty. The clue of a column gives the same from top to bottom. A clue of 0 means that no cell is filled.

Row clues, from top to bottom:
%[3]s

Column clues, from left to right:
%[4]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[2]d digits separated by spaces: 1 for a filled cell and 0 for an empty one.`,
		len(p.Rows), len(p.Columns), list("row", p.Rows), list("column", p.Columns))
}

// list has a line for each clue.
func list(name string, clues [][]int) string {
	text := make([]byte, 0, 32*len(clues))
	for i, runs := range clues {
		text = append(strconv.AppendInt(append(append(text, name...), ' '), int64(i+1), 10), ": "...)
		text = append(appendRuns(text, runs), '\n')
	}
	return strings.TrimSuffix(string(text), "\n")
}

// appendRuns appends a clue as people write it.
func appendRuns(text []byte, runs []int) []byte {
	if len(runs) == 0 {
		return append(text, '0')
	}
	for i, run := range runs {
		if i > 0 {
			text = append(text, ' ')
		}
		text = strconv.AppendInt(text, int64(run), 10)
	}
	return text
}
