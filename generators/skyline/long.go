package skyline

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// long does the work of the rungs on lines that have too many ways to list them. While clues come and go, the same lines
// come again and again.
type long struct {
	sums  bool
	size  int
	view  *view
	lines *lines                           // nil until it is needed
	known [256]struct{ task, left packed } // each where a hash of its task says: a line and, in the second word, the rest
}

func newLong(sums bool, size int) *long {
	return &long{sums: sums, size: size, view: newView(sums, size)}
}

// left is what a rung leaves of a line.
func (l *long) left(line packed, near, far int, allWays bool) packed {
	task := packed{line[0], line[1] | uint64(near)<<40 | uint64(far)<<48}
	if allWays {
		task[1] |= 1 << 56
	}
	known := &l.known[(task[0]*0x9e3779b97f4a7c15^task[1]*0xc2b2ae3d27d4eb4f)>>56]
	if known.task != task {
		known.task, known.left = task, l.work(line, near, far, allWays)
	}
	return known.left
}

func (l *long) work(line packed, near, far int, allWays bool) (left packed) {
	var room [MaxSize]latin.Set
	cells := room[:l.size]
	for k := range cells {
		cells[k] = line.cell(k)
	}
	if allWays {
		if l.lines == nil {
			l.lines = newLines(l.sums, l.size)
		}
		l.lines.fill(cells, [2]int{near, far})
	} else {
		for _, clue := range [2]int{near, far} {
			if clue > 0 {
				l.view.look(cells, clue)
			}
			slices.Reverse(cells)
		}
	}
	for k, cell := range cells {
		left.put(k, cell)
	}
	return left
}
