package skyline

import "github.com/touchstone-rl/touchstone/generators/latin"

// A view is what a clue says of a line: what each tower that is seen adds to it.
type view struct {
	gains []gain
	tops  [][]latin.Set // by how many towers were passed and by their total: the heights that the tallest may have
}

// A gain is what a seen tower adds if its height is one of a set.
type gain struct {
	heights latin.Set
	adds    int
}

func newView(sums bool, size int) *view {
	v := &view{tops: make([][]latin.Set, size+1)}
	most := 0
	for height := 1; height <= size; height++ {
		adds := worth(sums, height)
		if most += adds; !sums && height > 1 {
			v.gains[0].heights |= latin.Only(height)
		} else {
			v.gains = append(v.gains, gain{latin.Only(height), adds})
		}
	}
	for i := range v.tops {
		v.tops[i] = make([]latin.Set, most+1)
	}
	return v
}

// look leaves the cells of a line, seen from its clue, what they may hold by that clue alone. It walks along the line
// and knows of the towers that it passed no more than their total and the tallest, which is at least as high as they
// are many.
func (v *view) look(line []latin.Set, clue int) {
	size := len(line)
	if clue >= len(v.tops[1]) {
		clear(line)
		return
	}
	clear(v.tops[1])
	for _, g := range v.gains {
		if g.adds <= clue {
			v.tops[1][g.adds] |= line[0] & g.heights
		}
	}
	for i := 1; i < size; i++ {
		v.pass(i, line[i], clue)
	}
	clear(v.tops[size][:clue])
	v.tops[size][clue] &= latin.Only(size)
	for i := size - 1; i > 0; i-- {
		line[i] &= v.back(i, line[i], clue)
	}
	var first latin.Set
	for _, g := range v.gains {
		if g.adds <= clue {
			first |= v.tops[1][g.adds] & g.heights
		}
	}
	line[0] &= first
}

// pass goes past the cell of an index.
func (v *view) pass(i int, cell latin.Set, clue int) {
	next := v.tops[i+1][:clue+1]
	clear(next)
	for total, tops := range v.tops[i][:clue+1] {
		if tops == 0 {
			continue
		}
		next[total] |= tops & cell.Above()
		seen := cell & tops.Above()
		for _, g := range v.gains {
			if total+g.adds <= clue {
				next[total+g.adds] |= seen & g.heights
			}
		}
	}
}

// back goes back over the cell of an index, leaves of the tops before it those that can go on to the end, and gives the
// heights with which they do.
func (v *view) back(i int, cell latin.Set, clue int) (heights latin.Set) {
	after := v.tops[i+1]
	for total, tops := range v.tops[i][:clue+1] {
		if tops == 0 {
			continue
		}
		stay := tops & after[total] & cell.Above()
		var seen latin.Set
		for _, g := range v.gains {
			if total+g.adds <= clue {
				seen |= cell & after[total+g.adds] & g.heights
			}
		}
		heights |= below(stay) | seen&tops.Above()
		v.tops[i][total] = stay | tops&below(seen)
	}
	return heights
}

// below are the heights below the greatest of a set.
func below(s latin.Set) latin.Set {
	if s == 0 {
		return 0
	}
	return s.Below()
}
