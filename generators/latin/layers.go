package latin

import (
	"math/bits"
	"slices"
)

// split finds all sets in a layer at once: where some lines have no more points than lines between them, no other line has
// a point there. The true points of the square give each line a place of its own; where a line may take the place of
// another, that one the place of a third and so on, but the last not that of the first again, lines are missing between
// them, and the first cannot take the place of the second (J.-C. Régin, "A filtering algorithm for constraints of
// difference in CSPs", AAAI 1994).
func (c *Cube) split(layer int) {
	n, at := c.size, layer%c.size
	lines, own := c.lines[layer*n:][:n], c.shared.square[layer*n:][:n]
	var takes [MaxCube]Set // by the place of a line: which places it may take, at once and in the end
	var open Set
	for i, line := range lines {
		if takes[own[i]] = line; !line.Single() {
			open |= 1 << own[i]
		}
	}
	if open.Len() < 4 || connected(&takes, open) {
		return // sets of one, and all but one, are for singles
	}
	for via := range n {
		for place := range n {
			if takes[place]>>via&1 != 0 {
				takes[place] |= takes[via]
			}
		}
	}
	for i := range lines {
		for rest := lines[i]; rest != 0; rest &= rest - 1 {
			place := bits.TrailingZeros32(uint32(rest))
			switch {
			case takes[place]>>own[i]&1 != 0:
			case layer < n:
				c.remove(at, i, 1<<place)
			case layer < 2*n:
				c.remove(i, place, 1<<at)
			default:
				c.remove(place, at, 1<<i)
			}
		}
	}
	c.settle()
}

// connected tells whether each of the open places leads to every other.
func connected(takes *[MaxCube]Set, open Set) bool {
	first := open & -open
	seen := first
	for todo := first; todo != 0; {
		next := takes[(todo.Min()-1)%MaxCube] &^ seen
		seen |= next
		todo = todo&(todo-1) | next
	}
	if seen != open {
		return false
	}
	for back := first; back != open; {
		before := back
		for rest := open &^ back; rest != 0; rest &= rest - 1 {
			if takes[(rest.Min()-1)%MaxCube]&back != 0 {
				back |= rest & -rest
			}
		}
		if back == before {
			return false
		}
	}
	return true
}

// A literal says that a cell, which may hold two numbers, holds one of them. That which says that it holds the other stands
// beside it: literals 2i and 2i+1 go together.
type literal struct {
	row, column int
	number      Set
}

// chain looks for all forcing chains, as Chain has them: it goes from each literal to those that it implies, and finds
// pairs of cells of which one or the other holds a number.
func (c *Cube) chain() bool {
	c.pairs()
	literals, words := c.shared.literals, (len(c.shared.literals)+63)/64
	implied := c.imply(words)
	open := c.open
	for i := range literals {
		other := literals[i^1]
		for word, rest := range implied[i*words:][:words] {
			for ; rest != 0; rest &= rest - 1 {
				if last := literals[word*64+bits.TrailingZeros64(rest)]; last.number == other.number {
					c.eitherOr(other, last)
				}
			}
		}
	}
	c.settle()
	return c.open < open
}

// pairs lists the literals.
func (c *Cube) pairs() {
	n, literals := c.size, c.shared.literals[:0]
	for cell, set := range c.lines[:n*n] {
		if high := set & (set - 1); high != 0 && high&(high-1) == 0 {
			row, column := cell/n, cell%n
			literals = append(literals, literal{row, column, set &^ high}, literal{row, column, high})
		}
	}
	c.shared.literals = literals
}

// imply finds which literals follow from each, as rows of bits.
func (c *Cube) imply(words int) []uint64 {
	literals := c.shared.literals
	implied := slices.Grow(c.shared.implied[:0], len(literals)*words)[:len(literals)*words]
	clear(implied)
	c.shared.implied = implied
	for k, b := range literals {
		for i, a := range literals[:k&^1] {
			if a.number == b.number && (a.row == b.row || a.column == b.column) {
				implied[i*words+(k^1)/64] |= 1 << ((k ^ 1) % 64)
				implied[k*words+(i^1)/64] |= 1 << ((i ^ 1) % 64)
			}
		}
	}
	for via := range literals {
		from := implied[via*words:][:words]
		for i := range literals {
			if to := implied[i*words:][:words]; to[via/64]>>(via%64)&1 != 0 {
				for word := range to {
					to[word] |= from[word]
				}
			}
		}
	}
	return implied
}

// eitherOr uses that one of two literals of the same number is true.
func (c *Cube) eitherOr(a, b literal) {
	switch {
	case a == b:
		c.remove(a.row, a.column, ^a.number)
	case a.row == b.row:
		for column := range c.size {
			if column != a.column && column != b.column {
				c.remove(a.row, column, a.number)
			}
		}
	case a.column == b.column:
		for row := range c.size {
			if row != a.row && row != b.row {
				c.remove(row, a.column, a.number)
			}
		}
	default:
		c.remove(a.row, b.column, a.number)
		c.remove(b.row, a.column, a.number)
	}
}
