package latin

import "github.com/touchstone-rl/touchstone/generators"

type (
	// A Ladder grades puzzles on Latin squares.
	Ladder = generators.Ladder[*Square]
	// A Step is one of its steps.
	Step = generators.Step[*Square]
)

// NewLadder is a ladder of steps, from the easiest. A search may have as many nodes as it says to grade a puzzle, and any
// number to tell its effort.
func NewLadder(search *Search, nodeCost float64, steps ...Step) Ladder {
	return Ladder{
		Steps:    steps,
		Broken:   (*Square).Broken,
		Solved:   (*Square).Filled,
		Search:   search.prove,
		MaxNodes: search.MaxNodes,
		NodeCost: nodeCost,
	}
}
