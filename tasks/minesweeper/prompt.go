package minesweeper

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// A Problem is a position of a game, in which every open cell shows its number. The key follows from the rest.
type Problem struct {
	Grid  []string `json:"grid" jsonschema:"the rows, one byte for each cell: _ is hidden, a digit open"`
	Mines int      `json:"mines" jsonschema:"how many mines there are; 0 if that is not told"`
	Key   []string `json:"key" jsonschema:"the answer: M is surely a mine, S surely safe, U undetermined, a digit open"`
}

// alphabet is what may stand in an answer.
const alphabet = "MSU012345678"

func prompt(p Problem) string {
	mines := "How many mines there are is not known."
	if p.Mines > 0 {
		mines = fmt.Sprintf("There are exactly %d mines in the whole grid.", p.Mines)
	}
	return fmt.Sprintf(`This is a position of a game of Minesweeper, a grid of %[1]d rows and %[2]d columns. A digit is an open cell: it holds no mine, and the digit says how many of the up to eight cells around it, diagonally too, hold mines. An underscore is a hidden cell, which may hold a mine or not. %[3]s

%[4]s

Think of all ways to lay mines into hidden cells that fit all of this. Find out of every hidden cell whether
- it is surely a mine: it holds a mine in all of these ways (M);
- it is surely safe: it holds a mine in none of them (S);
- it is undetermined: it holds a mine in some of them, but not in all (U).

Answer with %[1]d lines, one for each row from top to bottom, each with %[2]d symbols separated by spaces: M, S or U for a hidden cell, and for an open cell the digit that it shows.`, len(p.Grid), len(p.Grid[0]), mines, grid.FormatSymbols(p.Grid))
}
