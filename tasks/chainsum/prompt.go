package chainsum

import "strings"

// A Problem asks for the value of an expression.
type Problem struct {
	Expression string `json:"expression" jsonschema:"whole numbers joined by + - * / and brackets, as package formula reads them"`
}

func prompt(p Problem) string {
	rules := "Work out the value of the expression below."
	if strings.ContainsAny(p.Expression, "*/") {
		rules += " Multiplication and division come before addition and subtraction; operators of one rank are taken from left to right."
	}
	if strings.Contains(p.Expression, "/") {
		rules += " Every division comes out whole."
	}
	return rules + "\n\n" + p.Expression + "\n\nAnswer with one integer, which may be negative."
}
