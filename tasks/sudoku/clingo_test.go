//go:build clingo

package sudoku

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

func TestClingo(t *testing.T) { tasktest.Clingo(t, Spec, facts, atoms) }

func TestClingoVariants(t *testing.T) { tasktest.Clingo(t, variantSpec, facts, atoms) }

func facts(p Problem) string {
	size := len(p.Givens)
	text := fmt.Sprintf("size(%d).\n", size)
	for c, n := range slices.Concat(p.Givens...) {
		row, column := c/size, c%size
		if n > 0 {
			text += fmt.Sprintf("given(%d, %d).\n", c, n)
		}
		if p.Regions != nil {
			text += fmt.Sprintf("house(%d, %d).\n", p.Regions[row][column], c)
		} else {
			text += fmt.Sprintf("house(box(%d, %d), %d).\n", row/p.BoxRows, column/p.BoxCols, c)
		}
		if p.Diagonals && row == column {
			text += fmt.Sprintf("house(down, %d).\n", c)
		}
		if p.Diagonals && row+column == size-1 {
			text += fmt.Sprintf("house(up, %d).\n", c)
		}
	}
	for i, cage := range p.Cages {
		text += fmt.Sprintf("sum(%d, %d).\n", i, cage.Sum)
		for _, c := range cage.Cells {
			text += fmt.Sprintf("caged(%d, %d).\n", i, c)
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
