package chains_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/chains"
	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// thirds draws fractions with one-digit numerators over three; every tenth is zero.
type thirds struct{ dividends *int }

func (thirds) Number(r *rand.Rand) chains.Term {
	n := r.Int64N(10)
	return chains.Term{Text: strconv.FormatInt(n, 10) + "/3", Value: number.Int(n).Quo(number.Int(3))}
}

func (s thirds) Dividend(r *rand.Rand, divisor number.Exact) chains.Term {
	*s.dividends++
	if divisor.Sign() == 0 {
		panic("division by zero")
	}
	return s.Number(r)
}

// The text of a chain has the shape asked for, and package formula finds the value in it that Grow gives.
func TestGrow(t *testing.T) {
	dividends := 0
	for _, operators := range []string{chains.Add, chains.Sub, chains.Mul, chains.Div} {
		seen, deepest := map[byte]bool{}, 0
		for i := range 2000 {
			r := generators.Stream("chains", operators, strconv.Itoa(i))
			shape := chains.Shape{Terms: 1 + r.IntN(12), Depth: r.IntN(4), Operators: operators}
			text, value := chains.Grow(r, shape, thirds{&dividends})
			x, err := formula.Parse(text, len(text))
			if err != nil {
				t.Fatalf("%+v: %s: %v", shape, text, err)
			}
			if got, err := x.Value(); err != nil || !got.Equal(value) {
				t.Fatalf("%s is %v (%v); Grow says %v", text, got, err, value)
			}
			if terms := strings.Count(text, "/3"); terms != shape.Terms {
				t.Fatalf("%s has %d numbers; want %d", text, terms, shape.Terms)
			}
			depth := nesting(text)
			deepest = max(deepest, depth)
			if limit := shape.Depth; operators != chains.Div && depth > limit || depth > limit+1 { // a divisor 2/3 has brackets of its own
				t.Fatalf("%s has brackets %d deep; want at most %d", text, depth, limit)
			}
			for _, op := range "+-*" {
				seen[byte(op)] = seen[byte(op)] || strings.ContainsRune(text, op)
			}
			seen['/'] = seen['/'] || strings.Contains(text, " / ")
		}
		want := map[string]string{chains.Add: "+", chains.Sub: "+-", chains.Mul: "+-*", chains.Div: "+-*/"}[operators]
		for _, op := range "+-*/" {
			if seen[byte(op)] != strings.ContainsRune(want, op) {
				t.Errorf("operator %c in chains of %s: %v", op, operators, seen[byte(op)])
			}
		}
		if deepest < 3 {
			t.Errorf("brackets of chains of %s are nested at most %d deep", operators, deepest)
		}
	}
	if dividends == 0 {
		t.Error("nothing was divided")
	}
}

func nesting(text string) (deepest int) {
	depth := 0
	for _, c := range text {
		switch c {
		case '(':
			depth++
			deepest = max(deepest, depth)
		case ')':
			depth--
		}
	}
	return deepest
}
