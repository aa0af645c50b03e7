package lineup

import (
	"fmt"
	"math/bits"
	"slices"
)

// A Kind is a kind of clue. The kinds stand in the order of how directly they tell something.
type Kind int

const (
	At        Kind = iota // a thing is in a place
	Same                  // two things are in the same place
	JustLeft              // one thing is directly to the left of another
	Next                  // two things are next to each other
	Left                  // one thing is somewhere to the left of another
	NotAt                 // a thing is not in a place
	Different             // two things are not in the same place
	Apart                 // two things are Number places apart, 2 or more
	Between               // one thing is somewhere between two others
	Far                   // two things are 2 or more places apart
	Either                // one thing is in the same place as one of two others
)

// AllKinds is how many kinds there are.
const AllKinds = 11

var kindNames = [AllKinds]string{
	"at", "same", "just_left", "next", "left", "not_at", "different", "apart", "between", "far", "either",
}

func (k Kind) String() string { return kindNames[k] }

// ParseKind is the kind of a name.
func ParseKind(name string) (Kind, error) {
	k := slices.Index(kindNames[:], name)
	if k < 0 {
		return 0, fmt.Errorf("%q is no kind of clue", name)
	}
	return Kind(k), nil
}

// HasPlace tells whether the second thing of such a clue is a place.
func (k Kind) HasPlace() bool { return k == At || k == NotAt }

// Things is how many things such a clue is about, a place included.
func (k Kind) Things() int {
	if k == Between || k == Either {
		return 3
	}
	return 2
}

// alike is the first of the things that can be exchanged in such a clue; they go on to the last. It is the number of
// things where none can.
func (k Kind) alike() int {
	switch k {
	case Same, Next, Different, Apart, Far:
		return 0
	case Between, Either:
		return 1
	}
	return k.Things()
}

// A Clue says where things are, from each other.
type Clue struct {
	Kind   Kind
	Number int   // how many places apart, for Apart; 0 for other kinds
	Things []int // distinct, a place last

	ways []way // it is kept if one of these is; one alone is a single relation
}

// NewClue is the clue of a kind, with its number and things.
func NewClue(kind Kind, number int, things ...int) Clue {
	if kind == Apart {
		return Clue{kind, number, things, pair(exactly(number) | exactly(-number))}
	}
	return Clue{kind, number, things, meaning[kind]}
}

// Kept tells whether a clue is kept where every thing has the place given.
func (c *Clue) Kept(where []int) bool {
	for _, w := range c.ways {
		kept := true
		for _, r := range w {
			kept = kept && exactly(where[c.Things[r.to]]-where[c.Things[r.from]])&r.by != 0
		}
		if kept {
			return true
		}
	}
	return false
}

// A way is one way to keep a clue: all of its relations hold. Each of them is about the clue's first thing.
type way []relation

// A relation says how far one thing of a clue is from another. Things are counted from 0, in the clue.
type relation struct {
	from, to int
	by       distances // from the one to the other
}

// narrow leaves the things of a clue the places where all relations hold; the first of them none, if they cannot.
// One walk along the relations and one back find all there is to find, since they make no circle.
func (w way) narrow(can *[3]set) {
	for i := range w {
		w[i].narrow(can)
	}
	for i := len(w) - 2; i >= 0; i-- {
		w[i].narrow(can)
	}
}

func (r *relation) narrow(can *[3]set) {
	can[r.to] &= r.by.from(can[r.from])
	can[r.from] &= r.by.back().from(can[r.to])
}

// meaning says when clues are kept, but for those of kind Apart.
var meaning = [AllKinds][]way{
	At:        pair(exactly(0)),
	Same:      pair(exactly(0)),
	JustLeft:  pair(exactly(1)),
	Next:      pair(exactly(1) | exactly(-1)),
	Left:      pair(right),
	NotAt:     pair(anywhere &^ exactly(0)),
	Different: pair(anywhere &^ exactly(0)),
	Between:   {{{1, 0, right}, {0, 2, right}}, {{2, 0, right}, {0, 1, right}}},
	Far:       pair(anywhere &^ (exactly(-1) | exactly(0) | exactly(1))),
	Either:    {{{0, 1, exactly(0)}}, {{0, 2, exactly(0)}}},
}

// pair is the meaning of a clue about the distance of two things.
func pair(by distances) []way { return []way{{{0, 1, by}}} }

// A set is a set of places: bit p stands for place p, counted from 0.
type set uint32

func (s set) len() int     { return bits.OnesCount32(uint32(s)) }
func (s set) first() int   { return bits.TrailingZeros32(uint32(s)) }
func (s set) single() bool { return s&(s-1) == 0 && s != 0 }

// distances is a set of distances between two places: bit MaxPlaces-1+d stands for d places to the right, where a
// negative d means to the left.
type distances uint64

const (
	anywhere distances = 1<<(2*MaxPlaces-1) - 1
	right    distances = anywhere &^ (1<<MaxPlaces - 1)
)

func exactly(d int) distances { return 1 << (MaxPlaces - 1 + d) }

// back is the set of the same distances in the other direction.
func (d distances) back() distances { return distances(bits.Reverse64(uint64(d)) >> 1) }

// from is the set of the places at one of the distances from some place of the set. It may hold places beyond the
// last.
func (d distances) from(s set) set {
	few, many := uint64(s), uint64(d)
	if bits.OnesCount64(many) < bits.OnesCount64(few) {
		few, many = many, few
	}
	var sums uint64
	for ; few != 0; few &= few - 1 {
		sums |= many << bits.TrailingZeros64(few)
	}
	return set(sums >> (MaxPlaces - 1))
}
