package symmetry

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// renamed is g with vertex v called to[v].
func renamed(g *Graph, to []int) *Graph {
	h := &Graph{colours: make([]int, len(to)), links: make([]link, len(g.links))}
	for v, c := range g.colours {
		h.colours[to[v]] = c
	}
	for i, l := range g.links {
		h.links[i] = link{to[l.from], to[l.to], l.colour}
	}
	return h
}

// shuffled is g with its vertices renamed and its arcs reordered at random.
func shuffled(r *rand.Rand, g *Graph) *Graph {
	h := renamed(g, r.Perm(len(g.colours)))
	r.Shuffle(len(h.links), func(i, j int) { h.links[i], h.links[j] = h.links[j], h.links[i] })
	return h
}

// written is all there is to say about g as it is numbered.
func written(g *Graph) string {
	links := slices.Clone(g.links)
	slices.SortFunc(links, func(a, b link) int {
		return slices.Compare([]int{a.from, a.to, a.colour}, []int{b.from, b.to, b.colour})
	})
	return fmt.Sprint(g.colours, links)
}

// form is the canonical form of g, written out. It fails the test if Canonical changed g, or if its result is no
// order of the vertices by colour.
func form(t *testing.T, g *Graph) string {
	t.Helper()
	before := Graph{slices.Clone(g.colours), slices.Clone(g.links)}
	order := Canonical(g)
	if !reflect.DeepEqual(before, *g) {
		t.Fatalf("Canonical changed the graph %v into %v", before, *g)
	}
	place := make([]int, len(g.colours))
	for i := range place {
		place[i] = -1
	}
	for k, v := range order {
		place[v] = k
	}
	if len(order) != len(place) || slices.Contains(place, -1) {
		t.Fatalf("%v is no order of the vertices of %v", order, *g)
	}
	h := renamed(g, place)
	if !slices.IsSorted(h.colours) {
		t.Fatalf("order %v does not put smaller colours first in %v", order, *g)
	}
	return written(h)
}

// bruteForm is the least text of all renamings of g that put smaller colours first.
func bruteForm(g *Graph) string {
	best := ""
	var place func(to []int)
	place = func(to []int) {
		if len(to) < len(g.colours) {
			for k := range g.colours {
				if !slices.Contains(to, k) {
					place(append(to, k))
				}
			}
			return
		}
		h := renamed(g, to)
		if text := written(h); slices.IsSorted(h.colours) && (best == "" || text < best) {
			best = text
		}
	}
	place(make([]int, 0, len(g.colours)))
	return best
}

func random(r *rand.Rand, vertices, arcs, vertexColours, arcColours int) *Graph {
	g := &Graph{}
	for range vertices {
		g.Add(r.IntN(vertexColours))
	}
	for range arcs {
		g.Link(r.IntN(vertices), r.IntN(vertices), r.IntN(arcColours)-1)
	}
	return g
}

// undirected has the vertices 0..n-1, all of one colour, and an arc each way between those that are adjacent.
func undirected(n int, adjacent func(u, v int) bool) *Graph {
	g := &Graph{}
	for range n {
		g.Add(0)
	}
	for v := range n {
		for u := range v {
			if adjacent(u, v) {
				g.Link(u, v, 0)
				g.Link(v, u, 0)
			}
		}
	}
	return g
}

// beside is the disjoint union of graphs.
func beside(graphs ...*Graph) *Graph {
	all := &Graph{}
	for _, g := range graphs {
		n := len(all.colours)
		all.colours = append(all.colours, g.colours...)
		for _, l := range g.links {
			all.Link(n+l.from, n+l.to, l.colour)
		}
	}
	return all
}

func empty(n int) *Graph    { return undirected(n, func(u, v int) bool { return false }) }
func complete(n int) *Graph { return undirected(n, func(u, v int) bool { return true }) }
func cycle(n int) *Graph {
	return undirected(n, func(u, v int) bool { return v-u == 1 || v-u == n-1 })
}
func hypercube(dimension int) *Graph {
	return undirected(1<<dimension, func(u, v int) bool { d := u ^ v; return d&(d-1) == 0 })
}

// petersen: the pairs of five things, adjacent if disjoint.
func petersen() *Graph {
	var pairs [][2]int
	for b := range 5 {
		for a := range b {
			pairs = append(pairs, [2]int{a, b})
		}
	}
	return undirected(10, func(u, v int) bool {
		a, b := pairs[u], pairs[v]
		return a[0] != b[0] && a[0] != b[1] && a[1] != b[0] && a[1] != b[1]
	})
}

