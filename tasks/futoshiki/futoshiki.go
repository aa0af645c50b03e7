package futoshiki

import (
	_ "embed"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Size int    `json:"size" min:"4" max:"12" jsonschema:"how many rows, columns and numbers"`
	Tier string `json:"tier" enum:"singles,bounds,sets,chains,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "futoshiki",
	Doc:     doc,
	Version: 3,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham, tasks.FromReasoningGym, tasks.FromSynLogic, tasks.FromRLVE},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.Form,
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
	{4, "singles"}, {5, "bounds"}, {6, "sets"}, {6, "chains"},
	{6, "search"}, {7, "search"}, {8, "search"}, {9, "search"},
}

func levels(level int) Params { return table[level-1] }
