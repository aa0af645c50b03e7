package skyline

import (
	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// Pare takes numbers and clues of a square away, one at a time and in the given order, as long as the puzzle falls to a
// tier. It gives those that stay, and the tier that they take.
//
// The clues are counted side by side, from 0, and the cells go on from there.
func (s *Solver) Pare(rows [][]int, order []int, tiers *latin.Tiers, most int) (clues Clues, givens [][]int, tier int) {
	all := All(s.sums, rows)
	place := func(hint int) (line, end, cell int) {
		return hint/s.size/2*s.size + hint%s.size, hint / s.size % 2, hint - 4*s.size
	}
	with := func(before state, hints []int) state {
		after, fresh := state{before.square.Clone(), before.clues, tier}, latin.Lines(0)
		if before.tier < tier {
			fresh = after.square.AllLines()
		}
		for _, hint := range hints {
			if line, end, cell := place(hint); cell < 0 {
				after.clues[line][end] = all[line][end]
				fresh |= 1 << line
			} else {
				after.square.Keep(cell, latin.Only(rows[cell/s.size][cell%s.size]))
				fresh |= after.square.LinesOf(cell)
			}
		}
		s.Clues = after.clues
		tiers.Use(after.square, fresh, tier)
		return after
	}
	enough := func(known state) bool {
		s.Clues = known.clues
		return tiers.Solved(known.square, tier)
	}
	harder := func(known state) bool {
		easiest := tier
		for tier < most {
			tier++
			if known = with(known, nil); enough(known) {
				return true
			}
		}
		tier = easiest
		return false
	}
	idle := func(known state, hint int) bool {
		line, _, cell := place(hint)
		if cell >= 0 {
			return known.square.Cells[cell].Single()
		}
		return known.square.Known(line)
	}
	kept := generators.Parer[state, int]{With: with, Enough: enough, Hard: harder, Idle: idle}.Pare(order, state{square: latin.New(s.size)})
	var cells []int
	for _, hint := range kept {
		if line, end, cell := place(hint); cell < 0 {
			clues[line][end] = all[line][end]
		} else {
			cells = append(cells, cell)
		}
	}
	return clues, latin.Part(rows, cells), tier
}

// A state is what a tier knows under some clues.
type state struct {
	square *latin.Square
	clues  Clues
	tier   int
}
