package skyline

import (
	"slices"
	"sync"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// listed is the largest size of lines whose ways are listed, once for all.
const listed = 6

// allWays gives the ways to fill lines, of counts and of sums, by size. In an order each cell has its height. In a sight,
// which does not remember what was used, a cell whose tower is hidden has all heights below the tallest so far.
var allWays = sync.OnceValues(list)

func list() (sights, orders [2][listed + 1]*ways) {
	for kind, sums := range []bool{false, true} {
		for size := 1; size <= listed; size++ {
			sights[kind][size], orders[kind][size] = newWays(sums, size), newWays(sums, size)
			sights[kind][size].look(make([]latin.Set, 0, size), 0, 0)
			orders[kind][size].order(make([]latin.Set, 0, size), latin.UpTo(size))
		}
	}
	return sights, orders
}

// ways are those of lines of one size.
type ways struct {
	sums       bool
	size, most int        // most is what can be seen at most
	spare      uint64     // the highest bit of each lane
	between    [][]uint64 // by both clues, 0 for none: the ways that they allow, packed as lines are
}

func newWays(sums bool, size int) *ways {
	w := &ways{sums: sums, size: size, most: size}
	for k := range size {
		w.spare |= 1 << (k*laneBits + laneBits - 1)
	}
	if sums {
		w.most = size * (size + 1) / 2
	}
	w.between = make([][]uint64, (w.most+1)*(w.most+1))
	return w
}

// add adds a way that clues allow.
func (w *ways) add(cells []latin.Set, near, far int) {
	var way uint64
	for k, cell := range cells {
		way |= uint64(cell) << (k * laneBits)
	}
	at := near*(w.most+1) + far
	w.between[at] = append(w.between[at], way)
}

// look adds all sights that begin with some cells, of which so much is seen and the tallest is so high.
func (w *ways) look(cells []latin.Set, seen, tallest int) {
	if len(cells) == w.size {
		if tallest == w.size {
			w.add(cells, seen, 0)
			slices.Reverse(cells)
			w.add(cells, 0, seen)
			slices.Reverse(cells)
		}
		return
	}
	if tallest > 1 {
		w.look(append(cells, latin.UpTo(tallest-1)), seen, tallest)
	}
	for height := tallest + 1; height <= w.size; height++ {
		w.look(append(cells, latin.Only(height)), seen+worth(w.sums, height), height)
	}
}

// order adds all orders that begin with some cells and go on with the heights that are left.
func (w *ways) order(cells []latin.Set, left latin.Set) {
	if left == 0 {
		near := w.seen(cells)
		slices.Reverse(cells)
		far := w.seen(cells)
		slices.Reverse(cells)
		w.add(cells, near, 0)
		w.add(cells, 0, far)
		w.add(cells, near, far)
	}
	for rest := left; rest != 0; rest &= rest - 1 {
		w.order(append(cells, rest&-rest), left&^(rest&-rest))
	}
}

// seen is what is seen from the first cell.
func (w *ways) seen(cells []latin.Set) (total int) {
	tallest := latin.Set(0)
	for _, cell := range cells {
		if cell > tallest {
			tallest = cell
			total += worth(w.sums, cell.Min())
		}
	}
	return total
}

// fit leaves of a line what it holds in some way that its clues allow.
func (w *ways) fit(line uint64, near, far int) (left uint64) {
	if max(near, far) > w.most {
		return 0
	}
	carry := w.spare - w.spare>>(laneBits-1) // what carries any height of a lane into its spare bit
	for _, way := range w.between[near*(w.most+1)+far] {
		if fits := line & way; (fits+carry)&w.spare == w.spare {
			if left |= fits; left == line {
				break
			}
		}
	}
	return left
}
