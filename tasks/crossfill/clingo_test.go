//go:build clingo

package crossfill

import (
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

// facts numbers letters from 1.
func facts(p Problem) (text string) {
	for row, line := range p.Grid {
		for column, c := range line {
			if c != '.' {
				text += fmt.Sprintf("cell(%d, %d).\n", row, column)
			}
			if 'A' <= c && c <= 'Z' {
				text += fmt.Sprintf("given(%d, %d, %d).\n", row, column, c-'A'+1)
			}
		}
	}
	for n, word := range p.Words {
		text += fmt.Sprintf("length(%d, %d).\n", n, len(word))
		for at, c := range word {
			text += fmt.Sprintf("letter(%d, %d, %d).\n", n, at, c-'A'+1)
		}
	}
	return text
}

func atoms(_ Problem, answer string) (holds []string) {
	for row, line := range strings.Split(answer, "\n") {
		for column, c := range strings.Fields(line) {
			if c != "." {
				holds = append(holds, fmt.Sprintf("holds(%d,%d,%d)", row, column, c[0]-'A'+1))
			}
		}
	}
	return holds
}
