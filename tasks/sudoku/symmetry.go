package sudoku

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// A view is a sudoku seen in another order of rows, columns and numbers. Rows stay in one band with those they
// shared it with, columns in one stack. Of a problem that is to be transposed, rows and columns are those after it.
type view struct {
	rows, columns []int // rows[i] is the row that is seen as row i
	numbers       []int // numbers[i] is the number that is seen as i; numbers[0] is 0
}

func (v view) of(p Problem) Problem {
	seenAs := make([]int, len(v.numbers))
	for i, n := range v.numbers {
		seenAs[n] = i
	}
	seen := Problem{BoxRows: p.BoxRows, BoxCols: p.BoxCols, Givens: make([][]int, len(p.Givens))}
	for i, row := range v.rows {
		seen.Givens[i] = make([]int, len(v.columns))
		for k, column := range v.columns {
			seen.Givens[i][k] = seenAs[p.Givens[row][column]]
		}
	}
	return seen
}

func transposed(p Problem) Problem {
	t := Problem{BoxRows: p.BoxCols, BoxCols: p.BoxRows, Givens: make([][]int, len(p.Givens))}
	for i := range t.Givens {
		for _, row := range p.Givens {
			t.Givens[i] = append(t.Givens[i], row[i])
		}
	}
	return t
}

// randomSymmetry is a random one among all images of a problem.
func randomSymmetry(r *rand.Rand, p Problem) Problem {
	if r.IntN(2) == 0 {
		p = transposed(p)
	}
	size := p.BoxRows * p.BoxCols
	v := view{shuffledLines(r, size, p.BoxRows), shuffledLines(r, size, p.BoxCols), []int{0}}
	for _, n := range r.Perm(size) {
		v.numbers = append(v.numbers, n+1)
	}
	return v.of(p)
}

// shuffledLines shuffles lines within their groups, and the groups.
func shuffledLines(r *rand.Rand, lines, groupLen int) (order []int) {
	for _, group := range r.Perm(lines / groupLen) {
		for _, i := range r.Perm(groupLen) {
			order = append(order, group*groupLen+i)
		}
	}
	return order
}

// canonical is the same problem for all that differ in nothing but the names of numbers, the order of bands, of rows
// in a band, of stacks, of columns in a stack, and which lines are the rows. Its boxes are no higher than wide.
//
// It is read off the canonical order of a graph with the same symmetries: the rows as a whole lead to each band, a
// band to its rows; likewise columns and stacks; and a given has a row, a column and a number.
func canonical(p Problem) Problem {
	if p.BoxRows > p.BoxCols {
		p = transposed(p)
	}
	var g symmetry.Graph
	numbers := make([]int, len(p.Givens))
	for n := range numbers {
		numbers[n] = g.Add(numberOf)
	}
	rows, columns := addSide(&g, p, rowSide), addSide(&g, p, columnSide)
	for i, row := range p.Givens {
		for k, n := range row {
			if n != 0 {
				vertex := g.Add(given)
				g.Link(numbers[n-1], vertex, 0)
				g.Link(rows.lines[i], vertex, 0)
				g.Link(columns.lines[k], vertex, 0)
			}
		}
	}
	order := symmetry.Canonical(&g)
	place := make([]int, len(order))
	for at, vertex := range order {
		place[vertex] = at
	}
	if place[columns.top] < place[rows.top] {
		p, rows, columns = transposed(p), columns, rows
	}
	v := view{rows.order(place), columns.order(place), make([]int, len(numbers)+1)}
	for n, vertex := range numbers {
		v.numbers[place[vertex]+1] = n + 1
	}
	return v.of(p)
}

// Colours of vertices, in the order in which their vertices come. If boxes are square, both sides have the first.
const (
	numberOf = iota
	rowSide
	columnSide
	group
	line
	given
)

// A side is the part of the graph that stands for the rows or for the columns.
type side struct {
	top           int
	groups, lines []int // by line: the vertices of its group and of itself
}

func addSide(g *symmetry.Graph, p Problem, colour int) side {
	groupLen := p.BoxRows
	if colour == columnSide {
		groupLen = p.BoxCols
	}
	if p.BoxRows == p.BoxCols {
		colour = rowSide
	}
	s := side{top: g.Add(colour)}
	var current int
	for i := range p.Givens {
		if i%groupLen == 0 {
			current = g.Add(group)
			g.Link(s.top, current, 0)
		}
		vertex := g.Add(line)
		g.Link(current, vertex, 0)
		s.groups, s.lines = append(s.groups, current), append(s.lines, vertex)
	}
	return s
}

// order is the lines in the order of their groups' places and then their own.
func (s side) order(place []int) []int {
	lines := make([]int, len(s.lines))
	for i := range lines {
		lines[i] = i
	}
	slices.SortFunc(lines, func(a, b int) int {
		return cmp.Or(place[s.groups[a]]-place[s.groups[b]], place[s.lines[a]]-place[s.lines[b]])
	})
	return lines
}
