package sudoku

import (
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/region"
)

// drawRegions cuts a grid into regions of as many cells as it has rows, which are not all of one form: then they
// could be boxes, or rows, in other clothes.
func drawRegions(r *rand.Rand, size int) []string {
	for {
		labels, _ := region.Random(r, size, size, size)
		if rows := region.Rows(labels, size); !areRectangles(rows) {
			return rows
		}
	}
}

// areRectangles tells whether each region is one.
func areRectangles(rows []string) bool {
	for label := byte('A'); label < 'A'+byte(len(rows)); label++ {
		top, left, bottom, right := len(rows), len(rows), 0, 0
		for i, row := range rows {
			for k := range row {
				if row[k] == label {
					top, left, bottom, right = min(top, i), min(left, k), max(bottom, i+1), max(right, k+1)
				}
			}
		}
		if (bottom-top)*(right-left) != len(rows) {
			return false
		}
	}
	return true
}

// mostCells is how many cells a cage has at most, but for those that take in a cell left alone.
const mostCells = 4

// cagedShare is how many cells in a hundred begin a cage or lie in one, by tier. Where cages go over the whole grid,
// their sums leave hardly anything to the techniques of the last tiers.
var cagedShare = [search + 1]int{100, 100, 100, 100, 40, 40}

// drawCages draws cages of two cells or more on a full board that hold no number twice. A cell that no cage can take
// in stays in none.
func drawCages(r *rand.Rand, full *board, t tier) (cages []Cage) {
	d := cageDrawing{Rand: r, board: full, cageOf: slices.Repeat([]int{-1}, len(full.peers))}
	order := r.Perm(len(full.peers))
	for _, c := range order[:len(order)*cagedShare[t]/100] {
		if d.cageOf[c] < 0 {
			d.grow(c)
		}
	}
	for _, cells := range d.cages {
		if len(cells) > 1 {
			slices.Sort(cells)
			cages = append(cages, Cage{d.sum(cells), cells})
		}
	}
	slices.SortFunc(cages, func(a, b Cage) int { return a.Cells[0] - b.Cells[0] })
	return cages
}

type cageDrawing struct {
	*rand.Rand
	*board
	cageOf []int // by cell; -1 for none
	cages  [][]int
}

// grow begins a cage with a cell and takes in neighbours. A cell that stays alone goes to the cage of a neighbour.
func (d *cageDrawing) grow(c int) {
	cage := len(d.cages)
	d.cages = append(d.cages, nil)
	d.add(c, cage)
	for want := 2 + d.IntN(mostCells-1); len(d.cages[cage]) < want; {
		next := d.neighbours(d.cages[cage], func(other int) bool { return d.cageOf[other] < 0 && d.canAdd(other, cage) })
		if len(next) == 0 {
			break
		}
		d.add(next[d.IntN(len(next))], cage)
	}
	if len(d.cages[cage]) > 1 {
		return
	}
	hosts := d.neighbours(d.cages[cage], func(other int) bool { return d.canAdd(c, d.cageOf[other]) })
	if len(hosts) > 0 {
		d.cages[cage] = nil
		d.add(c, d.cageOf[hosts[d.IntN(len(hosts))]])
	}
}

func (d *cageDrawing) add(c, cage int) {
	d.cageOf[c] = cage
	d.cages[cage] = append(d.cages[cage], c)
}

// canAdd tells whether no cell of a cage holds the number of a cell.
func (d *cageDrawing) canAdd(c, cage int) bool {
	return cage >= 0 && !slices.ContainsFunc(d.cages[cage], func(other int) bool { return d.values[other] == d.values[c] })
}

func (d *cageDrawing) sum(cells []int) (sum int) {
	for _, c := range cells {
		sum += int(d.values[c])
	}
	return sum
}

// neighbours are the cells beside some cells for which a condition holds.
func (d *cageDrawing) neighbours(cells []int, holds func(int) bool) (found []int) {
	for _, c := range cells {
		for _, other := range [...]int{c - d.size, c - 1, c + 1, c + d.size} {
			if other < 0 || other >= len(d.cageOf) || other/d.size != c/d.size && other%d.size != c%d.size {
				continue
			}
			if holds(other) {
				found = append(found, other)
			}
		}
	}
	return found
}
