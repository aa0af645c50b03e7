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
	game, l := minefield.New(r, params.Height, params.Width, params.Mines), newLadder()
	most := game.Hidden() * (15 + r.IntN(60)) / 100
	for game.Guess() {
		for isNew := true; isNew; isNew = game.OpenKnown() {
			l.Climb(game.Known, max(tier-1, 0))
			if game.Hidden() > most {
				continue
			}
			if certain, ok := finish(game, l, params.Told, tier); ok {
				p.Grid = game.Grid()
				p.Key = minefield.Mark(p.Grid, certain, symbols)
				if params.Told {
					p.Mines = params.Mines
				}
				return p, true
			}
		}
	}
	return p, false
}

// finish gives what is certain in a position, and tells whether the position is of the tier: whether something is certain
// that a player of the tier below does not know, and all that is certain follows in the tier. Of the first tier is what
// tells of a mine and of a safe cell.
func finish(game *minefield.Game, l *counts.Ladder, isTold bool, tier int) (certain []counts.Value, ok bool) {
	local := game.Known
	switch {
	case tier == 0:
		if !game.FindsBoth() {
			return nil, false
		}
	case tier < len(tiers)-1:
		local = local.Clone()
		if l.Climb(local, tier); local.Left == game.Known.Left {
			return nil, false
		}
	}
	certain, ok = minefield.Certain(local, isTold, maxNodes)
	return certain, ok && slices.Equal(certain, local.Values) == (tier < len(tiers)-1)
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

func canonical(p Problem) Problem { return turned(dihedral.LeastTurn(p.Grid), p) }

func symmetry(r *rand.Rand, p Problem) Problem { return turned(dihedral.Random(r), p) }

func turned(t dihedral.Turn, p Problem) Problem {
	return Problem{dihedral.Rows(t, p.Grid), p.Mines, dihedral.Rows(t, p.Key)}
}
