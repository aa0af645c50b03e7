package symmetry

import "slices"

// A refiner makes partitions equitable: any two vertices of a cell have as many arcs of each colour and direction
// to each cell (colour refinement, one-dimensional Weisfeiler-Leman).
//
// Counts of arcs are summed up as random weights. Should two different counts ever have the same sum, a
// cell stays whole that could have been split: the search does more work, and its result is as good.
type refiner struct {
	ends    []end // all arcs, as each of their vertices sees them
	first   []int // those at vertex v are ends[first[v]:first[v+1]]
	tracing bool  // whether traces are asked for

	// What follows is empty between calls.
	queue   []int    // cells still to be looked at as neighbours
	queued  []bool   // by cell
	sum     []uint64 // by vertex: weights of its arcs to the current cell
	reached []int    // vertices in cells of two or more with a sum above 0
}

// An end is an arc as one of its two vertices sees it. The weight stands for colour and direction. It is below
// 2^40, so that no sum of them comes round to 0.
type end struct {
	other  int
	weight uint64
}

func newRefiner(g *Graph) *refiner {
	n := len(g.colours)
	ints := make([]int, 3*n+1)
	r := &refiner{
		first: ints[:n+1], queue: ints[n+1 : n+1 : 2*n+1], reached: ints[2*n+1 : 2*n+1],
		ends: make([]end, 2*len(g.links)), queued: make([]bool, n), sum: make([]uint64, n),
	}
	for _, l := range g.links {
		r.first[l.from]++
		r.first[l.to]++
	}
	for v := range n {
		r.first[v+1] += r.first[v]
	}
	var out, in uint64
	for i, l := range slices.Backward(g.links) {
		if label := uint64(l.colour) << 1; i == len(g.links)-1 || l.colour != g.links[i+1].colour {
			out, in = mix(label)>>24|1, mix(label|1)>>24|1
		}
		r.add(l.to, end{l.from, in})
		r.add(l.from, end{l.to, out})
	}
	return r
}

// add adds an end in front of those that a vertex has.
func (r *refiner) add(v int, e end) {
	r.first[v]--
	r.ends[r.first[v]] = e
}

// refine splits the cells of p until p is equitable or discrete. The queue names the cells that vertices of one cell
// may differ in their arcs to. The trace is a hash of all that was seen on the way, the same for the same graph and
// partition under other names; it is even if and only if p became discrete.
func (r *refiner) refine(p *partition, queue []int) (trace uint64) {
	r.queue = append(r.queue[:0], queue...)
	for _, c := range r.queue {
		r.queued[c] = true
	}
	for head := 0; head < len(r.queue); head++ {
		c := r.queue[head]
		r.queued[c] = false
		if !p.discrete() {
			trace = mix(trace + r.weigh(p, c))
			trace = r.splitReached(p, trace)
		}
	}
	if p.discrete() {
		return trace &^ 1
	}
	return trace | 1
}

// weigh fills sum and reached with the arcs to cell c. It returns a hash of c and of its arcs to cells of one.
func (r *refiner) weigh(p *partition, c int) uint64 {
	hash := uint64(c)
	for _, v := range p.members(c) {
		for _, e := range r.ends[r.first[v]:r.first[v+1]] {
			if d := p.cell[e.other]; p.size[d] == 1 {
				if r.tracing {
					hash += mix(e.weight + uint64(d)<<40)
				}
				continue
			}
			if r.sum[e.other] == 0 {
				r.reached = append(r.reached, e.other)
			}
			r.sum[e.other] += e.weight
		}
	}
	return hash
}

// splitReached splits every cell by the sums of its vertices, clears sum and reached, and returns the trace with
// what it saw added.
func (r *refiner) splitReached(p *partition, trace uint64) uint64 {
	slices.SortFunc(r.reached, func(u, v int) int {
		switch c, d := p.cell[u], p.cell[v]; {
		case c != d:
			return c - d
		case r.sum[u] < r.sum[v]:
			return -1
		case r.sum[u] > r.sum[v]:
			return 1
		}
		return 0
	})
	for rest := r.reached; len(rest) > 0; {
		c, k := p.cell[rest[0]], 1
		for k < len(rest) && p.cell[rest[k]] == c {
			k++
		}
		trace = r.split(p, c, rest[:k], trace)
		rest = rest[k:]
	}
	for _, v := range r.reached {
		r.sum[v] = 0
	}
	r.reached = r.reached[:0]
	return trace
}

// split splits cell c, whose reached vertices are given by rising sum: those not reached stay in front, the others
// follow, a new cell for each sum. All parts are queued, but for the largest if c was not waiting in the queue: who
// agrees on arcs to the whole and to all parts but one agrees on that one too (Hopcroft).
func (r *refiner) split(p *partition, c int, reached []int, trace uint64) uint64 {
	waiting, after := r.queued[c], c+p.size[c]
	tail := after - len(reached)
	for i := len(reached) - 1; i >= 0; i-- {
		p.move(reached[i], tail+i)
	}
	p.size[c] = tail - c
	largest := c
	for k := tail; k < after; k += p.size[k] {
		sum, next := r.sum[p.order[k]], k+1
		for next < after && r.sum[p.order[next]] == sum {
			next++
		}
		if r.tracing {
			trace = mix(mix(trace+uint64(k)) + sum)
		}
		if p.size[k] = next - k; k > c {
			p.cells++
			p.name(k)
		}
		if p.size[k] > p.size[largest] {
			largest = k
		}
	}
	for k := c; k < after; k += p.size[k] {
		if !r.queued[k] && (waiting || k != largest) {
			r.queue = append(r.queue, k)
			r.queued[k] = true
		}
	}
	return trace
}

// mix is the finaliser of SplitMix64: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
// OOPSLA 2014.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
