package grid

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var square = [][]int{{1, 2, 3, 4}, {3, 4, 1, 2}, {2, 1, 4, 3}, {4, 3, 2, 1}}

func TestParseReadsManyForms(t *testing.T) {
	for name, text := range map[string]string{
		"canonical":       "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1",
		"line end at end": "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1\n",
		"CRLF":            "1 2 3 4\r\n3 4 1 2\r\n2 1 4 3\r\n4 3 2 1\r\n",
		"commas":          "1, 2, 3, 4,\n3, 4, 1, 2,\n2, 1, 4, 3,\n4, 3, 2, 1",
		"tabs":            "1\t2\t3\t4\n3\t4\t1\t2\n2\t1\t4\t3\n4\t3\t2\t1",
		"compact":         "1234\n3412\n2143\n4321",
		"half compact":    "12 34\n34 12\n\n21 43\n43 21",
		"borders":         "+-----+-----+\n| 1 2 | 3 4 |\n| 3 4 | 1 2 |\n|-----+-----|\n| 2 1 | 4 3 |\n| 4 3 | 2 1 |\n+=====+=====+",
		"drawn borders":   "┌───┬───┐\n│1 2│3 4│\n│3 4│1 2│\n├───┼───┤\n│2 1│4 3│\n│4 3│2 1│\n└───┴───┘",
		"blank lines":     "\n 1 2  3 4\n 3 4  1 2\n   \n 2 1  4 3\n 4 3  2 1\n\n",
		"table":           "| 1 | 2 | 3 | 4 |\n|---|---|---|---|\n| 3 | 4 | 1 | 2 |\n| 2 | 1 | 4 | 3 |\n| 4 | 3 | 2 | 1 |",
	} {
		got, err := Parse(text, 4, 4, 4)
		if err != nil || !cmp.Equal(got, square) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
	wide := [][]int{{12, 1, 10}, {7, 11, 2}}
	for _, text := range []string{"12 1 10\n7 11 2", "12 01 10\n07 11 02", "12|1|10\n7|11|2"} {
		if got, err := Parse(text, 2, 3, 12); err != nil || !cmp.Equal(got, wide) {
			t.Errorf("%q: %v %v", text, got, err)
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
		{"1 .\n2 1", 2, "row 1 holds '.', which is no number"},
		{"1 _\n2 1", 2, "row 1 holds '_', which is no number"},
		{"1 ?\n2 1", 2, "row 1 holds '?', which is no number"},
		{"1 0\n2 1", 2, "row 1 holds a number that is not from 1 to 2"},
		{"1 3\n2 1", 2, "row 1 holds a number that is not from 1 to 2"},
		{"1 -2\n2 1", 2, "row 1 holds '-', which is no number"},
		{"1 +2\n2 1", 2, "row 1 holds '+', which is no number"},
		{"1 2.0\n2 1", 2, "row 1 holds '.', which is no number"},
		{"1 2\nand\n2 1", 2, "row 2 holds 'a', which is no number"},
		{"Row 1: 1 2\n2 1", 2, "row 1 holds 'R', which is no number"},
		{"[[1, 2], [2, 1]]", 2, "row 1 holds '[', which is no number"},
		{"1 ２\n2 1", 2, "row 1 holds '２', which is no number"},
		{"1 ٢\n2 1", 2, "row 1 holds '٢', which is no number"},
		{"1 2\n2 \xff", 2, "row 2 holds '\ufffd', which is no number"},
		{"1 2\n2 \x00", 2, "row 2 holds '\\x00', which is no number"},
		{"12 1\n1 12", 12, ""},
		{"121\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 012\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 99999999999999999999\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{"1 00\n1 12", 12, "row 1 holds a number that is not from 1 to 12"},
		{strings.Repeat("1 2\n", 10000), 2, "the answer is too long for 2 rows of 2 numbers"},
		{strings.Repeat("\n", 10000), 2, "the answer is too long for 2 rows of 2 numbers"},
	} {
		_, err := Parse(c.text, 2, 2, c.most)
		if err == nil && c.want != "" || err != nil && err.Error() != c.want {
			t.Errorf("%.40q: %v, want %s", c.text, err, c.want)
		}
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

func FuzzParse(f *testing.F) {
	f.Add("1 2\n2 1", uint8(2), uint8(2), uint8(2))
	f.Add("| 12 | 1 |\n|----|---|\n", uint8(1), uint8(2), uint8(12))
	f.Fuzz(func(t *testing.T, text string, height, width, most uint8) {
		h, w, m := 1+int(height)%20, 1+int(width)%20, 1+int(most)
		rows, err := Parse(text, h, w, m)
		if err != nil {
			return
		}
		for _, row := range rows {
			if len(row) != w || slices.Min(row) < 1 || slices.Max(row) > m {
				t.Fatalf("%q was read as %v", text, rows)
			}
		}
		if again, err := Parse(Format(rows), h, w, m); len(rows) != h || err != nil || !cmp.Equal(again, rows) {
			t.Fatalf("%q was read as %v, written, and read as %v: %v", text, rows, again, err)
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
