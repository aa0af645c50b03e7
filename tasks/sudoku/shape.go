package sudoku

import "sync"

const (
	maxSize   = 16 // of a grid
	minBox    = 2  // the smaller side of a box, at least
	maxBox    = maxSize / minBox
	maxCells  = maxSize * maxSize
	maxHouses = 3*maxSize + 2
)

// A cell is known by its number: row by row, from 0.
type cell = uint8

// A shape is what all sudokus with the same boxes or regions, diagonals and cages share.
type shape struct {
	size      int        // of the grid, which is also the largest number
	words     int        // of a cellSet that are in use
	houses    [][]cell   // the rows, then the columns, then the boxes or regions, then the diagonals
	houseSets []cellSet  // the same as sets
	peers     [][]cell   // by cell: the other cells of its houses and its cage, none of which holds the same number
	peerSets  []cellSet  // the same as sets
	crossings []crossing // of all boxes with lines and diagonals
	cages     []cage     // that are drawn
	rests     []cage     // that follow: what cages leave of houses
	lanes                // for singles
}

// A crossing is where a box and a line or diagonal meet, if that is in more than one cell.
type crossing struct {
	common, restOfBox, restOfLine []cell
}

// A cellSet is a set of cells: bit c%64 of word c/64 stands for cell c.
type cellSet [maxCells / 64]uint64

func (s *cellSet) add(c cell)    { s[c/64] |= 1 << (c % 64) }
func (s *cellSet) remove(c cell) { s[c/64] &^= 1 << (c % 64) }
func (s cellSet) or(t cellSet) cellSet {
	for word := range s {
		s[word] |= t[word]
	}
	return s
}
func (s *cellSet) has(c cell) bool { return s[c/64]>>(c%64)&1 != 0 }

// shapes give those with boxes and nothing else, made when they are first asked for, indexed by the rows and columns of a
// box; those too large are nil.
var shapes = func() (all [maxBox + 1][maxBox + 1]func() *shape) {
	for boxRows := minBox; boxRows <= maxBox; boxRows++ {
		for boxCols := minBox; boxRows*boxCols <= maxSize; boxCols++ {
			all[boxRows][boxCols] = sync.OnceValue(func() *shape {
				return newShape(Problem{BoxRows: boxRows, BoxCols: boxCols, Givens: make([][]int, boxRows*boxCols)})
			})
		}
	}
	return all
}()

// shapeOf is the shape of a problem.
func shapeOf(p Problem) *shape {
	if p.Regions == nil && !p.Diagonals && p.Cages == nil {
		return shapes[p.BoxRows][p.BoxCols]()
	}
	return newShape(p)
}

func newShape(p Problem) *shape {
	size := len(p.Givens)
	cells := size * size
	s := &shape{
		size: size, words: (cells + 63) / 64,
		peers: make([][]cell, cells), peerSets: make([]cellSet, cells),
	}
	s.addHouses(p)
	for _, house := range s.houses {
		s.addPeers(house)
	}
	for box := 2 * size; box < 3*size; box++ {
		for line := range s.houses {
			if x := s.cross(box, line); line/size != 2 && len(x.common) > 1 {
				s.crossings = append(s.crossings, x)
			}
		}
	}
	s.addCages(p.Cages)
	s.lanes = newLanes(s)
	return s
}

func (s *shape) addHouses(p Problem) {
	s.houses = make([][]cell, 3*s.size, 3*s.size+2)
	for c := range s.peers {
		row, column := c/s.size, c%s.size
		box := 0
		if p.Regions != nil {
			box = int(p.Regions[row][column] - 'A')
		} else {
			box = row/p.BoxRows*p.BoxRows + column/p.BoxCols
		}
		for _, h := range [...]int{row, s.size + column, 2*s.size + box} {
			s.houses[h] = append(s.houses[h], cell(c))
		}
	}
	if p.Diagonals {
		var down, up []cell
		for i := range s.size {
			down = append(down, cell(i*s.size+i))
			up = append(up, cell(i*s.size+s.size-1-i))
		}
		s.houses = append(s.houses, down, up)
	}
	s.houseSets = make([]cellSet, len(s.houses))
	for h, house := range s.houses {
		for _, c := range house {
			s.houseSets[h].add(c)
		}
	}
}

// addPeers makes cells peers that hold different numbers.
func (s *shape) addPeers(cells []cell) {
	for _, c := range cells {
		for _, other := range cells {
			if other != c && !s.peerSets[c].has(other) {
				s.peers[c] = append(s.peers[c], other)
				s.peerSets[c].add(other)
			}
		}
	}
}

func (s *shape) cross(box, line int) (x crossing) {
	for _, c := range s.houses[line] {
		if s.houseSets[box].has(c) {
			x.common = append(x.common, c)
		} else {
			x.restOfLine = append(x.restOfLine, c)
		}
	}
	for _, c := range s.houses[box] {
		if !s.houseSets[line].has(c) {
			x.restOfBox = append(x.restOfBox, c)
		}
	}
	return x
}

// see tells whether two different cells share a house or a cage.
func (s *shape) see(a, b cell) bool { return s.peerSets[a].has(b) }
