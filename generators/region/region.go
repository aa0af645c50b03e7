// Package region cuts rectangles of cells into connected regions of equal size.
//
// A partition is a list of labels, one for each cell, row by row: cells with the same label are one region. Two cells
// are neighbours if they share a side, and a region is connected if its neighbours lead from each of its cells to all
// others.
package region

import "math/rand/v2"

// MaxLetters is the largest number of regions that Rows can draw.
const MaxLetters = 26

// stepsPerRegion is how many recombinations Random makes for each region. About a third of them change anything.
const stepsPerRegion = 60

// Random cuts a rectangle into connected regions of so many cells, at random: any such partition may come, though not
// all are equally likely. Labels count from 0 in the order in which the regions first come. It is not ok if the size
// does not divide the number of cells.
//
// It starts from a walk through the rectangle, there and back again, that is cut into pieces, and again and again
// joins two neighbouring regions and cuts the two apart in another way. That is the Markov chain of D. DeFord, M.
// Duchin, J. Solomon, "Recombination: a family of Markov chains for redistricting", Harvard Data Science Review 3
// (2021).
func Random(r *rand.Rand, height, width, size int) (labels []int, ok bool) {
	cells := height * width
	if size < 1 || cells == 0 || cells%size != 0 {
		return nil, false
	}
	labels = make([]int, cells)
	for i := range labels {
		row, column := i/width, i%width
		if row%2 == 1 {
			column = width - 1 - column
		}
		labels[row*width+column] = i / size
	}
	c := cutter{Rand: r, height: height, width: width, size: size, labels: labels, places: make([]place, cells)}
	for range stepsPerRegion * (cells / size) {
		c.recombine()
	}
	return Renumber(labels), true
}

// A cutter joins and cuts regions. Its slices are kept from step to step.
type cutter struct {
	*rand.Rand
	height, width, size int
	labels              []int
	edges               [][2]int // from a cell of the tree to one that is not, or was not when it was added
	order               []int    // the cells of the tree, parents first
	places              []place  // by cell
}

// A place is that of a cell in a spanning tree.
type place struct {
	parent int
	below  int // how many cells hang below it, with itself; 0 outside of the tree
}

// recombine takes two neighbouring cells at random and, if they are of two regions, draws a spanning tree of these.
// If some edges of the tree part it in halves, one of them becomes the border.
func (c *cutter) recombine() {
	first := c.IntN(len(c.labels))
	others, count := c.neighbours(first)
	if count == 0 {
		return
	}
	one, other := c.labels[first], c.labels[others[c.IntN(count)]]
	if one == other {
		return
	}
	c.grow(first, one, other)
	c.cut(one, other)
	for _, cell := range c.order {
		c.places[cell] = place{}
	}
}

// grow draws a random spanning tree of two regions from a root: an edge that leads out of the tree is added, and
// another, until none does. Three times of four it is the newest edge, so that long branches come as well as round
// crowns.
func (c *cutter) grow(root, one, other int) {
	c.edges, c.order = c.edges[:0], c.order[:0]
	add := func(cell, parent int) {
		c.order = append(c.order, cell)
		c.places[cell] = place{parent, 1}
		near, count := c.neighbours(cell)
		for _, next := range near[:count] {
			if label := c.labels[next]; c.places[next].below == 0 && (label == one || label == other) {
				c.edges = append(c.edges, [2]int{cell, next})
			}
		}
	}
	for add(root, -1); len(c.edges) > 0; {
		last := len(c.edges) - 1
		i := last
		if c.IntN(4) == 0 {
			i = c.IntN(last + 1)
		}
		edge := c.edges[i]
		c.edges[i] = c.edges[last]
		c.edges = c.edges[:last]
		if c.places[edge[1]].below == 0 {
			add(edge[1], edge[0])
		}
	}
}

// cut gives all that hangs below a random edge in the middle of the tree, if there is one, the first label and the
// rest the second.
func (c *cutter) cut(one, other int) {
	top, middles := -1, 0
	for i := len(c.order) - 1; i > 0; i-- {
		cell := c.order[i]
		c.places[c.places[cell].parent].below += c.places[cell].below
		if c.places[cell].below == c.size {
			if middles++; c.IntN(middles) == 0 {
				top = cell
			}
		}
	}
	if top < 0 {
		return
	}
	for _, cell := range c.order {
		c.labels[cell] = other
		if cell == top || cell != c.order[0] && c.labels[c.places[cell].parent] == one {
			c.labels[cell] = one
		}
	}
}

func (c *cutter) neighbours(cell int) (cells [4]int, count int) {
	row, column := cell/c.width, cell%c.width
	for i, inside := range [...]bool{row > 0, column > 0, column < c.width-1, row < c.height-1} {
		if inside {
			cells[count] = cell + [...]int{-c.width, -1, 1, c.width}[i]
			count++
		}
	}
	return cells, count
}

// Renumber gives the labels of a partition new names, from 0 in the order in which they first come. Partitions into
// the same regions come out equal.
func Renumber(labels []int) []int {
	names, renamed := map[int]int{}, make([]int, len(labels))
	for i, label := range labels {
		if _, named := names[label]; !named {
			names[label] = len(names)
		}
		renamed[i] = names[label]
	}
	return renamed
}

// Rows draws a partition with labels from 0 to below MaxLetters: a string for each row, a letter for each cell.
func Rows(labels []int, width int) []string {
	rows := make([]string, len(labels)/width)
	for i := range rows {
		row := make([]byte, width)
		for k := range row {
			row[k] = 'A' + byte(labels[i*width+k])
		}
		rows[i] = string(row)
	}
	return rows
}

// Labels are the labels that Rows drew: 0 for each A, and so on.
func Labels(rows []string) (labels []int) {
	for _, row := range rows {
		for _, letter := range []byte(row) {
			labels = append(labels, int(letter-'A'))
		}
	}
	return labels
}
