package zebra

import (
	"errors"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/table"
)

func verify(p Problem, answer string) verifiers.Verdict {
	houses, columns := p.houses(), p.columns()
	at, err := table.Parse(answer, houses, columns)
	if errors.Is(err, table.ErrRepeated) {
		return verifiers.Wrong("%v", err)
	}
	if err != nil {
		return verifiers.Malformed("%v", err)
	}
	house := map[string]int{} // of each value
	for i, name := range houses {
		house[name] = i
	}
	for a, column := range columns {
		for v, value := range column {
			house[value] = at[a][v]
		}
	}
	for i, c := range p.Clues {
		if !c.holds(house) {
			return verifiers.Wrong("clue %d is broken", i+1)
		}
	}
	return verifiers.Right()
}

// holds tells whether the clue holds where each value has the house given.
func (c Clue) holds(house map[string]int) bool {
	x, y, z := house[c.Values[0]], house[c.Values[1]], house[c.Values[len(c.Values)-1]]
	switch c.Kind {
	case "at", "same":
		return x == y
	case "not_at", "different":
		return x != y
	case "just_left":
		return x+1 == y
	case "next":
		return x+1 == y || x-1 == y
	case "left":
		return x < y
	case "apart":
		return x+c.Number == y || x-c.Number == y
	case "between":
		return y < x && x < z || z < x && x < y
	case "far":
		return x+1 < y || x-1 > y
	case "either":
		return x == y || x == z
	}
	panic("zebra: there is no such kind of clue: " + c.Kind)
}
