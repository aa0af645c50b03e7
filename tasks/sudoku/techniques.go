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
	for rest := b.changed; rest != 0; rest &= rest - 1 {
		number := rest.Min()
		b.changed &^= latin.Only(number)
		free, own := b.of(number)
		filled, borders := b.filled[:len(free)], b.borders[:len(free)]
		for word := range free {
			open := free[word] &^ filled[word]
			if open == 0 {
				continue
			}
			single, hasEmpty := borders[word].single(open | own[word])
			if hasEmpty {
				b.broken = true // a number has no place left
				return true
			}
			for single &= open; single != 0; single &= single - 1 {
				if c := b.cellIn(word, single); int(b.values[c]) != number {
					b.fill(c, number)
				}
			}
		}
	}
	return b.open < before
}

// nakedSingle: a cell that has one candidate left is that number.
func nakedSingle(b *board) bool {
	before := b.open
	for word, rows := range b.inRows[:b.rowWords] {
		var one, two uint64 // the cells with as many candidates, or more
		for i := word; i < len(b.free); i += b.width {
			two |= one & b.free[i]
			one |= b.free[i]
		}
		open := rows &^ b.filled[word]
		if open&^one != 0 {
			b.broken = true // a cell has no number left
			return true
		}
		for singles := open & one &^ two; singles != 0 && !b.broken; singles &= singles - 1 {
			b.fillOnly(b.cellIn(word, singles))
		}
	}
	return b.open < before
}

// fillOnly fills a cell with its only candidate.
func (b *board) fillOnly(c cell) {
	number := 1
	for number < b.size && !b.may(c, number) {
		number++
	}
	b.fill(c, number)
}

// pointing: if all places of a number in a box lie on one line, it has no other place on the line.
func pointing(b *board) (progress bool) {
	b.list()
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
	b.list()
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
		b.list()
		for h, house := range b.houses {
			if b.openIn(h) < 2*k {
				continue
			}
			m := matrix{k: k}
			for i, c := range house {
				m.add(i, b.candidates[c])
			}
			if m.reduce() {
				for i, c := range house {
					b.keep(c, m.places[i])
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
		for h := range b.houses {
			if b.openIn(h) <= 2*k {
				continue
			}
			m := matrix{k: k}
			for n := range b.size {
				m.add(n, b.placesOf(h, n+1))
			}
			if m.reduce() {
				for n := range b.size {
					b.keepPlaces(h, n+1, m.places[n])
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
		for n := range b.size {
			for first := 0; first <= b.size; first += b.size {
				m := matrix{k: k}
				for i := range b.size {
					m.add(i, b.placesOf(first+i, n+1))
				}
				if m.reduce() {
					for i := range b.size {
						b.keepPlaces(first+i, n+1, m.places[i])
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
		pairs, count := b.pairs(n)
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
func (b *board) pairs(number int) (pairs [maxHouses][2]cell, count int) {
	for h, house := range b.houses {
		places := b.placesOf(h, number)
		if places.Len() != 2 {
			continue
		}
		pair := [2]cell{house[places.Min()-1], house[places.Max()-1]}
		if !slices.Contains(pairs[:count], pair) {
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
		b.list()
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
