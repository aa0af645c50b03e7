package latin

import (
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/generators"
)

// Random draws a Latin square of the numbers from 1 to size, row by row.
//
// It walks as Jacobson and Matthews do ("Generating uniformly distributed random Latin squares", 1996), through
// squares and through almost-squares in which one cell holds two numbers and lacks one. The walk reaches every square
// and, watched only where it stands on a proper one, has the uniform distribution as its limit. It takes size^2 steps
// between proper squares; at last rows, columns and numbers are shuffled, so that squares that differ in nothing else
// are equally likely. The test compares sizes 4 to 6 with a full enumeration.
func Random(r *rand.Rand, size int) [][]int {
	w := cyclic(size)
	for proper := 0; size > 1 && proper < size*size; {
		w.step(r)
		if !w.improper {
			proper++
		}
	}
	return w.shuffled(r)
}

// A walk stands on a proper or improper square, seen as a cube: a row, a column and a number that belong together are a 1 in
// it, else 0; in an improper square there is a -1 in one place. Every line of the cube adds up to 1.
type walk struct {
	size                   int
	rows, columns, numbers []Set // where the lines of the cube hold 1: by column and number, number and row, row and column
	improper               bool
	hole                   [3]int // row, column and number of the -1, if improper; all of them counted from 0
}

// cyclic is the walk's start: row i is 1, 2, 3, ... turned by i places.
func cyclic(size int) *walk {
	lines := make([]Set, 3*size*size)
	w := &walk{size: size, rows: lines[:size*size], columns: lines[size*size : 2*size*size], numbers: lines[2*size*size:]}
	for row := range size {
		for column := range size {
			w.flip(row, column, (row+column)%size)
		}
	}
	return w
}

// flip changes a 0 into 1, or a 1 into 0.
func (w *walk) flip(row, column, number int) {
	w.rows[column*w.size+number] ^= 1 << row
	w.columns[number*w.size+row] ^= 1 << column
	w.numbers[row*w.size+column] ^= 1 << number
}

// step adds 1 at the hole, or at a random 0 of a proper square, and mends the three lines through it by taking 1 from
// a one in each; what this breaks is mended in turn but for one corner, which may become the new hole. So the corners of a
// box change, a 0 into 1 or a 1 into 0, but for those that hold -1 before or after.
func (w *walk) step(r *rand.Rand) {
	x, y, z := w.hole[0], w.hole[1], w.hole[2]
	for !w.improper {
		x, y, z = r.IntN(w.size), r.IntN(w.size), r.IntN(w.size)
		if !w.numbers[x*w.size+y].Has(z + 1) {
			break
		}
	}
	x2, y2, z2 := one(r, w.rows[y*w.size+z]), one(r, w.columns[z*w.size+x]), one(r, w.numbers[x*w.size+y])
	hole := !w.numbers[x2*w.size+y2].Has(z2 + 1)
	exchange(w.rows, w.size, y, y2, z, z2, 1<<x|1<<x2)
	exchange(w.columns, w.size, z, z2, x, x2, 1<<y|1<<y2)
	exchange(w.numbers, w.size, x, x2, y, y2, 1<<z|1<<z2)
	if w.improper {
		w.flip(x, y, z)
	}
	if hole {
		w.flip(x2, y2, z2)
	}
	w.hole, w.improper = [3]int{x2, y2, z2}, hole
}

// exchange changes the ends of four edges of a box that go the same way.
func exchange(lines []Set, size, a, a2, b, b2 int, ends Set) {
	lines[a*size+b] ^= ends
	lines[a*size+b2] ^= ends
	lines[a2*size+b] ^= ends
	lines[a2*size+b2] ^= ends
}

// one is where a line holds a 1; if it does so twice, one of the two at random.
func one(r *rand.Rand, line Set) int {
	if !line.Single() && r.IntN(2) == 0 {
		return line.Max() - 1
	}
	return line.Min() - 1
}

// shuffled is a proper square with its rows, columns and numbers in random order.
func (w *walk) shuffled(r *rand.Rand) [][]int {
	rows, columns, numbers := r.Perm(w.size), r.Perm(w.size), r.Perm(w.size)
	square := generators.Rows(make([]int, w.size*w.size), w.size)
	for i, row := range rows {
		for k, column := range columns {
			square[i][k] = numbers[w.numbers[row*w.size+column].Min()-1] + 1
		}
	}
	return square
}
