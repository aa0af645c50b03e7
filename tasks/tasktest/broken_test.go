package tasktest

import (
	"errors"
	"fmt"
	"iter"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers"
)

// The kit is tested with a sound family, in which it must find nothing, and with families that are the sound one
// broken in one place, each of which must be caught by exactly one clause.

type pairParams struct {
	Digits int    `json:"digits" min:"1" max:"9" jsonschema:"digits of a number"`
	Tier   string `json:"tier" enum:"small,large" jsonschema:"whether the product may have more than sixteen digits"`
}

// pair is a problem: the product of two numbers.
type pair struct {
	A int64 `json:"a"`
	B int64 `json:"b"`

	// For the broken families.
	Hint  string `json:"hint,omitempty"`
	Lost  int64  `json:"-"`
	Drift drift  `json:"drift,omitempty"`
}

// drift is one more every time it is written.
type drift int

func (d drift) MarshalJSON() ([]byte, error) { return strconv.AppendInt(nil, int64(d)+1, 10), nil }

const pairDoc = `// Package pair asks for the product of two numbers.
//
// # Levels
//
// Level n has numbers of up to n+2 digits.
//
// # Correctness
//
// A product is one number.
//
// # Origin
//
// The multiplication table.
package pair
`

type pairSpec = tasks.Spec[pairParams, pair]

func soundSpec() pairSpec {
	return pairSpec{
		Name: "pair", Doc: pairDoc, Version: 1, Judge: tasks.Rules, MaxLevel: 3,
		Tags:     []tasks.Tag{tasks.Arithmetic, tasks.NumberAnswer, tasks.Unique},
		Levels:   func(level int) pairParams { return pairParams{level + 2, "small"} },
		Generate: drawPair,
		Prompt:   func(p pair) string { return fmt.Sprintf("What is %d * %d? Answer with one whole number.", p.A, p.B) },
		Verify:   verifyPair,
		Form:     `[0-9]+`,
		Oracle:   isProduct,
		Solutions: func(p pair) iter.Seq[string] {
			return func(yield func(string) bool) { yield(product(p)) }
		},
		Wrong: func(p pair, right string) iter.Seq[string] {
			return func(yield func(string) bool) { yield(right + "0") }
		},
		Effort:    func(p pair) float64 { return float64(len(product(p))) },
		Tier:      tierOf,
		Canonical: func(p pair) pair { p.A, p.B = min(p.A, p.B), max(p.A, p.B); return p },
		Symmetry: func(r *rand.Rand, p pair) pair {
			if r.IntN(2) == 0 {
				p.A, p.B = p.B, p.A
			}
			return p
		},
	}
}

func drawPair(r *rand.Rand, params pairParams) (pair, string, error) {
	p := pair{A: generators.Number(r, params.Digits).Int64(), B: generators.Number(r, params.Digits).Int64()}
	return p, product(p), nil
}

func product(p pair) string { return strconv.FormatInt(p.A*p.B, 10) }

func tierOf(p pair) string {
	if len(product(p)) > 16 {
		return "large"
	}
	return "small"
}

func verifyPair(p pair, answer string) verifiers.Verdict {
	n, err := strconv.ParseInt(answer, 10, 64)
	if err != nil {
		return verifiers.Malformed("not a whole number")
	}
	if n != p.A*p.B {
		return verifiers.Wrong("not the product")
	}
	return verifiers.Right()
}

func isProduct(p pair, answer string) bool {
	n, ok := new(big.Int).SetString(answer, 10)
	return ok && n.Cmp(new(big.Int).Mul(big.NewInt(p.A), big.NewInt(p.B))) == 0
}

func TestSoundFamilyIsFoundSound(t *testing.T) {
	for _, failure := range Check(tasks.Define(soundSpec()), perLevel) {
		t.Error(failure)
	}
}

