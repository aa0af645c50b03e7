// Package chains grows random arithmetic expressions: chains of numbers and brackets joined by operators, with
// brackets nested to a given depth, together with their exact values.
package chains

import (
	"bytes"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// Operators are the sets of operators that a chain may hold, as names for parameters: each holds those before it.
const (
	Add = "add"             // +
	Sub = "add-sub"         // + -
	Mul = "add-sub-mul"     // + - *
	Div = "add-sub-mul-div" // + - * /
)

// A Shape says what chains look like.
type Shape struct {
	Terms     int    // how many numbers, 1 or more
	Depth     int    // how deep brackets may be nested, 0 for none
	Operators string // Add, Sub, Mul or Div
}

// A Term is a number of a chain and how it is written there.
type Term struct {
	Text  string
	Value number.Exact
}

// A Source draws the numbers of a chain.
type Source interface {
	// Number draws a number.
	Number(*rand.Rand) Term
	// Dividend draws a number to be divided by a divisor, which is not zero.
	Dividend(r *rand.Rand, divisor number.Exact) Term
}

// Grow draws a chain, as text that package formula reads, and its value. Nothing in it is divided by zero. A divisor
// that is written with an operator, such as 3/4, is put in brackets.
func Grow(r *rand.Rand, shape Shape, source Source) (string, number.Exact) {
	g := grower{r: r, source: source, operators: "+", text: make([]byte, 0, 16*shape.Terms)}
	switch shape.Operators {
	case Sub:
		g.operators = "+-"
	case Mul:
		g.operators = "+-*"
	case Div:
		g.operators, g.divides = "+-*", true
	}
	value := g.chain(shape.Terms, shape.Depth)
	return string(g.text), value
}

type grower struct {
	r         *rand.Rand
	source    Source
	operators string // that join operands; division is inside of operands
	divides   bool
	text      []byte
}

// chain writes operands joined by operators and returns the value. Products are taken first.
func (g *grower) chain(terms, depth int) number.Exact {
	product, used := g.operand(terms, terms-1, depth)
	sum := number.Int(0)
	for terms -= used; terms > 0; terms -= used {
		op := g.operators[g.r.IntN(len(g.operators))]
		g.text = append(g.text, ' ', op, ' ')
		var next number.Exact
		next, used = g.operand(terms, terms, depth)
		switch op {
		case '*':
			product = product.Mul(next)
		case '-':
			sum, product = sum.Add(product), next.Neg()
		default:
			sum, product = sum.Add(product), next
		}
	}
	return sum.Add(product)
}

// operand writes a factor, or a number divided by one. It may hold up to terms numbers, and a bracket up to most.
func (g *grower) operand(terms, most, depth int) (value number.Exact, used int) {
	if !g.divides || terms < 2 || g.r.IntN(3) > 0 {
		return g.factor(most, depth)
	}
	start := len(g.text)
	divisor, used := g.factor(terms-1, depth)
	if divisor.Sign() == 0 {
		return divisor, used
	}
	if used == 1 && bytes.IndexByte(g.text[start:], '/') >= 0 {
		g.text = append(slices.Insert(g.text, start, '('), ')')
	}
	dividend := g.source.Dividend(g.r, divisor)
	g.text = slices.Insert(g.text, start, []byte(dividend.Text+" / ")...)
	return dividend.Value.Quo(divisor), used + 1
}

// factor writes a number, or a chain of up to most numbers in brackets.
func (g *grower) factor(most, depth int) (value number.Exact, used int) {
	if depth == 0 || most < 2 || g.r.IntN(2) > 0 {
		term := g.source.Number(g.r)
		g.text = append(g.text, term.Text...)
		return term.Value, 1
	}
	used = 2 + g.r.IntN(most-1)
	g.text = append(g.text, '(')
	value = g.chain(used, depth-1)
	g.text = append(g.text, ')')
	return value, used
}
