package skyscraper

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is, and what its clues say.
type Params struct {
	Size int    `json:"size" min:"4" max:"9" jsonschema:"how many rows, columns and numbers"`
	Sees string `json:"sees" enum:"count,sum" jsonschema:"what a clue says of the towers that are seen from it: count, how many they are, or sum, the sum of their heights"`
	Tier string `json:"tier" enum:"sight,lines,chains,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "skyscraper",
	Doc:     doc,
	Version: 1,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham, tasks.FromEnigmata, tasks.FromSynLogic, tasks.FromRLVE},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.Form,
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
	{4, "count", "sight"}, {5, "sum", "sight"}, {5, "count", "sight"}, {5, "sum", "lines"}, {5, "count", "lines"},
	{6, "sum", "lines"}, {6, "count", "lines"}, {7, "count", "lines"}, {6, "count", "chains"}, {7, "sum", "chains"},
	{6, "count", "search"}, {7, "sum", "search"}, {7, "count", "search"}, {8, "count", "search"},
}

func levels(level int) Params { return table[level-1] }

// rare are combinations for which a thousand draws may find nothing.
var rare = [...]Params{{4, "sum", "chains"}, {4, "sum", "search"}}

func check(params Params) error {
	if slices.Contains(rare[:], params) {
		return fmt.Errorf("there is hardly a puzzle of tier %s with sums in a square of size 4; from size 5 on there are", params.Tier)
	}
	return nil
}
