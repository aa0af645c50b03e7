package latin

import "slices"

// Unique tells whether a cube that uses limits is shown to have one solution by a search of up to so many nodes: the cube
// itself, and suppositions of the numbers of a cell that may hold the fewest. It is what a Search with the rungs
// NakedSingle, HiddenSingle and Bounds finds.
func (c Cube) Unique(maxNodes int) bool {
	if slices.ContainsFunc(c.shared.others, c.allows) {
		return false
	}
	nodes, found := maxNodes, 0
	c.search(0, &nodes, &found)
	return found == 1 && nodes >= 0
}

// allows tells whether a square, given by the numbers of its cells, is a solution: they are among those that the cells may
// hold, and the signs are true.
func (c *Cube) allows(square []uint8) bool {
	for cell, number := range square {
		if c.lines[cell]>>number&1 == 0 {
			return false
		}
	}
	for cell, number := range square {
		for signs := c.signs[cell] & 0x0f; signs != 0; signs &= signs - 1 {
			if step := steps[signs.first()]; square[cell+step.down*c.size+step.right] < number {
				return false
			}
		}
	}
	return true
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
		c.keepOther()
		*found++
		return *found < 2
	}
	if depth == len(c.shared.below) {
		c.shared.below = append(c.shared.below, &Cube{lines: make([]points, len(c.lines))})
	}
	cell, below := c.narrowest(), c.shared.below[depth]
	for rest := c.lines[cell]; rest != 0; rest &= rest - 1 {
		lines := below.lines
		copy(lines, c.lines)
		*below = *c
		below.lines = lines
		below.put(cell/c.size, cell%c.size, rest.first())
		below.settle()
		if !below.search(depth+1, nodes, found) {
			return false
		}
	}
	return true
}

// keepOther keeps a solution that is not the square: whatever allows it needs no search.
func (c *Cube) keepOther() {
	other := make([]uint8, len(c.signs))
	for cell := range other {
		other[cell] = uint8(c.lines[cell].first())
	}
	if !slices.Equal(other, c.shared.square[:len(other)]) {
		c.shared.others = append(c.shared.others, other)
	}
}

// narrowest is the first of the cells that are not known with the fewest numbers.
func (c *Cube) narrowest() int {
	best, fewest := -1, MaxCube+1
	for cell := range c.signs {
		if count := c.lines[cell].count(); count > 1 && count < fewest {
			best, fewest = cell, count
		}
	}
	return best
}
