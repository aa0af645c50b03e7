package slant

import (
	_ "embed"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Height int    `json:"height" min:"3" max:"30" jsonschema:"how many rows of cells"`
	Width  int    `json:"width" min:"3" max:"30" jsonschema:"how many columns of cells"`
	Tier   string `json:"tier" enum:"easy,hard,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "slant",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.SymbolForm(alphabet),
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
	{4, 4, "easy"}, {6, 6, "easy"}, {8, 8, "easy"},
	{6, 6, "hard"}, {8, 8, "hard"}, {10, 10, "hard"}, {12, 12, "hard"}, {16, 16, "hard"}, {20, 20, "hard"},
	{8, 8, "search"}, {10, 10, "search"}, {12, 12, "search"},
}

func levels(level int) Params { return table[level-1] }
