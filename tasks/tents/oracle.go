package tents

import "github.com/touchstone-rl/touchstone/verifiers/naive"

func oracle(p Problem, answer string) bool {
	rows := naive.Symbols(answer, len(p.Rows), len(p.Columns), "T.")
	if rows == nil {
		return false
	}
	var tents, trees [][2]int
	inRow, inColumn := map[int]int{}, map[int]int{}
	for r, row := range rows {
		for c, symbol := range row {
			if p.Trees[r][c] == '#' {
				trees = append(trees, [2]int{r, c})
			}
			if symbol == 'T' {
				tents = append(tents, [2]int{r, c})
				inRow[r]++
				inColumn[c]++
				if p.Trees[r][c] == '#' {
					return false
				}
			}
		}
	}
	for r, n := range p.Rows {
		if inRow[r] != n {
			return false
		}
	}
	for c, n := range p.Columns {
		if inColumn[c] != n {
			return false
		}
	}
	for i, a := range tents {
		for _, b := range tents[:i] {
			if apart := (a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]); apart <= 2 {
				return false
			}
		}
	}
	return len(tents) == len(trees) && paired(trees, tents)
}

// paired tells whether trees can be paired with as many tents. It tries all tents for one of the trees that have the fewest
// beside them, and so on with the others.
func paired(trees, tents [][2]int) bool {
	if len(trees) == 0 {
		return true
	}
	least, at := 5, 0
	for i, tree := range trees {
		if n := len(beside(tree, tents)); n < least {
			least, at = n, i
		}
	}
	tree := trees[at]
	for _, k := range beside(tree, tents) {
		var others [][2]int
		for _, other := range trees {
			if other != tree {
				others = append(others, other)
			}
		}
		var left [][2]int
		for i, tent := range tents {
			if i != k {
				left = append(left, tent)
			}
		}
		if paired(others, left) {
			return true
		}
	}
	return false
}

// beside are the numbers of the tents that share a side with a tree.
func beside(tree [2]int, tents [][2]int) (found []int) {
	for k, tent := range tents {
		if (tree[0]-tent[0])*(tree[0]-tent[0])+(tree[1]-tent[1])*(tree[1]-tent[1]) == 1 {
			found = append(found, k)
		}
	}
	return found
}
