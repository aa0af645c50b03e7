//go:build clingo

package slant

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func facts(p Problem) string {
	text := fmt.Sprintf("size(%d, %d).\n", len(p.Corners)-1, len(p.Corners[0])-1)
	for r, line := range p.Corners {
		for c, clue := range line {
			if clue != '.' {
				text += fmt.Sprintf("clue(%d, %d, %c).\n", r, c, clue)
			}
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for r, line := range strings.Split(answer, "\n") {
		for c, symbol := range strings.Fields(line) {
			way := map[string]string{"F": "forward", "B": "backward"}[symbol]
			holds = append(holds, fmt.Sprintf("line(%d,%d,%s)", r, c, way))
		}
	}
	return holds
}
