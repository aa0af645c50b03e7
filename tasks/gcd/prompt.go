package gcd

import (
	"math/big"
	"strings"
)

// A Problem asks for the greatest common divisor of its numbers.
type Problem struct {
	Numbers []*big.Int `json:"numbers" jsonschema:"two or more positive whole numbers"`
}

func prompt(p Problem) string {
	var b strings.Builder
	b.WriteString("What is the greatest common divisor of ")
	for i, n := range p.Numbers {
		switch {
		case i == 0:
		case i == len(p.Numbers)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(n.String())
	}
	b.WriteString("? Answer with one whole number.")
	return b.String()
}
