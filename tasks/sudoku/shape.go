package sudoku

const (
	maxSize  = 16 // of a grid
	minBox   = 2  // the smaller side of a box, at least
	maxBox   = maxSize / minBox
	maxCells = maxSize * maxSize
)

// A cell is known by its number: row by row, from 0.
type cell = uint8

// A shape is what all sudokus with boxes of the same sides share.
type shape struct {
	boxRows, boxCols int
	size             int        // of the grid, which is also the largest number
	houses           [][]cell   // the rows, then the columns, then the boxes
	housesOf         [][3]int   // by cell: its row, column and box, as indices of houses
	peers            [][]cell   // by cell: the other cells of its houses
	peerSets         []cellSet  // the same as sets
	crossings        []crossing // of all boxes and lines
}

// A crossing is where a box and a line meet, if that is in more than one cell.
type crossing struct{ common, restOfBox, restOfLine []cell }

// A cellSet is a set of cells: bit c%64 of word c/64 stands for cell c.
type cellSet [maxCells / 64]uint64

func (s *cellSet) add(c cell)      { s[c/64] |= 1 << (c % 64) }
func (s *cellSet) has(c cell) bool { return s[c/64]>>(c%64)&1 != 0 }

// shapes are indexed by the rows and columns of a box; those too large are nil.
var shapes = func() (all [maxBox + 1][maxBox + 1]*shape) {
	for boxRows := minBox; boxRows <= maxBox; boxRows++ {
		for boxCols := minBox; boxRows*boxCols <= maxSize; boxCols++ {
			all[boxRows][boxCols] = newShape(boxRows, boxCols)
		}
	}
	return all
}()

func newShape(boxRows, boxCols int) *shape {
	size := boxRows * boxCols
	cells := size * size
	s := &shape{
		boxRows: boxRows, boxCols: boxCols, size: size,
		houses:   make([][]cell, 3*size),
		housesOf: make([][3]int, cells), peers: make([][]cell, cells), peerSets: make([]cellSet, cells),
	}
	for i := range cells {
		row, column := i/size, i%size
		s.housesOf[i] = [3]int{row, size + column, 2*size + row/boxRows*boxRows + column/boxCols}
		for _, h := range s.housesOf[i] {
			s.houses[h] = append(s.houses[h], cell(i))
		}
	}
	for i := range cells {
		for _, h := range s.housesOf[i] {
			for _, c := range s.houses[h] {
				if c != cell(i) && !s.peerSets[i].has(c) {
					s.peers[i] = append(s.peers[i], c)
					s.peerSets[i].add(c)
				}
			}
		}
	}
	for box := 2 * size; box < 3*size; box++ {
		for line := range 2 * size {
			if x := s.cross(box, line); len(x.common) > 1 {
				s.crossings = append(s.crossings, x)
			}
		}
	}
	return s
}

func (s *shape) cross(box, line int) (x crossing) {
	for _, c := range s.houses[line] {
		if s.housesOf[c][2] == box {
			x.common = append(x.common, c)
		} else {
			x.restOfLine = append(x.restOfLine, c)
		}
	}
	for _, c := range s.houses[box] {
		if s.housesOf[c][line/s.size] != line {
			x.restOfBox = append(x.restOfBox, c)
		}
	}
	return x
}

// see tells whether two different cells share a house.
func (s *shape) see(a, b cell) bool { return s.peerSets[a].has(b) }