// broken is what one place of the sound family is replaced by, the clause that must find it, and others that may.
var broken = []struct {
	name   string
	clause string
	breaks func(*pairSpec)
}{
	{"no documentation", "described", func(s *pairSpec) { s.Doc = "// Package pair multiplies.\npackage pair" }},
	{"two words for a name", "described", func(s *pairSpec) { s.Name = "big-pair" }},
	{"no category", "described", func(s *pairSpec) { s.Tags = s.Tags[1:] }},
	{"no version", "described", func(s *pairSpec) { s.Version = 0 }},
	{"no Verify", "described", func(s *pairSpec) { s.Verify = nil }},
	{"unique without Solutions", "described", func(s *pairSpec) { s.Solutions = nil }},
	{"Canonical without Symmetry", "described", func(s *pairSpec) { s.Symmetry = nil }},
	{"a wrong answer of its own", "answered", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, _, err := drawPair(r, params)
			return p, "7", err
		}
	}},
	{"a maker that gives up", "answered", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			return pair{}, "", generators.ErrAgain
		}
	}},
	{"a maker that panics", "answered", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			return pair{}, string(make([]byte, r.IntN(2)-2)), nil
		}
	}},
	{"a level out of its own range", "answered", func(s *pairSpec) {
		s.Levels = func(level int) pairParams { return pairParams{7 + level, "small"} }
	}},
	{"a parameter tier without Tier", "described", func(s *pairSpec) { s.Tier = nil }},
	{"a tier that one in ten is not of", "tiered", func(s *pairSpec) {
		s.Tier = func(p pair) string {
			if p.A%10 == 0 {
				return "large"
			}
			return tierOf(p)
		}
	}},
	{"parameters that make nothing", "parameters", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			if params.Digits == 1 {
				return pair{}, "", generators.ErrAgain
			}
			return drawPair(r, params)
		}
	}},
	{"parameters refused without a name", "parameters", func(s *pairSpec) {
		s.Check = func(params pairParams) error {
			if params.Digits == 1 {
				return errors.New("too small")
			}
			return nil
		}
	}},
	{"chance from elsewhere", "deterministic", func(s *pairSpec) {
		s.Generate = func(_ *rand.Rand, params pairParams) (pair, string, error) {
			return drawPair(rand.New(rand.NewPCG(rand.Uint64(), 0)), params)
		}
	}},
	{"state kept between items", "deterministic", func(s *pairSpec) {
		var made atomic.Int64
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, _, err := drawPair(r, params)
			p.A += made.Add(1)
			return p, product(p), err
		}
	}},
	{"a field lost in JSON", "answered", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, _, err := drawPair(r, params)
			p.Lost = 1 + r.Int64N(9)
			return p, strconv.FormatInt(p.A*p.B+p.Lost, 10), err
		}
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			return verifyPair(pair{A: 1, B: p.A*p.B + p.Lost}, answer)
		}
	}},
	{"marks of bold type inside of answers", "bank mutants", func(s *pairSpec) {
		const power = "**1"
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, right, err := drawPair(r, params)
			return p, right + power, err
		}
		s.Solutions = func(p pair) iter.Seq[string] {
			return func(yield func(string) bool) { yield(product(p) + power) }
		}
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			base, ok := strings.CutSuffix(answer, power)
			if !ok {
				return verifiers.Malformed("not a power")
			}
			return verifyPair(p, base)
		}
		s.Form = `[0-9]+\*\*1`
		s.Oracle = func(p pair, answer string) bool {
			return isProduct(p, strings.TrimSuffix(answer, power)) && strings.HasSuffix(answer, power)
		}
	}},
	{"a field that drifts through JSON", "json", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, right, err := drawPair(r, params)
			p.Drift = 1
			return p, right, err
		}
		canonical := s.Canonical
		s.Canonical = func(p pair) pair { p.Drift = 0; return canonical(p) }
	}},
	{"near misses paid", "mutants", func(s *pairSpec) {
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			n, err := strconv.ParseInt(answer, 10, 64)
			if err != nil {
				return verifiers.Malformed("not a whole number")
			}
			if d := n - p.A*p.B; d < -1 || d > 1 {
				return verifiers.Wrong("not the product")
			}
			return verifiers.Right()
		}
	}},
	{"a tenth of all numbers paid", "foreign", func(s *pairSpec) {
		s.Tags = s.Tags[:2] // not unique, so that only other items' answers are tried
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			n, err := strconv.ParseInt(answer, 10, 64)
			if err == nil && n > 9 && n != p.A*p.B*10 && uint32(n*2654435761+p.A*40503+p.B*9973)>>7%10 == 0 {
				return verifiers.Right()
			}
			return verifyPair(p, answer)
		}
		s.Oracle = func(p pair, answer string) bool { return s.Verify(p, answer).OK() }
	}},
	{"a second opinion that differs", "mutants", func(s *pairSpec) {
		s.Oracle = func(p pair, answer string) bool { return strings.HasPrefix(answer, product(p)) }
	}},
	{"an answer that is not in its form", "bank", func(s *pairSpec) { s.Form = `[0-9]{3}` }},
	{"a keyword paid", "bank", func(s *pairSpec) {
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			if strings.EqualFold(answer, "nan") {
				return verifiers.Right()
			}
			return verifyPair(p, answer)
		}
	}},
	{"a judge that panics on a backslash", "bank", func(s *pairSpec) {
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			if answer == `\` {
				panic("index out of range")
			}
			return verifyPair(p, answer)
		}
	}},
	{"a judge that changes its mind", "bank", func(s *pairSpec) {
		var judged atomic.Int64
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			if strings.Contains(answer, "%") {
				return verifiers.Malformed("attempt %d", judged.Add(1))
			}
			return verifyPair(p, answer)
		}
	}},
	{"the answer in the problem", "blind", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, right, err := drawPair(r, params)
			p.Hint = right
			return p, right, err
		}
	}},
	{"the answer in the prompt", "silent", func(s *pairSpec) {
		s.Levels = func(level int) pairParams { return pairParams{level + 5, "small"} }
		s.Prompt = func(p pair) string { return fmt.Sprintf("What is %d * %d? (It is %s.)", p.A, p.B, product(p)) }
	}},
	{"the answer in the verdict", "silent", func(s *pairSpec) {
		s.Levels = func(level int) pairParams { return pairParams{level + 5, "small"} }
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			v := verifyPair(p, answer)
			if !v.OK() {
				v.Detail = "it is " + product(p)
			}
			return v
		}
	}},
	{"two solutions", "unique", func(s *pairSpec) {
		s.Solutions = func(p pair) iter.Seq[string] {
			return slices.Values([]string{product(p), "+" + product(p)})
		}
		s.Form = `[+]?[0-9]+`
	}},
	{"a solution that is refused", "unique", func(s *pairSpec) {
		s.Tags = s.Tags[:2]
		s.Solutions = func(p pair) iter.Seq[string] {
			return slices.Values([]string{product(p), product(p) + "/1"})
		}
		s.Form = `[0-9]+(/1)?`
	}},
	{"a coin toss", "guessable", func(s *pairSpec) {
		s.Tags = s.Tags[:2]
		s.Solutions = nil
		s.Wrong = func(p pair, right string) iter.Seq[string] {
			return slices.Values([]string{map[string]string{threefold: notThreefold, notThreefold: threefold}[right]})
		}
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p, _, err := drawPair(r, params)
			return p, parity(p), err
		}
		s.Verify = func(p pair, answer string) verifiers.Verdict {
			switch {
			case answer != threefold && answer != notThreefold:
				return verifiers.Malformed("neither of the two")
			case answer != parity(p):
				return verifiers.Wrong("no")
			}
			return verifiers.Right()
		}
		s.Form = `threefold|other`
		s.Oracle = func(p pair, answer string) bool { return answer == parity(p) }
	}},
	{"the same few problems", "diverse", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p := pair{A: 1 + r.Int64N(8), B: 1000 + r.Int64N(2) + int64(params.Digits)}
			return p, product(p), nil
		}
	}},
	{"a canonical form that is none", "symmetric", func(s *pairSpec) {
		s.Canonical = func(p pair) pair { return p }
	}},
	{"a symmetry known but for one in sixty", "symmetric", func(s *pairSpec) {
		symmetry := s.Symmetry
		s.Symmetry = func(r *rand.Rand, p pair) pair {
			if r.IntN(60) == 0 {
				p.A, p.B = p.A+1, p.B+1
			}
			return symmetry(r, p)
		}
	}},
	{"a canonical form that is another problem", "symmetric", func(s *pairSpec) {
		canonical := s.Canonical
		s.Canonical = func(p pair) pair { p = canonical(p); p.B++; return p }
	}},
	{"a symmetry that does nothing", "symmetric", func(s *pairSpec) {
		s.Symmetry = func(_ *rand.Rand, p pair) pair { return p }
	}},
	{"levels upside down", "harder", func(s *pairSpec) {
		s.Levels = func(level int) pairParams { return pairParams{6 - level, "small"} }
	}},
	{"a maker that mostly gives up", "bounded", func(s *pairSpec) {
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			if r.IntN(100) > 0 {
				return pair{}, "", generators.ErrAgain
			}
			return drawPair(r, params)
		}
	}},
	{"few problems, said to be many", "diverse", func(s *pairSpec) {
		s.Space = func(pairParams) *big.Int { return big.NewInt(1_000_000) }
		s.Generate = func(r *rand.Rand, params pairParams) (pair, string, error) {
			p := pair{A: 1 + r.Int64N(90), B: 1000 + int64(params.Digits)}
			return p, product(p), nil
		}
	}},
}

const threefold, notThreefold = "threefold", "other"

func parity(p pair) string {
	if p.A*p.B%3 == 0 {
		return threefold
	}
	return notThreefold
}

func TestBrokenFamiliesAreCaught(t *testing.T) {
	covered := map[string]bool{}
	for _, b := range broken {
		t.Run(b.name, func(t *testing.T) {
			spec := soundSpec()
			b.breaks(&spec)
			failures := check(tasks.Define(spec), perLevel, false)
			if len(failures) == 0 {
				t.Fatalf("the kit finds nothing; the clause %q should", b.clause)
			}
			for _, failure := range failures {
				if !strings.Contains(b.clause, failure.Clause) {
					t.Errorf("caught by %v; only the clause %q should", failure, b.clause)
				}
			}
		})
		covered[strings.Fields(b.clause)[0]] = true
	}
	for _, c := range Clauses {
		if !covered[c.Name] {
			t.Errorf("no broken family shows that the clause %q can fail", c.Name)
		}
	}
}
