package zebra

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/lineup"
	"github.com/touchstone-rl/touchstone/verifiers/table"
)

// rungs are the techniques of a solver, from the easiest.
var rungs = []generators.Rung[*lineup.Row]{
	lineup.Facts, lineup.Single, lineup.Reach, lineup.Share, lineup.Suppose, lineup.Search,
}

// tiers are what each of the rungs is called.
var tiers = [...]string{"direct", "direct", "indirect", "indirect", "suppose", "search"}

// climb solves a puzzle. It tells the hardest technique that was needed, and how many steps it took in all.
func climb(row *lineup.Row) (tier string, steps int) {
	used := generators.Climb(row, rungs, (*lineup.Row).Broken)
	return tiers[max(generators.Tier(used), 0)], row.Steps
}

func tierOf(p Problem) string {
	tier, _ := climb(lineup.New(p.lineup()))
	return tier
}

func effort(p Problem) float64 {
	_, steps := climb(lineup.New(p.lineup()))
	return float64(steps)
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		for where := range lineup.New(p.lineup()).Solutions(nil) {
			if !yield(p.answer(where)) {
				return
			}
		}
	}
}

// answer is the answer in which each thing is in the place given.
func (p Problem) answer(where []int) string {
	houses := p.houses()
	at := slices.Collect(slices.Chunk(where, len(houses)))[1:]
	return table.Format(houses, p.columns(), at)
}

// values are the names of the things: houses, then the values of each attribute.
func (p Problem) values() []string { return append(p.houses(), slices.Concat(p.columns()...)...) }

// lineup is the problem without names: thing t is value t.
func (p Problem) lineup() (places, groups int, clues []lineup.Clue) {
	thing := map[string]int{}
	for t, value := range p.values() {
		thing[value] = t
	}
	for _, c := range p.Clues {
		kind, err := lineup.ParseKind(c.Kind)
		if err != nil {
			panic(err)
		}
		things := make([]int, len(c.Values))
		for i, value := range c.Values {
			things[i] = thing[value]
		}
		clues = append(clues, lineup.NewClue(kind, c.Number, things...))
	}
	return len(p.houses()), len(p.Attributes), clues
}

// named is the problem of clues about the values of attributes.
func named(attributes []Attribute, clues []lineup.Clue) Problem {
	p := Problem{attributes, make([]Clue, len(clues))}
	all := p.values()
	for i, c := range clues {
		values := make([]string, len(c.Things))
		for k, thing := range c.Things {
			values[k] = all[thing]
		}
		p.Clues[i] = Clue{c.Kind.String(), c.Number, values}
	}
	return p
}
