package sudoku

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// A technique makes one pass over the whole board, applies itself wherever it can, and tells whether it found out
// anything. It never takes a candidate away that belongs to a solution.
type technique = generators.Rung[*board]

// hiddenSingle: a number that has one place left in a house goes there.
func hiddenSingle(b *board) bool {
	before := b.open
	for h, house := range b.houses {
		if b.missing[h] == 0 {
			continue
		}
		var once, twice set
		for _, c := range house {
			twice |= once & b.candidates[c]
			once |= b.candidates[c]
		}
		if once != b.missing[h] {
			b.broken = true // a number has no place left
			return true
		}
		for singles := once &^ twice; singles != 0; singles &= singles - 1 {
			for _, c := range house {
				if b.candidates[c].Has(singles.Min()) {
					b.fill(c, singles.Min())
					break
				}
			}
		}
	}
	return b.open < before
}

// nakedSingle: a cell that has one candidate left is that number.
func nakedSingle(b *board) bool {
	before := b.open
	for i := range b.peers {
		switch candidates := b.candidates[i]; {
		case candidates.Single():
			b.fill(cell(i), candidates.Min())
		case candidates == 0 && b.values[i] == 0:
			b.broken = true // a cell has no number left
			return true
		}
	}
	return b.open < before
}

// pointing: if all places of a number in a box lie on one line, it has no other place on the line.
func pointing(b *board) (progress bool) {
	for i := range b.crossings {
		x := &b.crossings[i]
		if common := b.union(x.common); common != 0 {
			progress = b.remove(common&^b.union(x.restOfBox), x.restOfLine) || progress
		}
	}
	return progress
}

// claiming: if all places of a number on a line lie in one box, it has no other place in the box.
func claiming(b *board) (progress bool) {
	for i := range b.crossings {
		x := &b.crossings[i]
		if common := b.union(x.common); common != 0 {
			progress = b.remove(common&^b.union(x.restOfLine), x.restOfBox) || progress
		}
	}
	return progress
}

// nakedSubset: if k cells of a house have no more than k candidates together, these have no other place in the house.
// The other m-k of its m open cells are then the only places of m-k numbers; if these are fewer than k, that hidden
// subset is found before.
func nakedSubset(k int) technique {
	return func(b *board) (progress bool) {
		for h, house := range b.houses {
			if b.missing[h].Len() < 2*k {
				continue
			}
			m := matrix{k: k}
			for i, c := range house {
				m.add(i, b.candidates[c])
			}
			if m.reduce() {
				for i, c := range house {
					b.candidates[c] = m.places[i]
				}
				progress = true
			}
		}
		return progress
	}
}

// hiddenSubset: if k numbers have no more than k places in a house together, no other number has a place there. If
// the other numbers are k or fewer, that naked subset is found before.
func hiddenSubset(k int) technique {
	return func(b *board) (progress bool) {
		for h, house := range b.houses {
			if b.missing[h].Len() <= 2*k {
				continue
			}
			m := matrix{k: k}
			places := b.placesIn(house)
			for n, at := range places[:b.size] {
				m.add(n, at)
			}
			if m.reduce() {
				for n, places := range m.places[:b.size] {
					b.keepPlaces(house, n+1, places)
				}
				progress = true
			}
		}
		return progress
	}
}

// fish: if a number has, in k rows, no more than k columns together, it has no other place in these columns; and
// the same with rows and columns exchanged.
func fish(k int) technique {
	return func(b *board) (progress bool) {
		var places [2 * maxSize][maxSize]set
		for h := range 2 * b.size {
			places[h] = b.placesIn(b.houses[h])
		}
		for n := range b.size {
			for first := 0; first <= b.size; first += b.size {
				m := matrix{k: k}
				for i := range b.size {
					m.add(i, places[first+i][n])
				}
				if m.reduce() {
					for i := range b.size {
						b.keepPlaces(b.houses[first+i], n+1, m.places[i])
					}
					progress = true
				}
			}
		}
		return progress
	}
}

