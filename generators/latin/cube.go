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
	lines  []Set    // the numbers of each cell, the columns of each number and row, the rows of each column and number
	signs  []Set    // by cell: the directions in which a neighbour holds more, and 4 bits higher those in which one holds less
	shared *scratch // by all cubes of a square
}

// A scratch is what cubes of one square need while they work, empty between calls, and the square.
type scratch struct {
	square   []uint8 // by line of a cube: which of its points is true
	todo     []point
	room     []Set   // for new cubes
	below    []*Cube // of a search, by depth
	literals []literal
	implied  []uint64
}

// A point of the cube was found to be true. If its number is negative, it stands for a cell whose neighbours may be
// limited by it.
type point struct{ row, column, number int }

// NewCube is a cube of which nothing is known, for a square.
func NewCube(square [][]int) Cube {
	n := len(square)
	shared := &scratch{square: make([]uint8, 3*n*n)}
	for row, numbers := range square {
		for column, number := range numbers {
			shared.square[row*n+column] = uint8(number - 1)
			shared.square[(n+number-1)*n+row] = uint8(column)
			shared.square[(2*n+column)*n+number-1] = uint8(row)
		}
	}
	return Cube{size: n, open: n * n * (n - 1), lines: slices.Repeat([]Set{UpTo(n)}, 3*n*n), signs: make([]Set, n*n), shared: shared}
}

// Clone is a cube of its own of which the same is known.
func (c Cube) Clone() Cube {
	lines, all, room := len(c.lines), len(c.lines)+len(c.signs), c.shared.room
	if len(room) < all {
		room = make([]Set, 32*all)
	}
	d := c
	d.lines, d.signs, c.shared.room = room[:lines:lines], room[lines:all:all], room[all:]
	copy(d.lines, c.lines)
	copy(d.signs, c.signs)
	return d
}

// With is a cube in which some numbers of the square and some signs hold, too, and which uses a power that is at least that
// of before.
func (c Cube) With(cells []int, signs [][2]int, power Power) Cube {
	d := c.Clone()
	for _, cell := range cells {
		d.Give(cell)
	}
	for _, sign := range signs {
		d.Sign(sign[0], sign[1])
	}
	d.Deduce(power)
	return d
}

// Filled tells whether all is known.
func (c Cube) Filled() bool { return c.open == 0 }

// Give puts the number of the square into a cell.
func (c *Cube) Give(cell int) { c.suppose(cell, int(c.shared.square[cell])) }

func (c *Cube) suppose(cell, number int) {
	c.put(cell/c.size, cell%c.size, number)
	c.settle()
}

// steps are the directions from a cell to its neighbours; each is opposite to that two places away.
var steps = [4]struct{ down, right int }{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}

// Sign lets a cell hold less than a neighbour.
func (c *Cube) Sign(less, more int) {
	direction := 0
	for steps[direction].down*c.size+steps[direction].right != more-less {
		direction++
	}
	c.signs[less] |= 1 << direction
	c.signs[more] |= 1 << (direction ^ 2 + 4)
	c.remove(less/c.size, less%c.size, Only(c.size))
	c.remove(more/c.size, more%c.size, Only(1))
	c.limit(less/c.size, less%c.size)
	c.limit(more/c.size, more%c.size)
	c.settle()
}

