//go:build clingo

package nonogram

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("height(%d). width(%d).\n", len(p.Rows), len(p.Columns))
	for name, clues := range map[string][][]int{"row": p.Rows, "column": p.Columns} {
		for i, runs := range clues {
			for k, run := range runs {
				text += fmt.Sprintf("run(%s(%d), %d, %d).\n", name, i, k, run)
			}
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for i, row := range strings.Split(answer, "\n") {
		for k, digit := range strings.Fields(row) {
			if digit == "1" {
				holds = append(holds, fmt.Sprintf("holds(%d,%d)", i, k))
			}
		}
	}
	return holds
}
