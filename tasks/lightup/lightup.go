package lightup

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
	Tier   string `json:"tier" enum:"easy,tricky,hard" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "lightup",
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
	{5, 5, "easy"}, {7, 7, "easy"}, {10, 10, "easy"},
	{8, 8, "tricky"}, {10, 10, "tricky"}, {12, 12, "tricky"}, {14, 14, "tricky"},
	{10, 10, "hard"}, {12, 12, "hard"}, {14, 14, "hard"}, {17, 17, "hard"}, {20, 20, "hard"},
}

func levels(level int) Params { return table[level-1] }
