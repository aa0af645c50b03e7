package latin

import "slices"

// split finds all sets in a layer at once: where some lines have no more points than lines between them, no other line has
// a point there. The true points of the square give each line a place of its own; where a line may take the place of
// another, that one the place of a third and so on, but the last not that of the first again, lines are missing between
// them, and the first cannot take the place of the second (J.-C. Régin, "A filtering algorithm for constraints of
// difference in CSPs", AAAI 1994).
func (c *Cube) split(layer int) {
	n, at := c.size, layer%c.size
	lines, own := c.lines[layer*n:][:n], c.shared.square[layer*n:][:n]
	var takes [MaxCube]points // by the place of a line: which places it may take, at once and in the end
	var open points
	for i, line := range lines {
		if takes[own[i]] = line; !line.few() {
			open |= 1 << own[i]
		}
	}
	if open.count() < 4 || connected(&takes, open) {
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
			place := rest.first()
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
func connected(takes *[MaxCube]points, open points) bool {
	first := open & -open
	seen := first
	for todo := first; todo != 0; {
		next := takes[todo.first()%MaxCube] &^ seen
		seen |= next
		todo = todo&(todo-1) | next
	}
	if seen != open {
		return false
	}
	for back := first; back != open; {
		before := back
		for rest := open &^ back; rest != 0; rest &= rest - 1 {
			if takes[rest.first()%MaxCube]&back != 0 {
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
	row, column, number int
	implied             []int // the literals that follow at once: cells in line that may hold the number hold their other one
}

// chain looks for all forcing chains, as Chain has them: it goes from each literal to all that follow, and finds pairs of
// cells of which one or the other holds a number.
func (c *Cube) chain() bool {
	c.pairs()
	literals, seen, queue, open := c.shared.literals, c.shared.seen, c.shared.queue, c.open
	clear(seen)
	for start := range literals {
		other := literals[start^1]
		queue = append(queue[:0], start)
		for next := 0; next < len(queue); next++ {
			for _, i := range literals[queue[next]].implied {
				if seen[i] > start {
					continue
				}
				seen[i] = start + 1
				queue = append(queue, i)
				if literals[i].number == other.number {
					c.eitherOr(other, literals[i])
				}
			}
		}
	}
	c.shared.queue = queue
	c.settle()
	return c.open < open
}

// pairs lists the literals and what they imply.
func (c *Cube) pairs() {
	n, shared := c.size, c.shared
	var inRow, inColumn [MaxCube]points // where the cells with two numbers are
	shared.literals, shared.implied = shared.literals[:0], shared.implied[:0]
	shared.pair = slices.Grow(shared.pair[:0], n*n)[:n*n]
	at := shared.pair // by cell: the first of its literals
	for cell, numbers := range c.lines[:n*n] {
		if high := numbers & (numbers - 1); high != 0 && high.few() {
			row, column := cell/n, cell%n
			inRow[row] |= 1 << column
			inColumn[column] |= 1 << row
			at[cell] = len(shared.literals)
			shared.literals = append(shared.literals, literal{row, column, numbers.first(), nil}, literal{row, column, high.first(), nil})
		}
	}
	for i := range shared.literals {
		l, before := &shared.literals[i], len(shared.implied)
		imply := func(pair int) {
			if shared.literals[pair].number == l.number {
				pair++
			}
			shared.implied = append(shared.implied, pair)
		}
		for rest := inRow[l.row] & c.lines[(n+l.number)*n+l.row] &^ (1 << l.column); rest != 0; rest &= rest - 1 {
			imply(at[l.row*n+rest.first()])
		}
		for rest := inColumn[l.column] & c.lines[(2*n+l.column)*n+l.number] &^ (1 << l.row); rest != 0; rest &= rest - 1 {
			imply(at[rest.first()*n+l.column])
		}
		l.implied = shared.implied[before:]
	}
	shared.seen = slices.Grow(shared.seen[:0], len(shared.literals))[:len(shared.literals)]
}

// eitherOr uses that one of two literals of the same number is true.
func (c *Cube) eitherOr(a, b literal) {
	switch {
	case a.row == b.row && a.column == b.column:
		c.remove(a.row, a.column, ^(1 << a.number))
	case a.row == b.row:
		for column := range c.size {
			if column != a.column && column != b.column {
				c.remove(a.row, column, 1<<a.number)
			}
		}
	case a.column == b.column:
		for row := range c.size {
			if row != a.row && row != b.row {
				c.remove(row, a.column, 1<<a.number)
			}
		}
	default:
		c.remove(a.row, b.column, 1<<a.number)
		c.remove(b.row, a.column, 1<<a.number)
	}
}
