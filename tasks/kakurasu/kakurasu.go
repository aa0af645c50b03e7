package kakurasu

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Height int    `json:"height" min:"4" max:"20" jsonschema:"how many rows"`
	Width  int    `json:"width" min:"4" max:"20" jsonschema:"how many columns"`
	Tier   string `json:"tier" enum:"bounds,sums,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "kakurasu",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromEnigmata, tasks.FromSynLogic, tasks.FromReasoningGym, tasks.FromRLVE},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Check:    check,
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.SymbolForm("01"),
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
	{4, 4, "bounds"}, {5, 5, "bounds"}, {6, 6, "bounds"}, {6, 6, "sums"}, {8, 8, "sums"}, {10, 10, "sums"}, {12, 12, "sums"},
	{16, 16, "sums"}, {7, 7, "search"}, {8, 8, "search"}, {10, 10, "search"}, {13, 13, "search"},
}

func levels(level int) Params { return table[level-1] }

// searchSize is the most rows and columns for which puzzles of the last tier are soon found.
const searchSize = 16

// rare are the puzzles that do not exist or are hardly ever found, those with more rows than columns for both.
var rare = []Params{{4, 4, "search"}, {5, 4, "search"}, {6, 4, "search"}}

func check(p Params) error {
	more, less := max(p.Height, p.Width), min(p.Height, p.Width)
	switch {
	case p.Tier == "search" && more > searchSize:
		return fmt.Errorf("with tier search, height and width are %d at most, not %d", searchSize, more)
	case slices.Contains(rare, Params{more, less, p.Tier}):
		return fmt.Errorf("there are hardly any puzzles of tier %s with height %d and width %d; larger ones there are", p.Tier, p.Height, p.Width)
	}
	return nil
}
