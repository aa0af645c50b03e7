package entail

import (
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/logic"
	"github.com/touchstone-rl/touchstone/verifiers/truth"
)

// conditions are true in the row that is asked for: the premises, and the negation of the conclusion if there is one.
func conditions(premises, conclusion []truth.Formula) []truth.Formula {
	all := slices.Clone(premises)
	for _, f := range conclusion {
		all = append(all, truth.Join(truth.Not, f))
	}
	return all
}

// solve finds all rows in which the premises are true and the conclusion, if there is one, is false.
func solve(p Problem) (rows []uint32, atoms, steps int) {
	premises, conclusion := p.formulas()
	atoms = width(premises, conclusion)
	rows, steps = logic.Solve(conditions(premises, conclusion), atoms)
	return rows, atoms, steps
}

func solutions(p Problem) iter.Seq[string] {
	rows, atoms, _ := solve(p)
	if len(rows) == 0 && len(p.Conclusion) > 0 {
		return slices.Values([]string{follows})
	}
	return slices.Values(answers(rows, atoms))
}

// answers writes rows down.
func answers(rows []uint32, atoms int) []string {
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = truth.FormatRow(truth.Row(row, atoms))
	}
	return texts
}

func effort(p Problem) float64 {
	_, _, steps := solve(p)
	return float64(steps)
}
