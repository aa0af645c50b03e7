package magicsquare

import (
	_ "embed"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Size int    `json:"size" min:"4" max:"8" jsonschema:"how many rows and columns"`
	Tier string `json:"tier" enum:"last,pairs,lines,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "magicsquare",
	Doc:     doc,
	Version: 1,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromEnigmata, tasks.FromRLVE},
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
	{4, "last"}, {5, "last"}, {4, "pairs"}, {5, "pairs"}, {6, "pairs"}, {8, "pairs"},
	{5, "lines"}, {6, "lines"}, {8, "lines"},
	{4, "search"}, {5, "search"}, {6, "search"}, {7, "search"}, {8, "search"},
}

func levels(level int) Params { return table[level-1] }