// rook and shrikhande are the two strongly regular graphs with parameters (16, 6, 2, 2).
func rook(n int) *Graph {
	return undirected(n*n, func(u, v int) bool { return u/n == v/n || u%n == v%n })
}
func shrikhande() *Graph {
	return undirected(16, func(u, v int) bool {
		x, y := (v/4-u/4+4)%4, (v%4-u%4+4)%4
		return slices.Contains([][2]int{{0, 1}, {0, 3}, {1, 0}, {3, 0}, {1, 1}, {3, 3}}, [2]int{x, y})
	})
}

// paley has the residues modulo the prime q, which is 1 modulo 4, adjacent if they differ by a square.
func paley(q int) *Graph {
	return undirected(q, func(u, v int) bool {
		for x := 1; x < q; x++ {
			if x*x%q == v-u {
				return true
			}
		}
		return false
	})
}

// plane is the incidence graph of the projective plane over the field of q elements, q prime.
func plane(q int) *Graph {
	var points [][3]int
	for i := range q * q {
		points = append(points, [3]int{1, i / q, i % q})
	}
	for i := range q {
		points = append(points, [3]int{0, 1, i})
	}
	points = append(points, [3]int{0, 0, 1})
	n := len(points)
	return undirected(2*n, func(u, v int) bool {
		if u >= n || v < n {
			return false
		}
		a, b := points[u], points[v-n]
		return (a[0]*b[0]+a[1]*b[1]+a[2]*b[2])%q == 0
	})
}

// cfi is Cai, Fürer and Immerman's graph over base: for each vertex its even sets of edges, for each end of an edge a
// vertex "in" and one "out"; those of the two ends are joined in to in and out to out. Twisting one edge, in to out,
// makes a graph that is not isomorphic.
func cfi(base *Graph, twisted bool) *Graph {
	g := &Graph{}
	type end struct{ at, other int }
	in := map[end]int{} // the vertex "out" follows it
	for v := range base.colours {
		var pairs []int
		for _, l := range base.links {
			if l.from == v {
				in[end{v, l.to}] = g.Add(0)
				g.Add(0)
				pairs = append(pairs, in[end{v, l.to}])
			}
		}
		for set := range 1 << len(pairs) {
			odd := 0
			for i := range pairs {
				odd ^= set >> i & 1
			}
			if odd == 1 {
				continue
			}
			middle := g.Add(0)
			for i, pair := range pairs {
				g.Link(middle, pair+set>>i&1, 0)
				g.Link(pair+set>>i&1, middle, 0)
			}
		}
	}
	twist := 0
	if twisted {
		twist = 1
	}
	for _, l := range base.links {
		a, b := in[end{l.from, l.to}], in[end{l.to, l.from}]
		if l.from > l.to {
			continue
		}
		for i := range 2 {
			g.Link(a+i, b+i^twist, 0)
			g.Link(b+i^twist, a+i, 0)
		}
		twist = 0
	}
	return g
}

// circulant is a random digraph that looks the same from each of its n vertices.
func circulant(r *rand.Rand, n int) *Graph {
	g := empty(n)
	for range 1 + r.IntN(3) {
		step, colour := r.IntN(n), r.IntN(2)
		for v := range n {
			g.Link(v, (v+step)%n, colour)
		}
	}
	return g
}

// factors is the complete graph on eight vertices in seven colours, u XOR v, with colours 1 and 2 exchanged among the
// first four vertices. Every vertex has one neighbour of each colour, so that any one vertex names all others,
// and only the certificates tell the vertices apart.
func factors() *Graph {
	g := empty(8)
	for u := range 8 {
		for v := range 8 {
			colour := u ^ v
			if u < 4 && v < 4 && (colour == 1 || colour == 2) {
				colour = 3 - colour
			}
			g.Link(u, v, colour)
		}
	}
	return g
}

// cubic is a random 3-regular multigraph.
func cubic(r *rand.Rand, n int) *Graph {
	g := empty(n)
	stubs := r.Perm(3 * n)
	for i := 0; i < len(stubs); i += 2 {
		g.Link(stubs[i]/3, stubs[i+1]/3, 0)
		g.Link(stubs[i+1]/3, stubs[i]/3, 0)
	}
	return g
}

