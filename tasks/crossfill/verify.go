package crossfill

import (
	"fmt"
	"slices"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// alphabet is what the cells of an answer hold.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ."

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Grid), len(p.Grid[0]), alphabet)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	if err := keeps(rows, p.Grid); err != nil {
		return verifiers.Wrong("%v", err)
	}
	where := map[string]string{}
	for _, place := range places(rows) {
		if !slices.Contains(p.Words, place.text) {
			return verifiers.Wrong("%s holds %s, which is not in the list", place.line, place.text)
		}
		if other, ok := where[place.text]; ok {
			return verifiers.Wrong("%s stands in %s and in %s", place.text, other, place.line)
		}
		where[place.text] = place.line
	}
	return verifiers.Right()
}

// keeps tells which cell is not as it was given.
func keeps(rows, grid []string) error {
	for i, row := range rows {
		for k := range row {
			switch given, got := grid[i][k], row[k]; {
			case given == got || given == '_' && got != '.':
			case given == '.':
				return fmt.Errorf("row %d, column %d is black and holds %c", i+1, k+1, got)
			case got == '.':
				return fmt.Errorf("row %d, column %d is not black and holds no letter", i+1, k+1)
			default:
				return fmt.Errorf("row %d, column %d was given as %c and holds %c", i+1, k+1, given, got)
			}
		}
	}
	return nil
}
