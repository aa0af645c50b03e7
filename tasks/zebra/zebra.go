package zebra

import (
	_ "embed"
	"fmt"

	"github.com/touchstone-rl/touchstone/tasks"
)

//go:embed doc.go
var doc string

// Params says how puzzles are drawn.
type Params struct {
	Houses     int    `json:"houses" min:"3" max:"9" jsonschema:"how many houses there are"`
	Attributes int    `json:"attributes" min:"2" max:"8" jsonschema:"how many things the people differ in"`
	Kinds      int    `json:"kinds" min:"4" max:"11" jsonschema:"how many kinds of clues there may be, from the most direct on"`
	Tier       string `json:"tier" enum:"direct,indirect,suppose,search" jsonschema:"the hardest technique that is needed"`
}

// Spec is the family with its types.
var Spec = tasks.Spec[Params, Problem]{
	Name:    "zebra",
	Doc:     doc,
	Version: 1,
	Tags: []tasks.Tag{
		tasks.Logic, tasks.MappingAnswer, tasks.FromEnigmata, tasks.FromReasoningGym, tasks.FromSynLogic, tasks.Unique,
	},
	Judge: tasks.Rules,

	Levels:   levels,
	MaxLevel: len(ladder),
	Generate: generate,
	Prompt:   prompt,
	Verify:   verify,
	Form:     `(House [1-9]:( [^\s:,;.*_"\x60]+)+(,( [^\s:,;.*_"\x60]+)+)+(\n|$))+`,
	Oracle:   oracle,

	Check:     check,
	Solutions: solutions,
	Wrong:     wrong,
	Effort:    effort,
	Tier:      tierOf,
	Canonical: canonical,
	Symmetry:  symmetry,
}

// Family is the family for registries and datasets.
var Family = tasks.Define(Spec)

var ladder = [...]Params{
	{3, 3, 4, "direct"},
	{4, 3, 4, "indirect"},
	{4, 4, 5, "indirect"},
	{5, 4, 7, "indirect"},
	{5, 5, 7, "suppose"},
	{6, 5, 9, "suppose"},
	{6, 6, 11, "suppose"},
	{7, 6, 11, "suppose"},
	{7, 7, 11, "suppose"},
}

func levels(level int) Params { return ladder[level-1] }

// Beyond these limits, which count houses times attributes, hundreds of draws lead to one puzzle of the tier or to none.
const (
	mostDirect   = 10
	mostIndirect = 42
	leastSearch  = 27
	searchKinds  = 11
)

func check(p Params) error {
	size := p.Houses * p.Attributes
	switch {
	case p.Tier == "direct" && size > mostDirect, p.Tier == "indirect" && size > mostIndirect,
		p.Tier == "search" && (size < leastSearch || p.Kinds < searchKinds):
		return fmt.Errorf("with houses %d, attributes %d and kinds %d there is hardly a puzzle of tier %s; "+
			"houses times attributes is %d at most for direct and %d for indirect, and for search %d at least, with kinds %d",
			p.Houses, p.Attributes, p.Kinds, p.Tier, mostDirect, mostIndirect, leastSearch, searchKinds)
	}
	return nil
}
