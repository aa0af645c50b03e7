//go:build clingo

package skyscraper

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("size(%d).\nsees(%s).\n", len(p.Givens), p.Sees)
	for cell, n := range slices.Concat(p.Givens...) {
		if n > 0 {
			text += fmt.Sprintf("given(%d, %d).\n", cell, n)
		}
	}
	for _, side := range []struct {
		name  string
		clues []int
	}{{"left", p.Left}, {"right", p.Right}, {"top", p.Top}, {"bottom", p.Bottom}} {
		for i, clue := range side.clues {
			if clue > 0 {
				text += fmt.Sprintf("clue(%s, %d, %d).\n", side.name, i, clue)
			}
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
