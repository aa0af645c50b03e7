package formula

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// String writes the expression with as few brackets as tell its tree: Parse reads the same tree back. A negation
// that is an operand stands in brackets.
func (x Expr) String() string {
	if len(x.postfix) == 0 {
		return ""
	}
	var b strings.Builder
	f := formatter{postfix: x.postfix, start: starts(x.postfix)}
	f.write(&b, len(x.postfix)-1)
	return b.String()
}

// starts tells, for each symbol, where in postfix order the subexpression that ends with it starts.
func starts(postfix []symbol) []int {
	start := make([]int, len(postfix))
	for i, s := range postfix {
		switch s.op {
		case 0:
			start[i] = i
		case negate:
			start[i] = start[i-1]
		default:
			start[i] = start[start[i-1]-1]
		}
	}
	return start
}

type formatter struct {
	postfix []symbol
	start   []int
}

// write writes the subexpression that ends at a symbol.
func (f formatter) write(b *strings.Builder, end int) {
	s := f.postfix[end]
	switch s.op {
	case 0:
		b.WriteString(decimalString(s.number))
	case negate:
		b.WriteByte('-')
		f.writeOperand(b, end-1, f.postfix[end-1].op != 0)
	default:
		left, right := f.start[end-1]-1, end-1
		f.writeOperand(b, left, rank(f.postfix[left].op) < rank(s.op))
		b.WriteByte(' ')
		b.WriteByte(s.op)
		b.WriteByte(' ')
		f.writeOperand(b, right, rank(f.postfix[right].op) <= rank(s.op))
	}
}

func (f formatter) writeOperand(b *strings.Builder, end int, bracketed bool) {
	if bracketed {
		b.WriteByte('(')
	}
	f.write(b, end)
	if bracketed {
		b.WriteByte(')')
	}
}

// rank is how tightly a symbol holds its operands together.
func rank(op byte) int {
	switch op {
	case negate:
		return 0
	case '+', '-':
		return 1
	case '*', '/':
		return 2
	default:
		return 3
	}
}

// decimalString writes a number with just the decimals it needs.
func decimalString(x number.Exact) string {
	if x.IsInt() {
		return x.String()
	}
	r := x.Rat()
	decimals, _ := r.FloatPrec()
	return r.FloatString(decimals)
}
