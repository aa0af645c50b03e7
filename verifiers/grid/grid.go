// Package grid reads rectangles of numbers or symbols and judges them by the rules that grid puzzles share.
//
// A grid is written with one row per line, its cells separated by spaces; that is its canonical form. What is read
// beside it, because it can mean nothing else:
//
//   - commas, semicolons, tabs, vertical bars and vertical box-drawing lines instead of or beside the spaces;
//   - rows without anything between the cells ("534678912", "01.1"), where every number has one digit, and for symbols;
//   - lines that hold no number but only borders ("------+-------", "+===+", "├───┼───┤", "|:---|---:|"), and lines that
//     are blank or have bars alone, so that a Markdown table may have an empty header or none;
//   - lists as JSON and Python write them, one for each row, in a list of their own or not, on as many lines as they like:
//     "[[1, 2], [3, 4]]", "[1 2]", with numbers in quotation marks or not, and commas after the last one or not;
//   - numbers padded with a zero to the width of the largest ("07" where numbers go up to 16);
//   - symbols that are letters in either case, where their alphabet has one case only.
//
// All else is refused: a cell that is left open or has nothing in it ("1,,2", "| 1 |  | 2 |"), a number out of range, words,
// signs, digits of other scripts, brackets that do not pair or that hold something other than a row or all rows. In a list,
// 12 is the number 12, whatever the largest number is.
//
// What is wrong is an error that names the place and says nothing of what would be right there. Rows and columns are
// counted from 1 in these messages, as people count them.
package grid

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Form is the canonical form as a regular expression.
const Form = `[0-9]{1,2}( [0-9]{1,2})+(\n[0-9]{1,2}( [0-9]{1,2})+)*`

// bytesPerCell is how much text Parse is willing to read for each cell of a grid that has a border around it.
const bytesPerCell = 32

// Parse reads a grid of the given height and width, both at least 1, whose cells hold numbers from 1 to most, which has
// nine digits at most. The error says what is wrong with the form. Time and memory are linear in the text, whose length
// is capped before anything is read.
func Parse(text string, height, width, most int) ([][]int, error) {
	if len(text) > bytesPerCell*(height+2)*(width+2) {
		return nil, fmt.Errorf("the answer is too long for %d rows of %d numbers", height, width)
	}
	return read(text, height, width, numbers{most, len(strconv.Itoa(most))})
}

// Symbols reads a grid of the given height and width, both at least 1, whose cells hold one symbol each of an alphabet
// of ASCII letters, digits and points. Each row that it gives has width bytes of the alphabet. Errors and cost are as
// those of Parse.
func Symbols(text string, height, width int, alphabet string) ([]string, error) {
	if rows := canonical(text, height, width, alphabet); rows != nil {
		return rows, nil
	}
	cells, err := read(text, height, width, symbols(alphabet))
	if err != nil {
		return nil, err
	}
	rows := make([]string, height)
	for i, row := range cells {
		symbols := make([]byte, width)
		for k, c := range row {
			symbols[k] = byte(c)
		}
		rows[i] = string(symbols)
	}
	return rows, nil
}

// canonical reads a text in the canonical form, as most are, and gives nil if it is in none. It is read to give what the
// reader gives, in less time.
func canonical(text string, height, width int, alphabet string) []string {
	if len(text) != 2*height*width-1 {
		return nil
	}
	var isSymbol [256]bool
	for _, c := range []byte(alphabet) {
		isSymbol[c] = true
	}
	symbols := make([]byte, height*width)
	for i := range symbols {
		if symbols[i] = text[2*i]; !isSymbol[symbols[i]] {
			return nil
		}
	}
	for i := 1; i < len(symbols); i++ {
		space := byte(' ')
		if i%width == 0 {
			space = '\n'
		}
		if text[2*i-1] != space {
			return nil
		}
	}
	return Rows(symbols, width)
}

// SymbolForm is the canonical form of a grid of symbols as a regular expression.
func SymbolForm(alphabet string) string {
	return fmt.Sprintf(`[%[1]s]( [%[1]s])+(\n[%[1]s]( [%[1]s])+)*`, alphabet)
}

// Rows cuts symbols that stand row by row into rows.
func Rows(symbols []byte, width int) []string {
	all, rows := string(symbols), make([]string, len(symbols)/width)
	for r := range rows {
		rows[r] = all[r*width : (r+1)*width]
	}
	return rows
}

