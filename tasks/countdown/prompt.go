package countdown

import "strconv"

// A Problem asks for an expression that reaches a target.
type Problem struct {
	Numbers []int `json:"numbers" jsonschema:"positive whole numbers, each to be used at most once"`
	Target  int   `json:"target" jsonschema:"a positive whole number that is not among the numbers"`
}

func prompt(p Problem) string {
	b := make([]byte, 0, 512)
	b = append(b, "Write an arithmetic expression whose value is the target. Use + - * / and brackets, and of the numbers below each at most once; a number that is listed twice may be used twice. You need not use all numbers. Values on the way may be negative or fractions.\n\nNumbers: "...)
	for i, n := range p.Numbers {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	b = append(b, "\nTarget: "...)
	b = strconv.AppendInt(b, int64(p.Target), 10)
	b = append(b, "\n\nAnswer with one expression, written like (1 + 2) * 3."...)
	return string(b)
}
