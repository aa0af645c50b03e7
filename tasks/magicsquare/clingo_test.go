//go:build clingo

package magicsquare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

// TestClingo leaves out the last two levels, sizes 7 and 8 with few numbers given, on which clingo spends minutes.
func TestClingo(t *testing.T) {
	spec := Spec
	spec.MaxLevel = 12
	tasktest.Clingo(t, spec, facts, atoms)
}

func facts(p Problem) string {
	text := fmt.Sprintf("size(%d).\n", len(p.Givens))
	for cell, n := range slices.Concat(p.Givens...) {
		if n > 0 {
			text += fmt.Sprintf("given(%d, %d).\n", cell, n)
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
