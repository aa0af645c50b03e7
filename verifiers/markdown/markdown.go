// Package markdown reads what people and programs put around the words of an answer: bullets and numbers before a line, marks of
// bold, code and quotation around a word, and tables.
//
//	| name | kind   |
//	|:-----|--------|
//	| Ann  | knight |
//
// A row is a line of cells with bars between them, and with or without bars around. Lines of bars, hyphens and colons are
// rules, lines of bars alone are blank; neither is a row. The first row is a header if a rule follows directly and every
// cell of it is a title: one that names a column, and neither holds a word of the answer nor says anything by itself.
//
// Marks must come in pairs: the prime of A' may deny what A says.
package markdown

import (
	"fmt"
	"slices"
	"strings"
)

// space is what may stand around words, and between two words of one name.
const space = " \t\r\n"

// pairs are the marks that may stand around a word. Two characters come before one, so that bold is not half italic.
var pairs = [...]struct{ open, close string }{
	{"**", "**"}, {"__", "__"}, {"*", "*"}, {"_", "_"}, {"`", "`"},
	{`"`, `"`}, {"'", "'"}, {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"‹", "›"},
}

// Word takes off spaces and pairs of marks that go around the whole of a text, and makes one space of several. A mark that
// also stands inside stays.
func Word(text string) string {
	text = strip(text)
	for i := range len(text) {
		if isSpace(rune(text[i])) && (text[i] != ' ' || text[i+1] == ' ') {
			return strings.Join(strings.FieldsFunc(text, isSpace), " ")
		}
	}
	return text
}

func isSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// strip takes off spaces and pairs of marks that go around the whole of a text.
func strip(text string) string {
	text = strings.Trim(text, space)
	for i := 0; i < len(pairs) && !isPlain(text); i++ {
		inside, opened := strings.CutPrefix(text, pairs[i].open)
		inside, closed := strings.CutSuffix(inside, pairs[i].close)
		if opened && closed && !strings.Contains(inside, pairs[i].open) && !strings.Contains(inside, pairs[i].close) {
			text, i = strings.Trim(inside, space), -1
		}
	}
	return text
}

// isPlain tells whether a text begins and ends with an ASCII letter or digit, and so with no mark, or is empty.
func isPlain(text string) bool {
	return text == "" || isAlphanumeric(text[0]) && isAlphanumeric(text[len(text)-1])
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// Find is the index of a word in a list, in any case, or -1.
func Find(list []string, word string) int {
	for i, w := range list {
		if strings.EqualFold(w, word) {
			return i
		}
	}
	return -1
}

// Sides takes spaces and marks off the two sides of a sign in a text that Word has made. Marks may also go around the left
// side together with the sign, as in "**Ann:** knight".
func Sides(left, right string) (string, string) {
	left = strings.Trim(left, space)
	for i := 0; i < len(pairs) && !isPlain(left); i++ {
		inside, opened := strings.CutPrefix(left, pairs[i].open)
		after, closed := strings.CutPrefix(right, pairs[i].close)
		if opened && closed && !strings.Contains(inside, pairs[i].open) && !strings.Contains(inside, pairs[i].close) {
			left, right = inside, after
			break
		}
	}
	return strip(left), strip(right)
}

// Item takes off spaces and one bullet or number before a line: "- ", "1. ", "1) ".
func Item(line string) string {
	line = strings.TrimLeft(line, space)
	for _, bullet := range [...]string{"-", "*", "+", "•"} {
		if item, ok := strings.CutPrefix(line, bullet); ok && item != "" && isSpace(rune(item[0])) {
			return strings.TrimLeft(item, space)
		}
	}
	item := strings.TrimLeft(line, "0123456789")
	if len(item) > 1 && len(item) < len(line) && (item[0] == '.' || item[0] == ')') && isSpace(rune(item[1])) {
		return strings.TrimLeft(item[1:], space)
	}
	return line
}

// IsTable tells whether a text is to be read as a table: whether it has a bar.
func IsTable(text string) bool { return strings.IndexByte(text, '|') >= 0 }

// Table reads the rows of a table of so many columns, cell by cell, without its header. isAnswer tells which words belong
// to answers: they make a row of what could be a header.
func Table(text string, columns int, isAnswer func(word string) bool) ([][]string, error) {
	var rows [][]string
	count := 0 // of lines, from the first row on
	for line := range strings.SplitSeq(text, "\n") {
		isRow := strings.Trim(line, "|-:"+space) != ""
		if isRow || count > 0 {
			count++
		}
		if isRow {
			cells, err := split(line, columns)
			if err != nil {
				return nil, err
			}
			rows = append(rows, cells)
		} else if count == 2 && strings.Contains(line, "-") && isHeader(rows[0], isAnswer) {
			rows = nil
		}
	}
	return rows, nil
}

// split parts a line into cells.
func split(line string, columns int) ([]string, error) {
	line = strings.Trim(line, space)
	inside := strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	if count := strings.Count(inside, "|") + 1; count != columns {
		return nil, fmt.Errorf("%.40q is a row of %d cells, not %d", line, count, columns)
	}
	cells := strings.Split(inside, "|")
	for i, cell := range cells {
		cells[i] = Word(cell)
	}
	return cells, nil
}

// isHeader tells whether all cells of a row are titles.
func isHeader(cells []string, isAnswer func(string) bool) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return !isTitle(cell) || isAnswer(cell) })
}

// isTitle tells whether a cell may head a column. One that says something by itself ("Ann is a knave"), or that turns
// round what the column says ("not"), must not be passed over.
func isTitle(cell string) bool {
	if strings.ContainsAny(cell, ":=,;>→") {
		return false
	}
	for word := range strings.FieldsSeq(cell) {
		switch strings.ToLower(Word(word)) {
		case "is", "isn't", "isn’t", "are", "not", "non", "never":
			return false
		}
	}
	return true
}
