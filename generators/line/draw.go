package line

import (
	"math/bits"
	"math/rand/v2"
)

// Draw fills a board with random digits and gives it back as a puzzle whose digits are enough, by the steps up to a tier
// or, where none has so high a tier, a search for each of them, and of which each is needed. Both boards are nil if the
// random digits turned out to have no solution. That is the rarer the higher the tier sure, which is not below the other: by
// the steps up to it, a digit must not break the board when it is drawn.
func (l *Ladder) Draw(r *rand.Rand, empty *Board, tier, sure int) (puzzle, solution *Board) {
	clues, solution := l.clues(r, empty, tier, sure)
	if solution == nil {
		return nil, nil
	}
	boards := make([]Board, 2+bits.Len(uint(len(clues))))
	boards[0] = *empty
	puzzle = empty.Clone()
	puzzle.Put(l.needed(nil, boards, clues, tier)...)
	return puzzle, solution
}

// clues fills a board with random digits, each in a cell that does not follow from those before it by the steps up to a
// tier. There is no solution if they turned out to have none.
func (l *Ladder) clues(r *rand.Rand, empty *Board, tier, sure int) (clues []Put, solution *Board) {
	known, solution := empty.Clone(), empty.Clone()
	clues = make([]Put, 0, empty.Open/2)
	for _, cell := range r.Perm(empty.Height * empty.Width) {
		clue := Put{cell / empty.Width, cell % empty.Width, 0}
		if known.At(clue.Row, clue.Column) != Open {
			continue
		}
		clue.Digit = solution.At(clue.Row, clue.Column)
		if clue.Digit == Open && !l.choose(solution, &clue, r.IntN(2), sure) {
			return nil, nil
		}
		clues = append(clues, clue)
		known.Put(clue)
		l.Deduce(known, tier)
	}
	return clues, solution
}

// choose puts a digit into a cell, or the other digit if the steps up to a tier show that there is no solution with it. It
// tells whether there may be one.
func (l *Ladder) choose(b *Board, p *Put, digit, tier int) bool {
	before := *b
	p.Digit = digit
	if b.Put(*p); l.Deduce(b, tier) {
		return true
	}
	*b = before
	p.Digit = 1 - digit
	b.Put(*p)
	return l.Deduce(b, tier)
}

// needed appends clues of which each does not follow from the others and a board to those that are kept. They are tried one
// by one, the last one first: each half of them with what follows from those of the other half that are there at the time.
// The board is the first of some, of which the others are for what follows.
func (l *Ladder) needed(kept []Put, boards []Board, clues []Put, tier int) []Put {
	b, with := &boards[0], &boards[1]
	switch {
	case b.Open == 0:
		return kept
	case len(clues) == 1 && l.Follows(b, clues[0], tier):
		return kept
	case len(clues) == 1:
		return append(kept, clues[0])
	}
	early, late := clues[:len(clues)/2], clues[len(clues)/2:]
	*with = *b
	with.Put(early...)
	l.Deduce(with, tier)
	before := len(kept)
	kept = l.needed(kept, boards[1:], late, tier)
	*with = *b
	with.Put(kept[before:]...)
	l.Deduce(with, tier)
	return l.needed(kept, boards[1:], early, tier)
}
