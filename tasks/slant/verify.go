package slant

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

func verify(p Problem, answer string) verifiers.Verdict {
	height, width := len(p.Corners)-1, len(p.Corners[0])-1
	rows, err := grid.Symbols(answer, height, width, alphabet)
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	ends, group := make([]int, (height+1)*(width+1)), make([]int, (height+1)*(width+1))
	for i := range group {
		group[i] = i
	}
	for r, row := range rows {
		for c, line := range row {
			from, to := r*(width+1)+c, (r+1)*(width+1)+c+1
			if line == 'F' {
				from, to = from+1, to-1
			}
			ends[from]++
			ends[to]++
			if from, to = root(group, from), root(group, to); from == to {
				return verifiers.Wrong("the line in row %d, column %d closes a loop", r+1, c+1)
			}
			group[from] = to
		}
	}
	for i, n := range ends {
		r, c := i/(width+1), i%(width+1)
		if clue := p.Corners[r][c]; clue != '.' && n != int(clue-'0') {
			return verifiers.Wrong("in line %d of the corners, at place %d, end %d lines, not %c", r+1, c+1, n, clue)
		}
	}
	return verifiers.Right()
}

// root is the point that stands for those that lines join to a point.
func root(group []int, point int) int {
	for group[point] != point {
		group[point] = group[group[point]]
		point = group[point]
	}
	return point
}
