package camp

import (
	"math/bits"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/matching"
	"github.com/touchstone-rl/touchstone/generators/plane"
)

// The two sides from which a board is seen: its lines are rows, or columns.
const byRow, byColumn = 0, 1

// counts are the numbers of tents of the rows and of the columns, counted from 1.
type counts [2][plane.Most + 2]int32

// A board is what is known of a puzzle. It is copied by assignment.
type board struct {
	size   [2]int         // how many rows and columns
	left   counts         // how many tents each row and column still lacks
	open   [2]plane.Plane // cells of which nothing is known yet, by row and by column
	tents  plane.Plane    // by row, as all below
	lonely plane.Plane    // the tents whose tree is not known
	trees  plane.Plane    // the trees whose tent is not known
	broken bool           // whether a contradiction was found
	next   int            // the row, counted from 0, where suppositions go on
}

// newBoard is a board on which nothing is known but trees, by row and by column, and numbers. Open are the cells beside
// trees.
func newBoard(trees [2]plane.Plane, left counts, size [2]int) board {
	b := board{size: size, left: left, trees: trees[byRow]}
	for side, lines := range size {
		for i := 1; i <= lines; i++ {
			b.open[side][i] = plane.Line(size[1-side]) &^ trees[side][i] &^ trees[side].Around(i).None()
		}
	}
	return b
}

// boardOf is the board of a puzzle.
func boardOf(p Puzzle) board {
	var trees [2]plane.Plane
	var left counts
	for r, row := range p.Trees {
		for c := range row {
			if row[c] == '#' {
				trees[byRow].Add(plane.Spot{Row: r + 1, Bit: 2 << c})
				trees[byColumn].Add(plane.Spot{Row: c + 1, Bit: 2 << r})
			}
		}
	}
	for side, numbers := range [][]int{p.Rows, p.Columns} {
		for i, n := range numbers {
			left[side][i+1] = int32(n)
		}
	}
	return newBoard(trees, left, [2]int{len(p.Rows), len(p.Columns)})
}

func (b *board) isBroken() bool { return b.broken }

// solved tells whether nothing is open.
func (b *board) solved() bool { return b.open[byRow] == plane.Plane{} }

// strike says that cells of a line hold no tents, and tells whether that is new.
func (b *board) strike(side, line int, cells uint32) bool {
	cells &= b.open[side][line]
	b.open[side][line] &^= cells
	for m := cells; m != 0; m &= m - 1 {
		b.open[1-side][bits.TrailingZeros32(m)] &^= 1 << line
	}
	return cells != 0
}

// pitch puts a tent into an open cell, and says that there are none around it.
func (b *board) pitch(row, column int) {
	b.tents[row] |= 1 << column
	b.lonely[row] |= 1 << column
	b.left[byRow][row]--
	b.left[byColumn][column]--
	for r := row - 1; r <= row+1; r++ {
		b.strike(byRow, r, 7<<column>>1)
	}
}

// pitchAll puts tents into open cells of a line, of which no two touch.
func (b *board) pitchAll(side, line int, cells uint32) {
	for m := cells; m != 0; m &= m - 1 {
		if i := bits.TrailingZeros32(m); side == byRow {
			b.pitch(line, i)
		} else {
			b.pitch(i, line)
		}
	}
}

// homes are the cells of a row where a tree could still have its tent.
func (b *board) homes(row int) uint32 { return b.open[byRow][row] | b.lonely[row] }

// homesAround has the homes around each cell of a row.
func (b *board) homesAround(row int) plane.Around {
	homes := b.homes(row)
	return plane.Around{Up: b.homes(row - 1), Down: b.homes(row + 1), Left: homes << 1, Right: homes >> 1}
}

// pair says that a tree has its tent in a cell.
func (b *board) pair(tree, home plane.Spot) {
	if b.open[byRow][home.Row]&home.Bit != 0 {
		b.pitch(home.Row, bits.TrailingZeros32(home.Bit))
	}
	b.trees[tree.Row] &^= tree.Bit
	b.lonely[home.Row] &^= home.Bit
}

// isSolution tells whether a board on which nothing is open has all of its tents, and a tree for each.
func (b *board) isSolution() bool {
	if b.left != (counts{}) {
		return false
	}
	var beside [][]int // for each tree the numbers of the tents beside it
	for row := 1; row <= b.size[byRow]; row++ {
		for m := b.trees[row]; m != 0; m &= m - 1 {
			var tents []int
			tree := m & -m
			for _, s := range [...]plane.Spot{{Row: row - 1, Bit: tree}, {Row: row, Bit: tree >> 1}, {Row: row, Bit: tree << 1}, {Row: row + 1, Bit: tree}} {
				if b.lonely[s.Row]&s.Bit != 0 {
					tents = append(tents, s.Row*len(b.lonely)+bits.TrailingZeros32(s.Bit))
				}
			}
			beside = append(beside, tents)
		}
	}
	partners := matching.Maximum(beside, len(b.lonely)*len(b.lonely))
	return len(partners) == b.lonely.Count() && !slices.Contains(partners, -1)
}
