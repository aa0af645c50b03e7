package sudoku

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/region"
	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// A view is a sudoku seen in another order of rows, columns and numbers. Rows stay in one band with those they
// shared it with, columns in one stack. Of a problem that is to be transposed, rows and columns are those after it.
type view struct {
	rows, columns []int // rows[i] is the row that is seen as row i
	numbers       []int // numbers[i] is the number that is seen as i; numbers[0] is 0
}

func (v view) of(p Problem) Problem {
	rowOf, columnOf, name := inverse(v.rows), inverse(v.columns), inverse(v.numbers)
	seen := moved(p, func(row, column int) (int, int) { return rowOf[row], columnOf[column] })
	for _, row := range seen.Givens {
		for k, n := range row {
			row[k] = name[n]
		}
	}
	return seen
}

func inverse(order []int) []int {
	places := make([]int, len(order))
	for place, i := range order {
		places[i] = place
	}
	return places
}

func transposed(p Problem) Problem {
	t := moved(p, func(row, column int) (int, int) { return column, row })
	t.BoxRows, t.BoxCols = p.BoxCols, p.BoxRows
	return t
}

// moved is a problem with its cells in other places. Regions have letters, and cages an order, as they come.
func moved(p Problem, to func(row, column int) (int, int)) Problem {
	size := len(p.Givens)
	q := Problem{BoxRows: p.BoxRows, BoxCols: p.BoxCols, Diagonals: p.Diagonals}
	q.Givens = slices.Collect(slices.Chunk(make([]int, size*size), size))
	for i, row := range p.Givens {
		for k, n := range row {
			r, c := to(i, k)
			q.Givens[r][c] = n
		}
	}
	if p.Regions != nil {
		labels := make([]int, size*size)
		for c, label := range region.Labels(p.Regions) {
			row, column := to(c/size, c%size)
			labels[row*size+column] = label
		}
		q.Regions = region.Rows(region.Renumber(labels), size)
	}
	for _, cage := range p.Cages {
		cells := make([]int, len(cage.Cells))
		for i, c := range cage.Cells {
			row, column := to(c/size, c%size)
			cells[i] = row*size + column
		}
		slices.Sort(cells)
		q.Cages = append(q.Cages, Cage{cage.Sum, cells})
	}
	slices.SortFunc(q.Cages, func(a, b Cage) int { return slices.Compare(a.Cells, b.Cells) })
	return q
}

// countedDown is a problem with its numbers counted from the other end, and the sums of cages with them.
func countedDown(p Problem) Problem {
	q, most := moved(p, func(row, column int) (int, int) { return row, column }), len(p.Givens)+1
	for _, row := range q.Givens {
		for k, n := range row {
			if n > 0 {
				row[k] = most - n
			}
		}
	}
	for i, cage := range q.Cages {
		q.Cages[i].Sum = len(cage.Cells)*most - cage.Sum
	}
	return q
}

// randomSymmetry is a random one among all images of a problem.
func randomSymmetry(r *rand.Rand, p Problem) Problem {
	if r.IntN(2) == 0 {
		p = transposed(p)
	}
	if p.Cages != nil && r.IntN(2) == 0 {
		p = countedDown(p)
	}
	size := len(p.Givens)
	v := view{numbers: []int{0}}
	if p.Diagonals {
		v.rows = shuffledPairs(r, p)
		v.columns = slices.Clone(v.rows)
		if r.IntN(2) == 0 {
			slices.Reverse(v.columns)
		}
	} else {
		v.rows, v.columns = shuffledLines(r, size, groupLen(p, rowSide)), shuffledLines(r, size, groupLen(p, columnSide))
	}
	for _, n := range r.Perm(size) {
		v.numbers = append(v.numbers, n+1)
	}
	if p.Cages != nil {
		slices.Sort(v.numbers) // their sums tell numbers apart
	}
	return v.of(p)
}

