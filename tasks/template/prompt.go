package template

import (
	"fmt"
	"strings"
)

// A Problem asks for the sum of its numbers.
// TODO: hold all that a solver sees and a judge needs, as plain data, and nothing that tells the answer.
type Problem struct {
	Terms []int64 `json:"terms" jsonschema:"two or more positive whole numbers"`
}

// TODO: state the rules, then the instance, then the form of the answer, so that they can be understood in one way only.
func prompt(p Problem) string {
	terms := strings.Trim(strings.ReplaceAll(fmt.Sprint(p.Terms), " ", " + "), "[]")
	return "What is " + terms + "? Answer with one whole number."
}
