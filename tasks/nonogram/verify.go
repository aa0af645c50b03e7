package nonogram

import (
	"slices"
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
		if !slices.Equal(runsOf(row), p.Rows[i]) {
			return verifiers.Wrong("the runs of row %d are not %s", i+1, written(p.Rows[i]))
		}
	}
	column := make([]byte, len(rows))
	for k, clue := range p.Columns {
		for i, row := range rows {
			column[i] = row[k]
		}
		if !slices.Equal(runsOf(string(column)), clue) {
			return verifiers.Wrong("the runs of column %d are not %s", k+1, written(clue))
		}
	}
	return verifiers.Right()
}

// runsOf are the lengths of the runs of 1s in a line.
func runsOf(line string) (runs []int) {
	for run := range strings.FieldsSeq(strings.ReplaceAll(line, "0", " ")) {
		runs = append(runs, len(run))
	}
	return runs
}