// groupLen is how many lines make a band or a stack; all of them, where there are regions.
func groupLen(p Problem, side int) int {
	switch {
	case p.Regions != nil:
		return len(p.Givens)
	case side == rowSide:
		return p.BoxRows
	default:
		return p.BoxCols
	}
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

// exchangeTries is how often shuffledPairs tries to exchange lines.
const exchangeTries = 100

// shuffledPairs shuffles lines, rows and columns alike, so that diagonals stay diagonals: two lines that are as far
// from either end stay so. Bands and stacks stay together.
func shuffledPairs(r *rand.Rand, p Problem) []int {
	size := len(p.Givens)
	order := r.Perm(size)
	slices.Sort(order)
	for range exchangeTries {
		next := slices.Clone(order)
		if count := 1 + r.IntN(size/2); r.IntN(4) == 0 {
			slices.Reverse(next)
		} else {
			exchange(next, r.IntN(size-count+1), r.IntN(size-count+1), count)
		}
		if staysTogether(next, groupLen(p, rowSide)) && staysTogether(next, groupLen(p, columnSide)) {
			order = next
		}
	}
	return order
}

// exchange exchanges as many lines from one on as from another, and their mirror images, unless these are in the way.
func exchange(order []int, one, other, count int) {
	before, last := slices.Clone(order), len(order)-1
	for i := range count {
		a, b := one+i, other+i
		order[a], order[b], order[last-a], order[last-b] = before[b], before[a], before[last-b], before[last-a]
	}
	for i, line := range order {
		if order[last-i] != last-line || slices.Index(order, line) != i {
			copy(order, before)
			return
		}
	}
}

// staysTogether tells whether lines that are in one group in an order were in one before.
func staysTogether(order []int, groupLen int) bool {
	for i, line := range order {
		if line/groupLen != order[i-i%groupLen]/groupLen {
			return false
		}
	}
	return true
}

// canonical is the same problem for all that differ in nothing but the names of numbers, the order of bands, of rows
// in a band, of stacks, of columns in a stack, and which lines are the rows. Its boxes are no higher than wide. Where
// regions stand for boxes, rows and columns have any order; where diagonals count, one that leaves them diagonals;
// and where there are cages, numbers are not renamed but counted from either end.
func canonical(p Problem) Problem {
	if p.BoxRows > p.BoxCols {
		p = transposed(p)
	}
	if p.Cages == nil {
		return inOrder(p)
	}
	one, other := inOrder(p), inOrder(countedDown(p))
	if fmt.Sprint(other) < fmt.Sprint(one) {
		return other
	}
	return one
}

// inOrder is canonical, but for counting from the other end. It is read off the canonical order of a graph with the
// same symmetries: the rows as a whole lead to each band, a band to its rows; likewise columns and stacks. A cell has
// a row and a column, and a number where it is given. Regions, diagonals and cages lead to their cells.
func inOrder(p Problem) Problem {
	f := newFrame(p)
	g, numbers := f.graph, make([]int, len(p.Givens))
	for n := range numbers {
		numbers[n] = g.add(numberOf)
		if n > 0 && p.Cages != nil {
			g.link(numbers[n-1], numbers[n])
		}
	}
	for i, row := range p.Givens {
		for k, n := range row {
			if n != 0 {
				g.link(numbers[n-1], f.cell(i*len(row)+k))
			}
		}
	}
	if p.Regions != nil {
		parts := map[int]int{}
		for c, label := range region.Labels(p.Regions) {
			if _, ok := parts[label]; !ok {
				parts[label] = g.add(part)
			}
			g.link(parts[label], f.cell(c))
		}
	}
	for _, cage := range p.Cages {
		vertex := g.add(caged + cage.Sum)
		for _, c := range cage.Cells {
			g.link(vertex, f.cell(c))
		}
	}
	place := inverse(g.canonical())
	names := make([]int, len(numbers)+1)
	for n, vertex := range numbers {
		names[place[vertex]+1] = n + 1
	}
	if p.Cages != nil {
		slices.Sort(names)
	}
	if p.Diagonals {
		place = f.standard(place)
	}
	rows, columns := f.rows, f.columns
	if place[columns.top] < place[rows.top] {
		p, rows, columns = transposed(p), columns, rows
	}
	return view{rows.order(place), columns.order(place), names}.of(p)
}

// Colours of vertices, in the order in which their vertices come. If boxes are square, both sides have the first.
const (
	numberOf = iota
	rowSide
	columnSide
	group
	line
	square
	diagonal
	part
	caged // and after it, by sum
)

// A graph is one for package symmetry that can be read again.
type graph struct {
	colours []int
	links   [][2]int
}

// newGraph has room for so many vertices and links.
func newGraph(vertices, links int) *graph {
	return &graph{make([]int, 0, vertices), make([][2]int, 0, links)}
}

func (g *graph) add(colour int) int {
	g.colours = append(g.colours, colour)
	return len(g.colours) - 1
}

func (g *graph) link(from, to int) { g.links = append(g.links, [2]int{from, to}) }

func (g *graph) canonical() []int {
	var copied symmetry.Graph
	for _, colour := range g.colours {
		copied.Add(colour)
	}
	for _, l := range g.links {
		copied.Link(l[0], l[1], 0)
	}
	return symmetry.Canonical(&copied)
}

// A frame is the part of the graph that all problems share: lines, bands and stacks, and diagonals if they count. Its
// vertices come first.
type frame struct {
	*graph
	bare          graph // the frame alone
	rows, columns side
	cells         []int // their vertices; 0, which stands for all rows, if there is none
}

// A side is the part of the frame that stands for the rows or for the columns.
type side struct {
	top           int
	groups, lines []int // by line: the vertices of its group and of itself
}

func newFrame(p Problem) *frame {
	cells := len(p.Givens) * len(p.Givens)
	f := &frame{graph: newGraph(2*cells, 4*cells), cells: make([]int, cells)}
	f.rows, f.columns = f.addSide(p, rowSide), f.addSide(p, columnSide)
	if size := len(p.Givens); p.Diagonals {
		down, up := f.add(diagonal), f.add(diagonal)
		for i := range size {
			f.link(down, f.cell(i*size+i))
			f.link(up, f.cell(i*size+size-1-i))
		}
	}
	f.bare = graph{slices.Clip(f.colours), slices.Clip(f.links)}
	return f
}

func (f *frame) addSide(p Problem, colour int) side {
	length := groupLen(p, colour)
	if groupLen(p, rowSide) == groupLen(p, columnSide) {
		colour = rowSide
	}
	s := side{f.add(colour), make([]int, len(p.Givens)), make([]int, len(p.Givens))}
	var current int
	for i := range p.Givens {
		if i%length == 0 {
			current = f.add(group)
			f.link(s.top, current)
		}
		vertex := f.add(line)
		f.link(current, vertex)
		s.groups[i], s.lines[i] = current, vertex
	}
	return s
}

// cell is the vertex of a cell, which is added with links to its row and its column if it is not there.
func (f *frame) cell(c int) int {
	vertex := f.cells[c]
	if vertex == 0 {
		vertex = f.add(square)
		f.cells[c] = vertex
		f.link(f.rows.lines[c/len(f.rows.lines)], vertex)
		f.link(f.columns.lines[c%len(f.columns.lines)], vertex)
	}
	return vertex
}

// standard takes vertices of the frame in a canonical order of the whole graph to places where they make the frame
// again: in that order lines and diagonals cross as they do in the frame, but not in the same places. The frame
// alone, in that order and as it is, has one canonical form, and what stands in the same place of it corresponds.
func (f *frame) standard(place []int) []int {
	order := make([]int, len(f.bare.colours))
	for v := range order {
		order[v] = v
	}
	slices.SortFunc(order, func(u, v int) int { return place[u] - place[v] })
	rank, moved := inverse(order), graph{}
	for _, v := range order {
		moved.add(f.bare.colours[v])
	}
	for _, l := range f.bare.links {
		moved.link(rank[l[0]], rank[l[1]])
	}
	slices.SortFunc(moved.links, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	standard, own := f.bare.canonical(), moved.canonical()
	places := make([]int, len(order))
	for k, v := range own {
		places[order[v]] = standard[k]
	}
	return places
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
