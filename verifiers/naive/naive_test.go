package naive

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for text, want := range map[string]string{
		"12": "12 true", "-12": "-12 true", "+12": "12 true", "007": "7 true", "1,234,567": "1234567 true",
		"0.75": "3/4 true", "-.5": "-1/2 true", "x = 5": "5 true", "total=3/4": "3/4 true", "1,234.5": "2469/2 true",
		"3/4": "3/4 true", "3 / -4": "-3/4 true", "6/8": "3/4 false", "0/5": "0 false", "8/1": "8 true",
		"": "", "-": "", ".": "", "- 12": "", "--12": "", "1 234": "", "12,34": "", "0,123": "", "1.5/2": "", "3/0": "", "5 = x": "", "6*4 = 24": "", "x = y = 5": "", "1/2/3": "", "2e3": "", "5 or 7": "",
	} {
		got := ""
		if x, lowest := Number(text); x != nil {
			got = fmt.Sprint(x.RatString(), " ", lowest)
		}
		if got != want {
			t.Errorf("%q is %s; want %s", text, got, want)
		}
	}
}

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		"7": "7", "2 + 3 * 4": "14", "2 * 3 + 4": "10", "(2 + 3) * 4": "20", "8 - 5 - 2": "1", "24 / 4 / 3": "2", "24 / (4 / 3)": "18",
		"24 / 4 * 3": "18", "1 - 2 / 3 - 4": "-11/3", "(1 + 1) / 2 * 3": "3", "3.0 * 0.5": "3/2", "((7))": "7",
		"-3 + 5": "2", "2 - -3": "5", "2*-3": "-6", "-(2 - 5)": "3", "-(-(3))": "3", "(-3) * (-3)": "9", "- 2 * 3": "-6", "2 / -4 * 2": "-1", "+5": "5",
		"": "", "()": "", "2 3": "", "2(3)": "", "(2)(3)": "", "2 +": "", "* 2": "", "(2": "", "2)": "", "--2": "", "2 - --3": "", "--2 * 3": "", "-+2": "",
		"2 ** 3": "", "2 // 3": "", "1 / 0": "", "1 / (2 - 2)": "", "1 / 0 + 2": "", "1.2.3": "", ".5": "", "5.": "", "2\n+ 3": "", "2^3": "", "1,000": "",
		"<2>": "", "{2}": "", "<2> + 3": "",
	} {
		got := ""
		if x := Value(text); x != nil {
			got = x.RatString()
		}
		if got != want {
			t.Errorf("%q is %s; want %s", text, got, want)
		}
	}
}

func TestEquation(t *testing.T) {
	for text, want := range map[string]string{
		"6 * 4": "[6/1 4/1] 24/1", "6 * 4 = 24": "[6/1 4/1] 24/1", "24 = 6*4": "[6/1 4/1] 24/1", "(1 + 2.0)*8": "[1/1 2/1 8/1] 24/1",
		"6 * 4 = 25": "[] <nil>", "25 = 6 * 4": "[] <nil>", "6 * 4 = 4 * 6": "[] <nil>", "24 = 6 * 4 = 24": "[] <nil>", "6 * 4 = 24/1": "[] <nil>", "6 * 4 = x = 24": "[] <nil>", "6 * 4 =": "[] <nil>", "= 6 * 4": "[] <nil>",
	} {
		numbers, value := Equation(text)
		if got := fmt.Sprint(numbers, " ", value); got != want {
			t.Errorf("%q is %s; want %s", text, got, want)
		}
	}
}

