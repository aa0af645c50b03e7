package binairo

import (
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Givens), len(p.Givens[0]), "01")
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	columns := make([]string, len(rows[0]))
	for k := range columns {
		column := make([]byte, len(rows))
		for i, row := range rows {
			column[i] = row[k]
			if given := p.Givens[i][k]; given != '.' && given != row[k] {
				return verifiers.Wrong("row %d, column %d was given as %c and holds %c", i+1, k+1, given, row[k])
			}
		}
		columns[k] = string(column)
	}
	verdict := judge("row", rows, p.Unique)
	if verdict.OK() {
		verdict = judge("column", columns, p.Unique)
	}
	return verdict
}

// judge judges all rows, or all columns, by the rules.
func judge(name string, lines []string, unique bool) verifiers.Verdict {
	for i, line := range lines {
		for _, three := range []string{"000", "111"} {
			if strings.Contains(line, three) {
				return verifiers.Wrong("%s %d holds three %cs that follow one another", name, i+1, three[0])
			}
		}
		if ones := strings.Count(line, "1"); 2*ones != len(line) {
			return verifiers.Wrong("%s %d holds %d 0s and %d 1s", name, i+1, len(line)-ones, ones)
		}
		if first := slices.Index(lines, line); unique && first < i {
			return verifiers.Wrong("%ss %d and %d are alike", name, first+1, i+1)
		}
	}
	return verifiers.Right()
}
