package latin

import "slices"

// Chain is the rung of forcing chains: from a cell with two candidates a and b it goes, supposing b there, along cells
// with two candidates, each losing one by its forerunner and so forced to the other. A cell so forced to a, or the
// first itself, holds a then; so one of the two holds a in any case, and cells in line with both cannot. If the chain
// forces the first cell itself to a, b is impossible there.
func Chain(s *Square) bool {
	var f forcing
	look(&f, s.Size, s.Cells)
	return f.walk(s.refute)
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

// A forcing holds what forcing chains go along. It may be used again and again.
type forcing struct {
	literals    []literal
	implied     []int // of all literals
	at          []int // by cell: its first literal
	seen, queue []int // of a walk
}

// A literal says that a cell, which may hold two numbers, holds one of them. That which says that it holds the other stands
// beside it: literals 2i and 2i+1 go together.
type literal struct {
	cell    int
	number  Set
	implied []int // the literals that follow at once: cells in line that may hold the number hold their other one
}

// look lists the literals of a square.
func look[S ~uint16 | ~uint32](f *forcing, size int, cells []S) {
	var inRow, inColumn [MaxSize]Set // where the cells with two numbers are
	f.literals, f.implied = f.literals[:0], f.implied[:0]
	f.at = slices.Grow(f.at[:0], len(cells))[:len(cells)]
	for cell, numbers := range cells {
		if high := numbers & (numbers - 1); high != 0 && high&(high-1) == 0 {
			inRow[cell/size] |= 1 << (cell % size)
			inColumn[cell%size] |= 1 << (cell / size)
			f.at[cell] = len(f.literals)
			f.literals = append(f.literals, literal{cell: cell, number: Set(numbers &^ high)}, literal{cell: cell, number: Set(high)})
		}
	}
	for i := range f.literals {
		l, before := &f.literals[i], len(f.implied)
		imply := func(cell int) {
			if Set(cells[cell])&l.number == 0 || cell == l.cell {
				return
			}
			other := f.at[cell]
			if f.literals[other].number == l.number {
				other++
			}
			f.implied = append(f.implied, other)
		}
		row, column := l.cell/size, l.cell%size
		for rest := inRow[row]; rest != 0; rest &= rest - 1 {
			imply(row*size + rest.Min() - 1)
		}
		for rest := inColumn[column]; rest != 0; rest &= rest - 1 {
			imply((rest.Min()-1)*size + column)
		}
		l.implied = f.implied[before:]
	}
}

// walk goes from each literal, breadth first, to all that follow, and gives the pairs of cells of which one or the other
// holds a number, until it is told that one was of use.
func (f *forcing) walk(use func(a, b int, number Set) bool) bool {
	f.seen = slices.Grow(f.seen[:0], len(f.literals))[:len(f.literals)]
	clear(f.seen)
	for start := range f.literals {
		other := &f.literals[start^1]
		f.queue = append(f.queue[:0], start)
		for next := 0; next < len(f.queue); next++ {
			for _, i := range f.literals[f.queue[next]].implied {
				if f.seen[i] > start {
					continue
				}
				f.seen[i] = start + 1
				f.queue = append(f.queue, i)
				if l := &f.literals[i]; l.number == other.number && use(other.cell, l.cell, l.number) {
					return true
				}
			}
		}
	}
	return false
}
