package calcudoku

import (
	"fmt"
	"strconv"
	"strings"
)

// A Problem is a square that is cut into cages.
type Problem struct {
	Size  int    `json:"size" jsonschema:"how many rows, columns and numbers"`
	Cages []Cage `json:"cages" jsonschema:"the cages; every cell is in one of them"`
}

// A Cage is some cells of the square, counted row by row from 0, with what their numbers make.
type Cage struct {
	Op     string `json:"op" jsonschema:"sum, product, difference or quotient; the last two for two cells"`
	Target int    `json:"target" jsonschema:"the sum, the product, the greater number minus the smaller, or the greater divided by the smaller"`
	Cells  []int  `json:"cells" jsonschema:"the cells, counted row by row from 0"`
}

// letters name the cages.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func prompt(p Problem) string {
	cells := make([]string, p.Size*p.Size)
	lines := make([]string, len(p.Cages))
	for i, cage := range p.Cages {
		lines[i] = letters[i:i+1] + ": " + cage.Op + " " + strconv.Itoa(cage.Target)
		for _, cell := range cage.Cells {
			cells[cell] = letters[i : i+1]
		}
	}
	rows := make([]string, p.Size)
	for i := range rows {
		rows[i] = strings.Join(cells[i*p.Size:(i+1)*p.Size], " ")
	}
	return fmt.Sprintf(`This is a Calcudoku, a square of %[1]d rows and %[1]d columns that is cut into cages. Fill every cell with a number from 1 to %[1]d so that
- each row and each column holds every number exactly once;
- the numbers in each cage make what is said of it: a sum, a product, a difference (the greater number minus the smaller one) or a quotient (the greater number divided by the smaller one).

A cage may hold a number more than once, in different rows and columns; the sum of a cage of one cell is its number. In the drawing, cells with the same letter are one cage; capital and small letters are different.

%[2]s

%[3]s

Answer with %[1]d lines, one for each row from top to bottom, each with %[1]d numbers separated by spaces.`,
		p.Size, strings.Join(rows, "\n"), strings.Join(lines, "\n"))
}
