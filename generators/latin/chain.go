package latin

// Chain is the rung of forcing chains: from a cell with two candidates a and b it goes, supposing b there, along cells
// with two candidates, each losing one by its forerunner and so forced to the other. A cell so forced to a, or the
// first itself, holds a then; so one of the two holds a in any case, and cells in line with both cannot. If the chain
// forces the first cell itself to a, b is impossible there.
func Chain(s *Square) bool {
	reached, queue := make([]Set, len(s.Cells)), make([]link, 0, 2*len(s.Cells))
	for start, pair := range s.Cells {
		if pair.Len() != 2 {
			continue
		}
		for rest := pair; rest != 0; rest &= rest - 1 {
			clear(reached)
			if s.chain(start, rest&-rest, reached, queue) {
				return true
			}
		}
	}
	return false
}

// A link is a cell of a chain with the number it is forced to.
type link struct {
	cell   int
	forced Set
}

// chain follows, breadth first, the chains that begin with a number supposed in a cell of two candidates. reached is
// what each cell was found to be forced to, nothing yet, and queue has room for the links.
func (s *Square) chain(start int, supposed Set, reached []Set, queue []link) bool {
	other := s.Cells[start] &^ supposed
	queue = append(queue[:0], link{start, supposed})
	for next := 0; next < len(queue); next++ {
		at := queue[next]
		for i := range 2 * s.Size {
			cell := s.peer(at.cell, i)
			if cell == at.cell || s.Cells[cell].Len() != 2 || s.Cells[cell]&at.forced == 0 {
				continue
			}
			forced := s.Cells[cell] &^ at.forced
			if reached[cell]&forced != 0 {
				continue
			}
			reached[cell] |= forced
			if forced == other && s.refute(start, cell, other) {
				return true
			}
			queue = append(queue, link{cell, forced})
		}
	}
	return false
}

// refute uses that one of two cells holds a number: it takes the number from the cells in line with both.
func (s *Square) refute(a, b int, number Set) bool {
	if a == b {
		return s.Keep(a, number)
	}
	progress := false
	for i := range 2 * s.Size {
		if cell := s.peer(a, i); cell != a && cell != b && s.inLine(cell, b) {
			progress = s.Keep(cell, ^number) || progress
		}
	}
	return progress
}

// peer is one of the cells of the row (i from 0 to Size-1) or column (from Size to 2*Size-1) of a cell.
func (s *Square) peer(cell, i int) int {
	if i < s.Size {
		return cell/s.Size*s.Size + i
	}
	return (i-s.Size)*s.Size + cell%s.Size
}

func (s *Square) inLine(a, b int) bool { return a/s.Size == b/s.Size || a%s.Size == b%s.Size }
