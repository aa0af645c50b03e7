// Package table reads answers that say which values go together, as the rows of a table: "House 1: Ann, tea, cat".
//
//	table = line { line }
//	line  = row ":" value { "," value }
//
// Each row has one value of every column, and each value stands in one row. Lines may come in any order, and so may the
// values in a line, since no value stands in two columns. Upper and lower case are one. Empty lines, list bullets, bold,
// code and quotation marks around a word and a full stop at the end of a line do no harm.
//
// Reading takes time linear in the text, which is capped, times the number of rows and values.
package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// MaxLength is the longest text, in bytes, that is read.
const MaxLength = 16384

// ErrRepeated is the error of Parse for a table that can be read, in which a value stands in two rows.
var ErrRepeated = errors.New("it stands in two rows")

// Parse reads a table. It returns the row of each value: at[c][v] is the index of the row in which value v of column c
// stands. Every column has as many values as there are rows. No two rows and no two values of all columns may be the
// same but for case, and none may hold a comma, a colon or a mark. The error says what is wrong with the text.
func Parse(text string, rows []string, columns [][]string) (at [][]int, err error) {
	if len(text) > MaxLength {
		return nil, fmt.Errorf("the answer is longer than %d bytes", MaxLength)
	}
	cells := make([][]int, len(rows)) // [row][column], an index in the column
	for line := range strings.FieldsFuncSeq(text, isLineEnd) {
		if line = strings.Trim(line, marks); line == "" {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("%.40q is not a line such as %q", line, "row: value, value")
		}
		row := find(rows, name)
		if row < 0 {
			return nil, fmt.Errorf("%.40q is none of the rows", strings.Trim(name, marks))
		}
		if cells[row] != nil {
			return nil, fmt.Errorf("%s is there twice", rows[row])
		}
		if cells[row], err = parseRow(list, columns); err != nil {
			return nil, fmt.Errorf("%s: %w", rows[row], err)
		}
	}
	if row := slices.IndexFunc(cells, func(r []int) bool { return r == nil }); row >= 0 {
		return nil, fmt.Errorf("%s is missing", rows[row])
	}
	return transpose(cells, columns)
}

const missing = -1

// parseRow reads the values of one row, one for each column.
func parseRow(list string, columns [][]string) ([]int, error) {
	cells := slices.Repeat([]int{missing}, len(columns))
	given := 0
	for word := range strings.SplitSeq(list, ",") {
		column, value := locate(columns, word)
		if column < 0 {
			return nil, fmt.Errorf("%.40q is none of the values", strings.Trim(word, marks))
		}
		if cells[column] != missing {
			return nil, fmt.Errorf("%s and %s cannot both be there", columns[column][cells[column]], columns[column][value])
		}
		cells[column] = value
		given++
	}
	if given < len(columns) {
		return nil, fmt.Errorf("it has %d values, not %d", given, len(columns))
	}
	return cells, nil
}

// transpose finds the row of each value.
func transpose(cells [][]int, columns [][]string) (at [][]int, err error) {
	for column, values := range columns {
		rowOf := slices.Repeat([]int{missing}, len(values))
		for row := range cells {
			value := cells[row][column]
			if rowOf[value] != missing {
				return nil, fmt.Errorf("%s: %w", values[value], ErrRepeated)
			}
			rowOf[value] = row
		}
		at = append(at, rowOf)
	}
	return at, nil
}

// Format writes a table in canonical form: rows and columns in their order. at is what Parse returns.
func Format(rows []string, columns [][]string, at [][]int) string {
	var b strings.Builder
	for row, name := range rows {
		if row > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(name)
		separator := ": "
		for column, values := range columns {
			b.WriteString(separator)
			b.WriteString(values[slices.Index(at[column], row)])
			separator = ", "
		}
	}
	return b.String()
}

func isLineEnd(c rune) bool { return c == '\n' || c == '\r' || c == ';' }

// marks are what may stand around words.
const marks = " \t.*_`\"'“”•-"

// find is the index of a word in a list, or -1.
func find(list []string, word string) int {
	word = strings.Trim(word, marks)
	return slices.IndexFunc(list, func(w string) bool { return strings.EqualFold(w, word) })
}

// locate is the column of a word and its index there; -1 if it is in none.
func locate(columns [][]string, word string) (column, value int) {
	for column, values := range columns {
		if value := find(values, word); value >= 0 {
			return column, value
		}
	}
	return -1, -1
}
