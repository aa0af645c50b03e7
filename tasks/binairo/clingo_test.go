//go:build clingo

package binairo

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("height(%d). width(%d).\n", len(p.Givens), len(p.Givens[0]))
	if p.Unique {
		text += "unique.\n"
	}
	for i, row := range p.Givens {
		for k, digit := range row {
			if digit != '.' {
				text += fmt.Sprintf("given(%d, %d, %c).\n", i, k, digit)
			}
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for i, row := range strings.Split(answer, "\n") {
		for k, digit := range strings.Fields(row) {
			holds = append(holds, fmt.Sprintf("holds(%d,%d,%s)", i, k, digit))
		}
	}
	return holds
}
