package latin

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
			open |= bit(int(own[i]))
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
				c.remove(at, i, bit(place))
			case layer < 2*n:
				c.remove(i, place, bit(at))
			default:
				c.remove(place, at, bit(i))
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

// chain follows all forcing chains, and tells whether anything came of them.
func (c *Cube) chain() bool {
	open := c.open
	look(&c.shared.forcing, c.size, c.lines[:c.size*c.size])
	c.shared.forcing.walk(c.eitherOr)
	c.settle()
	return c.open < open
}

// eitherOr uses that one of two cells holds a number. There is always more to be found.
func (c *Cube) eitherOr(a, b int, number Set) bool {
	row, column, row2, column2, out := a/c.size, a%c.size, b/c.size, b%c.size, points(number)
	switch {
	case a == b:
		c.remove(row, column, ^out)
	case row == row2:
		for other := range c.size {
			if other != column && other != column2 {
				c.remove(row, other, out)
			}
		}
	case column == column2:
		for other := range c.size {
			if other != row && other != row2 {
				c.remove(other, column, out)
			}
		}
	default:
		c.remove(row, column2, out)
		c.remove(row2, column, out)
	}
	return false
}
