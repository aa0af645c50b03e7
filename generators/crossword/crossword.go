// Package crossword lays out words that cross one another, and solves grids that are to be filled with given words.
package crossword

import (
	"strings"

	"github.com/touchstone-rl/touchstone/generators/words"
)

// What a cell holds beside a letter.
const (
	Black = '.'
	Open  = words.Open
)

// A board is a rectangle of cells, row by row, with black cells around it: a row above, a row below, and a cell at the
// end of each row, which is beside the first cell of the next.
type board struct {
	cells []byte
	width int
}

func newBoard(rows []string) board {
	width := len(rows[0])
	edge := strings.Repeat(string(Black), width+1)
	return board{[]byte(edge + strings.Join(rows, string(Black)) + string(Black) + edge), width}
}

// cell is that of a row and a column.
func (b *board) cell(row, column int) int { return (row+1)*(b.width+1) + column }

func (b *board) rows() (rows []string) {
	for first := b.cell(0, 0); first < len(b.cells)-b.width-1; first += b.width + 1 {
		rows = append(rows, string(b.cells[first:first+b.width]))
	}
	return rows
}

// A site is a run of cells in a row or a column: its first cell, the step from each cell to the next, and how many there
// are.
type site struct{ first, step, length int }

// at is what stands at a site.
func (b *board) at(s site) []byte {
	held := make([]byte, s.length)
	for i := range held {
		held[i] = b.cells[s.first+i*s.step]
	}
	return held
}

// slots are the rows and after them the columns of two or more cells that are not black, as long as they can be.
func (b *board) slots() (slots []site) {
	for _, step := range []int{1, b.width + 1} {
		for cell := b.cell(0, 0); cell < len(b.cells)-b.width-1; cell++ {
			if b.cells[cell] == Black || b.cells[cell-step] != Black || b.cells[cell+step] == Black {
				continue
			}
			s := site{cell, step, 2}
			for b.cells[cell+s.length*step] != Black {
				s.length++
			}
			slots = append(slots, s)
		}
	}
	return slots
}

// Words are the words in a filled grid: those of its rows and then those of its columns, each in the order of their first
// cells.
func Words(rows []string) (words []string) {
	b := newBoard(rows)
	for _, s := range b.slots() {
		words = append(words, string(b.at(s)))
	}
	return words
}
