package logic

import "github.com/touchstone-rl/touchstone/verifiers/truth"

// Solve finds every row in which all formulas are true, by reasoning. It looks at one formula at a time for an atom
// that can have one value only, and writes that value down; where no formula gives one away, it takes the first open
// atom and works out the case that it is true, then the case that it is false. It returns the rows, and how many values
// were written down in all cases together, assumed ones too. Atoms are 0 to truth.MaxAtoms.
func Solve(formulas []truth.Formula, atoms int) (rows []uint32, steps int) {
	s := solver{formulas: formulas, atoms: atoms}
	var start values
	for i := range atoms {
		start[i] = truth.Open
	}
	s.work(start)
	return s.rows, s.steps
}

type solver struct {
	formulas []truth.Formula
	atoms    int
	rows     []uint32
	steps    int
}

// values are what is known of the atoms, the same in all 64 rows.
type values [truth.MaxAtoms]truth.Possible

// work solves the case in which the atoms have the given values.
func (s *solver) work(known values) {
	for changed := true; changed; {
		changed = false
		for _, f := range s.formulas {
			found, ok := s.force(f, &known)
			if !ok {
				return
			}
			changed = changed || found
		}
	}
	row := uint32(0)
	for i, v := range known[:s.atoms] {
		if v == truth.Open {
			s.split(known, i)
			return
		}
		row |= uint32(v.True&1) << i
	}
	s.rows = append(s.rows, row)
}

// split works out both cases of an atom.
func (s *solver) split(known values, atom int) {
	for _, rows := range [...]uint64{^uint64(0), 0} {
		known[atom] = truth.Known(rows)
		s.steps++
		s.work(known)
	}
}

// force writes down the atoms that can have one value only if the formula is true, and tells whether there were any;
// it is not ok if the formula cannot be true. All atoms are tried at once: atom i is true in row 2i and false in
// row 2i+1.
func (s *solver) force(f truth.Formula, known *values) (found, ok bool) {
	tried := *known
	for i, v := range known[:s.atoms] {
		if v == truth.Open {
			tried[i] = truth.Possible{True: ^(uint64(2) << (2 * i)), False: ^(uint64(1) << (2 * i))}
		}
	}
	can := f.Eval(tried[:]).True
	for i, v := range known[:s.atoms] {
		if v != truth.Open {
			continue
		}
		switch can >> (2 * i) & 3 {
		case 0:
			return found, false
		case 1:
			known[i] = truth.Known(^uint64(0))
		case 2:
			known[i] = truth.Known(0)
		default:
			continue
		}
		s.steps++
		found = true
	}
	return found, can != 0
}
