//go:build clingo

package calcudoku

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("size(%d).\n", p.Size)
	for i, c := range p.Cages {
		text += fmt.Sprintf("cage(%d, %s, %d).\n", i, c.Op, c.Target)
		for _, cell := range c.Cells {
			text += fmt.Sprintf("in(%d, %d).\n", cell, i)
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for cell, number := range strings.Fields(answer) {
		holds = append(holds, fmt.Sprintf("holds(%d,%s)", cell, number))
	}
	return holds
}
