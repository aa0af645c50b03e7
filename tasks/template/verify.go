package template

import (
	"math/big"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// TODO: read the answer with one of the packages under verifiers, and judge it by the rules of the problem alone.
func verify(p Problem, answer string) verifiers.Verdict {
	return number.Judge(answer, new(big.Rat).SetInt64(sum(p.Terms)))
}

func sum(terms []int64) (total int64) {
	for _, n := range terms {
		total += n
	}
	return total
}
