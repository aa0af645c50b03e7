package crossfill

import (
	_ "embed"
	"fmt"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says what grids and lists are made.
type Params struct {
	Height  int    `json:"height" min:"5" max:"16" jsonschema:"how many rows"`
	Width   int    `json:"width" min:"5" max:"16" jsonschema:"how many columns"`
	Longest int    `json:"longest" min:"4" max:"12" jsonschema:"letters of the longest words there may be"`
	Decoys  int    `json:"decoys" min:"0" max:"40" jsonschema:"how many words of the list are left over"`
	Tier    string `json:"tier" enum:"words,crossings,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "crossfill",
	Doc:     doc,
	Version: 1,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromEnigmata, tasks.FromSynLogic},
	Judge:   tasks.Rules,

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
	{5, 5, 5, 0, "words"}, {7, 7, 7, 0, "words"},
	{7, 7, 6, 0, "crossings"}, {9, 9, 6, 0, "crossings"}, {9, 9, 6, 15, "crossings"}, {12, 12, 6, 20, "crossings"},
	{7, 7, 4, 20, "search"}, {10, 10, 5, 30, "search"}, {13, 13, 5, 40, "search"},
	{16, 16, 5, 40, "search"}, {16, 16, 4, 40, "search"},
}

func levels(level int) Params { return table[level-1] }

// fewestDecoys is how many the tier of search takes: without any, one draw in a thousand leads to a puzzle.
const fewestDecoys = 10

func check(params Params) error {
	if params.Tier == tiers[len(tiers)-1] && params.Decoys < fewestDecoys {
		return fmt.Errorf("parameter decoys is %d; tier %s takes %d or more", params.Decoys, params.Tier, fewestDecoys)
	}
	return nil
}
