package symmetry

import (
	"cmp"
	"slices"
)

// A refiner makes partitions equitable: any two vertices of a cell have as many arcs of each colour and direction
// to each cell (colour refinement, one-dimensional Weisfeiler-Leman).
//
// Counts of arcs are summed up as random weights. Should two different counts ever have the same sum, a
// cell stays whole that could have been split: the search does more work, and its result is as good.
type refiner struct {
	ends [][]end // ends[v]: all arcs at vertex v

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
	degree := make([]int, n)
	for _, l := range g.links {
		degree[l.from]++
		degree[l.to]++
	}
	room := make([]end, 2*len(g.links))
	ends := make([][]end, n)
	for v, d := range degree {
		ends[v], room = room[:0:d], room[d:]
	}
	for _, l := range g.links {
		label := uint64(l.colour) << 1
		ends[l.from] = append(ends[l.from], end{l.to, mix(label)>>24 | 1})
		ends[l.to] = append(ends[l.to], end{l.from, mix(label|1)>>24 | 1})
	}
	return &refiner{ends: ends, queued: make([]bool, n), sum: make([]uint64, n)}
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
		for _, e := range r.ends[v] {
			if d := p.cell[e.other]; p.size[d] == 1 {
				hash += mix(e.weight + uint64(d)<<40)
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
		return cmp.Or(cmp.Compare(p.cell[u], p.cell[v]), cmp.Compare(r.sum[u], r.sum[v]))
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
	last := c
	for i, v := range reached {
		if i > 0 && r.sum[v] == r.sum[reached[i-1]] {
			continue
		}
		trace = mix(mix(trace+uint64(tail+i)) + r.sum[v])
		if tail+i > c {
			p.cut(last, tail+i)
			last = tail + i
		}
	}
	largest := c
	for k := c; k < after; k += p.size[k] {
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
