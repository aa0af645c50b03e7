//go:build clingo

package starbattle

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("stars(%d).\n", p.Stars)
	for r, row := range p.Regions {
		for c, region := range strings.ToLower(row) {
			text += fmt.Sprintf("cell(%d, %d, %c).\n", r+1, c+1, region)
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for r, line := range strings.Split(answer, "\n") {
		for c, symbol := range strings.Fields(line) {
			if symbol == "S" {
				holds = append(holds, fmt.Sprintf("star(%d,%d)", r+1, c+1))
			}
		}
	}
	return holds
}
