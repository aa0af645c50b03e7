package latin

import (
	"math/bits"
	"slices"
)

// MaxCube is the largest size of a cube.
const MaxCube = 16

// A Power says which techniques a cube uses: it is the hardest of them, and each goes with those before it.
type Power int

const (
	Singles Power = iota // what NakedSingle, HiddenSingle and Beside find
	Limits               // what Bounds finds
	Sets                 // what NakedSet, HiddenSet and Fish find
	Chains               // what Chain finds

	Suppositions // what a search supposes; a cube that does so without one uses limits
)

// A Cube holds what follows from some numbers of a square and some signs between its neighbouring cells, and goes on from
// there as more of them are added. It finds what the rungs find when they are climbed until none is of use, but looks
// only where something changed.
//
// It is made for a square that is known: that all numbers and signs are true of it is taken for granted, except for what a
// search supposes.
//
// A cell of which all numbers but one are excluded, a number with one place left in a row and one with one place left in
// a column are the same thing in a cube of rows, columns and numbers, seen along its three axes: a line of which one
// point is left. A layer of lines is full of points that exclude each other, one in each line.
type Cube struct {
	size   int
	power  Power
	open   int      // points that may be true and are not known to be
	broken bool     // whether some line has no point left
	dirty  uint64   // the layers that changed since sets were looked for in them
	lines  []points // the numbers of each cell, the columns of each number and row, the rows of each column and number
	signs  []points // by cell: the directions in which a neighbour holds more, and 4 bits higher those in which one holds less
	shared *scratch // by all cubes of a square
}

// A scratch is what cubes of one square need while they work, empty between calls, and the square.
type scratch struct {
	square  []uint8 // by line of a cube: which of its points is true
	todo    []point
	room    []points  // for new cubes
	full    Cube      // the first that was filled: all that are hold the same
	below   []*Cube   // of a search, by depth
	others  [][]uint8 // solutions other than the square that were found, by cell, of some cube or other
	forcing forcing
}

// Points are a set of points of a line, a bit for each.
type points uint16

func bit(point int) points { return 1 << (uint(point) % MaxCube) }

func (p points) first() int { return bits.TrailingZeros16(uint16(p)) }

func (p points) count() int { return bits.OnesCount16(uint16(p)) }

// few tells whether there is one point at most.
func (p points) few() bool { return p&(p-1) == 0 }

// A point of the cube was found to be true. If its number is negative, it stands for a cell whose neighbours may be
// limited by it.
type point struct{ row, column, number int }

// NewCube is a cube of which nothing is known, for a square.
func NewCube(square [][]int) Cube {
	n := len(square)
	shared := &scratch{square: make([]uint8, 3*n*n), todo: make([]point, 0, n*n)}
	for row, numbers := range square {
		for column, number := range numbers {
			shared.square[row*n+column] = uint8(number - 1)
			shared.square[(n+number-1)*n+row] = uint8(column)
			shared.square[(2*n+column)*n+number-1] = uint8(row)
		}
	}
	lines := slices.Repeat([]points{1<<n - 1}, 3*n*n)
	return Cube{size: n, open: n * n * (n - 1), lines: lines, signs: make([]points, n*n), shared: shared}
}

// With is a cube of its own in which some numbers of the square and some signs hold, too, and which uses a power that is
// at least that of before.
func (c Cube) With(cells []int, signs [][2]int, power Power) Cube {
	shared, d := c.shared, c.copied()
	for _, cell := range cells {
		d.put(cell/c.size, cell%c.size, int(shared.square[cell]))
		d.settle()
	}
	for _, sign := range signs {
		d.sign(sign[0], sign[1])
	}
	d.deduce(power)
	if d.Filled() {
		if shared.full.lines != nil {
			return shared.full
		}
		shared.full = d
	}
	shared.room = shared.room[len(d.lines)+len(d.signs):]
	return d
}

// copied is a copy in the room for new cubes, which is still to be taken off it.
func (c Cube) copied() Cube {
	lines, all := len(c.lines), len(c.lines)+len(c.signs)
	if len(c.shared.room) < all {
		c.shared.room = make([]points, 16*all)
	}
	d := c
	d.lines, d.signs = c.shared.room[:lines:lines], c.shared.room[lines:all:all]
	copy(d.lines, c.lines)
	copy(d.signs, c.signs)
	return d
}

// Filled tells whether all is known.
func (c Cube) Filled() bool { return c.open == 0 }

// Knows tells whether the number of a cell is known.
func (c Cube) Knows(cell int) bool { return c.lines[cell].few() }

// Implies tells whether a cell cannot but hold less than another.
func (c Cube) Implies(sign [2]int) bool {
	less, more := c.lines[sign[0]], c.lines[sign[1]]
	return less < more&-more
}

// steps are the directions from a cell to its neighbours; each is opposite to that two places away.
var steps = [4]struct{ down, right int }{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}

// sign lets a cell hold less than a neighbour.
func (c *Cube) sign(less, more int) {
	direction := 0
	for steps[direction].down*c.size+steps[direction].right != more-less {
		direction++
	}
	c.signs[less] |= bit(direction)
	c.signs[more] |= bit(direction ^ 2 + 4)
	_, above := c.beyond(less)
	below, _ := c.beyond(more)
	c.remove(less/c.size, less%c.size, ^below)
	c.remove(more/c.size, more%c.size, ^above)
	c.settle()
}

