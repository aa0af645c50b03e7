package grid

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var square = [][]int{{1, 2, 3, 4}, {3, 4, 1, 2}, {2, 1, 4, 3}, {4, 3, 2, 1}}

func TestParseReadsManyForms(t *testing.T) {
	for name, text := range map[string]string{
		"canonical":         "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1",
		"line end at end":   "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1\n",
		"CRLF":              "1 2 3 4\r\n3 4 1 2\r\n2 1 4 3\r\n4 3 2 1\r\n",
		"commas":            "1, 2, 3, 4,\n3, 4, 1, 2,\n2, 1, 4, 3,\n4, 3, 2, 1",
		"commas alone":      "1,2,3,4\n3,4,1,2\n2,1,4,3\n4,3,2,1",
		"semicolons":        "1;2;3;4\n3;4;1;2;\n2 ; 1 ; 4 ; 3\n4;3;2;1",
		"tabs":              "1\t2\t3\t4\n3\t4\t1\t2\n2\t1\t4\t3\n4\t3\t2\t1",
		"compact":           "1234\n3412\n2143\n4321",
		"half compact":      "12 34\n34 12\n\n21 43\n43 21",
		"compact boxes":     "12|34\n34|12\n--+--\n21|43\n43|21",
		"commas and bars":   "1, 2, | 3, 4,\n3, 4, | 1, 2,\n2, 1, | 4, 3,\n4, 3, | 2, 1",
		"bars and commas":   "|1|,2,|3|,4|\n3,4|,1,2\n2,1|,4,3\n4,3|,2,1",
		"double bars":       "|| 1 | 2 || 3 | 4 ||\n|| 3 | 4 || 1 | 2 ||\n|| 2 | 1 || 4 | 3 ||\n|| 4 | 3 || 2 | 1 ||",
		"borders":           "+-----+-----+\n| 1 2 | 3 4 |\n| 3 4 | 1 2 |\n|-----+-----|\n| 2 1 | 4 3 |\n| 4 3 | 2 1 |\n+=====+=====+",
		"drawn borders":     "┌───┬───┐\n│1 2│3 4│\n│3 4│1 2│\n├───┼───┤\n│2 1│4 3│\n│4 3│2 1│\n└───┴───┘",
		"thick borders":     "╔═══╦═══╗\n║1 2║3 4║\n║3 4║1 2║\n╠═══╬═══╣\n║2┃1║4┆3║\n║4 3║2 1║\n╚═══╩═══╝",
		"blank lines":       "\n 1 2  3 4\n 3 4  1 2\n   \n 2 1  4 3\n 4 3  2 1\n\n",
		"table":             "| 1 | 2 | 3 | 4 |\n|---|---|---|---|\n| 3 | 4 | 1 | 2 |\n| 2 | 1 | 4 | 3 |\n| 4 | 3 | 2 | 1 |",
		"table, no header":  "|   |   |   |   |\n| --- | :-: |:--|--:|\n| 1 | 2 | 3 | 4 |\n| 3 | 4 | 1 | 2 |\n| 2 | 1 | 4 | 3 |\n| 4 | 3 | 2 | 1 |",
		"table, bare":       "1 | 2 | 3 | 4\n--|---|---|--\n3 | 4 | 1 | 2\n2 | 1 | 4 | 3\n4 | 3 | 2 | 1",
		"JSON":              "[[1, 2, 3, 4], [3, 4, 1, 2], [2, 1, 4, 3], [4, 3, 2, 1]]",
		"JSON, tight":       "[[1,2,3,4],[3,4,1,2],[2,1,4,3],[4,3,2,1]]",
		"JSON, lines":       "[\n  [1, 2, 3, 4],\n  [3, 4, 1, 2],\n  [2, 1, 4, 3],\n  [4, 3, 2, 1]\n]",
		"JSON, deep lines":  "[\n [\n  1,\n  2,\n  3,\n  4\n ],\n [3, 4,\n  1, 2],\n [2, 1, 4, 3],\r\n [4, 3, 2, 1]\r\n]\r\n",
		"JSON, quoted":      `[["1", "2", "3", "4"], ["3", "4", "1", "2"], ['2', '1', '4', '3'], [4, 3, 2, 1]]`,
		"Python":            "[[1, 2, 3, 4,],\n [3, 4, 1, 2,],\n [2, 1, 4, 3,],\n [4, 3, 2, 1,],]",
		"arrays":            "[[1 2 3 4]\n [3 4 1 2]\n [2 1 4 3]\n [4 3 2 1]]",
		"list per line":     "[1, 2, 3, 4]\n[3, 4, 1, 2]\n[2, 1, 4, 3]\n[4, 3, 2, 1]",
		"list per line, ,":  "[1, 2, 3, 4],\n\n[3, 4, 1, 2],\n[2, 1, 4, 3],\n[4, 3, 2, 1],",
		"lists on one line": "[1, 2, 3, 4], [3, 4, 1, 2], [2, 1, 4, 3], [4, 3, 2, 1]",
	} {
		got, err := Parse(text, 4, 4, 4)
		if err != nil || !cmp.Equal(got, square) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
	wide := [][]int{{12, 1, 10}, {7, 11, 2}}
	for _, text := range []string{
		"12 1 10\n7 11 2", "12 01 10\n07 11 02", "12|1|10\n7|11|2", "12,1,10\n7;11;2", "[[12, 1, 10], [7, 11, 2]]", `[["12", "01", "10"], ["07", "11", "02"]]`,
		"┌────┬────┬────┐\n│ 12 │  1 │ 10 │\n├────┼────┼────┤\n│  7 │ 11 │  2 │\n└────┴────┴────┘", "[12 1 10]\n[7 11 2]",
	} {
		if got, err := Parse(text, 2, 3, 12); err != nil || !cmp.Equal(got, wide) {
			t.Errorf("%q: %v %v", text, got, err)
		}
	}
	for _, c := range []struct {
		text          string
		height, width int
	}{
		{"1\n2\n3", 3, 1}, {"1 2 3", 1, 3}, {"123", 1, 3}, {"[[1], [2], [3]]", 3, 1},
		{"[[1, 2, 3]]", 1, 3}, {"[1, 2, 3]", 1, 3}, {"[1]\n[2]\n[3]", 3, 1},
	} {
		if got, err := Parse(c.text, c.height, c.width, 3); err != nil || !cmp.Equal(slices.Concat(got...), []int{1, 2, 3}) || len(got) != c.height {
			t.Errorf("%q: %v %v", c.text, got, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"", 2, "there are 0 rows, not 2"},
		{"1 2", 2, "there are 1 rows, not 2"},
		{"1 2\n2 1\n1 2", 2, "there are more than 2 rows"},
		{"1 2\n2", 2, "row 2 holds 1 numbers, not 2"},
		{"1 2 1\n2 1", 2, "row 1 holds 3 numbers, not 2"},
		{"1 2 2 1", 2, "row 1 holds 4 numbers, not 2"},
		{"1 2; 2 1", 2, "row 1 holds 4 numbers, not 2"},
		{"1 .\n2 1", 2, "row 1 holds '.', which is no number"},
		{"1 _\n2 1", 2, "row 1 holds '_', which is no number"},
		{"1 ?\n2 1", 2, "row 1 holds '?', which is no number"},
		{"1 0\n2 1", 2, "row 1 holds a number that is not from 1 to 2"},
		{"1 3\n2 1", 2, "row 1 holds a number that is not from 1 to 2"},
		{"1 -2\n2 1", 2, "row 1 holds '-', which is no number"},
		{"1 +2\n2 1", 2, "row 1 holds '+', which is no number"},
		{"1 = 2\n2 1", 2, "row 1 holds '=', which is no number"},
		{"1 < 2\n2 1", 2, "row 1 holds '<', which is no number"},
		{"1─2\n2 1", 2, "row 1 holds '─', which is no number"},
		{"1╱2\n2 1", 2, "row 1 holds '╱', which is no number"},
		{"- 1 2\n- 2 1", 2, "row 1 holds '-', which is no number"},
		{"1 2.0\n2 1", 2, "row 1 holds '.', which is no number"},
		{"1 *2*\n2 1", 2, "row 1 holds '*', which is no number"},
		{"1 2\nand\n2 1", 2, "row 2 holds 'a', which is no number"},
		{"1 2\n...\n2 1", 2, "row 2 holds '.', which is no number"},
		{"1 2\n:\n2 1", 2, "row 2 holds ':', which is no number"},
		{"1 2\n| : |\n2 1", 2, "row 2 holds ':', which is no number"},
		{"1 2\n—\n2 1", 2, "row 2 holds '—', which is no number"},
		{"A B\nB A", 2, "row 1 holds 'A', which is no number"},
		{"Row 1: 1 2\n2 1", 2, "row 1 holds 'R', which is no number"},
		{"1: 1 2\n2: 2 1", 2, "row 1 holds ':', which is no number"},
		{"1 | 1 2\n2 | 2 1", 2, "row 1 holds 3 numbers, not 2"},
		{"| 1 | 2 |\n|---|---|\n| 1 | 2 |\n| 2 | 1 |", 2, "there are more than 2 rows"},
		{"| A | B |\n|---|---|\n| 1 | 2 |\n| 2 | 1 |", 2, "row 1 holds 'A', which is no number"},
		{"\\begin{array}{cc}1 & 2\\\\2 & 1\\end{array}", 2, `row 1 holds '\\', which is no number`},
		{"1 & 2\n2 & 1", 2, "row 1 holds '&', which is no number"},
		{"1 ２\n2 1", 2, "row 1 holds '２', which is no number"},
		{"1 ٢\n2 1", 2, "row 1 holds '٢', which is no number"},
		{"1 ²\n2 1", 2, "row 1 holds '²', which is no number"},
		{"1\v2\n2 1", 2, `row 1 holds '\v', which is no number`},
		{"1 2\n2 \xff", 2, "row 2 holds '\ufffd', which is no number"},
		{"1 2\n2 \x00", 2, "row 2 holds '\\x00', which is no number"},
		{"1,,2\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"1, ,2\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"1,;2\n2 1", 2, "row 1 has a cell with nothing in it"},
		{",1,2\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"|,1,2\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"1,2,,\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"1 2\n,\n2 1", 2, "row 2 has a cell with nothing in it"},
		{"| 1 |   | 2 |\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"|   | 1 | 2 |\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"| 1 | 2 |   |\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"│1│ │2│\n2 1", 2, "row 1 has a cell with nothing in it"},
		{"| 1 |\n2 1", 2, "row 1 holds 1 numbers, not 2"},
		{"12 1\n1 12", 12, ""},
		{"121\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 012\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 99999999999999999999\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 13\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 00\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"01 2\n2 1", 2, "row 1 holds a number that is not from 1 to 2"},
		{strings.Repeat("1 2\n", 10000), 2, "the answer is too long for 2 rows of 2 numbers"},
		{strings.Repeat("\n", 10000), 2, "the answer is too long for 2 rows of 2 numbers"},
		{strings.Repeat("[", 10000), 2, "the answer is too long for 2 rows of 2 numbers"},

		{"[[1, 2], [2, 1]]", 2, ""},
		{"[[1, 2, 2, 1]]", 2, "row 1 holds 4 numbers, not 2"},
		{"[1, 2, 2, 1]", 2, "row 1 holds 4 numbers, not 2"},
		{"[[1, 2]]", 2, "there are 1 rows, not 2"},
		{"[[1, 2], [2, 1], [1, 2]]", 2, "there are more than 2 rows"},
		{"[[1, 2], [2, 1], []]", 2, "there are more than 2 rows"},
		{"[[1, 2], []]", 2, "row 2 holds 0 numbers, not 2"},
		{"[[1, 2], [2]]", 2, "row 2 holds 1 numbers, not 2"},
		{"[[12], [21]]", 2, "row 1 holds a number that is not from 1 to 2"},
		{`["12", "21"]`, 2, "row 1 holds a number that is not from 1 to 2"},
		{`["1 2", "2 1"]`, 2, "row 1 holds a number with a quotation mark on one side"},
		{`[[1, "2], [2, 1]]`, 2, "row 1 holds a number with a quotation mark on one side"},
		{`[[1, '2"], [2, 1]]`, 2, "row 1 holds a number with a quotation mark on one side"},
		{`[["1""2"], [2, 1]]`, 2, "row 1 holds a number with neither a comma, a space nor a bracket after it"},
		{`[[1"2"], [2, 1]]`, 2, "row 1 holds a number with neither a comma, a space nor a bracket after it"},
		{`"1" "2"\n"2" "1"`, 2, "row 1 holds '\"', which is no number"},
		{"[[1,, 2], [2, 1]]", 2, "row 1 holds ',', which is no number"},
		{"[[, 1, 2], [2, 1]]", 2, "row 1 holds ',', which is no number"},
		{"[[1, 2], [2, 1,,]]", 2, "row 2 holds ',', which is no number"},
		{"[[1, null], [2, 1]]", 2, "row 1 holds 'n', which is no number"},
		{`[[1, ""], [2, 1]]`, 2, `row 1 holds '"', which is no number`},
		{"[[1, 0], [2, 1]]", 2, "row 1 holds a number that is not from 1 to 2"},
		{"[[1, -2], [2, 1]]", 2, "row 1 holds '-', which is no number"},
		{"[[1.0, 2], [2, 1]]", 2, "row 1 holds a number with neither a comma, a space nor a bracket after it"},
		{"[[1; 2], [2, 1]]", 2, "row 1 holds a number with neither a comma, a space nor a bracket after it"},
		{"[1 2; 2 1]", 2, "row 1 holds a number with neither a comma, a space nor a bracket after it"},
		{"[[1|2], [2, 1]]", 2, "row 1 holds a number with neither a comma, a space nor a bracket after it"},
		{"[[1, 2]; [2, 1]]", 2, "the list of rows is not closed after row 1"},
		{"[[1, 2],, [2, 1]]", 2, "the list of rows is not closed after row 1"},
		{"[[1, 2], [2, 1]", 2, "the list of rows is not closed after row 2"},
		{"[[1, 2], [2, 1", 2, "row 2 is not closed"},
		{"[1, 2], [2, 1]]", 2, `"]" is no list of numbers`},
		{"[[1, 2], [2, 1]]]", 2, `"]" is no list of numbers`},
		{"[[1, 2], [2, 1]],", 2, `"," is no list of numbers`},
		{"[[[1, 2], [2, 1]]]", 2, "row 1 holds '[', which is no number"},
		{"[[1, 2]], [[2, 1]]", 2, `", [[2, 1]]" is no list of numbers`},
		{"[[1, 2]]\n[[2, 1]]", 2, `"[[2, 1]]" is no list of numbers`},
		{"[[1, 2], [2, 1]] is the grid, I believe", 2, `"is the grid, I belie" is no list of numbers`},
		{"1 2\n[2 1]", 2, `"1 2\n[2 1]" is no list of numbers`},
		{"[1 2]\n2 1", 2, `"2 1" is no list of numbers`},
		{"[1 2]\n-----\n[2 1]", 2, `"-----\n[2 1]" is no list of numbers`},
		{"[[1, 2, [2, 1]]", 2, "row 1 holds '[', which is no number"},
		{"[, [1, 2], [2, 1]]", 2, "row 1 holds ',', which is no number"},
		{"[]", 2, "row 1 holds 0 numbers, not 2"},
		{"[", 2, "row 1 is not closed"},
		{"]", 2, "row 1 holds ']', which is no number"},
		{"((1, 2), (2, 1))", 2, "row 1 holds '(', which is no number"},
		{"np.array([[1, 2], [2, 1]])", 2, `"np.array([[1, 2], [2" is no list of numbers`},
		{`{"grid": [[1, 2], [2, 1]]}`, 2, `"{\"grid\": [[1, 2], [2" is no list of numbers`},
	} {
		_, err := Parse(c.text, 2, 2, c.most)
		if err == nil && c.want != "" || err != nil && err.Error() != c.want {
			t.Errorf("%.40q: %v, want %s", c.text, err, c.want)
		}
	}
}

// The naive reader is written with regular expressions alone.
const (
	white   = `[ \t\r\n]*`
	element = `(?:[0-9]+|"[0-9]+"|'[0-9]+')`
	next    = `(?:` + white + `,` + white + `|[ \t\r\n]+)` + element
	list    = `\[` + white + `(?:` + element + `(?:` + next + `)*` + white + `,?)?` + white + `\]`
	lists   = list + `(?:` + white + `,?` + white + list + `)*` + white + `,?` + white
	blank   = `[ \t\r]*`
	bars    = `[|│┃┆┇┊┋╎╏║]+` + blank
	parting = blank + `(?:` + bars + `(?:[,;]` + blank + `)?|[,;]` + blank + `(?:` + bars + `)?)?`
	row     = blank + `(?:` + bars + `)?[0-9]+(?:` + parting + `[0-9]+)*` + parting
	drawn   = `+=| \t\r\x{2500}-\x{257f}]*`
	border  = `[-` + drawn + `|[-:` + drawn + `-[-:` + drawn
)

var (
	isLists  = regexp.MustCompile(`^` + white + `(?:` + lists + `|\[` + white + lists + `\]` + white + `)$`).MatchString
	isRow    = regexp.MustCompile(`^` + row + `$`).MatchString
	isALine  = regexp.MustCompile(`^(?:` + border + `)$`).MatchString
	allLists = regexp.MustCompile(`\[[^][]*\]`)
	numerals = regexp.MustCompile(`[0-9]+`)
	digits   = regexp.MustCompile(`[0-9]`)
)

// naive reads a grid as Parse does. It is nil for what it refuses.
func naive(text string, height, width, most int) [][]int {
	cells := numerals
	var lines []string
	if strings.Contains(text, "[") {
		if !isLists(text) {
			return nil
		}
		lines = allLists.FindAllString(text, -1)
	} else {
		for _, line := range strings.Split(text, "\n") {
			if !isALine(line) {
				if !isRow(line) {
					return nil
				}
				lines = append(lines, line)
			}
		}
		if most < 10 {
			cells = digits
		}
	}
	var rows [][]int
	for _, line := range lines {
		var row []int
		for _, numeral := range cells.FindAllString(line, -1) {
			number, err := strconv.Atoi(numeral)
			if err != nil || number < 1 || number > most || len(numeral) > len(strconv.Itoa(most)) {
				return nil
			}
			row = append(row, number)
		}
		if len(row) != width {
			return nil
		}
		rows = append(rows, row)
	}
	if len(rows) != height {
		return nil
	}
	return rows
}

// TestParseAgainstNaive compares two readers on texts of random characters, and on grids written in many ways and spoilt
// in some places.
func TestParseAgainstNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, size := range []struct{ height, width, most int }{{2, 3, 3}, {3, 2, 3}, {1, 4, 9}, {2, 1, 2}, {2, 3, 12}} {
		read, refused := 0, 0
		for round := range 40000 {
			var text string
			if round%4 == 0 {
				text = spoilt(r, "", 1+r.IntN(16))
			} else {
				text = spoilt(r, written(r, size.height, size.width, size.most), r.IntN(4))
			}
			want := naive(text, size.height, size.width, size.most)
			got, err := Parse(text, size.height, size.width, size.most)
			if (err != nil) != (want == nil) || !cmp.Equal(got, want) {
				t.Fatalf("%+v: %q was read as %v, %v; the naive reader says %v", size, text, got, err, want)
			}
			if err != nil {
				refused++
			} else {
				read++
			}
		}
		if read < 5000 || refused < 5000 {
			t.Errorf("%+v: %d texts were read and %d refused: little was tested", size, read, refused)
		}
	}
}

// TestSymbolsAsParse writes other symbols for the numbers 1 and 2, and wants the same grid read, or an error of the same kind.
func TestSymbolsAsParse(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	other := strings.NewReplacer("1", "T", "2", "f")
	read, refused := 0, 0
	for round := range 40000 {
		text := spoilt(r, written(r, 2, 3, 2), r.IntN(4))
		if round%4 == 0 {
			text = spoilt(r, "", 1+r.IntN(16))
		}
		if strings.ContainsAny(text, "TtFf") {
			continue
		}
		numbers, wantErr := Parse(text, 2, 3, 2)
		rows, err := Symbols(other.Replace(text), 2, 3, "TF")
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v, and with symbols: %v", text, wantErr, err)
		}
		if err != nil {
			refused++
			continue
		}
		read++
		for i, row := range numbers {
			if want := strings.NewReplacer("1", "T", "2", "F", " ", "").Replace(strings.Trim(fmt.Sprint(row), "[]")); rows[i] != want {
				t.Fatalf("%q: row %d is read as %q, want %q", text, i+1, rows[i], want)
			}
		}
	}
	if read < 5000 || refused < 5000 {
		t.Errorf("%d texts were read and %d refused: little was tested", read, refused)
	}
}

func TestSymbols(t *testing.T) {
	form := regexp.MustCompile("^(?:" + SymbolForm("MSU.") + ")$")
	want := []string{"M.S", "UU."}
	if text := FormatSymbols(want); text != "M . S\nU U ." || !form.MatchString(text) {
		t.Errorf("the canonical form is %q", text)
	}
	for _, text := range []string{"M . S\nU U .", "m.s\nuu.", "| M | . | S |\n|---|---|---|\n| U | U | . |", `[["M", ".", "S"], ["u", "U", "."]]`} {
		if got, err := Symbols(text, 2, 3, "MSU."); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%q: %v %v", text, got, err)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"M . X\nU U .", "row 1 holds 'X', which is none of M S U ."},
		{"M . _\nU U .", "row 1 holds '_', which is no symbol"},
		{"M . S\nU U", "row 2 holds 2 symbols, not 3"},
		{"M . S", "there are 1 rows, not 2"},
		{`["M.S", "UU."]`, "row 1 holds a symbol with a quotation mark on one side"},
	} {
		if _, err := Symbols(c.text, 2, 3, "MSU."); fmt.Sprint(err) != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
	if got, err := Symbols("a A\nA a", 2, 2, "aA"); err != nil || !cmp.Equal(got, []string{"aA", "Aa"}) {
		t.Errorf("where the alphabet has both cases: %v %v", got, err)
	}
}

// written is a random grid in a random form.
func written(r *rand.Rand, height, width, most int) string {
	pick := func(forms ...string) string { return forms[r.IntN(len(forms))] }
	before, after := pick("", "", "| ", "[", "│"), ""
	between := pick(" ", ", ", ",", "|", " | ", "\t", ";")
	end := pick("\n", "\n", ",\n", ", ", "\n---+---\n", "\n\n")
	switch before {
	case "| ":
		after = pick(" |", "|", " |,")
	case "[":
		after = pick("]", " ]", ",]")
	case "│":
		after = "│"
	}
	quote := pick("", "", "", `"`, "'")
	var b strings.Builder
	for i := range height {
		if i > 0 {
			b.WriteString(end)
		}
		b.WriteString(before)
		for k := range width {
			if k > 0 {
				b.WriteString(between)
			}
			b.WriteString(quote + strconv.Itoa(1+r.IntN(most)) + quote)
		}
		b.WriteString(after)
	}
	if before == "[" && r.IntN(2) == 0 {
		return "[" + b.String() + pick("]", ",]", "\n]")
	}
	return b.String()
}

// spoilt changes a text in some places.
func spoilt(r *rand.Rand, text string, times int) string {
	alphabet := []rune("1230 \n,[]|-1230 \n,[]|-;:+=│─\t\"'x")
	runes := []rune(text)
	for range times {
		at := r.IntN(len(runes) + 1)
		c := alphabet[r.IntN(len(alphabet))]
		switch {
		case at == len(runes) || r.IntN(2) == 0:
			runes = slices.Insert(runes, at, c)
		case r.IntN(2) == 0:
			runes[at] = c
		default:
			runes = slices.Delete(runes, at, at+1)
		}
	}
	return string(runes)
}

// TestCanonicalIsReadAlike: what is read at once is what the reader reads, and is all that is in canonical form.
func TestCanonicalIsReadAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	form := regexp.MustCompile(`^(?:` + SymbolForm("MS01.") + `)$`)
	atOnce := 0
	for range 20000 {
		height, width := 1+r.IntN(3), 2+r.IntN(3)
		rows := make([]string, height)
		for i := range rows {
			for range width {
				rows[i] += string("MS01."[r.IntN(5)])
			}
		}
		text := []byte(FormatSymbols(rows))
		for range r.IntN(3) {
			text[r.IntN(len(text))] = "MS01.ms2 \n\n,|"[r.IntN(13)]
		}
		got := canonical(string(text), height, width, "MS01.")
		want, err := read(string(text), height, width, symbols("MS01."))
		if isForm := form.Match(text) && err == nil; isForm != (got != nil) {
			t.Fatalf("%q is read at once: %t, want %t", text, got != nil, isForm)
		}
		for i := range got {
			atOnce++
			for k, symbol := range want[i] {
				if got[i][k] != byte(symbol) {
					t.Fatalf("%q is read as %q and as %v", text, got, want)
				}
			}
		}
	}
	if atOnce < 5000 {
		t.Errorf("only %d rows were read at once", atOnce)
	}
}

func TestFormatIsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		height, width, most := 1+r.IntN(6), 1+r.IntN(6), 1+r.IntN(120)
		rows := make([][]int, height)
		for i := range rows {
			rows[i] = make([]int, width)
			for k := range rows[i] {
				rows[i][k] = 1 + r.IntN(most)
			}
		}
		got, err := Parse(Format(rows), height, width, most)
		if err != nil || !cmp.Equal(got, rows) {
			t.Fatalf("%v was read as %v: %v", rows, got, err)
		}
	}
	if got := Format([][]int{{0, 12}, {3, 0}}); got != ". 12\n3 ." {
		t.Errorf("%q", got)
	}
}

// TestCapLeavesRoom writes the widest tables that people draw around a grid.
func TestCapLeavesRoom(t *testing.T) {
	for _, size := range []int{2, 4, 9, 16} {
		var b strings.Builder
		border := strings.Repeat("╬════", size) + "╬\n"
		for range size {
			b.WriteString(border + "║" + strings.Repeat(fmt.Sprintf(" %2d ║", size), size) + "\n")
		}
		b.WriteString(border)
		if _, err := Parse(b.String(), size, size, size); err != nil {
			t.Errorf("size %d: %v", size, err)
		}
	}
}

func TestRules(t *testing.T) {
	change := func(cells ...[3]int) [][]int {
		rows := make([][]int, len(square))
		for i, row := range square {
			rows[i] = slices.Clone(row)
		}
		for _, c := range cells {
			rows[c[0]][c[1]] = c[2]
		}
		return rows
	}
	givens := [][]int{{1, 0, 0, 0}, {0, 0, 0, 2}, {0, 0, 0, 0}, {0, 3, 0, 0}}
	for _, c := range []struct {
		rows                 [][]int
		keeps, latin, inBoxs string
	}{
		{square, "", "", ""},
		{change([3]int{1, 3, 4}), "row 2, column 4 was given as 2 and holds 4", "row 2 holds two 4s", "the box of rows 1 to 2 and columns 3 to 4 holds two 4s"},
		{change([3]int{2, 0, 4}, [3]int{2, 1, 4}), "", "row 3 holds three 4s", "the box of rows 3 to 4 and columns 1 to 2 holds three 4s"},
		{change([3]int{0, 1, 4}, [3]int{0, 3, 2}), "", "column 2 holds two 4s", "the box of rows 1 to 2 and columns 1 to 2 holds two 4s"},
		{[][]int{{1, 2, 3, 4}, {2, 3, 4, 1}, {3, 4, 1, 2}, {4, 1, 2, 3}}, "row 2, column 4 was given as 2 and holds 1", "", "the box of rows 1 to 2 and columns 1 to 2 holds two 2s"},
	} {
		for _, got := range []struct {
			err  error
			want string
		}{{Keeps(c.rows, givens), c.keeps}, {Latin(c.rows), c.latin}, {Boxes(c.rows, 2, 2), c.inBoxs}} {
			if got.err == nil && got.want != "" || got.err != nil && got.err.Error() != got.want {
				t.Errorf("%v: %v, want %s", c.rows, got.err, got.want)
			}
		}
	}
	// A box that is not square: one height for the other would be seen here.
	six := [][]int{{1, 2, 3, 4, 5, 6}, {4, 5, 6, 1, 2, 3}, {2, 3, 1, 5, 6, 4}, {5, 6, 4, 2, 3, 1}, {3, 1, 2, 6, 4, 5}, {6, 4, 5, 3, 1, 2}}
	if err := Boxes(six, 2, 3); err != nil {
		t.Error(err)
	}
	if err := Boxes(six, 3, 2); err == nil {
		t.Error("boxes of 3 rows and 2 columns are found to be fine")
	}
	if err := Latin([][]int{{1, 2, 3}, {2, 3, 1}}); err != nil {
		t.Errorf("two rows of three: %v", err)
	}
	if err := Latin([][]int{{1, 2, 3}, {2, 3, 3}}); err == nil || err.Error() != "row 2 holds two 3s" {
		t.Errorf("two rows of three: %v", err)
	}
	if err := Latin(nil); err != nil {
		t.Error(err)
	}
	if err := Latin([][]int{slices.Repeat([]int{7}, 12)}); err == nil || err.Error() != "row 1 holds 12 7s" {
		t.Error(err)
	}
}

// FuzzVerify: what is read has the right shape, holds every digit of the text and no other, is what a naive reader
// reads, and is read again when it is formatted.
func FuzzVerify(f *testing.F) {
	f.Add("1 2\n2 1", uint8(2), uint8(2), uint8(2))
	f.Add("| 12 | 1 |\n|----|:--|\n", uint8(1), uint8(2), uint8(12))
	f.Add("[[1, \"2\"],\n ['2' 1,]]", uint8(2), uint8(2), uint8(2))
	f.Fuzz(func(t *testing.T, text string, height, width, most uint8) {
		h, w, m := 1+int(height)%20, 1+int(width)%20, 1+int(most)
		rows, err := Parse(text, h, w, m)
		if len(text) <= bytesPerCell*(h+2)*(w+2) {
			if second := naive(text, h, w, m); (second == nil) != (err != nil) || !cmp.Equal(rows, second) {
				t.Fatalf("%q was read as %v, %v; the naive reader says %v", text, rows, err, second)
			}
		}
		if err != nil {
			return
		}
		for _, row := range rows {
			if len(row) != w || slices.Min(row) < 1 || slices.Max(row) > m {
				t.Fatalf("%q was read as %v", text, rows)
			}
		}
		canonical := Format(rows)
		if again, err := Parse(canonical, h, w, m); len(rows) != h || err != nil || !cmp.Equal(again, rows) {
			t.Fatalf("%q was read as %v, written, and read as %v: %v", text, rows, again, err)
		}
		if told, got := digits.FindAllString(text, -1), digits.FindAllString(canonical, -1); m < 10 && !slices.Equal(told, got) {
			t.Fatalf("%q was read as %v", text, rows)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := Format(slices.Repeat([][]int{{1, 2, 3, 4, 5, 6, 7, 8, 9}}, 9))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text, 9, 9, 9); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDistinct(t *testing.T) {
	rows := [][]int{{1, 2, 3}, {3, 1, 2}}
	for _, c := range []struct {
		cells []int
		want  string
	}{
		{nil, "<nil>"}, {[]int{0, 1, 2}, "<nil>"}, {[]int{5, 3, 0}, "<nil>"}, {[]int{0, 4}, "the cage holds two 1s"},
		{[]int{2, 1, 3, 5}, "the cage holds two 3s"}, {[]int{3, 0, 1, 5}, "the cage holds two 2s"},
	} {
		if got := fmt.Sprint(Distinct(rows, "the cage", c.cells)); got != c.want {
			t.Errorf("cells %v: %s, want %s", c.cells, got, c.want)
		}
	}
}
