package latin

import "math/rand/v2"

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

// A walk stands on a proper or improper square, seen as a cube: ones[i] is 1 where the row, column and number of
// index i belong together, else 0; in an improper square it is -1 in one place. Every line of the cube adds up to 1.
type walk struct {
	size     int
	ones     []int8
	improper bool
	hole     [3]int // row, column and number of the -1, if improper
}

// cyclic is the walk's start: row i is 1, 2, 3, ... turned by i places.
func cyclic(size int) *walk {
	w := &walk{size: size, ones: make([]int8, size*size*size)}
	for row := range size {
		for column := range size {
			*w.at(row, column, (row+column)%size) = 1
		}
	}
	return w
}

func (w *walk) at(row, column, number int) *int8 {
	return &w.ones[(row*w.size+column)*w.size+number]
}

// step adds 1 at the hole, or at a random 0 of a proper square, and mends the three lines through it by taking 1 from
// a one in each; what this breaks is mended in turn but for one corner, which may become the new hole.
func (w *walk) step(r *rand.Rand) {
	x, y, z := w.hole[0], w.hole[1], w.hole[2]
	for !w.improper {
		x, y, z = r.IntN(w.size), r.IntN(w.size), r.IntN(w.size)
		if *w.at(x, y, z) == 0 {
			break
		}
	}
	x2 := w.one(r, func(i int) *int8 { return w.at(i, y, z) })
	y2 := w.one(r, func(i int) *int8 { return w.at(x, i, z) })
	z2 := w.one(r, func(i int) *int8 { return w.at(x, y, i) })
	*w.at(x, y, z)++
	*w.at(x, y2, z2)++
	*w.at(x2, y, z2)++
	*w.at(x2, y2, z)++
	*w.at(x2, y, z)--
	*w.at(x, y2, z)--
	*w.at(x, y, z2)--
	*w.at(x2, y2, z2)--
	w.hole = [3]int{x2, y2, z2}
	w.improper = *w.at(x2, y2, z2) < 0
}

// one is where a line holds a 1; if it does so twice, one of the two at random.
func (w *walk) one(r *rand.Rand, line func(int) *int8) int {
	found := -1
	for i := range w.size {
		if *line(i) == 1 {
			if found < 0 {
				found = i
			} else if r.IntN(2) == 0 {
				return i
			} else {
				return found
			}
		}
	}
	return found
}

// shuffled is a proper square with its rows, columns and numbers in random order.
func (w *walk) shuffled(r *rand.Rand) [][]int {
	rows, columns, numbers := r.Perm(w.size), r.Perm(w.size), r.Perm(w.size)
	square := make([][]int, w.size)
	for i, row := range rows {
		square[i] = make([]int, w.size)
		for k, column := range columns {
			number := w.one(r, func(n int) *int8 { return w.at(row, column, n) })
			square[i][k] = numbers[number] + 1
		}
	}
	return square
}