// beyond are the numbers below the most, and above the least, that a cell may hold. With singles alone, these are seen only
// where the cell is known.
func (c *Cube) beyond(cell int) (below, above points) {
	own := c.lines[cell]
	if c.power == Singles && !own.few() {
		own = 1<<c.size - 1
	}
	return points(Set(own).Below()), points(Set(own).Above())
}

// deduce goes on with techniques of a power that is at least that of before, until none is of use. Without it, a cube of
// which more is known has used singles and limits alone.
func (c *Cube) deduce(power Power) {
	if c.power == Singles && power > Singles {
		c.power = power
		for cell := range c.signs {
			c.limit(cell/c.size, cell%c.size)
		}
		c.settle()
	}
	c.power = power
	for (power == Sets || power == Chains) && c.open > 0 {
		if c.dirty != 0 {
			layer := bits.TrailingZeros64(c.dirty)
			c.dirty &= c.dirty - 1
			c.split(layer)
		} else if power == Sets || !c.chain() {
			return
		}
	}
}

// settle goes through what is to be done.
func (c *Cube) settle() {
	for todo := &c.shared.todo; len(*todo) > 0; {
		last := len(*todo) - 1
		p := (*todo)[last]
		*todo = (*todo)[:last]
		switch {
		case c.broken:
		case p.number < 0:
			c.limit(p.row, p.column)
		default:
			c.put(p.row, p.column, p.number)
		}
	}
}

// put uses that a point is true: no other of the three lines through it is.
func (c *Cube) put(row, column, number int) {
	n := c.size
	cell, columns, rows := &c.lines[row*n+column], &c.lines[(n+number)*n+row], &c.lines[(2*n+column)*n+number]
	otherNumbers, otherColumns, otherRows := *cell&^bit(number), *columns&^bit(column), *rows&^bit(row)
	if *cell == otherNumbers {
		c.broken = true
		return
	}
	if otherNumbers|otherColumns|otherRows == 0 {
		return
	}
	*cell, *columns, *rows = bit(number), bit(column), bit(row)
	c.open -= otherNumbers.count() + otherColumns.count() + otherRows.count()
	c.dirty |= c.layers(otherRows|bit(row), otherNumbers|bit(number), otherColumns|bit(column))
	for rest := otherNumbers; rest != 0; rest &= rest - 1 {
		other := rest.first()
		c.loseColumn(other, row, column)
		c.loseRow(column, other, row)
	}
	for rest := otherColumns; rest != 0; rest &= rest - 1 {
		other := rest.first()
		c.lose(row, other, bit(number))
		c.loseRow(other, number, row)
	}
	for rest := otherRows; rest != 0; rest &= rest - 1 {
		other := rest.first()
		c.lose(other, column, bit(number))
		c.loseColumn(number, other, column)
	}
	if otherNumbers != 0 {
		c.limit(row, column)
	}
}

// layers are those of some rows, numbers and columns.
func (c *Cube) layers(rows, numbers, columns points) uint64 {
	n := uint(c.size)
	return uint64(rows) | uint64(numbers)<<(n%64) | uint64(columns)<<(2*n%64)
}

// remove takes numbers away from a cell.
func (c *Cube) remove(row, column int, numbers points) {
	n := c.size
	if numbers &= c.lines[row*n+column]; numbers == 0 {
		return
	}
	c.open -= numbers.count()
	c.dirty |= c.layers(bit(row), numbers, bit(column))
	c.lose(row, column, numbers)
	for rest := numbers; rest != 0; rest &= rest - 1 {
		number := rest.first()
		c.loseColumn(number, row, column)
		c.loseRow(column, number, row)
	}
}

// lose takes numbers away from a cell, in the first view alone, and notes what there is to do.
func (c *Cube) lose(row, column int, numbers points) {
	cell := row*c.size + column
	left, signs := c.lines[cell]&^numbers, c.signs[cell]
	c.lines[cell] = left
	if left.few() {
		c.found(left, point{row, column, left.first()})
	} else if c.power == Singles {
		return
	}
	if least, most := numbers&(left-1) != 0, numbers > left; signs != 0 && (c.power == Singles || least && signs&0x0f != 0 || most && signs&0xf0 != 0) {
		c.shared.todo = append(c.shared.todo, point{row, column, -1})
	}
}

// loseColumn does the same in the second view, where a number has one place less in a row, and loseRow in the third.
func (c *Cube) loseColumn(number, row, column int) {
	line := &c.lines[(c.size+number)*c.size+row]
	*line &^= bit(column)
	if left := *line; left.few() {
		c.found(left, point{row, left.first(), number})
	}
}

func (c *Cube) loseRow(column, number, row int) {
	line := &c.lines[(2*c.size+column)*c.size+number]
	*line &^= bit(row)
	if left := *line; left.few() {
		c.found(left, point{left.first(), column, number})
	}
}

// found notes the last point of a line, if there is one.
func (c *Cube) found(line points, last point) {
	if line == 0 {
		c.broken = true
		return
	}
	c.shared.todo = append(c.shared.todo, last)
}

// limit keeps the neighbours of a cell that hold more above the least that it may hold, and those that hold less below the
// most.
func (c *Cube) limit(row, column int) {
	cell := row*c.size + column
	signs := c.signs[cell]
	if signs == 0 {
		return
	}
	below, above := c.beyond(cell)
	for ; signs != 0; signs &= signs - 1 {
		i, out := signs.first(), ^above
		if i >= len(steps) {
			out = ^below
		}
		step := steps[i%len(steps)]
		if numbers := c.lines[cell+step.down*c.size+step.right] & out; numbers != 0 {
			c.remove(row+step.down, column+step.right, numbers)
		}
	}
}
