package latin

// What is known of a square is a cube of row, column and number, and every layer of it a matrix of things and their
// places: the cells of a line and their numbers, the numbers and their cells in a line, the rows and their columns
// for one number. In each of these, where k things have no more than k places together, no other thing has any of
// them. Naked sets, hidden sets and fish are this one rule, seen along the three axes. More than half of all things
// need never be looked at: the rest of the places is then such a set of things of the opposite view.

// NakedPair takes from a line's other cells the numbers of two that hold no more than two.
func NakedPair(s *Square) bool { return sets(s, 2, naked) }

// NakedSet does the same with three cells, four, and up to half of a line.
func NakedSet(s *Square) bool { return sets(s, s.Size/2, naked) }

// HiddenPair takes all other numbers from the two cells of a line that are left for two numbers.
func HiddenPair(s *Square) bool { return sets(s, 2, hidden) }

// HiddenSet does the same with three numbers, four, and up to half of all.
func HiddenSet(s *Square) bool { return sets(s, s.Size/2, hidden) }

// XWing takes a number from the other cells of two columns if two rows hold it nowhere else, and the same with rows
// and columns exchanged.
func XWing(s *Square) bool { return sets(s, 2, fish) }

// Fish does the same with three rows (a swordfish), four, and up to half of all.
func Fish(s *Square) bool { return sets(s, s.Size/2, fish) }

// A view is an order of the three axes: which one counts the layers, which the things, which the places.
type view [3]int

const (
	row = iota
	column
	number
)

var (
	naked  = [2]view{{row, column, number}, {column, row, number}}
	hidden = [2]view{{row, number, column}, {column, number, row}}
	fish   = [2]view{{number, row, column}, {number, column, row}}
)

// sets applies the rule once, with sets of 2 to most things, in the first layer in which it changes something.
func sets(s *Square, most int, views [2]view) bool {
	for _, v := range views {
		layers := v.layers(s)
		for layer := range s.Size {
			if m := matrix(layers[layer*s.Size:][:s.Size]); m.reduce(most, 0, 0, 0, 0) {
				v.keep(s, layer, m)
				return true
			}
		}
	}
	return false
}

// layers are all layers, one after another.
func (v view) layers(s *Square) []Set {
	layers := make([]Set, len(s.Cells))
	var step [3]int // of a thing, by axis
	step[v[0]], step[v[1]] = s.Size, 1
	for r := range s.Size {
		for c, set := range s.row(r) {
			thing := r*step[row] + c*step[column]
			if v[2] == number {
				layers[thing] = set
				continue
			}
			place := Set(1) << [2]int{r, c}[v[2]]
			for ; set != 0; set &= set - 1 {
				layers[thing+(set.Min()-1)*step[number]] |= place
			}
		}
	}
	return layers
}

// keep takes all candidates of a layer away that are not in a matrix.
func (v view) keep(s *Square, layer int, left matrix) {
	for cell, set := range s.Cells {
		at := [3]int{row: cell / s.Size, column: cell % s.Size}
		for ; set != 0; set &= set - 1 {
			at[number] = set.Min() - 1
			if at[v[0]] == layer && !left[at[v[1]]].Has(at[v[2]]+1) {
				s.Cells[cell] &^= set & -set
			}
		}
	}
}

// A matrix is a layer: the places that each thing may have.
type matrix []Set

// reduce looks for a set of at most most things that extends the given one, of the given length with the given places
// together, by things from next on; it takes the places of the first useful one from all others. Things with one place
// left are for the singles to deal with.
func (m matrix) reduce(most, next int, things, places Set, length int) bool {
	for i := next; i < len(m); i++ {
		all := places | m[i]
		if m[i].Len() < 2 || all.Len() > most {
			continue
		}
		with := things | Only(i+1)
		if all.Len() <= length+1 && m.take(all, with) ||
			length+1 < most && m.reduce(most, i+1, with, all, length+1) {
			return true
		}
	}
	return false
}

// take takes places from all things but some, and tells whether any had one of them.
func (m matrix) take(places, but Set) bool {
	progress := false
	for i := range m {
		if !but.Has(i+1) && m[i]&places != 0 {
			m[i] &^= places
			progress = true
		}
	}
	return progress
}
