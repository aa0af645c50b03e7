// Package table reads answers that say which values go together, as the rows of a table: "House 1: Ann, tea, cat".
//
//	table     = line { line }
//	line      = row ":" value { separator value } [ "." ]
//	separator = "," | ";"
//
// Each row has one value of every column, and each value stands in one row. Lines may come in any order, and so may the
// values in a line, since no value stands in two columns. Upper and lower case are one, and so are runs of spaces and
// single ones. Empty lines, bullets, bold, code and quotation marks around a word do no harm. A text with a bar in it is a
// Markdown table whose first column names the rows, as package markdown reads it.
//
// All else is refused: rows and values that are missing, unknown or too many, values with the name of their column.
//
// Reading takes time linear in the text, which is capped, times the number of rows and values.
package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/markdown"
)

// MaxLength is the longest text, in bytes, that is read.
const MaxLength = 16384

// ErrRepeated is the error of Parse for a table that can be read, in which a value stands in two rows.
var ErrRepeated = errors.New("it stands in two rows")

// Parse reads a table. It returns the row of each value: at[c][v] is the index of the row in which value v of column c
// stands. Every column has as many values as there are rows. No two rows and no two values of all columns may be the
// same but for case, and none may hold a separator, a colon or a mark. The error says what is wrong with the text.
func Parse(text string, rows []string, columns [][]string) (at [][]int, err error) {
	if len(text) > MaxLength {
		return nil, fmt.Errorf("the answer is longer than %d bytes", MaxLength)
	}
	r := reader{rows, columns, make([][]int, len(rows))}
	if markdown.IsTable(text) {
		err = r.readTable(text)
	} else {
		err = r.readLines(text)
	}
	if err != nil {
		return nil, err
	}
	if row := slices.IndexFunc(r.cells, func(cells []int) bool { return cells == nil }); row >= 0 {
		return nil, fmt.Errorf("%s is missing", rows[row])
	}
	return transpose(r.cells, columns)
}

const missing = -1

// A reader holds what it has read so far.
type reader struct {
	rows    []string
	columns [][]string
	cells   [][]int // [row][column], an index in the column; nil for a row that is missing
}

// readTable reads a Markdown table.
func (r reader) readTable(text string) error {
	isAnswer := func(word string) bool {
		column, _ := r.locate(word)
		return column != missing || markdown.Find(r.rows, word) != missing
	}
	table, err := markdown.Table(text, 1+len(r.columns), isAnswer)
	if err != nil {
		return err
	}
	for _, cells := range table {
		if err := r.add(cells[0], cells[1:]); err != nil {
			return err
		}
	}
	return nil
}

// readLines reads rows line by line.
func (r reader) readLines(text string) error {
	var values []string
	for line := range strings.SplitSeq(text, "\n") {
		line = markdown.Word(strings.TrimSuffix(markdown.Word(markdown.Item(line)), "."))
		if line == "" {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%.40q is not a line such as %q", line, "row: value, value")
		}
		name, list = markdown.Sides(name, list)
		values = slices.AppendSeq(values[:0], strings.SplitSeq(strings.ReplaceAll(list, ";", ","), ","))
		if err := r.add(name, values); err != nil {
			return err
		}
	}
	return nil
}

// add notes the values of a row, one for each column.
func (r reader) add(name string, values []string) error {
	row := markdown.Find(r.rows, name)
	if row == missing {
		return fmt.Errorf("%.40q is none of the rows", name)
	}
	if r.cells[row] != nil {
		return fmt.Errorf("%s is there twice", r.rows[row])
	}
	cells, err := r.readValues(values)
	if err != nil {
		return fmt.Errorf("%s: %w", r.rows[row], err)
	}
	r.cells[row] = cells
	return nil
}

// readValues finds the values of one row in their columns.
func (r reader) readValues(values []string) ([]int, error) {
	cells := slices.Repeat([]int{missing}, len(r.columns))
	given := 0
	for _, text := range values {
		word := markdown.Word(text)
		column, value := r.locate(word)
		if column == missing {
			return nil, fmt.Errorf("%.40q is none of the values", word)
		}
		if cells[column] != missing {
			return nil, fmt.Errorf("%s and %s cannot both be there", r.columns[column][cells[column]], r.columns[column][value])
		}
		cells[column] = value
		given++
	}
	if given < len(r.columns) {
		return nil, fmt.Errorf("it has %d values, not %d", given, len(r.columns))
	}
	return cells, nil
}

// locate is the column of a word and its index there, or missing.
func (r reader) locate(word string) (column, value int) {
	for column, values := range r.columns {
		if value := markdown.Find(values, word); value != missing {
			return column, value
		}
	}
	return missing, missing
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
