package latin

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// A Signed is a square with some numbers, 0 for an open cell, and with signs: pairs of neighbouring cells, counted row by
// row from 0, of which the first holds less than the second.
//
// Two of them are the same puzzle if one becomes the other by another order of rows and of columns, in which cells with a
// sign between them are still neighbours, by exchanging rows for columns, and by counting the numbers from the other
// end, which turns every sign round.
type Signed struct {
	Givens [][]int
	Less   [][2]int
}

// Canonical is one puzzle for all that are the same. Its signs are sorted.
func (p Signed) Canonical() Signed {
	rows, columns := p.runs()
	a, b := p.inOrder(rows, columns), p.reversed().inOrder(rows, columns)
	if cmp.Or(slices.CompareFunc(a.Givens, b.Givens, slices.Compare), slices.CompareFunc(a.Less, b.Less, comparePairs)) <= 0 {
		return a
	}
	return b
}

// Disguise is a random one among all puzzles that are the same.
func (p Signed) Disguise(r *rand.Rand) Signed {
	if r.IntN(2) == 0 {
		p = p.seen(upTo(len(p.Givens)), upTo(len(p.Givens)), true)
	}
	if r.IntN(2) == 0 {
		p = p.reversed()
	}
	shuffled := func(runs [][]int) []int {
		for _, run := range runs {
			if r.IntN(2) == 0 {
				slices.Reverse(run)
			}
		}
		r.Shuffle(len(runs), func(i, j int) { runs[i], runs[j] = runs[j], runs[i] })
		return slices.Concat(runs...)
	}
	rows, columns := p.runs()
	return p.seen(shuffled(rows), shuffled(columns), false)
}

// seen is a puzzle in another order of rows and columns: rows[i] is the row that is seen as row i or, where the puzzle is
// then transposed, as column i.
func (p Signed) seen(rows, columns []int, transposed bool) Signed {
	size := len(p.Givens)
	down, right := size, 1
	if transposed {
		down, right = 1, size
	}
	numbers, to := make([]int, size*size), make([]int, size*size)
	for i, row := range rows {
		for k, column := range columns {
			to[row*size+column] = i*down + k*right
			numbers[i*down+k*right] = p.Givens[row][column]
		}
	}
	q := Signed{generators.Rows(numbers, size), make([][2]int, len(p.Less))}
	for i, pair := range p.Less {
		q.Less[i] = [2]int{to[pair[0]], to[pair[1]]}
	}
	slices.SortFunc(q.Less, comparePairs)
	return q
}

// reversed is a puzzle with its numbers counted from the other end.
func (p Signed) reversed() Signed {
	size := len(p.Givens)
	numbers := slices.Concat(p.Givens...)
	for cell, number := range numbers {
		if number > 0 {
			numbers[cell] = size + 1 - number
		}
	}
	q := Signed{generators.Rows(numbers, size), make([][2]int, len(p.Less))}
	for i, pair := range p.Less {
		q.Less[i] = [2]int{pair[1], pair[0]}
	}
	return q
}

// comparePairs is the order of signs: by the cell that holds less, then by the other.
func comparePairs(a, b [2]int) int {
	if a[0] != b[0] {
		return a[0] - b[0]
	}
	return a[1] - b[1]
}

// runs are the rows, and the columns, in runs that signs tie together: a row is in one run with the row above it if there
// is a sign between the two. To keep all signs between neighbours, runs can only be reversed and change places.
func (p Signed) runs() (rows, columns [][]int) {
	size := len(p.Givens)
	tied := make([]bool, 2*size) // each row to that above it, and each column to that before it
	for _, pair := range p.Less {
		if first, second := min(pair[0], pair[1]), max(pair[0], pair[1]); second-first == size {
			tied[second/size] = true
		} else {
			tied[size+second%size] = true
		}
	}
	return runs(tied[:size]), runs(tied[size:])
}

func runs(tied []bool) [][]int {
	lines, runs, first := upTo(len(tied)), make([][]int, 0, len(tied)), 0
	for line := 1; line <= len(lines); line++ {
		if line == len(lines) || !tied[line] {
			runs = append(runs, lines[first:line])
			first = line
		}
	}
	return runs
}

// upTo are the whole numbers below n.
func upTo(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// inOrder is Canonical but for the direction of numbers. It is read off the canonical order of a graph with the same
// symmetries: the rows as a whole lead to each row, likewise the columns, and a row and a column to a cell where
// something stands; a sign leads from cell to cell. The runs of rows and columns are put in that order.
func (p Signed) inOrder(rows, columns [][]int) Signed {
	size := len(p.Givens)
	vertices := make([]int, size*size) // of the cells where something stands
	stands := func(cell int) { vertices[cell] = 1 }
	for _, pair := range p.Less {
		stands(pair[0])
		stands(pair[1])
	}
	for row, numbers := range p.Givens {
		for column, number := range numbers {
			if number > 0 {
				stands(row*size + column)
			}
		}
	}
	count := 0
	for _, one := range vertices {
		count += one
	}
	var g symmetry.Graph
	g.Grow(2+2*size+count, 2*size+2*count+len(p.Less))
	ways := [2]int{g.Add(0), g.Add(0)}
	for line := range 2 * size {
		g.Link(ways[line/size], g.Add(1), 0)
	}
	for cell, one := range vertices {
		if one > 0 {
			vertex := g.Add(2 + p.Givens[cell/size][cell%size])
			g.Link(2+cell/size, vertex, 0)
			g.Link(2+size+cell%size, vertex, 0)
			vertices[cell] = vertex
		}
	}
	for _, pair := range p.Less {
		g.Link(vertices[pair[0]], vertices[pair[1]], 1)
	}
	order := symmetry.Canonical(&g)
	place := make([]int, len(order))
	for at, v := range order {
		place[v] = at
	}
	return p.seen(arranged(rows, place[2:]), arranged(columns, place[2+size:]), place[ways[1]] < place[ways[0]])
}

// arranged puts runs of lines, and the lines of each run, in the order that canonical places ask for.
func arranged(runs [][]int, place []int) []int {
	for _, run := range runs {
		if place[run[len(run)-1]] < place[run[0]] {
			slices.Reverse(run)
		}
	}
	slices.SortFunc(runs, func(a, b []int) int { return place[a[0]] - place[b[0]] })
	return slices.Concat(runs...)
}
