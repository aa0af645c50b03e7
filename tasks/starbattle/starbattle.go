package starbattle

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
	Size  int    `json:"size" min:"6" max:"10" jsonschema:"how many rows, columns and regions"`
	Stars int    `json:"stars" min:"1" max:"2" jsonschema:"how many stars each of them holds"`
	Tier  string `json:"tier" enum:"counts,shadows,bands,trials" jsonschema:"the hardest technique that the puzzle takes"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "starbattle",
	Doc:     doc,
	Version: 1,
	Tags:    []tasks.Tag{tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique},
	Judge:   tasks.Rules,

	Levels:   levels,
	MaxLevel: len(table),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.SymbolForm("S."),
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
	{6, 1, "counts"}, {8, 1, "counts"}, {9, 1, "counts"}, {8, 1, "shadows"}, {9, 2, "shadows"}, {10, 2, "shadows"},
	{10, 1, "bands"}, {9, 2, "bands"}, {10, 2, "bands"}, {7, 1, "trials"}, {9, 2, "trials"},
}

func levels(level int) Params { return table[level-1] }

// sizes are the least and the greatest size, by stars and tier. One star in each of 5 rows can be put in 14 ways,
// two in each of 8 rows in two ways, which could be guessed; puzzles beyond the greatest size take too long to
// find.
var sizes = map[int]map[string][2]int{
	1: {"counts": {6, 10}, "shadows": {6, 10}, "bands": {6, 10}, "trials": {6, 8}},
	2: {"counts": {9, 10}, "shadows": {9, 10}, "bands": {9, 10}, "trials": {9, 9}},
}

func check(params Params) error {
	if s := sizes[params.Stars][params.Tier]; params.Size < s[0] || params.Size > s[1] {
		return fmt.Errorf("size %d with stars %d and tier %s: there are too few such puzzles, or they are too rare; size must be from %d to %d",
			params.Size, params.Stars, params.Tier, s[0], s[1])
	}
	return nil
}
