//go:build clingo

package futoshiki

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("size(%d).\n", len(p.Givens))
	for cell, n := range slices.Concat(p.Givens...) {
		if n > 0 {
			text += fmt.Sprintf("given(%d, %d).\n", cell, n)
		}
	}
	for _, pair := range p.Less {
		text += fmt.Sprintf("less(%d, %d).\n", pair[0], pair[1])
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for cell, number := range strings.Fields(answer) {
		holds = append(holds, fmt.Sprintf("holds(%d,%s)", cell, number))
	}
	return holds
}
