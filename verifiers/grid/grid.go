// Package grid reads rectangles of numbers and judges them by the rules that grid puzzles share.
//
// A grid is written with one row per line, its numbers separated by spaces; that is its canonical form. What is read
// beside it, because it can mean nothing else:
//
//   - commas, tabs, semicolons and vertical bars instead of or beside the spaces;
//   - rows without anything between the numbers ("534678912"), where every number has one digit;
//   - lines that hold no number but only borders ("------+-------", "+===+", "├───┼───┤"), and blank lines;
//   - numbers padded with a zero to the width of the largest ("07" where numbers go up to 16).
//
// All else is refused: a cell that is left open, a number out of range, words, brackets, signs, digits of other scripts.
//
// What is wrong is an error that names the place and says nothing of what would be right there. Rows and columns are
// counted from 1 in these messages, as people count them.
package grid

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// bytesPerCell is how much text Parse is willing to read for each cell of a grid that has a border around it.
const bytesPerCell = 32

// Parse reads a grid of the given height and width, both at least 1, whose cells hold numbers from 1 to most. The
// error says what is wrong with the form. Time and memory are linear in the text, whose length is capped before
// anything is read.
func Parse(text string, height, width, most int) ([][]int, error) {
	if len(text) > bytesPerCell*(height+2)*(width+2) {
		return nil, fmt.Errorf("the answer is too long for %d rows of %d numbers", height, width)
	}
	rows := make([][]int, 0, height)
	numbers := make([]int, 0, height*width)
	for line := range strings.Lines(text) {
		if isBorder(line) {
			continue
		}
		if len(rows) == height {
			return nil, fmt.Errorf("there are more than %d rows", height)
		}
		first := len(numbers)
		var err error
		if numbers, err = appendRow(numbers, line, most); err != nil {
			return nil, fmt.Errorf("row %d %w", len(rows)+1, err)
		}
		if count := len(numbers) - first; count != width {
			return nil, fmt.Errorf("row %d holds %d numbers, not %d", len(rows)+1, count, width)
		}
		rows = append(rows, numbers[first:])
	}
	if len(rows) != height {
		return nil, fmt.Errorf("there are %d rows, not %d", len(rows), height)
	}
	return rows, nil
}

// isBorder tells whether a line is blank or made of border marks.
func isBorder(line string) bool {
	for _, c := range line {
		if !isSeparator(c) && c != '-' && c != '+' && c != '=' {
			return false
		}
	}
	return true
}

// isSeparator tells whether a mark may stand between two numbers. Box-drawing characters are 2500 to 257F.
func isSeparator(c rune) bool {
	return c == ' ' || c == ',' || c == ';' || c == '|' || '\t' <= c && c <= '\r' || c == '\u00a0' || '\u2500' <= c && c <= '\u257f'
}

// appendRow appends the numbers of a line.
func appendRow(numbers []int, line string, most int) ([]int, error) {
	digits := len(strconv.Itoa(most))
	for len(line) > 0 {
		c, size := utf8.DecodeRuneInString(line)
		if isSeparator(c) {
			line = line[size:]
			continue
		}
		length := numeral(line)
		if length == 0 {
			return nil, fmt.Errorf("holds %q, which is no number", c)
		}
		if digits == 1 {
			length = 1
		}
		number, err := strconv.Atoi(line[:min(length, digits)])
		if err != nil || length > digits || number < 1 || number > most {
			return nil, fmt.Errorf("holds a number that is not from 1 to %d", most)
		}
		numbers = append(numbers, number)
		line = line[length:]
	}
	return numbers, nil
}

// numeral is the length of the run of digits that a text begins with.
func numeral(text string) int {
	length := 0
	for length < len(text) && '0' <= text[length] && text[length] <= '9' {
		length++
	}
	return length
}

// Format writes a grid in canonical form: one row per line, numbers separated by single spaces, no line end at the
// end. A cell that holds 0 is open and written as a point, which Parse does not read.
func Format(rows [][]int) string {
	var b []byte
	for i, row := range rows {
		if i > 0 {
			b = append(b, '\n')
		}
		for k, n := range row {
			if k > 0 {
				b = append(b, ' ')
			}
			if n == 0 {
				b = append(b, '.')
			} else {
				b = strconv.AppendInt(b, int64(n), 10)
			}
		}
	}
	return string(b)
}
