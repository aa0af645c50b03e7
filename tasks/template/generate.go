package template

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
)

// TODO: draw a problem and one right answer; return generators.ErrAgain where a draw leads nowhere.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	ceiling := int64(1)
	for range params.Digits {
		ceiling *= 10
	}
	p := Problem{Terms: make([]int64, params.Terms)}
	for i := range p.Terms {
		p.Terms[i] = 1 + r.Int64N(ceiling-1)
	}
	return p, write(sum(p.Terms)), nil
}

func write(n int64) string { return strconv.FormatInt(n, 10) }

// TODO: give every right answer, found by a search that does not trust generate; where none is possible, take this and
// the tag Unique away.
func solutions(p Problem) iter.Seq[string] {
	return slices.Values([]string{write(sum(p.Terms))})
}

// TODO: give the wrong answers that a solver or a careless judge would most likely take for right.
func wrong(p Problem, _ string) iter.Seq[string] {
	total := sum(p.Terms)
	return slices.Values([]string{write(total - 1), write(total + 10), write(total - p.Terms[0])})
}

// TODO: measure the work that a problem is to a solver.
func effort(p Problem) (digits float64) {
	for _, n := range p.Terms {
		digits += float64(len(write(n)))
	}
	return digits
}

// TODO: choose one problem among those that differ in nothing that matters.
func canonical(p Problem) Problem { return Problem{Terms: slices.Sorted(slices.Values(p.Terms))} }

// TODO: draw one of these problems.
func symmetry(r *rand.Rand, p Problem) Problem {
	shuffled := slices.Clone(p.Terms)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	return Problem{Terms: shuffled}
}
