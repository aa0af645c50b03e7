//go:build clingo

package kakurasu

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) (text string) {
	for i, sum := range p.Rows {
		text += fmt.Sprintf("row(%d, %d).\n", i+1, sum)
	}
	for k, sum := range p.Columns {
		text += fmt.Sprintf("column(%d, %d).\n", k+1, sum)
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for i, row := range strings.Split(answer, "\n") {
		for k, digit := range strings.Fields(row) {
			if digit == "1" {
				holds = append(holds, fmt.Sprintf("holds(%d,%d)", i+1, k+1))
			}
		}
	}
	return holds
}
