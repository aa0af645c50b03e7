package magic

import (
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

// Random looks for a magic square of size 4 or more, and tells whether the budget of steps covered that. Each one of
// size 4 is as likely as any other. Larger ones begin as random squares, whose columns are filled in other orders so
// that the rows add up, and then the rows so that the columns do too. At last rows are exchanged as a whole, and
// columns, until the diagonals add up. All that is magic may be found that way, with chances that differ.
func Random(r *rand.Rand, size int, budget *generators.Budget) (rows [][]int, ok bool) {
	if size == 4 {
		return four(r, budget)
	}
	for budget.Spend(1) {
		rows = slices.Collect(slices.Chunk(r.Perm(size*size), size))
		for _, row := range rows {
			for k := range row {
				row[k]++
			}
		}
		if !level(r, rows, budget) {
			continue
		}
		if rows = transposed(rows); !level(r, rows, budget) {
			continue
		}
		if rows, ok = straightened(r, rows, budget); ok {
			return rows, true
		}
	}
	return nil, false
}

// trials is how many partners a row is tried with before all is drawn anew.
const trials = 20

// level makes row after row add up, by exchanges within columns, and tells whether that was possible.
func level(r *rand.Rand, rows [][]int, budget *generators.Budget) bool {
	last := len(rows) - 1
	for i := range last {
		for trial := 0; !exchange(r, rows[i], rows[i+1+r.IntN(last-i)]); trial++ {
			if trial == trials || !budget.Spend(1<<len(rows)) {
				return false
			}
		}
	}
	return true
}

// exchange exchanges the numbers of two rows in some columns, so that the first adds up to what it should. It takes
// one of all such ways, and tells whether there is one.
func exchange(r *rand.Rand, row, other []int) bool {
	size := len(row)
	lack := size * (size*size + 1) / 2
	more := make([]int, size)
	for k, n := range row {
		lack -= n
		more[k] = other[k] - n
	}
	sums := make([]int, 1<<size) // for each set of columns, what an exchange in them adds
	found, chosen := 0, 0
	for set := range sums {
		if set > 0 {
			highest := Set(set).Max() - 1
			sums[set] = sums[set&^(1<<highest)] + more[highest]
		}
		if sums[set] == lack {
			if found++; r.IntN(found) == 0 {
				chosen = set
			}
		}
	}
	for k := range row {
		if chosen>>k&1 != 0 {
			row[k], other[k] = other[k], row[k]
		}
	}
	return found > 0
}

func transposed(rows [][]int) [][]int {
	columns := make([][]int, len(rows))
	for k := range columns {
		for _, row := range rows {
			columns[k] = append(columns[k], row[k])
		}
	}
	return columns
}

// straightened is a square with its rows and columns in an order in which the diagonals add up, if one is soon found.
func straightened(r *rand.Rand, rows [][]int, budget *generators.Budget) (ordered [][]int, ok bool) {
	size := len(rows)
	sum, columns := size*(size*size+1)/2, r.Perm(size)
	for trial := 0; ; trial++ {
		main, other := 0, 0
		for i, row := range rows {
			main, other = main+row[columns[i]], other+row[columns[size-1-i]]
		}
		if main == sum && other == sum {
			break
		}
		if trial == 1<<(2*size) || !budget.Spend(1) {
			return nil, false
		}
		i, k := r.IntN(size), r.IntN(size)
		columns[i], columns[k] = columns[k], columns[i]
		i, k = r.IntN(size), r.IntN(size)
		rows[i], rows[k] = rows[k], rows[i]
	}
	for _, row := range rows {
		numbers := make([]int, size)
		for k, column := range columns {
			numbers[k] = row[column]
		}
		ordered = append(ordered, numbers)
	}
	return ordered, true
}

// four draws 7 numbers of a square of size 4, from which the others follow, until all are different and from 1 to 16.
// Its cells are
//
//	a b c d
//	e f g h
//	i j k l
//	m n o p
func four(r *rand.Rand, budget *generators.Budget) (rows [][]int, ok bool) {
	const sum = 34
	for budget.Spend(1) {
		bits := r.Uint32()
		draw := func() int {
			bits >>= 4
			return int(bits&15) + 1
		}
		a, b, c, e, i := draw(), draw(), draw(), draw(), draw()
		d, m := sum-a-b-c, sum-a-e-i
		if !differ(a, b, c, d, e, i, m) {
			continue
		}
		f, j := draw(), draw()
		g, n := sum-d-j-m, sum-b-f-j
		twice := 2*sum - a - f - c - g - (sum - m - n) // k+p and k+o, less o+p
		k := twice / 2
		h, o, l, p := sum-e-f-g, sum-c-g-k, sum-i-j-k, sum-a-f-k
		if twice%2 == 0 && d+h+l+p == sum && differ(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) {
			return [][]int{{a, b, c, d}, {e, f, g, h}, {i, j, k, l}, {m, n, o, p}}, true
		}
	}
	return nil, false
}

// differ tells whether numbers are different ones of those from 1 to 16.
func differ(numbers ...int) bool {
	var seen Set
	for _, n := range numbers {
		one := Only(n) & between(1, 16)
		if one == 0 || seen&one != 0 {
			return false
		}
		seen |= one
	}
	return true
}
