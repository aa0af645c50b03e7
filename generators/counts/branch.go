package counts

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators/graded"
)

// A Ladder grades states.
type Ladder = graded.Ladder[*State, Choice]

// A Choice supposes a value of a cell.
type Choice struct {
	Cell  int16
	Value Value
}

// Branch chooses a cell of a rule with few open cells.
func (s *State) Branch() []Choice {
	if s.Left == 0 {
		return nil
	}
	var cells []int16
	fewest := int16(len(s.Values) + 1)
	for rule, t := range s.tally {
		if t.open > 0 && t.open < fewest && (t.least > 0 || t.most < t.open) {
			cells, fewest = s.cellsOf(int16(rule)), t.open
		}
	}
	i := slices.IndexFunc(cells, func(cell int16) bool { return s.Values[cell] == Open })
	if i < 0 { // no rule says anything of those that are left
		cells, i = []int16{int16(slices.Index(s.Values, Open))}, 0
	}
	return []Choice{{cells[i], Yes}, {cells[i], No}}
}

// Choose supposes the value of a choice.
func (s *State) Choose(c Choice) { s.Set(c.Cell, c.Value) }
