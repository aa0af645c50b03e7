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
	lights := []byte(strings.Join(rows, ""))
	for i, symbol := range []byte(strings.Join(p.Grid, "")) {
		r, c, isLight := i/width+1, i%width+1, lights[i] == 'L'
		switch seen, beside := count(lights, p.Grid, i, far), count(lights, p.Grid, i, 1); {
		case symbol != '.' && isLight:
			return verifiers.Wrong("row %d, column %d is black and holds a light", r, c)
		case symbol >= '0' && beside != int(symbol-'0'):
			return verifiers.Wrong("the black cell in row %d, column %d has %d lights beside it, not %c", r, c, beside, symbol)
		case isLight && seen > 0:
			return verifiers.Wrong("the light in row %d, column %d is lit by another", r, c)
		case symbol == '.' && !isLight && seen == 0:
			return verifiers.Wrong("row %d, column %d is not lit", r, c)
		}
	}
	return verifiers.Right()
}

// far is farther than any cell is seen.
const far = 1 << 30

// around appends the white cells that are seen from a cell, up to so far away.
func around[Row string | []byte](cells []int32, rows []Row, cell, most int) []int32 {
	for direction := range grid.Directions {
		cells = grid.Sight(cells, rows, '.', cell, direction, most)
	}
	return cells
}

// count counts the lights among them.
func count[Row string | []byte](lights []byte, rows []Row, cell, most int) (count int) {
	for _, other := range around(make([]int32, 0, 128), rows, cell, most) {
		if lights[other] == 'L' {
			count++
		}
	}
	return count
}
