// Package formula reads and evaluates arithmetic expressions exactly, and writes them.
//
//	expression = term { ("+" | "-") term }
//	term       = factor { ("*" | "/") factor }
//	factor     = [ "+" | "-" ] ( number | "(" expression ")" )
//	number     = digits [ "." digits ]
//
// Operators of one rank are taken from left to right. "×" and "÷" are read as * and /, "−" as a minus sign, and
// square or curly brackets like round ones, each closed by its own kind. Decimals are exact: 0.1 is one tenth.
// Spaces may stand anywhere but inside a number; an expression stands on one line.
//
// Refused: factors side by side without a sign (2(3), 4 5), powers, percentages, functions, names, digits grouped
// by commas, two signs before one factor (2 - -3 is read, 2 - --3 is not).
//
// What is hostile cannot grow: the length is capped before anything is read, and as there are no powers neither
// the numbers, nor the depth, nor the digits of a value can outgrow the text. Reading takes time and memory linear
// in it, except for the conversion of a single very long number.
package formula

import (
	"errors"
	"fmt"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/number"
)

const (
	// MaxLength is a cap, in bytes, that suits expressions in an answer.
	MaxLength = 4096
	// MaxDepth is how deep brackets may be nested.
	MaxDepth = 1000
)

// ErrDivisionByZero is the error of evaluating an expression that divides by zero.
var ErrDivisionByZero = errors.New("the expression divides by zero")

// An Expr is an expression tree, held in postfix order: operands before their operator. The zero Expr is none.
type Expr struct{ postfix []symbol }

// A symbol is a number, if op is zero, or the operator '+', '-', '*', '/' or negate.
type symbol struct {
	op     byte
	number number.Exact
}

const negate = '~'

// Number is the expression of a number that can be written with decimals and without a sign. Of other numbers
// there are Negate and Combine('/', ...).
func Number(x number.Exact) Expr { return Expr{[]symbol{{number: x}}} }

// Negate is the expression -x.
func Negate(x Expr) Expr {
	return Expr{append(append([]symbol(nil), x.postfix...), symbol{op: negate})}
}

// Combine is the expression x op y, where op is '+', '-', '*' or '/'.
func Combine(op byte, x, y Expr) Expr {
	postfix := make([]symbol, 0, len(x.postfix)+len(y.postfix)+1)
	postfix = append(postfix, x.postfix...)
	postfix = append(postfix, y.postfix...)
	return Expr{append(postfix, symbol{op: op})}
}

// Numbers lists the numbers of the expression from left to right.
func (x Expr) Numbers() []number.Exact {
	numbers := make([]number.Exact, 0, len(x.postfix)/2+1)
	for _, s := range x.postfix {
		if s.op == 0 {
			numbers = append(numbers, s.number)
		}
	}
	return numbers
}

// Value is the exact value of the expression; its only error is ErrDivisionByZero. An answer's expression should
// have its Numbers checked first: what holds only known numbers is quick to evaluate.
func (x Expr) Value() (number.Exact, error) {
	return x.Evaluate(func(byte, number.Exact, number.Exact) {})
}

// Evaluate is Value, and calls visit for every operation, in order and before it is done, with the values of its
// operands. A negation subtracts from zero.
func (x Expr) Evaluate(visit func(op byte, left, right number.Exact)) (number.Exact, error) {
	stack := make([]number.Exact, 0, 16)
	for _, s := range x.postfix {
		top := len(stack) - 1
		switch s.op {
		case 0:
			stack = append(stack, s.number)
		case negate:
			visit('-', number.Int(0), stack[top])
			stack[top] = stack[top].Neg()
		case '/':
			if stack[top].Sign() == 0 {
				return number.Exact{}, ErrDivisionByZero
			}
			fallthrough
		default:
			visit(s.op, stack[top-1], stack[top])
			stack[top-1] = operate(s.op, stack[top-1], stack[top])
			stack = stack[:top]
		}
	}
	return stack[0], nil
}

func operate(op byte, x, y number.Exact) number.Exact {
	switch op {
	case '+':
		return x.Add(y)
	case '-':
		return x.Sub(y)
	case '*':
		return x.Mul(y)
	default:
		return x.Quo(y)
	}
}

// Parse reads an expression of at most maxLength bytes. The error says what is wrong, and where; it repeats
// nothing of the text.
func Parse(text string, maxLength int) (Expr, error) {
	if len(text) > maxLength {
		return Expr{}, fmt.Errorf("the expression is longer than %d bytes", maxLength)
	}
	p := parser{text: text, postfix: make([]symbol, 0, min(64, len(text)/2+1))}
	if err := p.expression(); err != nil {
		return Expr{}, err
	}
	if p.at < len(text) {
		return Expr{}, p.wanted("an operator")
	}
	return Expr{p.postfix}, nil
}

