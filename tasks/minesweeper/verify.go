package minesweeper

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// meanings are what the symbols of hidden cells say, after that of all others.
var meanings = [...]string{"", "surely a mine", "surely safe", "undetermined"}

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Grid), len(p.Grid[0]), alphabet)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	for r, row := range rows {
		for c, symbol := range []byte(row) {
			shown, said := p.Grid[r][c], meanings[strings.IndexByte("MSU", symbol)+1]
			switch {
			case shown != '_' && symbol != shown:
				return verifiers.Wrong("row %d, column %d is open and shows %c, not %c", r+1, c+1, shown, symbol)
			case shown == '_' && said == "":
				return verifiers.Wrong("row %d, column %d is hidden, and the answer has %c there", r+1, c+1, symbol)
			case symbol != p.Key[r][c]:
				return verifiers.Wrong("row %d, column %d is not %s", r+1, c+1, said)
			}
		}
	}
	return verifiers.Right()
}
