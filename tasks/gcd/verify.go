package gcd

import (
	"math/big"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

func verify(p Problem, answer string) verifiers.Verdict {
	return number.Judge(answer, new(big.Rat).SetInt(greatest(p.Numbers)))
}

// greatest is the greatest common divisor of positive numbers.
func greatest(numbers []*big.Int) *big.Int {
	g := new(big.Int)
	for _, n := range numbers {
		g.GCD(nil, nil, g, n)
	}
	return g
}
