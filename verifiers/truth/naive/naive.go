// Package naive evaluates formulas in the plainest way, by recursion over one row. It shares nothing with the evaluation
// of package truth, so that tests can hold the two against each other.
package naive

import "github.com/touchstone-rl/touchstone/verifiers/truth"

// Holds tells whether a formula is true in a row.
func Holds(f truth.Formula, row []bool) bool {
	trues := 0
	for _, part := range f.Parts {
		if Holds(part, row) {
			trues++
		}
	}
	switch f.Op {
	case truth.Atom:
		return row[f.Number]
	case truth.Not:
		return trues == 0
	case truth.And:
		return trues == len(f.Parts)
	case truth.Or:
		return trues > 0
	case truth.If:
		return !Holds(f.Parts[0], row) || Holds(f.Parts[1], row)
	case truth.Iff:
		return trues != 1
	default:
		return trues == f.Number
	}
}
