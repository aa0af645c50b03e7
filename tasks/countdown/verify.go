package countdown

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/formula"
)

func verify(p Problem, answer string) verifiers.Verdict {
	return formula.JudgeTarget(answer, p.Numbers, formula.AtMostOnce, p.Target)
}
