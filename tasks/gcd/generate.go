package gcd

import (
	"iter"
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	ceiling := power(params.Digits)
	factor := draw(r, power((params.Digits+1)/2))
	most := new(big.Int).Quo(ceiling, factor)
	p := Problem{Numbers: make([]*big.Int, params.Numbers)}
	for i := range p.Numbers {
		p.Numbers[i] = new(big.Int).Mul(factor, draw(r, most))
	}
	answer := greatest(p.Numbers)
	if slices.ContainsFunc(p.Numbers, func(n *big.Int) bool { return n.Cmp(answer) == 0 }) {
		return p, "", generators.ErrAgain // one number divides the others: no work at all
	}
	return p, answer.String(), nil
}

// power is 10 to the given exponent.
func power(exponent int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil)
}

// draw is a random number from 2 to below the ceiling; a ceiling that is too low for one gives 2.
func draw(r *rand.Rand, ceiling *big.Int) *big.Int {
	span := new(big.Int).Sub(ceiling, big.NewInt(2))
	if span.Sign() <= 0 {
		return big.NewInt(2)
	}
	return span.Add(generators.Int(r, span), big.NewInt(2))
}

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) { yield(greatest(p.Numbers).String()) }
}

// wrong gives neighbours of the divisor, its double and, where it is even, its half.
func wrong(p Problem, answer string) iter.Seq[string] {
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
