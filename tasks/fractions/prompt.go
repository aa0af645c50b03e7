package fractions

import "strings"

// A Problem asks for the exact value of an expression.
type Problem struct {
	Expression string `json:"expression" jsonschema:"whole numbers and decimals joined by + - * / and brackets, as package formula reads them"`
}

func prompt(p Problem) string {
	rules := "Work out the exact value of the expression below."
	if strings.Contains(p.Expression, " ") {
		rules += " A fraction such as 3/4 is the division of 3 by 4. Multiplication and division come before addition and subtraction; operators of one rank are taken from left to right."
	}
	return rules + "\n\n" + p.Expression + "\n\nAnswer with a whole number, a fraction in lowest terms such as 3/4, or a decimal that is exact. Do not round."
}
