//go:build clingo

package tents

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) (text string) {
	for r, n := range p.Rows {
		text += fmt.Sprintf("row(%d, %d).\n", r+1, n)
		for c, symbol := range p.Trees[r] {
			if symbol == '#' {
				text += fmt.Sprintf("tree(%d, %d).\n", r+1, c+1)
			}
		}
	}
	for c, n := range p.Columns {
		text += fmt.Sprintf("column(%d, %d).\n", c+1, n)
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for r, line := range strings.Split(answer, "\n") {
		for c, symbol := range strings.Fields(line) {
			if symbol == "T" {
				holds = append(holds, fmt.Sprintf("tent(%d,%d)", r+1, c+1))
			}
		}
	}
	return holds
}
