package fractions

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

func verify(p Problem, answer string) verifiers.Verdict {
	return number.JudgeLowest(answer, value(p).Rat())
}

// value is the value of a problem's expression. It panics if there is none, which is no fault of an answer.
func value(p Problem) number.Exact {
	v, err := expression(p).Value()
	if err != nil {
		panic(err)
	}
	return v
}

// expression reads a problem's expression. It panics if that cannot be read.
func expression(p Problem) formula.Expr {
	x, err := formula.Parse(p.Expression, len(p.Expression))
	if err != nil {
		panic(err)
	}
	return x
}
