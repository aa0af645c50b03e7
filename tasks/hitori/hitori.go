package hitori

import (
	_ "embed"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Height int    `json:"height" min:"4" max:"30" jsonschema:"how many rows"`
	Width  int    `json:"width" min:"4" max:"30" jsonschema:"how many columns"`
	Tier   string `json:"tier" enum:"repeats,splits,trials" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "hitori",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.SymbolForm("X."),
	Oracle:   oracle,

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
	{5, 5, "repeats"}, {6, 6, "repeats"}, {8, 8, "repeats"}, {6, 6, "splits"}, {8, 8, "splits"}, {10, 10, "splits"}, {12, 12, "splits"},
	{8, 8, "trials"}, {10, 10, "trials"}, {12, 12, "trials"}, {15, 15, "trials"}, {20, 20, "trials"},
}

func levels(level int) Params { return table[level-1] }
