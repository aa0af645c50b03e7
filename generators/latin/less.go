package latin

import "github.com/touchstone-rl/touchstone/generators"

// Bounds is the rung of pairs of cells of which the first holds less than the second: the first stays below the most
// that the second may hold, and the second above the least that the first may. Used again and again, it carries bounds
// along chains of pairs.
func Bounds(pairs [][2]int) generators.Rung[*Square] {
	return func(s *Square) bool {
		progress := false
		for _, pair := range pairs {
			progress = s.order(pair, s.Cells[pair[0]], s.Cells[pair[1]]) || progress
		}
		return progress
	}
}

// Beside is the part of Bounds that is seen at a single pair: the first cell does not hold the largest number, the
// second not the smallest, and if one of them is known, the other keeps on its side of it.
func Beside(pairs [][2]int) generators.Rung[*Square] {
	return func(s *Square) bool {
		progress := false
		for _, pair := range pairs {
			less, more := s.Cells[pair[0]], s.Cells[pair[1]]
			if !less.Single() {
				less = UpTo(s.Size)
			}
			if !more.Single() {
				more = UpTo(s.Size)
			}
			progress = s.order(pair, less, more) || progress
		}
		return progress
	}
}

// order keeps the first cell of a pair below the largest of more, and the second above the smallest of less.
func (s *Square) order(pair [2]int, less, more Set) bool {
	first := s.Keep(pair[0], more.Below())
	return s.Keep(pair[1], less.Above()) || first
}