// FormatSymbols writes rows of symbols in canonical form: one row per line, symbols separated by single spaces, no line
// end at the end.
func FormatSymbols(rows []string) string {
	var b []byte
	for i, row := range rows {
		b = slices.Grow(b, 2*len(row)*(len(rows)-i))
		for k := range len(row) {
			b = append(b, row[k], ' ')
		}
		b = append(b[:len(b)-min(len(row), 1)], '\n') // in place of the last space
	}
	return strings.TrimSuffix(string(b), "\n")
}

func read(text string, height, width int, cells cells) ([][]int, error) {
	if len(text) > bytesPerCell*(height+2)*(width+2) {
		return nil, fmt.Errorf("the answer is too long for %d rows of %d %ss", height, width, cells.name())
	}
	r := reader{width, cells, make([][]int, 0, height), make([]int, 0, height*width)}
	read := r.readLines
	if strings.IndexByte(text, '[') >= 0 {
		read = r.readLists
	}
	if err := read(text); err != nil {
		return nil, err
	}
	if len(r.rows) != height {
		return nil, fmt.Errorf("there are %d rows, not %d", len(r.rows), height)
	}
	return r.rows, nil
}

// cells are what may stand in a grid.
type cells interface {
	name() string
	isCell(c rune) bool // whether a cell can begin with it

	// leading is what the cell holds that a text, which begins as one can, begins with, and how many bytes that takes. In
	// a list, cells are never without anything between them.
	leading(text string, inList bool) (value, length int, err error)
}

// numbers are cells that hold numbers from 1 to most, which has so many digits.
type numbers struct{ most, digits int }

func (numbers) name() string       { return "number" }
func (numbers) isCell(c rune) bool { return '0' <= c && c <= '9' }

func (n numbers) leading(text string, inList bool) (number, length int, err error) {
	for length < len(text) && n.isCell(rune(text[length])) {
		length++
	}
	if n.digits == 1 && !inList {
		length = 1
	}
	if length <= n.digits {
		for i := range length {
			number = 10*number + int(text[i]-'0')
		}
	}
	if number < 1 || number > n.most {
		return 0, 0, fmt.Errorf("holds a number that is not from 1 to %d", n.most)
	}
	return number, length, nil
}

// symbols are cells that hold one of these.
type symbols string

func (symbols) name() string { return "symbol" }

func (s symbols) isCell(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.'
}

func (s symbols) leading(text string, _ bool) (symbol, length int, err error) {
	c := text[0]
	for _, other := range []byte{c, c ^ ('a' ^ 'A')} { // the other case, if it is a letter
		if strings.IndexByte(string(s), other) >= 0 && (other == c || other >= 'A') {
			return int(other), 1, nil
		}
	}
	return 0, 0, fmt.Errorf("holds %q, which is none of %s", c, strings.Join(strings.Split(string(s), ""), " "))
}

// A reader holds what it has read so far.
type reader struct {
	width int
	cells cells
	rows  [][]int // with room for all
	read  []int   // of all rows, one after another
}

// addRow adds the row whose cells a function appends, and gives back what that function leaves of a text.
func (r *reader) addRow(text string, appendTo func(text string) (rest string, err error)) (string, error) {
	if len(r.rows) == cap(r.rows) {
		return "", fmt.Errorf("there are more than %d rows", len(r.rows))
	}
	first := len(r.read)
	rest, err := appendTo(text)
	if err != nil {
		return "", fmt.Errorf("row %d %w", len(r.rows)+1, err)
	}
	if count := len(r.read) - first; count != r.width {
		return "", fmt.Errorf("row %d holds %d %ss, not %d", len(r.rows)+1, count, r.cells.name(), r.width)
	}
	r.rows = append(r.rows, r.read[first:])
	return rest, nil
}

// appendCell appends the cell that a text begins with, and gives back the rest.
func (r *reader) appendCell(text string, inList bool) (rest string, err error) {
	if c, _ := utf8.DecodeRuneInString(text); !r.cells.isCell(c) {
		return "", fmt.Errorf("holds %q, which is no %s", c, r.cells.name())
	}
	value, length, err := r.cells.leading(text, inList)
	if err != nil {
		return "", err
	}
	r.read = append(r.read, value)
	return text[length:], nil
}

