package symmetry

import "slices"

// A search walks the tree whose root is the refined partition by colour and in which a child individualises one
// vertex of its parent's target cell and refines again. A leaf orders all vertices. The canonical leaf is the one
// with the least sequence of traces and, among these, the least certificate.
type search struct {
	*refiner
	links      []link   // arcs with their colours counted from 0, which keeps the order of the colours
	kinds      int      // number of arc colours
	path       []int    // the vertices individualised on the way to the current node
	best       []uint64 // best[d] is the least trace at depth d+1, below best[:d]
	leaves     []leaf   // those met whose traces are best, one for each certificate, by rising certificate
	symmetries [][]int  // automorphisms met: symmetry[v] is where v goes
}

type leaf struct {
	path, order, certificate []int
}

func newSearch(g *Graph, r *refiner) *search {
	colours := make([]int, len(g.links))
	for i, l := range g.links {
		colours[i] = l.colour
	}
	slices.Sort(colours)
	colours = slices.Compact(colours)
	links := slices.Clone(g.links)
	for i, l := range links {
		links[i].colour, _ = slices.BinarySearch(colours, l.colour)
	}
	return &search{refiner: r, links: links, kinds: len(colours)}
}

// explore walks the subtree of the node at the end of path, whose refined partition is p; the traces along path are
// the best known. It returns the depth of the node at which the walk goes on: its parent's or, after a symmetry, that
// of a further ancestor.
func (s *search) explore(p *partition) int {
	if p.discrete() {
		return s.visit(p.order)
	}
	depth, vertices := len(s.path), p.members(p.target())
	if depth == len(s.best) {
		vertices = s.promising(p, vertices)
	}
	child, orbits := &partition{}, newOrbits(p)
	for i, v := range vertices {
		if i > 0 {
			orbits.join(s.symmetries, s.path)
		}
		if orbits.root(v) != v {
			continue // symmetries take the subtree of the root, which came before, to that of v
		}
		trace := s.individualise(child, p, v)
		if trace > s.best[depth] {
			continue
		}
		if trace < s.best[depth] {
			s.best = append(s.best[:depth], trace)
			s.leaves = nil
		}
		s.path = append(s.path, v)
		back := s.explore(child)
		s.path = s.path[:depth]
		if back < depth {
			return back
		}
	}
	return depth - 1
}

// promising returns those of the vertices whose children of p have the least trace, and makes it the best. Walking
// down only to find later that a sibling was better would multiply from level to level.
func (s *search) promising(p *partition, vertices []int) []int {
	child, least, kept := &partition{}, uint64(0), []int(nil)
	for _, v := range vertices {
		trace := s.individualise(child, p, v)
		if len(kept) == 0 || trace < least {
			least, kept = trace, kept[:0]
		}
		if trace == least {
			kept = append(kept, v)
		}
	}
	s.best = append(s.best, least)
	return kept
}

// individualise makes child the refined partition of the child of p for vertex v, and returns its trace.
func (s *search) individualise(child, p *partition, v int) uint64 {
	child.set(p)
	return s.refine(child, []int{child.individualise(v)})
}

// visit looks at a leaf and returns the depth at which the walk goes on. A certificate seen before means a symmetry.
// It fixes the path that the two leaves share and takes the next vertex of the one to that of the other, whose whole
// subtree has been walked: nothing is left to see below the node where they part.
func (s *search) visit(order []int) int {
	certificate := s.certificate(order)
	at, seen := slices.BinarySearchFunc(s.leaves, certificate, func(l leaf, c []int) int {
		return slices.Compare(l.certificate, c)
	})
	if !seen {
		s.leaves = slices.Insert(s.leaves, at, leaf{slices.Clone(s.path), slices.Clone(order), certificate})
		return len(s.path) - 1
	}
	symmetry := make([]int, len(order))
	for k, v := range s.leaves[at].order {
		symmetry[v] = order[k]
	}
	s.symmetries = append(s.symmetries, symmetry)
	depth := 0
	for s.path[depth] == s.leaves[at].path[depth] {
		depth++
	}
	return depth
}

// certificate is the graph with each vertex renamed to its place in order: its arcs, each as one number, sorted.
func (s *search) certificate(order []int) []int {
	n := len(order)
	place := make([]int, n)
	for k, v := range order {
		place[v] = k
	}
	certificate := make([]int, len(s.links))
	for i, l := range s.links {
		certificate[i] = (place[l.from]*n+place[l.to])*s.kinds + l.colour
	}
	slices.Sort(certificate)
	return certificate
}

// orbits are the classes of vertices that the symmetries fixing a node's path take into each other, or as much of
// them as is known. The root of a class is its first vertex in the node's order.
type orbits struct {
	place  []int // of the node's partition
	parent []int // towards the root
	joined int   // number of symmetries looked at
}

func newOrbits(p *partition) *orbits {
	o := &orbits{place: p.place, parent: make([]int, len(p.order))}
	for v := range o.parent {
		o.parent[v] = v
	}
	return o
}

func (o *orbits) root(v int) int {
	for o.parent[v] != v {
		o.parent[v] = o.parent[o.parent[v]]
		v = o.parent[v]
	}
	return v
}

// join takes in the symmetries not looked at before.
func (o *orbits) join(symmetries [][]int, path []int) {
	for _, symmetry := range symmetries[o.joined:] {
		if slices.ContainsFunc(path, func(v int) bool { return symmetry[v] != v }) {
			continue
		}
		for u, v := range symmetry {
			u, v = o.root(u), o.root(v)
			if o.place[u] > o.place[v] {
				u, v = v, u
			}
			o.parent[v] = u
		}
	}
	o.joined = len(symmetries)
}
