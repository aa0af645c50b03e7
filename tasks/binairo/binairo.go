package binairo

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
	Height int    `json:"height" min:"6" max:"32" jsonschema:"how many rows, an even number"`
	Width  int    `json:"width" min:"6" max:"32" jsonschema:"how many columns, an even number"`
	Unique bool   `json:"unique" jsonschema:"whether all rows differ, and all columns"`
	Tier   string `json:"tier" enum:"pairs,counts,last,lines,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "binairo",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromEnigmata, tasks.FromTatham},
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
	{6, 6, true, "pairs"}, {6, 6, true, "counts"}, {8, 8, true, "counts"}, {8, 8, true, "last"}, {10, 10, true, "last"},
	{10, 10, true, "lines"}, {12, 12, true, "lines"}, {12, 12, true, "search"}, {14, 14, true, "search"},
	{16, 16, true, "search"}, {18, 18, true, "search"}, {20, 20, true, "search"},
}

func levels(level int) Params { return table[level-1] }

// lines6 is how many different lines of 6 cells there are.
const lines6 = 14

// searchSize is the most rows and columns for which puzzles of the last tier are soon found.
const searchSize = 24

// rare are the puzzles that do not exist or are hardly ever found, those with more rows than columns for both.
var rare = []Params{
	{6, 6, false, "lines"}, {6, 6, true, "lines"}, {8, 6, false, "lines"}, {6, 6, false, "search"},
}

func check(p Params) error {
	more, less := max(p.Height, p.Width), min(p.Height, p.Width)
	switch {
	case p.Height%2 != 0 || p.Width%2 != 0:
		return fmt.Errorf("height and width are even numbers, not %d and %d", p.Height, p.Width)
	case p.Unique && less == 6 && more > lines6:
		return fmt.Errorf("with unique=true and height or width 6 the other is %d at most, not %d: no more lines of 6 differ", lines6, more)
	case p.Tier == "search" && more > searchSize:
		return fmt.Errorf("with tier search, height and width are %d at most, not %d", searchSize, more)
	case slices.Contains(rare, Params{more, less, p.Unique, p.Tier}):
		return fmt.Errorf("there are hardly any puzzles of tier %s with height %d, width %d and unique=%t; larger ones there are",
			p.Tier, p.Height, p.Width, p.Unique)
	}
	return nil
}
