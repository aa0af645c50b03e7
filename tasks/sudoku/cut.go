package sudoku

import (
	"math/bits"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// cluesOf is a board with as few values of a full board as can be told to make a sudoku of a tier; nil if it came
// out easier.
func cluesOf(r *rand.Rand, s *shape, full *board, t tier) *board {
	blank := newBoard(s)
	trial := blank.clone()
	clues := enoughClues(r, trial, full, min(t, naked))
	k := newCutter(trial, full, clues, t)
	k.cut(blank, clues, 0)
	blank.reveal(full, k.kept)
	if trial.set(blank); trial.grade() != t {
		return nil
	}
	return blank
}

// enoughClues draws cells of a full board until the techniques up to a tier lead from their values to all others. It
// fills the board that it is given.
func enoughClues(r *rand.Rand, known, full *board, t tier) (clues []cell) {
	for _, i := range r.Perm(len(full.peers)) {
		if known.values[i] == 0 {
			clues = append(clues, cell(i))
			known.fill(cell(i), int(full.values[i]))
			for !known.done() && known.singles(t) {
			}
		}
	}
	return clues
}

// A cutter takes clues away, one after another, each if the others lead back to it. What singles tell is never found
// out twice: while clues of one half of some are looked at, all that follows from the other half stays known.
type cutter struct {
	full    *board
	tier    tier
	numbers [maxSize]cellSet // by number, less 1: the cells that hold it
	clues   cellSet          // all that there are
	kept    []cell           // those looked at that cannot go
	known   []board          // by depth, what is known there
	trial   *board           // to climb on
	other   bool             // whether a second solution was found
	finder
}

func newCutter(trial, full *board, clues []cell, t tier) *cutter {
	k := &cutter{full: full, tier: t, trial: trial, known: rooms(trial.shape, bits.Len(uint(len(clues))))}
	for c, number := range full.values {
		k.numbers[number-1].add(cell(c))
	}
	for _, c := range clues {
		k.clues.add(c)
	}
	k.found = func(*board) bool { k.other = true; return false }
	k.pick = func(c cell, candidates set) int {
		if n := int(full.values[c]); candidates.Has(n) {
			return n // another solution has most numbers in the same places
		}
		return candidates.Min()
	}
	return k
}

// cut looks at some clues. All others stand on the board, with what singles tell from them.
func (k *cutter) cut(others *board, clues []cell, depth int) {
	if len(clues) == 1 {
		k.settle(clues[0], k.canGo(others, clues[0]))
		return
	}
	early, late, before := clues[:len(clues)/2], clues[len(clues)/2:], len(k.kept)
	k.cutHalf(others, late, early, depth)
	k.cutHalf(others, k.kept[before:], late, depth)
}

// cutHalf looks at half of some clues, where those of the other half that are still there are given.
func (k *cutter) cutHalf(others *board, given, half []cell, depth int) {
	if len(half) == 1 && k.isNeeded(half[0]) {
		k.settle(half[0], false)
	} else if with := k.with(others, given, half, depth); !with.knows(half) {
		k.cut(with, half, depth+1)
	} else {
		for _, c := range half {
			k.settle(c, true)
		}
	}
}

// settle takes a clue away or keeps it.
func (k *cutter) settle(c cell, canGo bool) {
	if canGo {
		k.clues.remove(c)
	} else {
		k.kept = append(k.kept, c)
	}
}

// isNeeded tells whether a second solution comes about by exchanging the number of a cell for another, in all cells of
// the two that lead from one to the next by common houses, and none of them but the first is a clue. Cages have sums
// against it. Of the clues that cannot go, more than a third are such, and that is seen at once.
func (k *cutter) isNeeded(c cell) bool {
	own := k.numbers[k.full.values[c]-1]
	return len(k.trial.cages) == 0 && slices.ContainsFunc(k.numbers[:k.full.size], func(other cellSet) bool {
		return other != own && k.isFree(c, own.or(other))
	})
}

// isFree tells whether a chain of peers within some cells meets no clue after the first.
func (k *cutter) isFree(c cell, within cellSet) bool {
	chain, seen := [2 * maxSize]cell{c}, cellSet{}
	seen.add(c)
	for i, count := 0, 1; i < count; i++ {
		peers := &k.full.peerSets[chain[i]]
		for word := range k.full.words {
			next := peers[word] & within[word] &^ seen[word]
			if next&k.clues[word] != 0 {
				return false
			}
			seen[word] |= next
			for ; next != 0; next &= next - 1 {
				chain[count] = cell(word*64 + bits.TrailingZeros64(next))
				count++
			}
		}
	}
	return true
}

// with is a board with more clues, and what singles tell then, or enough of it to know some cells.
func (k *cutter) with(b *board, clues, goal []cell, depth int) *board {
	if len(clues) == 0 {
		return b
	}
	with := &k.known[depth]
	with.set(b)
	with.reveal(k.full, clues)
	for !with.knows(goal) && with.singles(k.tier) {
	}
	return with
}

// canGo tells whether all other clues, which stand on a board, lead to a cell that they do not lead to by singles. The
// ladder is slow: it is not climbed where another number in the cell turns out to be possible. Where there are cages,
// the search is slow too.
func (k *cutter) canGo(b *board, c cell) bool {
	if k.tier <= naked {
		return false
	}
	if k.tier == search || len(b.cages) == 0 {
		if only, other := k.isOnly(b, c); other || k.tier == search {
			return only
		}
	}
	k.trial.set(b)
	return k.trial.finds(c, k.tier)
}

// isOnly tells whether a cell can be shown to have no number but its own, and whether it can have another.
func (k *cutter) isOnly(b *board, c cell) (only, other bool) {
	k.other, k.budget = false, generators.NewBudget(proofBudget)
	only = true
	for rest := b.numbersOf(c) &^ latin.Only(int(k.full.values[c])); rest != 0 && only; rest &= rest - 1 {
		only = k.suppose(b, c, rest.Min())
	}
	return only, k.other
}
