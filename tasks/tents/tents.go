package tents

import (
	_ "embed"
	"fmt"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Height int    `json:"height" min:"4" max:"30" jsonschema:"how many rows"`
	Width  int    `json:"width" min:"4" max:"30" jsonschema:"how many columns"`
	Tier   string `json:"tier" enum:"counts,shadows,trials" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "tents",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.SymbolForm("T."),
	Oracle:   oracle,

	Check:     check,
	Solutions: solutions,
	Wrong:     wrong,
	Effort:    effort,
	Tier:      tier,
	Canonical: canonical,
	Symmetry:  symmetry,
}

// Family is the family for registries and datasets.
var Family = tasks.Define(Spec)

var table = [...]Params{
	{6, 6, "counts"}, {8, 8, "counts"}, {8, 8, "shadows"}, {10, 10, "shadows"}, {15, 15, "shadows"}, {10, 10, "trials"},
	{12, 12, "trials"}, {15, 15, "trials"}, {20, 20, "trials"}, {25, 25, "trials"}, {30, 30, "trials"},
}

func levels(level int) Params { return table[level-1] }

// least are the sizes from which puzzles of a tier are there, or not too rare to be found: height and width, and cells.
var least = map[string]struct{ side, cells int }{"counts": {4, 16}, "shadows": {4, 20}, "trials": {6, 42}}

func check(params Params) error {
	l := least[params.Tier]
	if min(params.Height, params.Width) < l.side || params.Height*params.Width < l.cells {
		return fmt.Errorf("height %d and width %d with tier %s: such puzzles are too rare; height and width must be at least %d, and %d cells in all",
			params.Height, params.Width, params.Tier, l.side, l.cells)
	}
	return nil
}
