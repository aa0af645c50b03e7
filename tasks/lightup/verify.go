package lightup

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	width := len(p.Grid[0])
	rows, err := grid.Symbols(answer, len(p.Grid), width, alphabet)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	lights := strings.Join(rows, "")
	seen, beside := make([]int, len(lights)), 0 // by cell: how many other lights light it
	var cells []int32
	for i := range seen {
		if lights[i] == 'L' && p.Grid[i/width][i%width] == '.' {
			cells = around(cells[:0], p.Grid, i, far)
			for _, cell := range cells {
				seen[cell]++
			}
		}
	}
	for i := range seen {
		r, c, symbol, isLight := i/width+1, i%width+1, p.Grid[i/width][i%width], lights[i] == 'L'
		if symbol >= '0' {
			cells = around(cells[:0], p.Grid, i, 1)
			beside = count(lights, cells)
		}
		switch {
		case symbol != '.' && isLight:
			return verifiers.Wrong("row %d, column %d is black and holds a light", r, c)
		case symbol >= '0' && beside != int(symbol-'0'):
			return verifiers.Wrong("the black cell in row %d, column %d has %d lights beside it, not %c", r, c, beside, symbol)
		case isLight && seen[i] > 0:
			return verifiers.Wrong("the light in row %d, column %d is lit by another", r, c)
		case symbol == '.' && !isLight && seen[i] == 0:
			return verifiers.Wrong("row %d, column %d is not lit", r, c)
		}
	}
	return verifiers.Right()
}

// far is farther than any cell is seen.
const far = 1 << 30

// around appends the white cells that are seen from a cell, up to so far away.
func around(cells []int32, rows []string, cell, most int) []int32 {
	for direction := range grid.Directions {
		cells = grid.Sight(cells, rows, '.', cell, direction, most)
	}
	return cells
}

// count counts the lights in some cells.
func count(lights string, cells []int32) (count int) {
	for _, cell := range cells {
		if lights[cell] == 'L' {
			count++
		}
	}
	return count
}
