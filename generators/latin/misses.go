package latin

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// Misses are the written form of a filled square with two successive numbers exchanged throughout, in turn for all such
// pairs: only clues tell them from the square.
func Misses(square string, size int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for n := 1; n < size; n++ {
			rows, _ := grid.Parse(square, size, size, size)
			for _, row := range rows {
				i, k := slices.Index(row, n), slices.Index(row, n+1)
				row[i], row[k] = row[k], row[i]
			}
			if !yield(grid.Format(rows)) {
				return
			}
		}
	}
}

// Written are the solutions that a search finds, in their written form.
func (s *Search) Written(square *Square) iter.Seq[string] {
	return func(yield func(string) bool) {
		for solution := range s.Solutions(square) {
			if !yield(grid.Format(solution.Rows())) {
				return
			}
		}
	}
}
