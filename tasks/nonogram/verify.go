package nonogram

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Rows), len(p.Columns), "01")
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	for i, row := range rows {
		if !hasRuns(row, p.Rows[i]) {
			return verifiers.Wrong("the runs of row %d are not %s", i+1, appendRuns(nil, p.Rows[i]))
		}
	}
	column := make([]byte, len(rows))
	for k, clue := range p.Columns {
		for i, row := range rows {
			column[i] = row[k]
		}
		if !hasRuns(string(column), clue) {
			return verifiers.Wrong("the runs of column %d are not %s", k+1, appendRuns(nil, clue))
		}
	}
	return verifiers.Right()
}

// hasRuns tells whether the runs of 1s in a line have these lengths.
func hasRuns(line string, lengths []int) bool {
	for _, length := range lengths {
		line = strings.TrimLeft(line, "0")
		rest := strings.TrimLeft(line, "1")
		if line == "" || len(line)-len(rest) != length {
			return false
		}
		line = rest
	}
	return !strings.Contains(line, "1")
}
