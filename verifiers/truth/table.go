package truth

import (
	"fmt"
	"iter"
	"math/bits"
	"slices"
)

// A Possible says which truth values a formula can have in 64 rows at once: bit r of True is set if it can be true in
// row r, bit r of False if it can be false. Where both are set its value is open.
type Possible struct{ True, False uint64 }

// Known is the value of a formula that is true in the rows whose bit is set and false in the others.
func Known(rows uint64) Possible { return Possible{rows, ^rows} }

// Open is the value of a formula of which nothing is known in any row.
var Open = Possible{^uint64(0), ^uint64(0)}

// Eval is the value of the formula when the atoms have the given ones, which may be open. It is never wrong, and exact
// in a row in which no atom is open. A formula that is certain only for reasons that are spread over several of its
// parts, such as "A or not A", may come out as open (Kleene's strong logic).
func (f Formula) Eval(atoms []Possible) Possible {
	switch f.Op {
	case Atom:
		return atoms[f.Number]
	case Not:
		return f.Parts[0].Eval(atoms).not()
	case And:
		v := Known(^uint64(0))
		for _, part := range f.Parts {
			v = v.and(part.Eval(atoms))
		}
		return v
	case Or:
		v := Known(0)
		for _, part := range f.Parts {
			v = v.or(part.Eval(atoms))
		}
		return v
	case If:
		return f.Parts[0].Eval(atoms).not().or(f.Parts[1].Eval(atoms))
	case Iff:
		v, w := f.Parts[0].Eval(atoms), f.Parts[1].Eval(atoms)
		return Possible{v.True&w.True | v.False&w.False, v.True&w.False | v.False&w.True}
	default:
		return f.evalExactly(atoms)
	}
}

func (v Possible) not() Possible { return Possible{v.False, v.True} }

func (v Possible) and(w Possible) Possible { return Possible{v.True & w.True, v.False | w.False} }

func (v Possible) or(w Possible) Possible { return Possible{v.True | w.True, v.False & w.False} }

func (f Formula) evalExactly(atoms []Possible) Possible {
	var can, must tally // how many parts can be true, and must
	for _, part := range f.Parts {
		v := part.Eval(atoms)
		can.add(v.True)
		must.add(^v.False)
	}
	k := f.Number
	return Possible{
		True:  can.atLeast(k) &^ must.atLeast(k+1),
		False: ^must.atLeast(k) | can.atLeast(k+1),
	}
}

// A tally is a number from 0 to 31 for each of 64 rows; bit r of tally[i] is binary digit i of the number of row r.
type tally [5]uint64

// add adds 1 in the rows whose bit is set.
func (t *tally) add(rows uint64) {
	for i := range t {
		t[i], rows = t[i]^rows, t[i]&rows
	}
}

// atLeast are the rows whose number is at least k.
func (t *tally) atLeast(k int) uint64 {
	if k >= 1<<len(t) {
		return 0
	}
	rows := ^uint64(0)
	for i, digit := range t {
		if k>>i&1 == 1 {
			rows &= digit
		} else {
			rows |= digit
		}
	}
	return rows
}

// Holds tells whether the formula is true in a row of the truth table, given as one value for each atom.
func (f Formula) Holds(row []bool) bool {
	var atoms [MaxAtoms]Possible
	for i, value := range row {
		atoms[i] = Known(0)
		if value {
			atoms[i] = Known(1)
		}
	}
	return f.Eval(atoms[:len(row)]).True&1 == 1
}

// block is how many atoms change within 64 rows.
const block = 6

// columns are the values of the first six atoms in the 64 rows of a block.
var columns = [block]uint64{
	0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
}

// Models gives the rows of the truth table in which all formulas are true, by rising number: bit i of a row is the
// value of atom i. It goes through all 2^atoms rows, but passes over those that share values with which a formula
// cannot be true. Atoms are 0 to MaxAtoms.
func Models(formulas []Formula, atoms int) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		var values [MaxAtoms]Possible
		for i := range atoms {
			values[i] = Open
			if i < block {
				values[i] = Known(columns[i])
			}
		}
		t := table{formulas, values[:atoms], ^uint64(0), yield}
		if atoms < block {
			t.rows = 1<<(1<<atoms) - 1
		}
		t.walk(atoms, 0)
	}
}

type table struct {
	formulas []Formula
	values   []Possible
	rows     uint64 // rows of a block that there are
	yield    func(uint32) bool
}

// walk gives the rows above which the atoms from open on have the values in high. It returns false to stop.
func (t *table) walk(open int, high uint32) bool {
	alive := t.rows
	for _, f := range t.formulas {
		if alive &= f.Eval(t.values).True; alive == 0 {
			return true
		}
	}
	if open <= block {
		for ; alive != 0; alive &= alive - 1 {
			if !t.yield(high | uint32(bits.TrailingZeros64(alive))) {
				return false
			}
		}
		return true
	}
	atom := open - 1
	for bit := range uint32(2) {
		t.values[atom] = Known(-uint64(bit))
		if !t.walk(atom, high|bit<<atom) {
			return false
		}
	}
	t.values[atom] = Open
	return true
}

// MaxTable is the largest number of atoms for which a judge goes through a truth table.
const MaxTable = 16

// Entails tells whether the conclusion is true in every row in which all premises are. The atoms are the first ones of
// the alphabet; it panics if there are more than MaxTable.
func Entails(premises []Formula, conclusion Formula) bool {
	all := append(slices.Clip(premises), Join(Not, conclusion))
	atoms := bits.Len32(Mentioned(all...))
	if atoms > MaxTable {
		panic(fmt.Sprintf("a truth table of %d atoms; %d are the most", atoms, MaxTable))
	}
	for range Models(all, atoms) {
		return false
	}
	return true
}

// Row unpacks a row as Models gives it.
func Row(row uint32, atoms int) []bool {
	values := make([]bool, atoms)
	for i := range values {
		values[i] = row>>i&1 == 1
	}
	return values
}
