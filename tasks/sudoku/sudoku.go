package sudoku

import (
	_ "embed"
	"fmt"
	"math/big"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

//go:embed doc.go
var doc string

// Params says what sudokus are made.
type Params struct {
	BoxRows int    `json:"boxrows" min:"2" max:"8" jsonschema:"rows of a box; times boxcols, this is the size of the grid, at most 16"`
	BoxCols int    `json:"boxcols" min:"2" max:"8" jsonschema:"columns of a box"`
	Tier    string `json:"tier" enum:"hidden,naked,locked,subsets,wings,search" jsonschema:"the hardest technique it takes: hidden or naked singles, locked candidates, subsets (pairs and triples), fish and wings, or search"`

	Diagonals bool `json:"diagonals" jsonschema:"whether both long diagonals hold every number once too"`
	Jigsaw    bool `json:"jigsaw" jsonschema:"whether irregular regions, drawn at random, stand in place of the boxes"`
	Killer    bool `json:"killer" jsonschema:"whether cages are drawn, whose numbers differ and have a given sum"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "sudoku",
	Doc:     doc,
	Version: 2,
	Tags: []tasks.Tag{
		tasks.GridPuzzle, tasks.GridAnswer, tasks.Unique,
		tasks.FromEnigmata, tasks.FromSynLogic, tasks.FromReasoningGym, tasks.FromRLVE, tasks.FromTatham,
	},
	Judge: tasks.Rules,

	Levels:   levels,
	MaxLevel: 8,
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     grid.Form,
	Oracle:   oracle,

	Check:     check,
	Solutions: solutions,
	Wrong:     wrong,
	Effort:    effort,
	Tier:      grade,
	Canonical: canonical,
	Symmetry:  randomSymmetry,
	Space:     space,
}

// Family is the family for registries and datasets.
var Family = tasks.Define(Spec)

func levels(level int) Params {
	switch level {
	case 7:
		return Params{BoxRows: 3, BoxCols: 4, Tier: "search"}
	case 8:
		return Params{BoxRows: 4, BoxCols: 4, Tier: "search"}
	default:
		return Params{BoxRows: 3, BoxCols: 3, Tier: tiers[level-1]}
	}
}

func check(params Params) error {
	size, variant := params.BoxRows*params.BoxCols, params.Diagonals || params.Jigsaw || params.Killer
	boxes := fmt.Sprintf("boxrows %d and boxcols %d make a grid of size %d", params.BoxRows, params.BoxCols, size)
	switch t := tierOf(params.Tier); {
	case size > maxSize:
		return fmt.Errorf("%s; the largest is %d", boxes, maxSize)
	case variant && (size < minVariant || size > maxVariant):
		return fmt.Errorf("%s; with diagonals, jigsaw or killer it is from %d to %d", boxes, minVariant, maxVariant)
	case size == 4 && t != hidden, size == 6 && t == subsets:
		return fmt.Errorf("%s; there is hardly a sudoku of tier %s on it", boxes, params.Tier)
	}
	return nil
}

// The sizes of grids with diagonals, regions or cages. Of size 4 there are hardly any; those above would take too long.
const minVariant, maxVariant = 6, 12

// space is known for grids of size 4 alone, where all minimal sudokus are made.
func space(params Params) *big.Int {
	if params.BoxRows*params.BoxCols == 4 {
		return big.NewInt(36)
	}
	return nil
}
