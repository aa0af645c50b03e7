package shading

import (
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/dihedral"
)

// Canonical is the least image of a puzzle, with its groups numbered from 1 as they come. Puzzles that are the same but for
// turns and the numbers of groups have one canonical form.
func Canonical(numbers [][]int) [][]int {
	height, width := len(numbers), len(numbers[0])
	groups := grouped(numbers)
	names, least, leastWidth := make([]int, len(groups)), make([]int, len(groups)), 0
	for t := range dihedral.Turn(dihedral.Count) {
		image := image{groups: groups, names: names}
		image.first, image.down, image.right = t.Steps(height, width)
		if image.height, image.width = height, width; t.Transposes() {
			image.height, image.width = width, height
		}
		if leastWidth == 0 || image.isLess(least, leastWidth) {
			image.write(least)
			leastWidth = image.width
		}
	}
	return slices.Collect(slices.Chunk(least, leastWidth))
}

// An image is a turned puzzle.
type image struct {
	groups             []int // of the puzzle
	names              []int // of the groups, given as they come; 0 for none
	count              int   // of names
	height, width      int
	first, down, right int // its steps, see package dihedral
}

// next names the group of a cell, cells being asked for in their order.
func (m *image) next(r, c int) int {
	name := &m.names[m.groups[m.first+r*m.down+c*m.right]]
	if *name == 0 {
		m.count++
		*name = m.count
	}
	return *name
}

// isLess tells whether the image comes before another one, whose rows follow each other.
func (m *image) isLess(than []int, width int) bool {
	clear(m.names)
	for r := range m.height {
		for c := range min(m.width, width) {
			if name := m.next(r, c); name != than[r*width+c] {
				return name < than[r*width+c]
			}
		}
		if m.width != width {
			return m.width < width
		}
	}
	return false
}

func (m *image) write(to []int) {
	clear(m.names)
	m.count = 0
	for i := range to {
		to[i] = m.next(i/m.width, i%m.width)
	}
}

// grouped has for each cell, row by row, the number of its group, from 0. Cells of one row or column with the same number
// are of one group. What number the cells of a group hold does not matter, as long as no other group with cells in their
// rows or columns has it.
func grouped(numbers [][]int) []int {
	g := grouping{slices.Concat(numbers...), slices.Repeat([]int{-1}, len(numbers)*len(numbers[0])), len(numbers[0])}
	count := 0
	for cell, group := range g.groups {
		if group < 0 {
			g.spread(cell, count)
			count++
		}
	}
	return g.groups
}

// A grouping spreads groups over numbers, row by row. A cell without a group has -1.
type grouping struct {
	numbers, groups []int
	width           int
}

func (g *grouping) spread(cell, group int) {
	g.groups[cell] = group
	number, row := g.numbers[cell], cell-cell%g.width
	for i, n := range g.numbers[row : row+g.width] {
		if n == number && g.groups[row+i] < 0 {
			g.spread(row+i, group)
		}
	}
	for other := cell % g.width; other < len(g.numbers); other += g.width {
		if g.numbers[other] == number && g.groups[other] < 0 {
			g.spread(other, group)
		}
	}
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
	groups := slices.Collect(slices.Chunk(grouped(numbers), len(numbers[0])))
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
