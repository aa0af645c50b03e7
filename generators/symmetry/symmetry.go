// Package symmetry finds one representative of everything that is the same up to renaming. A family draws its
// problem as a graph (a vertex for each thing, a colour for each kind of thing, an arc for each relation), asks for
// the canonical order of the vertices, and writes the problem down again in that order: problems that differ only
// in names come out equal.
//
// The algorithm is individualisation and refinement, pruned by the automorphisms it meets: B. D. McKay, A. Piperno,
// "Practical graph isomorphism, II", Journal of Symbolic Computation 60 (2014). Most problems are told apart by
// refinement alone, in time near linear in the graph. Graphs made to be hard (Cai, Fürer and Immerman's) still take
// exponential time.
package symmetry

import (
	"math/bits"
	"slices"
)

// A Graph is a directed graph with colours on its vertices and arcs. Loops and parallel arcs are allowed. The zero
// Graph is empty and ready to use.
type Graph struct {
	colours []int // of the vertices
	links   []link
}

type link struct{ from, to, colour int }

// Grow makes room for so many more vertices and arcs, where they can be told beforehand.
func (g *Graph) Grow(vertices, arcs int) {
	g.colours, g.links = slices.Grow(g.colours, vertices), slices.Grow(g.links, arcs)
}

// Add adds a vertex and returns its number; the first is 0. Vertices of different colours are never exchanged. A colour
// has 40 bits at most.
func (g *Graph) Add(colour int) int {
	g.colours = append(g.colours, colour)
	return len(g.colours) - 1
}

// Link adds an arc between two vertices that were added before. Two vertices that stand in a symmetric relation
// need an arc each way.
func (g *Graph) Link(from, to, colour int) {
	g.links = append(g.links, link{from, to, colour})
}

// Canonical returns the canonical order of the vertices: order[k] is the vertex at place k. Two graphs are
// isomorphic, colours included, if and only if they have the same colours and arcs after each vertex is
// renamed to its place. Vertices of smaller colour come first. The graph is left as it is.
//
// Where a graph has symmetries, several orders would do. Which of them is returned is fixed, too: forms that were given out
// rest on it.
func Canonical(g *Graph) []int {
	r := newRefiner(g)
	p := newPartition(g.colours)
	r.refine(p, p.starts())
	if p.discrete() {
		return p.order
	}
	r.tracing = true
	s := newSearch(g, r)
	s.explore(p)
	return s.leaves[0].order
}

// A partition is an ordered partition of the vertices into cells. A cell is named by the place at which it begins;
// splitting it leaves that name to its first part and never moves a vertex out of the cell's places.
type partition struct {
	order []int // the vertices, cell after cell
	place []int // place[v] is where vertex v stands in order
	cell  []int // cell[v] is the cell of vertex v
	size  []int // size[c] is the number of vertices in cell c
	all   []int // the four together
	cells int
}

// newPartition has one cell for each colour, smaller colours first.
func newPartition(colours []int) *partition {
	p := &partition{}
	p.room(len(colours))
	keys, shift := make([]int64, len(colours)), bits.Len(uint(len(colours)))
	for v, colour := range colours {
		keys[v] = int64(colour)<<shift | int64(v)
	}
	slices.Sort(keys)
	start := 0
	for k, key := range keys {
		v := int(key & (1<<shift - 1))
		p.order[k], p.place[v] = v, k
		if key>>shift != keys[start]>>shift {
			start = k
		}
		p.size[start]++
	}
	for c := 0; c < len(p.order); c += p.size[c] {
		p.cells++
		p.name(c)
	}
	return p
}

// room gives p room for n vertices.
func (p *partition) room(n int) {
	p.all = make([]int, 4*n)
	p.order, p.place, p.cell, p.size = p.all[:n], p.all[n:2*n], p.all[2*n:3*n], p.all[3*n:]
}

// set makes p a copy of q.
func (p *partition) set(q *partition) {
	if p.all == nil {
		p.room(len(q.order))
	}
	copy(p.all, q.all)
	p.cells = q.cells
}

func (p *partition) discrete() bool { return p.cells == len(p.order) }

// members are the vertices of cell c.
func (p *partition) members(c int) []int { return p.order[c : c+p.size[c]] }

// starts are the names of all cells.
func (p *partition) starts() []int {
	starts := make([]int, 0, p.cells)
	for c := 0; c < len(p.order); c += p.size[c] {
		starts = append(starts, c)
	}
	return starts
}

// target is the cell to individualise a vertex of: the first of the smallest that have more than one.
func (p *partition) target() int {
	best := -1
	for c := 0; c < len(p.order); c += p.size[c] {
		if p.size[c] > 1 && (best < 0 || p.size[c] < p.size[best]) {
			best = c
		}
	}
	return best
}

// move exchanges vertex v with the one at place k.
func (p *partition) move(v, k int) {
	u, old := p.order[k], p.place[v]
	p.order[k], p.order[old] = v, u
	p.place[v], p.place[u] = k, old
}

// name lets the members of cell c, whose size is known, be in it.
func (p *partition) name(c int) {
	for _, v := range p.members(c) {
		p.cell[v] = c
	}
}

// individualise puts vertex v into a cell of its own, before the rest of its cell, and returns it.
func (p *partition) individualise(v int) int {
	c := p.cell[v]
	p.move(v, c)
	p.size[c], p.size[c+1] = 1, p.size[c]-1
	p.cells++
	p.name(c + 1)
	return c
}