// turbotFish: if two houses have two places each for a number, and one of the first sees one of the second, then one
// of the other two is the number: no cell that sees both can be. Skyscrapers and two-string kites are of this kind.
func turbotFish(b *board) (progress bool) {
	for n := 1; n <= b.size; n++ {
		pairs, count := b.pairs(latin.Only(n))
		for i, p := range pairs[:count] {
			for _, q := range pairs[:i] {
				for side := range 4 {
					p1, p2, q1, q2 := p[side&1], p[1-side&1], q[side>>1], q[1-side>>1]
					if b.see(p1, q1) {
						progress = b.removeSeen(latin.Only(n), p2, q2) || progress
					}
				}
			}
		}
	}
	return progress
}

// pairs are the places of a number in those houses that have two for it, each pair once.
func (b *board) pairs(number set) (pairs [maxHouses][2]cell, count int) {
	for h, house := range b.houses {
		if b.missing[h]&number == 0 {
			continue
		}
		var pair [2]cell
		places := 0
		for _, c := range house {
			if b.candidates[c]&number != 0 {
				pair[places&1] = c
				places++
			}
		}
		if places == 2 && !slices.Contains(pairs[:count], pair) {
			pairs[count] = pair
			count++
		}
	}
	return pairs, count
}

// wing: a pivot sees two wings of two candidates each, which share the number z. If the pivot has the other numbers
// of the wings and no more (an XY-wing), one of the wings is z: no cell that sees both can be. If it has z as well
// (an XYZ-wing), one of the three is z: no cell that sees all three can be.
func wing(pivotLen int) technique {
	return func(b *board) (progress bool) {
		for i := range b.peers {
			pivot := b.candidates[i]
			if pivot.Len() != pivotLen {
				continue
			}
			var wings [maxCells]cell
			count := 0
			for _, c := range b.peers[i] {
				if b.candidates[c].Len() == 2 {
					wings[count] = c
					count++
				}
			}
			for k, one := range wings[:count] {
				for _, other := range wings[:k] {
					z := b.candidates[one] & b.candidates[other]
					if !z.Single() || pivot|z != b.candidates[one]|b.candidates[other] {
						continue
					}
					if pivotLen == 2 {
						progress = b.removeSeen(z, one, other) || progress
					} else {
						progress = b.removeSeen(z, one, other, cell(i)) || progress
					}
				}
			}
		}
		return progress
	}
}

// A matrix says which places each of some things may have: the cells of a house and their numbers, the numbers and
// their places in a house, the rows and the columns of a number. Where k things have no more than k places together,
// no other thing has one of these: naked subsets, hidden subsets and fish are this one rule.
type matrix struct {
	k      int
	places [maxSize]set
	few    [maxSize]uint8 // the things that have 1 to k places
	count  int            // of few
}

// add gives a thing its places.
func (m *matrix) add(thing int, places set) {
	m.places[thing] = places
	if places != 0 && places.Len() <= m.k {
		m.few[m.count] = uint8(thing)
		m.count++
	}
}

// reduce applies the rule where it is first of use, and tells whether there is such a place.
func (m *matrix) reduce() bool { return m.count >= m.k && m.extend(m.few[:m.count], 0, 0, m.k) }

// extend tries all ways to add some more things, out of few, to a set of things that have the given places together.
func (m *matrix) extend(few []uint8, things, places set, more int) bool {
	if more == 0 {
		return m.take(places, things)
	}
	for i := range len(few) - more + 1 {
		together := places | m.places[few[i]]
		if together.Len() <= m.k && m.extend(few[i+1:], things|1<<few[i], together, more-1) {
			return true
		}
	}
	return false
}

// take takes places from all things but some, and tells whether any had one of them.
func (m *matrix) take(places, but set) (progress bool) {
	for i := range m.places {
		if but>>i&1 == 0 && m.places[i]&places != 0 {
			m.places[i] &^= places
			progress = true
		}
	}
	return progress
}

// keepPlaces takes a number from the cells of a house that are not at the given places.
func (b *board) keepPlaces(house []cell, number int, places set) {
	for i, c := range house {
		if !places.Has(i + 1) {
			b.candidates[c] &^= latin.Only(number)
		}
	}
}