// Deduce goes on with techniques of a power that is at least that of before, until none is of use. Without it, a cube of
// which more is known has used singles and limits alone.
func (c *Cube) Deduce(power Power) {
	if c.power == Singles && power > Singles {
		c.power = power
		for cell := range c.signs {
			c.limit(cell/c.size, cell%c.size)
		}
		c.settle()
	}
	c.power = power
	for power >= Sets && c.open > 0 {
		if c.dirty != 0 {
			layer := bits.TrailingZeros64(c.dirty)
			c.dirty &= c.dirty - 1
			c.split(layer)
		} else if power < Chains || !c.chain() {
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
	otherNumbers, otherColumns, otherRows := *cell&^(1<<number), *columns&^(1<<column), *rows&^(1<<row)
	if *cell == otherNumbers {
		c.broken = true
		return
	}
	if otherNumbers|otherColumns|otherRows == 0 {
		return
	}
	*cell, *columns, *rows = 1<<number, 1<<column, 1<<row
	c.open -= otherNumbers.Len() + otherColumns.Len() + otherRows.Len()
	c.dirty |= uint64(otherRows|1<<row) | uint64(otherNumbers|1<<number)<<n | uint64(otherColumns|1<<column)<<(2*n)
	for rest := otherNumbers; rest != 0; rest &= rest - 1 {
		other := bits.TrailingZeros32(uint32(rest))
		c.loseColumn(other, row, column)
		c.loseRow(column, other, row)
	}
	for rest := otherColumns; rest != 0; rest &= rest - 1 {
		other := bits.TrailingZeros32(uint32(rest))
		c.lose(row, other, 1<<number)
		c.loseRow(other, number, row)
	}
	for rest := otherRows; rest != 0; rest &= rest - 1 {
		other := bits.TrailingZeros32(uint32(rest))
		c.lose(other, column, 1<<number)
		c.loseColumn(number, other, column)
	}
	if otherNumbers != 0 {
		c.limit(row, column)
	}
}

// remove takes numbers away from a cell.
func (c *Cube) remove(row, column int, numbers Set) {
	n := c.size
	if numbers &= c.lines[row*n+column]; numbers == 0 {
		return
	}
	c.open -= numbers.Len()
	c.dirty |= 1<<row | uint64(numbers)<<n | 1<<(2*n+column)
	c.lose(row, column, numbers)
	for rest := numbers; rest != 0; rest &= rest - 1 {
		number := bits.TrailingZeros32(uint32(rest))
		c.loseColumn(number, row, column)
		c.loseRow(column, number, row)
	}
}

// lose takes numbers away from a cell, in the first view alone, and notes what there is to do.
func (c *Cube) lose(row, column int, numbers Set) {
	cell := row*c.size + column
	left := c.lines[cell] &^ numbers
	c.lines[cell] = left
	if left&(left-1) == 0 {
		c.found(left, point{row, column, left.Min() - 1})
	} else if c.power == Singles {
		return
	}
	if c.signs[cell] != 0 {
		c.shared.todo = append(c.shared.todo, point{row, column, -1})
	}
}

// loseColumn does the same in the second view, where a number has one place less in a row, and loseRow in the third.
func (c *Cube) loseColumn(number, row, column int) {
	line := &c.lines[(c.size+number)*c.size+row]
	*line &^= 1 << column
	if left := *line; left&(left-1) == 0 {
		c.found(left, point{row, left.Min() - 1, number})
	}
}

func (c *Cube) loseRow(column, number, row int) {
	line := &c.lines[(2*c.size+column)*c.size+number]
	*line &^= 1 << row
	if left := *line; left&(left-1) == 0 {
		c.found(left, point{left.Min() - 1, column, number})
	}
}

// found notes the last point of a line, if there is one.
func (c *Cube) found(line Set, last point) {
	if line == 0 {
		c.broken = true
		return
	}
	c.shared.todo = append(c.shared.todo, last)
}

// limit keeps the neighbours of a cell that hold more above the least that it may hold, and those that hold less below the
// most. With singles alone, it does so where the number of the cell is known.
func (c *Cube) limit(row, column int) {
	cell := row*c.size + column
	signs, own := c.signs[cell], c.lines[cell]
	if signs == 0 || c.power == Singles && !own.Single() {
		return
	}
	above, below := own.Above(), own.Below()
	for ; signs != 0; signs &= signs - 1 {
		i := bits.TrailingZeros32(uint32(signs))
		out := ^above
		if i >= len(steps) {
			out = ^below
		}
		step := steps[i%len(steps)]
		c.remove(row+step.down, column+step.right, out)
	}
}

// Unique tells whether a cube that uses limits is shown to have one solution by a search of up to so many nodes: the cube
// itself, and suppositions of the numbers of a cell that may hold the fewest. It is what a Search with the rungs
// NakedSingle, HiddenSingle and Bounds finds.
func (c Cube) Unique(maxNodes int) bool {
	nodes, found := maxNodes, 0
	c.search(0, &nodes, &found)
	return found == 1 && nodes >= 0
}

// search takes off the nodes that are left, below 0 if they do not suffice, and tells whether to go on.
func (c *Cube) search(depth int, nodes, found *int) bool {
	if *nodes--; *nodes < 0 {
		return false
	}
	if c.broken {
		return true
	}
	if c.open == 0 {
		*found++
		return *found < 2
	}
	if depth == len(c.shared.below) {
		c.shared.below = append(c.shared.below, &Cube{lines: make([]Set, len(c.lines))})
	}
	cell, below := c.narrowest(), c.shared.below[depth]
	for rest := c.lines[cell]; rest != 0; rest &= rest - 1 {
		lines := below.lines
		copy(lines, c.lines)
		*below = *c
		below.lines = lines
		below.suppose(cell, rest.Min()-1)
		if !below.search(depth+1, nodes, found) {
			return false
		}
	}
	return true
}

// narrowest is the first of the cells that are not known with the fewest numbers.
func (c *Cube) narrowest() int {
	best, fewest := -1, MaxCube+1
	for cell := range c.signs {
		if count := c.lines[cell].Len(); count > 1 && count < fewest {
			best, fewest = cell, count
		}
	}
	return best
}
