package cages

import "github.com/touchstone-rl/touchstone/generators/latin"

// A trade is another way to fill some cells of a square, after which it is Latin, too. If cages allow it, they leave more
// than one solution.
type trade struct {
	changes []change
	against int // where the change stands that a cage did not allow when this was last asked
}

// A change is a number that comes into a cell.
type change struct{ cell, number uint8 }

// trades are those that exchange two rows, two columns or two numbers in some of their cells, and not in fewer of them.
//
// They are found alike, as the triples of a row, a column and a number that belong together are a Latin square along each
// of the three axes: two things, seen along one, exchange what they have at some places.
func trades(rows [][]int) (all []trade) {
	size := len(rows)
	room := make([]change, 0, 3*size*size*(size-1))
	all = make([]trade, 0, 3*size*(size-1))
	has, place := make([]int, size*size), make([]int, size*size) // what a thing has at each place, and where
	for axis := range 3 {
		for row, numbers := range rows {
			for column, number := range numbers {
				thing, at, what := along(axis, row, column, number-1)
				has[thing*size+at], place[thing*size+what] = what, at
			}
		}
		for one := range size {
			for other := range one {
				var done latin.Set
				for first := range size {
					start := len(room)
					for at := first; !done.Has(at + 1); at = place[one*size+has[other*size+at]] {
						done |= latin.Only(at + 1)
						room = append(room, changed(axis, size, one, at, has[other*size+at]), changed(axis, size, other, at, has[one*size+at]))
					}
					if n := len(room) - start; n > 4 || n == 4 && axis == 0 { // four cells are a trade along each axis
						all = append(all, trade{changes: room[start:]})
					}
				}
			}
		}
	}
	return all
}

// along gives a row, a column and a number in the order that begins with one of them, and changed goes back from there.
func along(axis, row, column, number int) (thing, place, what int) {
	switch axis {
	case 0:
		return row, column, number
	case 1:
		return column, row, number
	default:
		return number, row, column
	}
}

func changed(axis, size, thing, place, what int) change {
	row, column, number := thing, place, what
	switch axis {
	case 1:
		row, column = place, thing
	case 2:
		row, column, number = place, what, thing
	}
	return change{uint8(row*size + column), uint8(number + 1)}
}

// open are some cells that can be filled in another way, if a trade shows one. That is much quicker than to solve the
// puzzle, and enough for most that have several solutions.
func (c *Cutting) open() (cells []int) {
	for i := range c.trades {
		if t := &c.trades[i]; c.allows(t) {
			for _, change := range t.changes {
				cells = append(cells, int(change.cell))
			}
			return cells
		}
	}
	return nil
}

// allows tells whether all cages allow a trade.
func (c *Cutting) allows(t *trade) (allowed bool) {
	c.exchange(t)
	for range t.changes {
		cage := c.cages[t.changes[t.against].cell]
		if allowed = c.made(cage.Op, cage.Cells) == cage.Target; !allowed {
			break
		}
		t.against = (t.against + 1) % len(t.changes)
	}
	c.exchange(t)
	return allowed
}

// exchange exchanges the numbers of a trade for those of the square.
func (c *Cutting) exchange(t *trade) {
	for i, change := range t.changes {
		t.changes[i].number, c.numbers[change.cell] = uint8(c.numbers[change.cell]), int(change.number)
	}
}
