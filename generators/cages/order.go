package cages

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// ops are what can be said of a cage.
var ops = [...]string{Sum, Product, Difference, Quotient}

// Order gives the place of each row and of each column in the canonical order of a square that is cut into cages, and
// whether the rows become columns after that. Squares that differ in the order of rows, in that of columns, or in
// which of the two are called rows, become the same.
//
// It is read off the canonical order of a graph with the same symmetries: the rows as a whole lead to each row,
// likewise the columns, and a row, a column and a cage to a cell.
func Order(size int, cages []Cage) (rowPlaces, columnPlaces []int, transposed bool) {
	var g symmetry.Graph
	g.Grow(2+2*size+len(cages)+size*size, 2*size+3*size*size)
	rows, columns := g.Add(0), g.Add(0)
	for line := range 2 * size {
		g.Link([]int{rows, columns}[line/size], g.Add(1), 0)
	}
	for _, c := range cages {
		cage := g.Add(3 + slices.Index(ops[:], c.Op) + len(ops)*c.Target)
		for _, i := range c.Cells {
			cell := g.Add(2)
			g.Link(2+i/size, cell, 0)
			g.Link(2+size+i%size, cell, 0)
			g.Link(cage, cell, 0)
		}
	}
	order := symmetry.Canonical(&g)
	lines := slices.DeleteFunc(slices.Clone(order), func(v int) bool { return v < 2 || v >= 2+2*size })
	place := make([]int, 2*size) // of each row and of each column, among its own kind
	var next [2]int
	for _, v := range lines {
		kind := (v - 2) / size
		place[v-2] = next[kind]
		next[kind]++
	}
	return place[:size], place[size:], slices.Index(order, columns) < slices.Index(order, rows)
}
