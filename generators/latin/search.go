package latin

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators"
)

// A Search finds the ways to complete a square: it climbs the rungs, then supposes, one after another, the candidates
// of a cell that has the fewest, and so on.
type Search struct {
	// Rungs must take no candidate away that belongs to a solution, and together they must break every filled square
	// that is none. NakedSingle breaks what is not Latin.
	Rungs []generators.Rung[*Square]

	// Deduce, if it is there, does what climbing the rungs does, and goes on from lines that hold something new.
	Deduce func(s *Square, fresh Lines) (whole bool)

	MaxNodes int // how many nodes the search may have; 0 = any number

	Nodes int  // how many nodes it had: the square itself and the suppositions
	Short bool // whether it ended for want of nodes, and may have missed solutions
}

// Solutions gives all solutions of a square, in a fixed order. The square itself is not changed; each one handed out
// is overwritten by the search for the next.
func (s *Search) Solutions(square *Square) iter.Seq[*Square] {
	return func(yield func(*Square) bool) {
		s.Nodes, s.Short = 0, false
		s.node(square, square.AllLines(), &Square{Size: square.Size}, yield)
	}
}

// prove is Unique, with other limits, and tells how many nodes it took.
func (s Search) prove(square *Square, maxNodes int) (nodes int, unique bool) {
	s.MaxNodes = maxNodes
	unique = s.Unique(square)
	return s.Nodes, unique
}

// Unique tells whether a square was shown to have exactly one solution.
func (s *Search) Unique(square *Square) bool {
	found := 0
	for range s.Solutions(square) {
		if found++; found == 2 {
			return false
		}
	}
	return found == 1 && !s.Short
}

// node searches below a square in which some lines hold something new, in the space given, and tells whether to go on.
func (s *Search) node(square *Square, fresh Lines, space *Square, yield func(*Square) bool) bool {
	if s.MaxNodes > 0 && s.Nodes == s.MaxNodes {
		s.Short = true
		return false
	}
	s.Nodes++
	space.Cells = append(space.Cells[:0], square.Cells...)
	if s.Deduce != nil {
		s.Deduce(space, fresh)
	} else {
		generators.Climb(space, s.Rungs, (*Square).Broken)
	}
	if space.Broken() {
		return true
	}
	cell := narrowest(space)
	if cell < 0 {
		return yield(space)
	}
	below := &Square{Size: square.Size}
	for rest := space.Cells[cell]; rest != 0; rest &= rest - 1 {
		space.Cells[cell] = rest & -rest
		if !s.node(space, space.LinesOf(cell), below, yield) {
			return false
		}
	}
	return true
}

// narrowest is the first of the unknown cells with the fewest candidates; -1 if all are known.
func narrowest(s *Square) int {
	best, fewest := -1, MaxSize+1
	for i, cell := range s.Cells {
		if n := cell.Len(); n > 1 && n < fewest {
			best, fewest = i, n
		}
	}
	return best
}
