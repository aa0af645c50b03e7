// Package truth holds propositional formulas: their text form, what they say in 64 rows of a truth table at once, how
// they are written for people, and the rows that are given as answers.
//
//	formula = atom
//	        | "not(" formula ")"
//	        | ( "and" | "or" ) "(" formula { ", " formula } ")"     two or more
//	        | ( "if" | "iff" ) "(" formula ", " formula ")"         material implication, equivalence
//	        | "exactly(" count { ", " formula } ")"                 so many of the formulas are true
//	atom    = "A" to "Z"
//
// This text form is how formulas stand in problems, which we write. Formulas that come from a model are never read.
package truth

import (
	"slices"
	"strconv"
)

// MaxAtoms is the number of atoms there are.
const MaxAtoms = 26

// An Op is a connective, or Atom for none.
type Op int

const (
	Atom Op = iota
	Not
	And
	Or
	If
	Iff
	Exactly
)

var words = [...]string{Not: "not", And: "and", Or: "or", If: "if", Iff: "iff", Exactly: "exactly"}

// A Formula is a formula as a tree.
type Formula struct {
	Op     Op
	Number int       // which atom, from 0; for Exactly, how many parts are true; otherwise 0
	Parts  []Formula // the operands; never to be changed in place
}

// A is the atom of a number.
func A(number int) Formula { return Formula{Number: number} }

// NotA is the negation of the atom of a number.
func NotA(number int) Formula {
	return Formula{Op: Not, Parts: everyAtom[number : number+1 : number+1]}
}

// everyAtom is there for negations to share.
var everyAtom = allAtoms()

func allAtoms() []Formula {
	all := make([]Formula, MaxAtoms)
	for i := range all {
		all[i] = A(i)
	}
	return all
}

// Join is a connective over some parts.
func Join(op Op, parts ...Formula) Formula { return Formula{Op: op, Parts: parts} }

// Count says that exactly so many of the parts are true.
func Count(number int, parts ...Formula) Formula { return Formula{Exactly, number, parts} }

// Commutes tells whether the order of the connective's operands does not matter.
func (op Op) Commutes() bool { return op != If }

// Letter names an atom.
func Letter(atom int) string { return string(rune('A' + atom)) }

// Mentioned is the set of the atoms in the formulas: bit i is 1 if atom i is there.
func Mentioned(formulas ...Formula) (set uint32) {
	for _, f := range formulas {
		if f.Op == Atom {
			set |= 1 << f.Number
		} else {
			set |= Mentioned(f.Parts...)
		}
	}
	return set
}

// Has tells whether the connective stands anywhere in the formula.
func (f Formula) Has(op Op) bool {
	return f.Op == op || slices.ContainsFunc(f.Parts, func(part Formula) bool { return part.Has(op) })
}

// Compare orders formulas. It returns 0 for formulas that are the same tree.
func Compare(f, g Formula) int {
	if f.Op != g.Op {
		return int(f.Op - g.Op)
	}
	if f.Number != g.Number {
		return f.Number - g.Number
	}
	return slices.CompareFunc(f.Parts, g.Parts, Compare)
}

// String is the text form; Parse reads it back.
func (f Formula) String() string { return string(f.append(make([]byte, 0, 64))) }

func (f Formula) append(b []byte) []byte {
	if f.Op == Atom {
		return append(b, Letter(f.Number)...)
	}
	b = append(b, words[f.Op]...)
	b = append(b, '(')
	if f.Op == Exactly {
		b = strconv.AppendInt(b, int64(f.Number), 10)
		b = append(b, ", "...)
	}
	for i, part := range f.Parts {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = part.append(b)
	}
	return append(b, ')')
}

// IsLiteral tells whether the formula is an atom or the negation of one.
func (f Formula) IsLiteral() bool {
	return f.Op == Atom || f.Op == Not && f.Parts[0].Op == Atom
}
