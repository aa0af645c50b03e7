package stars

// The kinds of units. Rows, columns and regions are counted from 1.
const byRow, byColumn, byRegion, kinds = 0, 1, 2, 3

// A square says what the units are. The cells of region 0 belong to none, and hold no stars.
type square struct {
	size, perUnit int
	region        [line * line]uint8
	units         [kinds][Most + 1]cells
}

// A tally has a number for each unit.
type tally [kinds][Most + 1]int8

// A board is what is known of a puzzle. It is copied by assignment.
type board struct {
	*square
	open  cells // of which nothing is known
	stars cells
	left  tally // how many stars a unit still lacks
	// How many open cells there were in a unit when it was last looked at. They only become fewer, and so, where there are
	// as many, there is nothing new to be found.
	counted, shadowed tally
	broken            bool // whether a contradiction was found
	tried             cell // where suppositions go on
}

// newSquare is a square whose cells belong to no region.
func newSquare(size, perUnit int) *square {
	s := &square{size: size, perUnit: perUnit}
	for row := 1; row <= size; row++ {
		for column := 1; column <= size; column++ {
			c := at(row, column)
			s.units[byRow][row].add(c)
			s.units[byColumn][column].add(c)
			s.units[byRegion][0].add(c)
		}
	}
	return s
}

// squareOf is the square of a puzzle.
func squareOf(regions []string, perUnit int) *square {
	s := newSquare(len(regions), perUnit)
	for r, row := range regions {
		for c := range row {
			s.put(at(r+1, c+1), row[c]-'A'+1)
		}
	}
	return s
}

// put gives a cell to a region, and takes it from the one that it belonged to.
func (s *square) put(c cell, region uint8) {
	s.units[byRegion][s.region[c]].remove(c)
	s.region[c] = region
	s.units[byRegion][region].add(c)
}

// unitsOf are the units of a cell, by kind.
func (s *square) unitsOf(c cell) [kinds]int { return [kinds]int{c.row(), c.column(), int(s.region[c])} }

// newBoard is a board on which the cells of all regions are open.
func newBoard(s *square) board {
	b := board{square: s}
	for i := 1; i <= s.size; i++ {
		b.open = b.open.or(s.units[byRegion][i])
		for kind := range kinds {
			b.left[kind][i] = int8(s.perUnit)
		}
	}
	return b
}

func (b *board) isBroken() bool { return b.broken }

func (b *board) solved() bool { return b.open == cells{} }

// isSolution tells whether a board on which nothing is open has all of its stars.
func (b *board) isSolution() bool { return b.left == tally{} }

// strike says that there are no stars in some cells, and tells whether that is new.
func (b *board) strike(s cells) bool {
	before := b.open
	b.open = b.open.without(s)
	return b.open != before
}

// place puts a star into an open cell, and says that there are none around it.
func (b *board) place(c cell) {
	b.stars.add(c)
	for kind, unit := range b.unitsOf(c) {
		b.left[kind][unit]--
	}
	b.strike(near[c])
}

// unit are the open cells of a unit, and how many stars it lacks.
func (b *board) unit(kind, i int) (open cells, left int) {
	return b.units[kind][i].and(b.open), int(b.left[kind][i])
}