// sudoku is a sudoku with square boxes, under all its symmetries, transposition too: cells are joined to their line
// each way, lines to their band or stack, bands to all bands and so on to "rows" or "columns", cells to their digit.
// Each cell has its digit of the cyclic solution with the given chance, out of 100.
func sudoku(r *rand.Rand, box, clues int) *Graph {
	n := box * box
	g := &Graph{}
	way := []int{g.Add(0), g.Add(0)}
	bands, lines, digits := [2][]int{}, [2][]int{}, []int{}
	for w := range way {
		for range box {
			bands[w] = append(bands[w], g.Add(1))
		}
		for i := range n {
			lines[w] = append(lines[w], g.Add(2))
			g.Link(lines[w][i], bands[w][i/box], 0)
		}
		for _, band := range bands[w] {
			g.Link(band, way[w], 0)
		}
	}
	for range n {
		digits = append(digits, g.Add(3))
	}
	for i := range n * n {
		if r.IntN(100) >= clues {
			continue // an empty cell follows from its row and column
		}
		row, column := i/n, i%n
		cell := g.Add(4)
		g.Link(cell, lines[0][row], 0)
		g.Link(cell, lines[1][column], 0)
		g.Link(cell, digits[(row%box*box+row/box+column)%n], 0)
	}
	return g
}

// emptySudoku has all cells, joined to their row, column and box, and digits joined to nothing.
func emptySudoku(box int) *Graph {
	n := box * box
	g := empty(n*n + 3*n)
	for i := range n * n {
		row, column := i/n, i%n
		for kind, which := range []int{row, column, row/box*box + column/box} {
			g.Link(i, n*n+kind*n+which, kind/2)
		}
	}
	for range n {
		g.Add(1)
	}
	return g
}

func copies(k int, g *Graph) *Graph {
	all := make([]*Graph, k)
	for i := range all {
		all[i] = g
	}
	return beside(all...)
}

type named struct {
	name  string
	graph *Graph
}

// zoo holds graphs that refinement alone does not order, and some ordinary ones.
func zoo() []named {
	r := generators.Stream("symmetry", "zoo")
	return []named{
		{"twins 12", empty(12)},
		{"twins 100", empty(100)},
		{"complete 50", complete(50)},
		{"cycle 60", cycle(60)},
		{"hypercube 6", hypercube(6)},
		{"petersen", petersen()},
		{"rook 4", rook(4)},
		{"rook 8", rook(8)},
		{"shrikhande", shrikhande()},
		{"paley 29", paley(29)},
		{"plane 5", plane(5)},
		{"cfi of complete 4", cfi(complete(4), false)},
		{"cfi of complete 4 twisted", cfi(complete(4), true)},
		{"cfi of petersen", cfi(petersen(), true)},
		{"20 triangles, 10 hexagons", beside(copies(20, cycle(3)), copies(10, cycle(6)))},
		{"rooks and shrikhandes", beside(copies(3, rook(4)), copies(3, shrikhande()))},
		{"8 petersens", copies(8, petersen())},
		{"factors of complete 8", factors()},
		{"cubic 60", cubic(r, 60)},
		{"empty sudoku 9", emptySudoku(3)},
		{"empty sudoku 16", emptySudoku(4)},
		{"full sudoku 9", sudoku(r, 3, 100)},
		{"full sudoku 16", sudoku(r, 4, 100)},
		{"sudoku 9", sudoku(r, 3, 33)},
		{"sudoku 16", sudoku(r, 4, 45)},
		{"random 40, 120", random(r, 40, 120, 5, 4)},
		{"random 60, 60", random(r, 60, 60, 1, 1)},
		{"random 200, 600", random(r, 200, 600, 4, 3)},
	}
}

func TestSmallGraphsAgainstBruteForce(t *testing.T) {
	r := generators.Stream("symmetry", "small")
	forms, brute := map[string]string{}, map[string]string{} // each form must go with one brute form, and back
	for range 4000 {
		n := r.IntN(6)
		if r.IntN(20) == 0 {
			n = 6
		}
		arcs := 0
		if n > 0 {
			arcs = r.IntN(2*n + 1)
		}
		g := random(r, n, arcs, 1+r.IntN(3), 1+r.IntN(3))
		f, b := form(t, g), bruteForm(g)
		if old, met := forms[f]; met && old != b {
			t.Fatalf("graphs that are not isomorphic have one form %s: %s and %s", f, old, b)
		}
		if old, met := brute[b]; met && old != f {
			t.Fatalf("isomorphic graphs %s have two forms: %s and %s", b, old, f)
		}
		forms[f], brute[b] = b, f
	}
	t.Logf("%d classes", len(forms))
}

// The numbers of graphs up to isomorphism are sequences A000088 and A000273 of the OEIS.
func TestNumbersOfGraphs(t *testing.T) {
	for n, want := range []int{1, 1, 2, 4, 11, 34, 156} {
		forms := map[string]bool{}
		for set := range 1 << (n * (n - 1) / 2) {
			forms[form(t, undirected(n, func(u, v int) bool { return set>>(v*(v-1)/2+u)&1 == 1 }))] = true
		}
		if len(forms) != want {
			t.Errorf("%d classes of graphs with %d vertices, want %d", len(forms), n, want)
		}
	}
	for n, want := range []int{1, 1, 3, 16, 218} {
		forms := map[string]bool{}
		for set := range 1 << (n * n) {
			g := empty(n)
			loops := false
			for i := range n * n {
				if set>>i&1 == 1 {
					g.Link(i/n, i%n, 0)
					loops = loops || i/n == i%n
				}
			}
			if !loops {
				forms[form(t, g)] = true
			}
		}
		if len(forms) != want {
			t.Errorf("%d classes of digraphs with %d vertices, want %d", len(forms), n, want)
		}
	}
}

