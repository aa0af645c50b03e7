package sudoku

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a sudoku. Its size, the number of rows, of columns and of numbers, is BoxRows times BoxCols where it has
// boxes; where it has regions instead, there are neither.
type Problem struct {
	BoxRows   int      `json:"boxrows,omitempty" jsonschema:"rows of a box"`
	BoxCols   int      `json:"boxcols,omitempty" jsonschema:"columns of a box"`
	Givens    [][]int  `json:"givens" jsonschema:"the grid row by row; 0 stands for an open cell"`
	Diagonals bool     `json:"diagonals,omitempty" jsonschema:"whether both long diagonals hold every number once"`
	Regions   []string `json:"regions,omitempty" jsonschema:"regions in place of boxes, row by row: a letter from A for each cell"`
	Cages     []Cage   `json:"cages,omitempty" jsonschema:"cells whose numbers differ and have a given sum"`
}

// A Cage holds different numbers with a sum.
type Cage struct {
	Sum   int   `json:"sum"`
	Cells []int `json:"cells" jsonschema:"counted row by row, from 0"`
}

func prompt(p Problem) string {
	var b strings.Builder
	name, cut := "sudoku", fmt.Sprintf("boxes of %d rows by %d columns", p.BoxRows, p.BoxCols)
	parts := "each row, each column and each box"
	if p.Regions != nil {
		parts, name = "each row, each column and each region", "jigsaw sudoku"
		cut = fmt.Sprintf("%[1]d regions of %[1]d cells, which are drawn below with a letter for each", len(p.Givens))
	}
	if p.Diagonals {
		parts = strings.Replace(parts, " and", ",", 1) + " and each of the two diagonals from corner to corner"
	}
	fmt.Fprintf(&b, "Complete this %s. Its %[2]d rows and %[2]d columns are cut into %[3]s. Fill every open cell, written as a "+
		"point, so that %[4]s holds every number from 1 to %[2]d exactly once.", name, len(p.Givens), cut, parts)
	if p.Cages != nil {
		b.WriteString(" Cells also lie in cages, which are drawn below with a name for each, or a point where there is none. No " +
			"cage holds a number twice, and the numbers of each add up to the sum that is given for it.")
	}
	b.WriteString("\n\n" + grid.Format(p.Givens))
	if p.Regions != nil {
		b.WriteString("\n\nRegions:\n\n" + grid.FormatSymbols(p.Regions))
	}
	if p.Cages != nil {
		b.WriteString("\n\nCages:\n\n" + drawnCages(p) + "\n\nSums: " + sums(p))
	}
	fmt.Fprintf(&b, "\n\nAnswer with the complete grid: %[1]d lines of %[1]d numbers separated by spaces.", len(p.Givens))
	return b.String()
}

// drawnCages are the names of the cages that cells lie in, row by row.
func drawnCages(p Problem) string {
	size := len(p.Givens)
	names := make([]string, size*size)
	for i, cage := range p.Cages {
		for _, c := range cage.Cells {
			names[c] = cageName(p, i)
		}
	}
	lines := make([]string, size)
	for row := range lines {
		for _, name := range names[row*size : (row+1)*size] {
			lines[row] += fmt.Sprintf("%-*s ", len(cageName(p, 0)), cmp.Or(name, "."))
		}
		lines[row] = strings.TrimRight(lines[row], " ")
	}
	return strings.Join(lines, "\n")
}

func sums(p Problem) string {
	list := make([]string, len(p.Cages))
	for i, cage := range p.Cages {
		list[i] = fmt.Sprintf("%s %d", cageName(p, i), cage.Sum)
	}
	return strings.Join(list, ", ")
}

// cageName is a letter for each cage or, where these are not enough, a letter and a digit.
func cageName(p Problem, cage int) string {
	if len(p.Cages) <= 26 {
		return string(rune('A' + cage))
	}
	return fmt.Sprintf("%c%d", 'A'+cage/9, 1+cage%9)
}
