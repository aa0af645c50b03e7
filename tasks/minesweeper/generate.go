package minesweeper

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/counts"
	"github.com/touchstone-rl/touchstone/generators/dihedral"
	"github.com/touchstone-rl/touchstone/generators/minefield"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// symbols are those of hidden cells, by what is certain of them.
const symbols = "UMS"

const (
	maxNodes = 1000 // of the search for one way to lay mines
	maxGames = 30   // that are played in one draw
)

// generate plays games until a position is of the tier, and draws again if none is.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	for range maxGames {
		if p, ok := play(r, params, slices.Index(tiers, params.Tier)); ok {
			return p, grid.FormatSymbols(p.Key), nil
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// play plays a game until no more than a random share of the safe cells is hidden and the position is of the tier: a player
// of the tier below opens what he knows to be safe, and where that is nothing, a cell that happens to be safe.
func play(r *rand.Rand, params Params, tier int) (p Problem, ok bool) {
	game := minefield.New(r, params.Height, params.Width, params.Mines)
	most := game.Hidden() * (15 + r.IntN(60)) / 100
	if params.Told {
		p.Mines = params.Mines
	}
	for game.Guess() {
		for isNew := true; isNew; {
			p.Grid = game.Grid()
			position := minefield.Read(p.Grid, p.Mines)
			known := position.Local.Clone()
			ladder().Climb(known, max(tier-1, 0))
			if game.Hidden() <= most && p.finish(position, known, tier) {
				return p, true
			}
			isNew = false
			for i, cell := range position.Cells {
				if cell >= 0 && known.Values[cell] == counts.No {
					game.Open(i)
					isNew = true
				}
			}
		}
	}
	return p, false
}

// finish adds the key to a position, and tells whether the position is of the tier: whether something is certain that a
// player of the tier below does not know, and all that is certain follows in the tier. Of the first tier is what tells
// of a mine and of a safe cell.
func (p *Problem) finish(position minefield.Position, known *counts.State, tier int) bool {
	local := position.Local
	if ladder().Climb(local, tier); tier > 0 && tier < len(tiers)-1 && local.Left == known.Left {
		return false
	}
	if tier == 0 && !(slices.Contains(local.Values, counts.Yes) && slices.Contains(local.Values, counts.No)) {
		return false
	}
	certain, ok := position.Whole.Certain(maxNodes)
	if !ok || slices.Equal(certain, local.Values) == (tier == len(tiers)-1) {
		return false
	}
	p.Key = position.Write(p.Grid, certain, symbols)
	return true
}

// wrong says something else of single cells.
func wrong(_ Problem, answer string) iter.Seq[string] {
	var misses []string
	for i := range answer {
		if other := strings.IndexByte(symbols, answer[i]); other >= 0 {
			misses = append(misses, answer[:i]+"MSU"[other:other+1]+answer[i+1:])
		}
	}
	return slices.Values(misses)
}

func canonical(p Problem) Problem {
	return dihedral.Least(func(t dihedral.Turn) Problem { return turned(t, p) }, func(a, b Problem) int {
		return slices.Compare(a.Grid, b.Grid)
	})
}

func symmetry(r *rand.Rand, p Problem) Problem { return turned(dihedral.Random(r), p) }

func turned(t dihedral.Turn, p Problem) Problem {
	return Problem{dihedral.Rows(t, p.Grid), p.Mines, dihedral.Rows(t, p.Key)}
}