// readLines reads one row from each line that is no border.
func (r *reader) readLines(text string) error {
	for line := range strings.Lines(text) {
		if isBorder(line) {
			continue
		}
		if _, err := r.addRow(line, r.appendLine); err != nil {
			return err
		}
	}
	return nil
}

// appendLine appends the cells of a line, up to its end.
func (r *reader) appendLine(line string) (rest string, err error) {
	for isFirst := true; ; isFirst = false {
		length, points, bars := r.separators(line)
		if line = line[length:]; points > 1 || bars > 1 || points > 0 && isFirst {
			return "", errors.New("has a cell with nothing in it")
		}
		if line == "" {
			return "", nil
		}
		if line, err = r.appendCell(line, false); err != nil {
			return "", err
		}
	}
}

// readLists reads one row from each list, and the list around all if there is one.
func (r *reader) readLists(text string) (err error) {
	rest := skipSpace(text)
	isNested := strings.HasPrefix(skipSpace(strings.TrimPrefix(rest, "[")), "[")
	if isNested {
		rest = skipSpace(rest[1:])
	}
	for strings.HasPrefix(rest, "[") {
		if rest, err = r.addRow(rest[1:], r.appendList); err != nil {
			return err
		}
		rest = skipComma(rest)
	}
	if isNested {
		if !strings.HasPrefix(rest, "]") {
			return fmt.Errorf("the list of rows is not closed after row %d", len(r.rows))
		}
		rest = skipSpace(rest[1:])
	}
	if rest != "" {
		return fmt.Errorf("%.20q is no list of %ss", rest, r.cells.name())
	}
	return nil
}

// appendList appends the cells of a list, up to its bracket.
func (r *reader) appendList(list string) (rest string, err error) {
	for {
		list = skipSpace(list)
		if rest, isClosed := strings.CutPrefix(list, "]"); isClosed {
			return rest, nil
		}
		if list, err = r.appendElement(list); err != nil {
			return "", err
		}
		next := skipComma(list)
		if next == list && list != "" && list[0] != ']' {
			return "", fmt.Errorf("holds a %s with neither a comma, a space nor a bracket after it", r.cells.name())
		}
		list = next
	}
}

// appendElement appends the cell that a list begins with, which may stand in quotation marks.
func (r *reader) appendElement(list string) (rest string, err error) {
	if list == "" {
		return "", errors.New("is not closed")
	}
	quote := ""
	if strings.HasPrefix(list, `"`) || strings.HasPrefix(list, "'") {
		quote, list = list[:1], list[1:]
	}
	if rest, err = r.appendCell(list, true); err != nil {
		return "", err
	}
	rest, isClosed := strings.CutPrefix(rest, quote)
	if !isClosed {
		return "", fmt.Errorf("holds a %s with a quotation mark on one side", r.cells.name())
	}
	return rest, nil
}

// skipComma takes white space and one comma off the front of a text.
func skipComma(text string) string {
	return skipSpace(strings.TrimPrefix(skipSpace(text), ","))
}

func skipSpace(text string) string { return strings.TrimLeft(text, " \t\r\n") }

// isBorder tells whether a line is blank or made of border marks. Colons stand beside hyphens in the rule of a Markdown
// table.
func isBorder(line string) bool {
	hyphen, colon := false, false
	for _, c := range line {
		switch {
		case c == '-':
			hyphen = true
		case c == ':':
			colon = true
		case !isSpace(c) && c != '+' && c != '=' && c != '|' && (c < '\u2500' || c > '\u257f'):
			return false
		}
	}
	return hyphen || !colon
}

// separators measures what a line begins with up to its next cell, and counts in it the commas and semicolons, and the
// places with a bar or with several side by side. Two of one kind have a cell between them.
func (r *reader) separators(line string) (length, points, bars int) {
	wasBar := false
	for i, c := range line {
		switch {
		case r.cells.isCell(c):
			return i, points, bars
		case isSpace(c):
			wasBar = false
		case isBar(c):
			if !wasBar {
				bars++
			}
			wasBar = true
		case c == ',' || c == ';':
			points++
			wasBar = false
		default:
			return i, points, bars
		}
	}
	return len(line), points, bars
}

// isBar tells whether a character is a vertical line.
func isBar(c rune) bool {
	switch c {
	case '|', '│', '┃', '┆', '┇', '┊', '┋', '╎', '╏', '║':
		return true
	}
	return false
}

func isSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

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