func TestRenamingKeepsTheForm(t *testing.T) {
	r := generators.Stream("symmetry", "renaming")
	for _, one := range zoo() {
		want := form(t, one.graph)
		for range 5 {
			if form(t, shuffled(r, one.graph)) != want {
				t.Errorf("%s: renamed, it has another form", one.name)
			}
		}
	}
	for range 300 {
		n := 1 + r.IntN(40)
		for _, g := range []*Graph{
			cubic(r, 2*n),
			random(r, n, r.IntN(3*n), 1+r.IntN(3), 1+r.IntN(3)),
			beside(circulant(r, n), circulant(r, n), circulant(r, 1+r.IntN(n))),
		} {
			if form(t, shuffled(r, g)) != form(t, g) {
				t.Errorf("renamed, %v has another form", *g)
			}
		}
	}
}

// Colour refinement alone sees no difference between the graphs of any of these pairs.
func TestGraphsThatRefinementDoesNotTellApart(t *testing.T) {
	for _, pair := range []struct {
		name string
		a, b *Graph
	}{
		{"two triangles and a hexagon", copies(2, cycle(3)), cycle(6)},
		{"rook and shrikhande", rook(4), shrikhande()},
		{"one shrikhande more", beside(rook(4), rook(4), shrikhande()), beside(rook(4), shrikhande(), shrikhande())},
		{"cfi of complete 4", cfi(complete(4), false), cfi(complete(4), true)},
		{"cfi of petersen", cfi(petersen(), false), cfi(petersen(), true)},
	} {
		if form(t, pair.a) == form(t, pair.b) {
			t.Errorf("%s: not isomorphic, but of one form", pair.name)
		}
	}
}

func TestColoursAndDirectionsMatter(t *testing.T) {
	build := func(colours [3]int, links ...link) *Graph {
		return &Graph{colours[:], links}
	}
	path := build([3]int{}, link{0, 1, 0}, link{1, 2, 0})
	for name, other := range map[string]*Graph{
		"an arc turned round": build([3]int{}, link{0, 1, 0}, link{2, 1, 0}),
		"another arc colour":  build([3]int{}, link{0, 1, 0}, link{1, 2, 1}),
		"all arcs recoloured": build([3]int{}, link{0, 1, -7}, link{1, 2, -7}),
		"an arc doubled":      build([3]int{}, link{0, 1, 0}, link{1, 2, 0}, link{1, 2, 0}),
		"a loop":              build([3]int{}, link{0, 1, 0}, link{1, 1, 0}),
		"a vertex recoloured": build([3]int{0, 0, 1}, link{0, 1, 0}, link{1, 2, 0}),
	} {
		if form(t, path) == form(t, other) {
			t.Errorf("%s makes no difference", name)
		}
	}
	g := &Graph{}
	last, first := g.Add(5), g.Add(-5)
	if order := Canonical(g); !slices.Equal(order, []int{first, last}) {
		t.Errorf("order is %v, smaller colours do not come first", order)
	}
}

// TestOrderIsFixed: a sum of orders, each of which is one of many for graphs with symmetries.
func TestOrderIsFixed(t *testing.T) {
	r, sum := generators.Stream("symmetry", "order"), sha256.New()
	graphs := zoo()
	for range 300 {
		n := 1 + r.IntN(40)
		graphs = append(graphs, named{"", random(r, n, r.IntN(3*n), 1+r.IntN(3), 1+r.IntN(3))}, named{"", beside(circulant(r, n), circulant(r, n))})
	}
	for _, one := range graphs {
		fmt.Fprintln(sum, Canonical(one.graph))
	}
	if got, want := fmt.Sprintf("%.8x", sum.Sum(nil)), "4d173e5e6744791d"; got != want {
		t.Errorf("the orders have changed: %s, want %s", got, want)
	}
}

func BenchmarkCanonical(b *testing.B) {
	for _, one := range zoo() {
		b.Run(one.name, func(b *testing.B) {
			b.ReportAllocs()
			g := shuffled(generators.Stream("symmetry", "benchmark"), one.graph)
			for b.Loop() {
				Canonical(g)
			}
		})
	}
}
