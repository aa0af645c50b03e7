package magic

import (
	"math/rand/v2"
	"slices"
)

// A view is a way to look at a magic square that shows one again. The rows stand in an order in which those that were
// as far from the middle on both sides are so again, and the columns in the same order or its reverse: both diagonals
// are still diagonals. Columns may be rows, and each number n of a square of size s may be s*s+1-n.
type view struct {
	rows, columns      []int
	across, complement bool
}

// at is what stands at a place of a view.
func (v view) at(square [][]int, row, column int) int {
	if v.across {
		row, column = column, row
	}
	n := square[v.rows[row]][v.columns[column]]
	if v.complement && n > 0 {
		n = len(square)*len(square) + 1 - n
	}
	return n
}

func (v view) of(square [][]int) [][]int {
	size := len(square)
	rows := slices.Collect(slices.Chunk(make([]int, size*size), size))
	for i, row := range rows {
		for k := range row {
			row[k] = v.at(square, i, k)
		}
	}
	return rows
}

// compare compares what two views show of a square, row by row.
func compare(square [][]int, v, w view) int {
	for i := range square {
		for k := range square {
			if a, b := v.at(square, i, k), w.at(square, i, k); a != b {
				return a - b
			}
		}
	}
	return 0
}

// Canonical is the least of all views of a square, row by row; 0 stands for open cells.
func Canonical(square [][]int) [][]int {
	orders := balanced(len(square))
	least := view{orders[0], orders[0], false, false}
	for _, rows := range orders {
		for _, columns := range [][]int{rows, reversed(rows)} {
			for form := range 4 {
				if v := (view{rows, columns, form&1 != 0, form&2 != 0}); compare(square, v, least) < 0 {
					least = v
				}
			}
		}
	}
	return least.of(square)
}

// Disguise is a random view of a square.
func Disguise(r *rand.Rand, square [][]int) [][]int {
	orders := balanced(len(square))
	rows := orders[r.IntN(len(orders))]
	columns := rows
	if r.IntN(2) == 0 {
		columns = reversed(rows)
	}
	return view{rows, columns, r.IntN(2) == 0, r.IntN(2) == 0}.of(square)
}

// balanced are all orders of the numbers below the size in which any two that add up to the size less 1 stand as far
// from the middle on both sides.
func balanced(size int) (orders [][]int) {
	order := make([]int, size)
	order[size/2] = size / 2 // the middle of an odd size
	var place func(from int, used Set)
	place = func(from int, used Set) {
		if from == size/2 {
			orders = append(orders, slices.Clone(order))
			return
		}
		for i := range size {
			pair := Only(i+1) | Only(size-i)
			if used&pair == 0 && !pair.Single() {
				order[from], order[size-1-from] = i, size-1-i
				place(from+1, used|pair)
			}
		}
	}
	place(0, 0)
	return orders
}

func reversed(order []int) []int {
	other := slices.Clone(order)
	slices.Reverse(other)
	return other
}
