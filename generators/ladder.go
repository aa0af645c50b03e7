package generators

// A Rung is one technique of deduction. It looks for a place where the technique applies, applies it to the
// state, and tells whether anything changed. A rung that only ever asserts what must hold keeps every solution.
type Rung[State any] func(State) bool

// Climb solves as a careful person would: it tries the rungs from the easiest, and after each progress goes back
// to the first. It ends when done says so, or when no rung makes progress. It returns how often each rung made
// progress; the hardest rung with a count above zero is the tier of the instance.
//
// The loop is that of Simon Tatham's graded solvers ("goto cont" in latin.c).
func Climb[State any](state State, rungs []Rung[State], done func(State) bool) (used []int) {
	used = make([]int, len(rungs))
	for i := 0; i < len(rungs) && !done(state); {
		if rungs[i](state) {
			used[i]++
			i = 0
		} else {
			i++
		}
	}
	return used
}

// Tier is the hardest rung that Climb used, counted from 0; -1 if none was.
func Tier(used []int) int {
	for i := len(used) - 1; i >= 0; i-- {
		if used[i] > 0 {
			return i
		}
	}
	return -1
}

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
	return Whittle(clues, base, with, enough, func(State) bool { return false })
}

// Whittle does what Pare does where most states are seen to be enough, or not, by easy means, and hard ones are left for
// last: it asks those of each single clue that would have to stay, about the state without it. Once they have said
// yes, with and enough must use them too.
func Whittle[State, Clue any](clues []Clue, base State, with func(State, []Clue) State, enough, last func(State) bool) []Clue {
	if len(clues) == 0 || enough(base) {
		return []Clue{}
	}
	return whittle(clues, base, with, enough, last)
}

// whittle is Whittle where the base is not enough, and there are clues.
func whittle[State, Clue any](clues []Clue, base State, with func(State, []Clue) State, enough, last func(State) bool) (kept []Clue) {
	if len(clues) == 1 {
		if last(base) {
			return nil
		}
		return clues[:1:1]
	}
	early, late := clues[:len(clues)/2], clues[len(clues)/2:]
	if rest := with(base, late); !enough(rest) {
		kept = append(kept, whittle(early, rest, with, enough, last)...)
		if base = with(base, kept); enough(base) {
			return kept
		}
	}
	return append(kept, whittle(late, base, with, enough, last)...)
}
