//go:build clingo

package hitori

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) (text string) {
	for r, row := range p.Numbers {
		for c, n := range row {
			text += fmt.Sprintf("number(%d, %d, %d).\n", r+1, c+1, n)
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for r, line := range strings.Split(answer, "\n") {
		for c, symbol := range strings.Fields(line) {
			if symbol == "X" {
				holds = append(holds, fmt.Sprintf("struck(%d,%d)", r+1, c+1))
			}
		}
	}
	return holds
}
