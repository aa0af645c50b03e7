package chainsum

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

func verify(p Problem, answer string) verifiers.Verdict {
	return number.Judge(answer, value(p).Rat())
}

// value is the value of a problem's expression.
func value(p Problem) number.Exact { return formula.MustParse(p.Expression).MustValue() }
