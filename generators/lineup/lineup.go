// Package lineup makes and solves puzzles about things in a row of places, such as the zebra puzzle's people, drinks
// and pets in a row of houses. The things come in groups, and each group has one thing for every place.
//
// The places themselves count as group 0, of things that stand where they are. So "tea is drunk in house 3" is a clue
// about two things, tea and house 3, and every kind of clue says no more than how far apart its things may be. That is
// all that the solver knows of it. Thing i of group g has the number g*places+i.
package lineup

import (
	"math/bits"
	"slices"
)

const (
	MaxPlaces = 32  // the largest number of places
	MaxGroups = 63  // the largest number of groups, beside the places
	MaxClues  = 128 // the largest number of clues
)

// A Row is what is known of a line-up: for every thing the places where it may still be. A thing with one place is
// known. A thing without any shows that what was assumed is impossible; the row is then broken.
type Row struct {
	Steps int // how often a thing lost places, in this row or in one that was supposed for its sake

	*puzzle
	can     []set   // where each thing can be
	heard   int     // so many clues have waited
	waiting clueSet // clues about things that lost places since they were heeded
	stale   uint64  // groups of which a thing lost places since they were looked at; bit g is group g
	broken  bool
}

// A puzzle is what stays the same while it is solved. All copies of a row share it.
type puzzle struct {
	places int
	clues  []Clue
	ties   []ties // of each thing
}

// ties are what a thing takes part in.
type ties struct {
	clues clueSet
	group uint64 // one bit
}

// New is a row of which nothing is known but the clues, MaxClues at most. It has the given number of groups beside the
// places.
func New(places, groups int, clues []Clue) *Row {
	things := places * (groups + 1)
	r := &Row{puzzle: &puzzle{places, slices.Clip(clues), make([]ties, things)}, can: make([]set, things)}
	for thing := range things {
		r.can[thing] = 1<<places - 1
		if thing < places {
			r.can[thing] = 1 << thing
		}
		r.ties[thing].group = 1 << (thing / places)
	}
	for i := range clues {
		r.tie(i)
	}
	return r
}

// Add adds a clue to a row and all its copies. There must be fewer than MaxClues.
func (p *puzzle) Add(clue Clue) {
	p.clues = append(p.clues, clue)
	p.tie(len(p.clues) - 1)
}

func (p *puzzle) tie(clue int) {
	for _, thing := range p.clues[clue].Things {
		p.ties[thing].clues.add(clue)
	}
}

// Broken tells whether some thing has no place.
func (r *Row) Broken() bool { return r.broken }

// groups is how many groups there are, with the places.
func (r *Row) groups() int { return len(r.can) / r.places }

// group is the number of the first thing of a group, and where each of its things can be.
func (r *Row) group(g int) (first int, can []set) {
	first = g * r.places
	return first, r.can[first : first+r.places]
}

// narrowest is the first of the things with the fewest places that are not known; -1 if all are known.
func (r *Row) narrowest() int {
	best, fewest := -1, MaxPlaces+1
	for thing, can := range r.can {
		if n := can.len(); n > 1 && n < fewest {
			best, fewest = thing, n
			if n == 2 {
				break
			}
		}
	}
	return best
}

// with is a copy of the row in which a thing is in one place.
func (r *Row) with(thing int, place set) *Row {
	trial := *r
	trial.can = slices.Clone(r.can)
	trial.keep(thing, place)
	return &trial
}

// keep leaves a thing those of its places that are in the set, and tells whether it lost any.
func (r *Row) keep(thing int, places set) bool {
	was := r.can[thing]
	now := was & places
	if now == was {
		return false
	}
	r.can[thing] = now
	r.Steps++
	r.waiting.join(r.ties[thing].clues)
	r.stale |= r.ties[thing].group
	r.broken = r.broken || now == 0
	return true
}

// listen lets the clues wait that have not waited yet.
func (r *Row) listen() {
	for ; r.heard < len(r.clues); r.heard++ {
		r.waiting.add(r.heard)
	}
}

// heed takes from the things of a clue the places where it cannot be kept, and tells whether there were any. The clue
// does not wait any more: heeded twice it tells no more.
func (r *Row) heed(clue int) (progress bool) {
	c := &r.clues[clue]
	if len(c.ways) == 1 {
		only := &c.ways[0][0]
		from, to := c.Things[only.from], c.Things[only.to]
		progress = r.keep(to, only.by.from(r.can[from]))
		progress = r.keep(from, only.by.back().from(r.can[to])) || progress
	} else {
		progress = r.choose(c)
	}
	r.waiting.remove(clue)
	return progress
}

// choose leaves the things of a clue the places where they can be in one of the ways to keep it.
func (r *Row) choose(clue *Clue) (progress bool) {
	var before, after [3]set
	for i, thing := range clue.Things {
		before[i] = r.can[thing]
	}
	for _, w := range clue.ways {
		can := before
		w.narrow(&can)
		if can[0] != 0 {
			for i := range after {
				after[i] |= can[i]
			}
		}
	}
	for i, thing := range clue.Things {
		progress = r.keep(thing, after[i]) || progress
	}
	return progress
}

// A clueSet is a set of clues, by their numbers.
type clueSet [MaxClues / 64]uint64

func (s *clueSet) add(clue int)    { s[clue/64] |= 1 << (clue % 64) }
func (s *clueSet) remove(clue int) { s[clue/64] &^= 1 << (clue % 64) }

func (s *clueSet) join(t clueSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

// next is the smallest number in the set from a given one on; -1 if there is none.
func (s *clueSet) next(from int) int {
	for i := from / 64; i < len(s); i++ {
		if rest := s[i] >> (from % 64); rest != 0 {
			return from + bits.TrailingZeros64(rest)
		}
		from = (i + 1) * 64
	}
	return -1
}
