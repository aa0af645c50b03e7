package minesweeper

import (
	_ "embed"
	"fmt"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a position is.
type Params struct {
	Height int    `json:"height" min:"5" max:"30" jsonschema:"how many rows"`
	Width  int    `json:"width" min:"5" max:"30" jsonschema:"how many columns"`
	Mines  int    `json:"mines" min:"3" jsonschema:"how many mines; from an eighth to a quarter of the cells"`
	Told   bool   `json:"told" jsonschema:"whether the number of mines is told"`
	Tier   string `json:"tier" enum:"counts,overlaps,chains,all" jsonschema:"the hardest deduction that the position takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "minesweeper",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham},
	Judge:   tasks.Key,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.SymbolForm(alphabet),
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
	{5, 5, 4, true, "counts"}, {7, 7, 9, true, "counts"}, {10, 10, 18, true, "counts"},
	{7, 7, 9, true, "overlaps"}, {9, 9, 15, true, "overlaps"}, {12, 12, 28, true, "overlaps"},
	{9, 9, 16, true, "chains"}, {12, 12, 30, true, "chains"}, {16, 16, 55, true, "chains"},
	{9, 9, 16, true, "all"}, {12, 12, 30, true, "all"}, {16, 16, 55, true, "all"},
}

func levels(level int) Params { return table[level-1] }

func check(params Params) error {
	cells := params.Height * params.Width
	if least, most := (cells+7)/8, cells/4; params.Mines < least || params.Mines > most {
		return fmt.Errorf("parameter mines is from an eighth to a quarter of the cells, which is from %d to %d for %d cells, not %d",
			least, most, cells, params.Mines)
	}
	return nil
}
