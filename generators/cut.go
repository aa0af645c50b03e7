package generators

import "slices"

// Cut takes clues away, one at a time and from the first, as long as what is left is enough, and returns those
// that had to stay, in their order. Shuffle the clues first; put those that should go before the others at the
// front. enough must not keep or change the slice it is given. All clues together are taken to be enough.
//
// If enough stays false once it is false for a larger set (true of "has one solution"), no clue of the result
// can be left out: the set is minimal.
func Cut[Clue any](clues []Clue, enough func([]Clue) bool) []Clue {
	kept := append([]Clue(nil), clues...)
	trial := make([]Clue, 0, len(clues))
	for i := 0; i < len(kept); {
		trial = append(append(trial[:0], kept[:i]...), kept[i+1:]...)
		if enough(trial) {
			kept = append(kept[:0], trial...)
		} else {
			i++
		}
	}
	return kept
}

// Pare does what Cut does, and from what is known already: a state holds what follows from some clues, with gives a new
// state in which more of them hold, and enough tells whether a state is solved. base holds what is there without any
// of the clues.
//
// It halves the clues, and goes into a half only if that cannot go as a whole. Where whatever follows from some clues
// follows from more of them in any order, the result is that of Cut.
func Pare[State, Clue any](clues []Clue, base State, with func(State, []Clue) State, enough func(State) bool) []Clue {
	return Parer[State, Clue]{With: with, Enough: enough}.Pare(slices.Clone(clues), base)
}

// A Parer does what Pare does where more can be told of clues and states. Hard and Idle may be nil.
type Parer[State, Clue any] struct {
	With   func(State, []Clue) State
	Enough func(State) bool

	// Hard finds that a state is enough where Enough, by easier means, does not. It is asked about each single clue that
	// would have to stay, with the state without it. Once it has said yes, With and Enough must use its means too.
	Hard func(State) bool

	// Idle tells that a clue adds nothing to a state, nor to any that more clues are added to.
	Idle func(State, Clue) bool
}

// Pare returns those of the clues that had to stay. They are gathered at the front of the slice, in the place of those that
// went.
func (p Parer[State, Clue]) Pare(clues []Clue, base State) []Clue {
	if len(clues) == 0 || p.Enough(base) {
		return clues[:0]
	}
	return p.pare(clues[:0], clues, base)
}

// pare is Pare where the base is not enough. It adds to those that were kept, of clues further on in the same slice.
func (p *Parer[State, Clue]) pare(kept, clues []Clue, base State) []Clue {
	if p.Idle != nil {
		clues = slices.DeleteFunc(clues, func(clue Clue) bool { return p.Idle(base, clue) })
	}
	if len(clues) <= 1 {
		if p.Hard != nil && p.Hard(base) {
			return kept
		}
		return append(kept, clues...)
	}
	early, late := clues[:len(clues)/2], clues[len(clues)/2:]
	if rest := p.With(base, late); !p.Enough(rest) {
		before := len(kept)
		kept = p.pare(kept, early, rest)
		if base = p.With(base, kept[before:]); p.Enough(base) {
			return kept
		}
	}
	return p.pare(kept, late, base)
}