func TestHolds(t *testing.T) {
	rows := map[string][]bool{"++": {true, true}, "+-": {true, false}, "-+": {false, true}, "--": {false, false}}
	for formula, want := range map[string]string{
		"A": "++ +-", "not(B)": "+- --", "and(A, B)": "++", "or(A, B)": "++ +- -+", "if(A, B)": "++ -+ --", "iff(A, B)": "++ --",
		"exactly(1, A, B)": "+- -+", "exactly(0, A, B)": "--", "exactly(1, A, A, B)": "-+", "not(or(not(A), and(A, B)))": "+-",
		"if(iff(A, not(B)), exactly(2, B, not(A), B))": "++ --",
	} {
		var got []string
		for _, name := range slices.Sorted(maps.Keys(rows)) {
			if Holds(formula, rows[name]) {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is true in the rows %s; want %s", formula, got, want)
		}
	}
}

func TestPairs(t *testing.T) {
	for text, want := range map[string]string{
		"Ann: knight, Bob: knave": "map[ann:knight bob:knave]", "bob = Knave;ann->KNIGHT": "map[ann:knight bob:knave]",
		"Bob is a knave\nAnn is knight": "map[ann:knight bob:knave]", "A=true and B=0": "map[a:true b:0]",
		"": "map[]", "Ann": "map[]", "Ann knight": "map[]", "Ann: knight Bob: knave": "map[]", "Ann: knight, Ann: knight": "map[]",
		"Ann: not a knave": "map[]", "Ann: knight or knave": "map[]", "- Ann: knight,\n* Bob: a knave,": "map[ann:knight bob:knave]", "Ann: - knight": "map[]", "Ann and Bob are knights": "map[]", "Annisaknight": "map[]",
	} {
		if got := fmt.Sprint(Pairs(text)); got != want {
			t.Errorf("%q is %s; want %s", text, got, want)
		}
	}
}

func TestSquare(t *testing.T) {
	for _, test := range []struct {
		text string
		size int
		want string
	}{
		{"1 2\n2 1", 2, "[[1 2] [2 1]]"}, {"12\n\n2, 1", 2, "[[1 2] [2 1]]"}, {"1;2,\n-+-\n| 2, || 1 |;", 2, "[[1 2] [2 1]]"},
		{"1 2 2 1", 2, "[]"}, {"1 2\n2 1\n1 2", 2, "[]"}, {"1 2", 2, "[]"}, {"1 2\n2 3", 2, "[]"}, {"1 0\n2 1", 2, "[]"}, {"1 2\n2 .", 2, "[]"},
		{"1 2\n2,,1", 2, "[]"}, {"1 2\n2 | | 1", 2, "[]"}, {"1 2,,\n2 1", 2, "[]"}, {"1 -2\n2 1", 2, "[]"}, {"01 02\n02 01", 2, "[]"},
		{strings.Repeat("1 2 3 4 5 6 7 8 9 10\n", 10), 10, fmt.Sprint(slices.Repeat([][]int{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}, 10))},
		{strings.Repeat("01 2 3 4 5 6 7 8 9 10\n", 10), 10, fmt.Sprint(slices.Repeat([][]int{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}, 10))},
		{strings.Repeat("1 2 3 4 5 6 7 8 910\n", 10), 10, "[]"}, {strings.Repeat("001 2 3 4 5 6 7 8 9 10\n", 10), 10, "[]"},
	} {
		if got := fmt.Sprint(Square(test.text, test.size)); got != test.want {
			t.Errorf("%q of size %d is %s; want %s", test.text, test.size, got, test.want)
		}
	}
}

func TestSymbols(t *testing.T) {
	for _, test := range []struct {
		text, alphabet string
		want           string
	}{
		{"T . .\n. . T", "T.", "[T.. ..T]"}, {"t..\n\n.,.,T", "T.", "[T.. ..T]"}, {"|T|.|.|\n+-+\n| . | . | T |", "T.", "[T.. ..T]"},
		{"0 1 0\n1;0;1", "01", "[010 101]"}, {"0 1 2\n1 0 1", "01", "[]"}, {"0 1 0", "01", "[]"}, {"0 1 0\n1 0", "01", "[]"},
		{"0 1 0\n1 0 1\n0 1 0", "01", "[]"}, {"0 1 0 1\n1 0 1", "01", "[]"}, {"T,,.\n. . T", "T.", "[]"}, {"T - .\n. . T", "T.", "[]"},
	} {
		if got := fmt.Sprint(Symbols(test.text, 2, 3, test.alphabet)); got != test.want {
			t.Errorf("%q in %s is %s; want %s", test.text, test.alphabet, got, test.want)
		}
	}
}
