package camp

import (
	"math/bits"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/generators/plane"
)

// A layout is a solution: tents, and for each its tree.
type layout struct {
	size         [2]int         // how many rows and columns
	cells        []int          // all of them, in the order of the last draw
	counts       counts         // how many tents each row and column holds
	taken        plane.Plane    // cells with a tent or a tree
	treeAt       [2]plane.Plane // by row and by column
	tents, trees []plane.Spot   // tent number i has tree number i
}

func newLayout(height, width int) *layout {
	l := &layout{size: [2]int{height, width}, cells: make([]int, height*width)}
	for i := range l.cells {
		l.cells[i] = i
	}
	count := len(l.cells) / 5
	l.tents, l.trees = make([]plane.Spot, 0, count), make([]plane.Spot, count)
	return l
}

// What a puzzle is for a tier.
const (
	easy = iota // it falls to the tier below
	fits
	hard
)

// grade solves as far as a tier goes.
func (l *layout) grade(tier int) (board, int) {
	b := newBoard(l.treeAt, l.counts, l.size)
	if tier > 0 {
		if ladder.Climb(&b, tier-1); b.solved() {
			return b, easy
		}
	}
	if ladder.Climb(&b, tier); b.solved() {
		return b, fits
	}
	return b, hard
}

// fit moves trees until the puzzle is of a tier, and tells whether it came to be. Moves that leave more cells open are
// taken back.
func (l *layout) fit(r *rand.Rand, tier int) bool {
	b, grade := l.grade(tier)
	for patience := 40 + 2*len(l.tents); grade == hard && patience > 0; patience-- {
		i := l.stuck(r, &b)
		before := l.trees[i]
		if !l.move(r, i) {
			continue
		}
		moved, now := l.grade(tier)
		if now == hard && moved.open[byRow].Count() > b.open[byRow].Count() {
			l.put(i, before)
		} else {
			b, grade = moved, now
		}
	}
	return grade == fits
}

// draw puts tents into random cells and a tree beside each, and tells whether there was room for all. There is a tent for
// every five cells: four times as many could stand side by side in order, but hardly in disorder.
func (l *layout) draw(r *rand.Rand) bool {
	l.counts, l.taken, l.treeAt, l.tents = counts{}, plane.Plane{}, [2]plane.Plane{}, l.tents[:0]
	clear(l.trees)
	var closed plane.Plane // cells that touch a tent
	for i := 0; len(l.tents) < len(l.trees); i++ {
		if i == len(l.cells) {
			return false
		}
		k := i + r.IntN(len(l.cells)-i)
		l.cells[i], l.cells[k] = l.cells[k], l.cells[i]
		row, column := l.cells[i]/l.size[byColumn]+1, l.cells[i]%l.size[byColumn]+1
		if closed.Has(row, column) {
			continue
		}
		for near := row - 1; near <= row+1; near++ {
			closed[near] |= 7 << column >> 1
		}
		l.tents = append(l.tents, plane.Spot{Row: row, Bit: 1 << column})
		l.taken[row] |= 1 << column
		l.counts[byRow][row]++
		l.counts[byColumn][column]++
	}
	for i := range l.tents {
		if !l.move(r, i) {
			return false
		}
	}
	return true
}

// move puts the tree of a tent into another free cell beside it, if there is one.
func (l *layout) move(r *rand.Rand, tent int) bool {
	at := l.tents[tent]
	spots := [...]plane.Spot{
		{Row: at.Row - 1, Bit: at.Bit}, {Row: at.Row, Bit: at.Bit >> 1}, {Row: at.Row, Bit: at.Bit << 1}, {Row: at.Row + 1, Bit: at.Bit},
	}
	free := 0
	for _, s := range spots {
		if s.Row >= 1 && s.Row <= l.size[byRow] && s.Bit&plane.Line(l.size[byColumn])&^l.taken[s.Row] != 0 {
			spots[free] = s
			free++
		}
	}
	if free == 0 {
		return false
	}
	l.put(tent, spots[r.IntN(free)])
	return true
}

// put gives a tent another tree.
func (l *layout) put(tent int, tree plane.Spot) {
	if old := l.trees[tent]; old.Bit != 0 {
		l.taken[old.Row] &^= old.Bit
		l.treeAt[byRow][old.Row] &^= old.Bit
		l.treeAt[byColumn][bits.TrailingZeros32(old.Bit)] &^= 1 << old.Row
	}
	l.taken[tree.Row] |= tree.Bit
	l.treeAt[byRow][tree.Row] |= tree.Bit
	l.treeAt[byColumn][bits.TrailingZeros32(tree.Bit)] |= 1 << tree.Row
	l.trees[tent] = tree
}

// stuck is a random tent whose tree lacks its tent on a board.
func (l *layout) stuck(r *rand.Rand, b *board) int {
	for {
		if i := r.IntN(len(l.tents)); b.trees[l.trees[i].Row]&l.trees[i].Bit != 0 {
			return i
		}
	}
}

// puzzle is the puzzle with its solution.
func (l *layout) puzzle() (p Puzzle, tents []string) {
	height, width := l.size[byRow], l.size[byColumn]
	p = Puzzle{l.treeAt[byRow].Rows(height, width, '#', '_'), make([]int, height), make([]int, width)}
	for side, numbers := range [...][]int{p.Rows, p.Columns} {
		for i := range numbers {
			numbers[i] = int(l.counts[side][i+1])
		}
	}
	var at plane.Plane
	for _, tent := range l.tents {
		at.Add(tent)
	}
	return p, at.Rows(height, width, 'T', '.')
}
