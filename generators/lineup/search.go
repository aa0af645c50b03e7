package lineup

import (
	"iter"
	"math/bits"
	"slices"
)

// Solutions finds every line-up that the row allows, in a fixed order, as the place of each thing. If a line-up near is
// given, its places are tried first. What the row knows is not changed. A clue that is added after a line-up holds for
// all that follow. The list that is handed out is overwritten by the search for the next.
func (r *Row) Solutions(near []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		s := search{near, make([]int, len(r.can)), yield}
		start := *r
		start.can = slices.Clone(r.can)
		s.below(&start)
	}
}

type search struct {
	near  []int
	found []int
	yield func([]int) bool
}

// below searches all that a row allows, and changes it; it tells whether the search shall go on.
func (s *search) below(row *Row) bool {
	if !row.settle() {
		return true
	}
	thing := row.narrowest()
	if thing < 0 {
		for i, can := range row.can {
			s.found[i] = can.first()
		}
		return s.yield(s.found)
	}
	left := row.can[thing]
	if s.near != nil {
		if place := left & (1 << s.near[thing]); place != 0 {
			if !s.below(row.with(thing, place)) {
				return false
			}
			left &^= place
		}
	}
	for ; left != 0; left &= left - 1 {
		if !s.below(row.with(thing, left&-left)) {
			return false
		}
	}
	return true
}

// settle takes away what no clue and no group allows until nothing changes; it tells whether the row is unbroken.
func (r *Row) settle() bool {
	r.listen()
	for !r.broken {
		if clue := r.waiting.next(0); clue >= 0 {
			r.heed(clue)
		} else if r.stale != 0 {
			g := bits.TrailingZeros64(r.stale)
			r.stale &= r.stale - 1
			r.exclude(g)
			r.fill(g)
		} else {
			return true
		}
	}
	return false
}
