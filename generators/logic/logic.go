// Package logic makes and solves propositional problems over the formulas of verifiers/truth: it draws formulas,
// reasons by cases as a person with a pencil would, and gives canonical names to atoms.
package logic

import (
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/verifiers/truth"
)

// Connectives are those for Draw that a family's parameter names: "plain" for and, or, not; "conditional" for if and iff
// as well; "counting" for exactly as well. Negations are drawn half as often as others.
func Connectives(words string) []truth.Op {
	switch words {
	case "plain":
		return connectives[:5:5]
	case "conditional":
		return connectives[:9:9]
	default:
		return connectives
	}
}

var connectives = []truth.Op{truth.Not, truth.And, truth.And, truth.Or, truth.Or, truth.If, truth.If, truth.Iff, truth.Iff,
	truth.Exactly, truth.Exactly}

// IsOnly tells whether no other row than this one makes all formulas true. Whether this one does is not looked at.
func IsOnly(row uint32, formulas []truth.Formula, atoms int) bool {
	for other := range truth.Models(formulas, atoms) {
		if other != row {
			return false
		}
	}
	return true
}

// IsPossible tells whether some row makes all formulas true.
func IsPossible(formulas []truth.Formula, atoms int) bool {
	for range truth.Models(formulas, atoms) {
		return true
	}
	return false
}

// Choose draws some of the atoms, in random order.
func Choose(r *rand.Rand, atoms, some int) []int {
	all := make([]int, atoms)
	for i := range all {
		all[i] = i
	}
	for i := range some {
		k := i + r.IntN(atoms-i)
		all[i], all[k] = all[k], all[i]
	}
	return all[:some]
}

// Draw draws a formula in which each of the atoms, of which there must be one at least, stands once, in their order. Its
// connectives are of the given ones, two or more beside Not; one that is given twice is drawn twice as often. As no
// atom stands twice, the formula and each part of it can be true and can be false, and every atom matters.
func Draw(r *rand.Rand, ops []truth.Op, atoms []int) truth.Formula {
	return draw(r, ops, atoms, truth.Atom)
}

// draw is Draw for a part of a formula whose connective is given. No conjunction is part of a conjunction, no
// disjunction of a disjunction, no negation of a negation.
func draw(r *rand.Rand, ops []truth.Op, atoms []int, above truth.Op) truth.Formula {
	if len(atoms) == 1 {
		if above != truth.Not && r.IntN(2) == 0 {
			return truth.NotA(atoms[0])
		}
		return truth.A(atoms[0])
	}
	op := ops[r.IntN(len(ops))]
	for op == above && (op == truth.Not || op == truth.And || op == truth.Or) {
		op = ops[r.IntN(len(ops))]
	}
	if op == truth.Not {
		return truth.Join(op, draw(r, ops, atoms, op))
	}
	most := [...]int{truth.And: 3, truth.Or: 3, truth.If: 2, truth.Iff: 2, truth.Exactly: truth.MaxCounted}[op]
	most = min(most, len(atoms))
	f := truth.Formula{Op: op, Parts: make([]truth.Formula, 2+r.IntN(most-1))}
	for i := range f.Parts {
		others := len(f.Parts) - 1 - i // parts that follow need an atom each
		n := len(atoms)
		if others > 0 {
			n = 1 + r.IntN(len(atoms)-others)
		}
		f.Parts[i] = draw(r, ops, atoms[:n], op)
		atoms = atoms[n:]
	}
	if op == truth.Exactly {
		f.Number = 1 + r.IntN(len(f.Parts)-1)
	}
	return f
}
