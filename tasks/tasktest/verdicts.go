package tasktest

import (
	"math/rand/v2"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// Verdicts counts the answers that a test hands to a judge, and how many of them are right.
type Verdicts struct{ right, total int }

// Compare reports a verdict on an answer that is not what another judge says.
func (v *Verdicts) Compare(t *testing.T, got verifiers.Verdict, want bool, problem any, answer string) {
	t.Helper()
	if got.OK() != want {
		t.Errorf("judged %v: %v %q", got, problem, answer)
	}
	v.total++
	if want {
		v.right++
	}
}

// Mixed fails the test if the share of right answers is not from least to most: it shows little then.
func (v *Verdicts) Mixed(t *testing.T, least, most float64) {
	t.Helper()
	if total := float64(v.total); float64(v.right) < least*total || float64(v.right) > most*total {
		t.Errorf("%d of %d answers were right: the test shows little", v.right, v.total)
	}
}

// NearSquare is the square of an answer, whose numbers go up to its size, with up to two of them drawn anew, and in half of
// the cases two of its rows exchanged.
func NearSquare(t *testing.T, r *rand.Rand, answer string, size int) [][]int {
	t.Helper()
	rows, err := grid.Parse(answer, size, size, size)
	if err != nil {
		t.Fatal(err)
	}
	for range r.IntN(3) {
		rows[r.IntN(size)][r.IntN(size)] = 1 + r.IntN(size)
	}
	if r.IntN(2) == 0 {
		i, k := r.IntN(size), r.IntN(size)
		rows[i], rows[k] = rows[k], rows[i]
	}
	return rows
}
