package game24

import "strconv"

// A Problem asks for an expression that makes a target of all its numbers.
type Problem struct {
	Numbers []int `json:"numbers" jsonschema:"two or more positive whole numbers, each to be used exactly once"`
	Target  int   `json:"target" jsonschema:"a positive whole number"`
}

func prompt(p Problem) string {
	b := make([]byte, 0, 512)
	b = append(b, "Write an arithmetic expression whose value is "...)
	b = strconv.AppendInt(b, int64(p.Target), 10)
	b = append(b, ". Use + - * / and brackets, and each of the numbers below exactly once; a number that is listed twice must be used twice. Values on the way may be negative or fractions.\n\nNumbers: "...)
	for i, n := range p.Numbers {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	b = append(b, "\n\nAnswer with one expression, written like (1 + 2) * 3."...)
	return string(b)
}