// MustParse reads an expression of ours, of any length. It panics if it cannot be read: that would be a fault of the
// problem that holds the expression, and of no answer.
func MustParse(text string) Expr {
	x, err := Parse(text, len(text))
	if err != nil {
		panic(err)
	}
	return x
}

// MustValue is the value of an expression of ours. It panics on a division by zero.
func (x Expr) MustValue() number.Exact {
	value, err := x.Value()
	if err != nil {
		panic(err)
	}
	return value
}

// ParseEquation reads an expression, or an expression, an equals sign and a number. The number claimed is nil if
// there is none; whether the claim holds is for the caller to check.
func ParseEquation(text string, maxLength int) (x Expr, claimed *number.Exact, err error) {
	if len(text) > maxLength {
		return Expr{}, nil, fmt.Errorf("the expression is longer than %d bytes", maxLength)
	}
	left, right, isEquation := strings.Cut(text, "=")
	if isEquation {
		result, ok := number.Parse(right)
		if !ok {
			return Expr{}, nil, errors.New("what follows the equals sign is not a single number")
		}
		exact := number.Of(result)
		claimed = &exact
	}
	x, err = Parse(left, maxLength)
	return x, claimed, err
}

type parser struct {
	text    string
	at      int // where in the text reading goes on
	depth   int // of brackets that are open
	postfix []symbol
}

func (p *parser) expression() error {
	if err := p.term(); err != nil {
		return err
	}
	for {
		op := p.operator()
		if op != '+' && op != '-' {
			return nil
		}
		p.take()
		if err := p.term(); err != nil {
			return err
		}
		p.postfix = append(p.postfix, symbol{op: op})
	}
}

func (p *parser) term() error {
	if err := p.factor(); err != nil {
		return err
	}
	for {
		op := p.operator()
		if op != '*' && op != '/' {
			return nil
		}
		p.take()
		if err := p.factor(); err != nil {
			return err
		}
		p.postfix = append(p.postfix, symbol{op: op})
	}
}

func (p *parser) factor() error {
	sign := p.operator()
	if sign == '+' || sign == '-' {
		p.take()
		p.skipSpaces()
	}
	var err error
	if p.at < len(p.text) && closing(p.text[p.at]) != 0 {
		err = p.brackets()
	} else {
		err = p.number()
	}
	if err != nil {
		return err
	}
	if sign == '-' {
		p.postfix = append(p.postfix, symbol{op: negate})
	}
	return nil
}

func (p *parser) brackets() error {
	if p.depth == MaxDepth {
		return fmt.Errorf("the brackets are nested more than %d deep", MaxDepth)
	}
	p.depth++
	end := closing(p.text[p.at])
	p.at++
	if err := p.expression(); err != nil {
		return err
	}
	if p.at == len(p.text) || p.text[p.at] != end {
		return p.wanted(fmt.Sprintf("an operator or %q", end))
	}
	p.at++
	p.depth--
	return nil
}

func (p *parser) number() error {
	start := p.at
	for p.at < len(p.text) && (isDigit(p.text[p.at]) || p.text[p.at] == '.') {
		p.at++
	}
	x, ok := number.Decimal(p.text[start:p.at])
	if !ok {
		p.at = start
		return p.wanted("a number or a bracket")
	}
	p.postfix = append(p.postfix, symbol{number: x})
	return nil
}

// operator looks at the next symbol, past any spaces: an operator as one of + - * /, or 0 for anything else.
func (p *parser) operator() byte {
	p.skipSpaces()
	rest := p.text[p.at:]
	switch {
	case rest == "":
		return 0
	case strings.IndexByte("+-*/", rest[0]) >= 0:
		return rest[0]
	case strings.HasPrefix(rest, "−"):
		return '-'
	case strings.HasPrefix(rest, "×"):
		return '*'
	case strings.HasPrefix(rest, "÷"):
		return '/'
	}
	return 0
}

// take steps over the operator that was looked at.
func (p *parser) take() {
	p.at++
	for p.at < len(p.text) && p.text[p.at]&0xC0 == 0x80 { // the rest of a character of several bytes
		p.at++
	}
}

func (p *parser) skipSpaces() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
}

func (p *parser) wanted(what string) error {
	if p.at == len(p.text) {
		return fmt.Errorf("the expression ends where %s is wanted", what)
	}
	return fmt.Errorf("the expression has something else at byte %d, where %s is wanted", p.at+1, what)
}

// closing is the bracket that closes an opening one, or 0 for anything else.
func closing(open byte) byte {
	switch open {
	case '(':
		return ')'
	case '[':
		return ']'
	case '{':
		return '}'
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
