package futoshiki

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
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
	step := len(strconv.Itoa(size)) + 3 // from a cell to the next
	line := size*step - 2               // from a line to the next
	text := bytes.Repeat([]byte{' '}, (2*size-1)*line)
	place := func(cell int) int { return cell/size*2*line + cell%size*step + step - 4 } // of its last character
	for i := range 2*size - 1 {
		text[(i+1)*line-1] = '\n'
	}
	for cell, number := range slices.Concat(p.Givens...) {
		at := place(cell)
		if text[at] = '_'; cell%size > 0 {
			text[at-step+2] = '.'
		}
		if cell >= size {
			text[at-line] = '.'
		}
		for ; number > 0; number /= 10 {
			text[at] = byte('0' + number%10)
			at--
		}
	}
	for _, pair := range p.Less {
		less, more := place(pair[0]), place(pair[1])
		switch {
		case pair[0]+1 == pair[1]:
			text[less+2] = '<'
		case pair[0] == pair[1]+1:
			text[more+2] = '>'
		case pair[0]+size == pair[1]:
			text[less+line] = '^'
		case pair[0] == pair[1]+size:
			text[more+line] = 'v'
		}
	}
	return string(text[:len(text)-1])
}
