// Package verifiers says what a verdict is. The packages below it read one kind of answer each and
// judge it by the rules of its problem: no search, no chance, and no answer of a model is ever executed.
package verifiers

import "fmt"

// A Reason says why an answer scored what it scored.
type Reason string

const (
	ReasonRight     Reason = "right"     // the answer obeys every rule of its problem
	ReasonWrong     Reason = "wrong"     // the answer can be read, and breaks a rule
	ReasonMalformed Reason = "malformed" // there is an answer, but it cannot be read as one of the kind asked for
	ReasonNoAnswer  Reason = "no_answer" // the response holds no final answer
)

// A Verdict is what a judge says of one answer.
type Verdict struct {
	Score  float64 `json:"score"`  // 1 right, 0 not
	Reason Reason  `json:"reason"` // machine-readable
	Detail string  `json:"detail"` // what is wrong, for people; never says what the right answer is
}

// Right is the verdict on an answer that obeys every rule.
func Right() Verdict { return Verdict{Score: 1, Reason: ReasonRight} }

// Wrong is the verdict on an answer that was read and breaks a rule, which the detail names.
func Wrong(format string, args ...any) Verdict {
	return Verdict{Reason: ReasonWrong, Detail: fmt.Sprintf(format, args...)}
}

// Malformed is the verdict on an answer that cannot be read; the detail says what form was expected.
func Malformed(format string, args ...any) Verdict {
	return Verdict{Reason: ReasonMalformed, Detail: fmt.Sprintf(format, args...)}
}

// NoAnswer is the verdict on a response in which no final answer was found.
func NoAnswer(format string, args ...any) Verdict {
	return Verdict{Reason: ReasonNoAnswer, Detail: fmt.Sprintf(format, args...)}
}

// OK tells whether the answer was right.
func (v Verdict) OK() bool { return v.Reason == ReasonRight }
