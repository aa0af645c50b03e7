package nonogram

import (
	_ "embed"
	"fmt"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says how large and how hard a puzzle is.
type Params struct {
	Height int    `json:"height" min:"5" max:"32" jsonschema:"how many rows"`
	Width  int    `json:"width" min:"5" max:"32" jsonschema:"how many columns"`
	Tier   string `json:"tier" enum:"overlap,lines,search" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "nonogram",
	Doc:     doc,
	Version: 2,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique, tasks.FromTatham},
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
	{5, 5, "overlap"}, {6, 6, "overlap"}, {8, 8, "overlap"}, {8, 8, "lines"}, {10, 10, "lines"}, {12, 12, "lines"},
	{15, 15, "lines"}, {20, 20, "lines"}, {12, 12, "search"}, {15, 15, "search"}, {20, 20, "search"}, {25, 25, "search"},
}

func levels(level int) Params { return table[level-1] }

// overlapCells is how many cells a puzzle of the first tier can have: larger ones hardly ever fall to overlaps alone.
const overlapCells = 400

func check(p Params) error {
	if cells := p.Height * p.Width; p.Tier == "overlap" && cells > overlapCells {
		return fmt.Errorf("with tier overlap, height times width is %d at most, not %d", overlapCells, cells)
	}
	return nil
}
