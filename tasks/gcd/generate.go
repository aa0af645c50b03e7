package gcd

import (
	"iter"
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	p := Problem{Numbers: make([]*big.Int, params.Numbers)}
	factor := generators.Number(r, (params.Digits+1)/2)
	for i := range p.Numbers {
		n := generators.Number(r, params.Digits/2)
		p.Numbers[i] = n.Mul(n, factor)
	}
	answer := greatest(p.Numbers)
	if answer.BitLen() == 1 || slices.ContainsFunc(p.Numbers, func(n *big.Int) bool { return n.Cmp(answer) == 0 }) {
		return p, "", generators.ErrAgain // there is nothing to find: 1, or one of the numbers
	}
	return p, answer.String(), nil
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) { yield(greatest(p.Numbers).String()) }
}

// wrong gives neighbours of the divisor, its double and, where it is even, its half.
func wrong(p Problem, _ string) iter.Seq[string] {
	return func(yield func(string) bool) {
		g := greatest(p.Numbers)
		for _, delta := range []int64{-1, 1} {
			if !yield(new(big.Int).Add(g, big.NewInt(delta)).String()) {
				return
			}
		}
		if !yield(new(big.Int).Lsh(g, 1).String()) {
			return
		}
		if g.Bit(0) == 0 {
			yield(new(big.Int).Rsh(g, 1).String())
		}
	}
}

// effort counts the divisions of Euclid's algorithm.
func effort(p Problem) float64 {
	steps := 0
	g, rest := new(big.Int).Set(p.Numbers[0]), new(big.Int)
	for _, n := range p.Numbers[1:] {
		rest.Set(n)
		for rest.Sign() != 0 {
			g.Rem(g, rest)
			g, rest = rest, g
			steps++
		}
	}
	return float64(steps)
}

func canonical(p Problem) Problem {
	sorted := slices.Clone(p.Numbers)
	slices.SortFunc(sorted, (*big.Int).Cmp)
	return Problem{Numbers: sorted}
}

func symmetry(r *rand.Rand, p Problem) Problem {
	shuffled := slices.Clone(p.Numbers)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	return Problem{Numbers: shuffled}
}
