package kakurasu

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Rows), len(p.Columns), "01")
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	columns := make([]int, len(p.Columns))
	for i, row := range rows {
		sum := 0
		for k := range row {
			if row[k] == '1' {
				sum += k + 1
				columns[k] += i + 1
			}
		}
		if sum != p.Rows[i] {
			return verifiers.Wrong("row %d adds up to %d, not to %d", i+1, sum, p.Rows[i])
		}
	}
	for k, sum := range columns {
		if sum != p.Columns[k] {
			return verifiers.Wrong("column %d adds up to %d, not to %d", k+1, sum, p.Columns[k])
		}
	}
	return verifiers.Right()
}
