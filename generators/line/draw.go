package line

import (
	"math/rand/v2"
	"slices"
)

// Draw fills a board with random digits and gives it back as a puzzle whose digits are enough, by the steps up to a tier
// or, where none has so high a tier, a search for each of them, and of which each is needed. Both boards
// are nil if the random digits turned out to have no solution.
func (l *Ladder) Draw(r *rand.Rand, empty *Board, tier int) (puzzle, solution *Board) {
	clues, stages, solution := l.clues(r, empty, tier)
	if solution == nil {
		return nil, nil
	}
	puzzle = empty.Clone()
	puzzle.Put(l.needed(clues, stages, tier)...)
	return puzzle, solution
}

// clues fills a board with random digits, each in a cell that does not follow from those before it by the steps up to a
// tier. stages are what follows from the clues before each. There is no solution if they turned out to have none.
func (l *Ladder) clues(r *rand.Rand, empty *Board, tier int) (clues []Put, stages []Board, solution *Board) {
	stage, solution := empty.Clone(), empty.Clone()
	stages = make([]Board, 0, empty.Open/3)
	for _, cell := range r.Perm(empty.Height * empty.Width) {
		clue := Put{cell / empty.Width, cell % empty.Width, 0}
		if stage.At(clue.Row, clue.Column) != Open {
			continue
		}
		clue.Digit = solution.At(clue.Row, clue.Column)
		if clue.Digit == Open && !l.choose(solution, &clue, r.IntN(2)) {
			return nil, nil, nil
		}
		clues, stages = append(clues, clue), append(stages, *stage)
		stage.Put(clue)
		l.Deduce(stage, tier)
	}
	return clues, stages, solution
}

// choose puts a digit into a cell, or the other digit if all steps show that there is no solution with it. It tells
// whether there may be one.
func (l *Ladder) choose(b *Board, p *Put, digit int) bool {
	before := *b
	for _, p.Digit = range []int{digit, 1 - digit} {
		*b = before
		if b.Put(*p); l.Deduce(b, len(l.steps)) {
			return true
		}
	}
	return false
}

// needed are clues of which each does not follow from the others. A clue is tried, the last one first, with what follows
// from those before it and with those behind it that are needed. The stages are used up.
func (l *Ladder) needed(clues []Put, stages []Board, tier int) (kept []Put) {
	for i, clue := range slices.Backward(clues) {
		stages[i].Put(kept...)
		if !l.Follows(&stages[i], clue, tier) {
			kept = append(kept, clue)
		}
	}
	return kept
}
