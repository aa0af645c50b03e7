package shading

import (
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/dihedral"
)

// Canonical is the least image of a puzzle, with its groups numbered from 1 as they come. Puzzles that are the same but for
// turns and the numbers of groups have one canonical form.
func Canonical(numbers [][]int) [][]int {
	groups := grouped(numbers)
	names := make([]int, len(numbers)*len(numbers[0]))
	return dihedral.Least(func(t dihedral.Turn) [][]int {
		image := dihedral.Cells(t, groups)
		clear(names)
		count := 0
		for _, row := range image {
			for c, group := range row {
				if names[group] == 0 {
					count++
					names[group] = count
				}
				row[c] = names[group]
			}
		}
		return image
	}, func(a, b [][]int) int { return slices.CompareFunc(a, b, slices.Compare) })
}

// grouped puts into each cell the number of its group, from 0. Cells of one row or column with the same number are of one
// group. What number the cells of a group hold does not matter, as long as no other group with cells in their rows or
// columns has it.
func grouped(numbers [][]int) [][]int {
	groups := make([][]int, len(numbers))
	for r, row := range numbers {
		groups[r] = slices.Repeat([]int{-1}, len(row))
	}
	count := 0
	var spread func(r, c int)
	spread = func(r, c int) {
		if groups[r][c] >= 0 {
			return
		}
		groups[r][c] = count
		for k, n := range numbers[r] {
			if n == numbers[r][c] {
				spread(r, k)
			}
		}
		for k := range numbers {
			if numbers[k][c] == numbers[r][c] {
				spread(k, c)
			}
		}
	}
	for r, row := range numbers {
		for c := range row {
			if groups[r][c] < 0 {
				spread(r, c)
				count++
			}
		}
	}
	return groups
}

// Disguise turns a puzzle, exchanges its numbers, and gives one group after another a random number that it may have.
func Disguise(r *rand.Rand, numbers [][]int) [][]int {
	numbers = dihedral.Cells(dihedral.Random(r), numbers)
	most := max(len(numbers), len(numbers[0]), slices.Max(slices.Concat(numbers...)))
	names := r.Perm(most)
	for _, row := range numbers {
		for c, n := range row {
			row[c] = names[n-1] + 1
		}
	}
	groups := grouped(numbers)
	for _, group := range r.Perm(1 + slices.Max(slices.Concat(groups...))) {
		rename(r, numbers, groups, group, most)
	}
	return numbers
}

// rename gives a group a random number that no other group with cells in its rows or columns has.
func rename(r *rand.Rand, numbers, groups [][]int, group, most int) {
	isTaken := make([]bool, most+1)
	for i, row := range groups {
		for k, own := range row {
			if own != group {
				continue
			}
			for c, other := range row {
				isTaken[numbers[i][c]] = isTaken[numbers[i][c]] || other != group
			}
			for c := range groups {
				isTaken[numbers[c][k]] = isTaken[numbers[c][k]] || groups[c][k] != group
			}
		}
	}
	for _, n := range r.Perm(most) {
		if isTaken[n+1] {
			continue
		}
		for i, row := range groups {
			for k, own := range row {
				if own == group {
					numbers[i][k] = n + 1
				}
			}
		}
		return
	}
}
