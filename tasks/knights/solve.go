package knights

import (
	"iter"

	"github.com/touchstone-rl/touchstone/generators/logic"
	"github.com/touchstone-rl/touchstone/verifiers/mapping"
	"github.com/touchstone-rl/touchstone/verifiers/truth"
)

// pair joins each person's atom and statement: by Iff into a condition, that they are a knight if and only if what they
// say is true.
func pair(op truth.Op, statements []truth.Formula) []truth.Formula {
	all := make([]truth.Formula, len(statements))
	for i, f := range statements {
		all[i] = truth.Join(op, truth.A(i), f)
	}
	return all
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		rows, _ := logic.Solve(pair(truth.Iff, p.formulas()), len(p.People))
		for _, row := range rows {
			if !yield(answer(p.People, row)) {
				return
			}
		}
	}
}

func effort(p Problem) float64 { return float64(work(pair(truth.Iff, p.formulas()))) }

// work is the number of steps of finding out who is what.
func work(conditions []truth.Formula) int {
	_, steps := logic.Solve(conditions, len(conditions))
	return steps
}

// answer writes down who is what. Bit i of the row is 1 if person i is a knight.
func answer(people []string, row uint32) string {
	given := make([]int, len(people))
	for i := range given {
		given[i] = int(^row >> i & 1)
	}
	return mapping.Format(people, kinds, given)
}
