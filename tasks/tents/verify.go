package tents

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	rows, err := grid.Symbols(answer, len(p.Rows), len(p.Columns), "T.")
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	inRow, inColumn := make([]int, len(p.Rows)), make([]int, len(p.Columns))
	tents := make([]place, 0, len(p.Rows)*len(p.Columns)/4)
	first := 0 // the first tent that is not above the row before this
	for r, row := range rows {
		for first < len(tents) && tents[first].row < r-1 {
			first++
		}
		for c := range row {
			if row[c] != 'T' {
				continue
			}
			if p.Trees[r][c] == '#' {
				return verifiers.Wrong("the tent in row %d, column %d stands on a tree", r+1, c+1)
			}
			for _, other := range tents[first:] {
				if max(c-other.column, other.column-c) <= 1 {
					return verifiers.Wrong("the tents in row %d, column %d and in row %d, column %d touch",
						other.row+1, other.column+1, r+1, c+1)
				}
			}
			tents = append(tents, place{r, c})
			inRow[r]++
			inColumn[c]++
		}
	}
	for r, count := range inRow {
		if count != p.Rows[r] {
			return verifiers.Wrong("row %d holds %d tents, not %d", r+1, count, p.Rows[r])
		}
	}
	for c, count := range inColumn {
		if count != p.Columns[c] {
			return verifiers.Wrong("column %d holds %d tents, not %d", c+1, count, p.Columns[c])
		}
	}
	return pair(p, tents)
}

// A place is a cell, counted from 0.
type place struct{ row, column int }

// pair judges whether trees and tents can be paired: it gives one tree after another a tent, for which trees that have
// one may have to take another.
func pair(p Problem, tents []place) verifiers.Verdict {
	width := len(p.Columns) + 2 // with a border, so that every cell has four neighbours
	cell := func(r, c int) int { return (r+1)*width + c + 1 }
	const free = -1                              // a tent that no tree has
	treeOf := make([]int, (len(p.Rows)+2)*width) // 0 where no tent is
	seenFrom := make([]int, len(treeOf))
	for _, tent := range tents {
		treeOf[cell(tent.row, tent.column)] = free
	}
	var give func(tree, from int) bool
	give = func(tree, from int) bool {
		for _, tent := range [...]int{tree - width, tree - 1, tree + 1, tree + width} {
			if treeOf[tent] == 0 || seenFrom[tent] == from {
				continue
			}
			seenFrom[tent] = from
			if treeOf[tent] == free || give(treeOf[tent], from) {
				treeOf[tent] = tree
				return true
			}
		}
		return false
	}
	trees := 0
	for r, row := range p.Trees {
		for c := range row {
			if row[c] != '#' {
				continue
			}
			if trees++; !give(cell(r, c), cell(r, c)) {
				return verifiers.Wrong("not every tree can have a tent of its own beside it")
			}
		}
	}
	if trees != len(tents) {
		return verifiers.Wrong("there are %d tents for %d trees", len(tents), trees)
	}
	return verifiers.Right()
}
