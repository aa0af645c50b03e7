//go:build clingo

package lightup

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("size(%d, %d).\n", len(p.Grid), len(p.Grid[0]))
	for r, row := range p.Grid {
		for c, symbol := range row {
			if symbol != '.' {
				text += fmt.Sprintf("black(%d, %d).\n", r, c)
			}
			if symbol >= '0' {
				text += fmt.Sprintf("clue(%d, %d, %c).\n", r, c, symbol)
			}
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for r, line := range strings.Split(answer, "\n") {
		for c, symbol := range strings.Fields(line) {
			if symbol == "L" {
				holds = append(holds, fmt.Sprintf("light(%d,%d)", r, c))
			}
		}
	}
	return holds
}
