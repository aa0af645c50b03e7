package grid

import (
	"fmt"
	"slices"
)

// Keeps tells whether a grid holds every given number where it was given. Both have the same height and width; 0
// stands for a cell that was left open.
func Keeps(rows, givens [][]int) error {
	for i, row := range rows {
		for k, n := range row {
			if given := givens[i][k]; given != 0 && given != n {
				return fmt.Errorf("row %d, column %d was given as %d and holds %d", i+1, k+1, given, n)
			}
		}
	}
	return nil
}

// Latin tells whether no row and no column holds a number twice.
func Latin(rows [][]int) error {
	for i, row := range rows {
		if n, times := repeated(row); times > 0 {
			return twice("row %d", n, times, i+1)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	column := make([]int, len(rows))
	for k := range rows[0] {
		for i, row := range rows {
			column[i] = row[k]
		}
		if n, times := repeated(column); times > 0 {
			return twice("column %d", n, times, k+1)
		}
	}
	return nil
}

// Boxes tells whether no box holds a number twice. The grid is cut into boxes of the given height and width, which
// divide its own.
func Boxes(rows [][]int, height, width int) error {
	box := make([]int, 0, height*width)
	for top := 0; top < len(rows); top += height {
		for left := 0; left < len(rows[top]); left += width {
			box = box[:0]
			for _, row := range rows[top : top+height] {
				box = append(box, row[left:left+width]...)
			}
			if n, times := repeated(box); times > 0 {
				return twice("the box of rows %d to %d and columns %d to %d", n, times, top+1, top+height, left+1, left+width)
			}
		}
	}
	return nil
}

// Distinct tells whether some cells, counted row by row from 0, hold no number twice. The place is what they are called.
func Distinct(rows [][]int, place string, cells []int) error {
	numbers := make([]int, len(cells))
	for i, c := range cells {
		numbers[i] = rows[c/len(rows[0])][c%len(rows[0])]
	}
	if n, times := repeated(numbers); times > 0 {
		return twice("%s", n, times, place)
	}
	return nil
}

// repeated is the first number that comes a second time in the list, and how often it stands there; 0 times if none
// does.
func repeated(numbers []int) (number, times int) {
	for i, n := range numbers {
		if !slices.Contains(numbers[:i], n) {
			continue
		}
		for _, other := range numbers {
			if other == n {
				times++
			}
		}
		return n, times
	}
	return 0, 0
}

// twice is the error that a place, named by a format and its arguments, holds a number more than once.
func twice(place string, number, times int, arguments ...any) error {
	return fmt.Errorf(place+" holds %s %ds", append(arguments, howMany(times), number)...)
}

func howMany(n int) string {
	if n < len(countWords) {
		return countWords[n]
	}
	return fmt.Sprint(n)
}

var countWords = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
