package formula_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/Knetic/govaluate"
	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, value, written string }{
		{"7", "7", "7"},
		{" 7\t", "7", "7"},
		{"007", "7", "7"},
		{"1+2*3", "7", "1 + 2 * 3"},
		{"(1+2)*3", "9", "(1 + 2) * 3"},
		{"[1 + 2] * {3 - (4)}", "-3", "(1 + 2) * (3 - 4)"},
		{"10-3-2", "5", "10 - 3 - 2"},
		{"10-(3-2)", "9", "10 - (3 - 2)"},
		{"10-(3+2)", "5", "10 - (3 + 2)"},
		{"1+(2+3)", "6", "1 + (2 + 3)"},
		{"(1+2)+3", "6", "1 + 2 + 3"},
		{"24/4/2", "3", "24 / 4 / 2"},
		{"24/(4/2)", "12", "24 / (4 / 2)"},
		{"24/4*2", "12", "24 / 4 * 2"},
		{"24/(4*2)", "3", "24 / (4 * 2)"},
		{"(24)/(4)", "6", "24 / 4"},
		{"8/(3-8/3)", "24", "8 / (3 - 8 / 3)"},
		{"1/3+1/6", "1/2", "1 / 3 + 1 / 6"},
		{"0.1+0.2", "3/10", "0.1 + 0.2"},
		{"1.50*2", "3", "1.5 * 2"},
		{"6 × 4 ÷ 3 − 1", "7", "6 * 4 / 3 - 1"},
		{"-3*2", "-6", "(-3) * 2"},
		{"3*-2", "-6", "3 * (-2)"},
		{"-(3-5)", "2", "-(3 - 5)"},
		{"2--3", "5", "2 - (-3)"},
		{"2-(-3)", "5", "2 - (-3)"},
		{"2+-3", "-1", "2 + (-3)"},
		{"-3-2", "-5", "(-3) - 2"},
		{"−(−3)", "3", "-(-3)"},
		{"-(-(-3))", "-3", "-(-(-3))"},
		{"+3 + +4", "7", "3 + 4"},
		{"- 3 + 4", "1", "(-3) + 4"},
		{"999999999999999999999*999999999999999999999", "999999999999999999998000000000000000000001", "999999999999999999999 * 999999999999999999999"},
		{strings.Repeat("(", 1000) + "1" + strings.Repeat(")", 1000), "1", "1"},
		{strings.Repeat("1+", 1000) + "1", "1001", strings.Repeat("1 + ", 1000) + "1"},
	} {
		x, err := formula.Parse(test.text, formula.MaxLength)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.text, err)
			continue
		}
		if value, err := x.Value(); err != nil || value.String() != test.value {
			t.Errorf("%q is %v (%v); want %s", test.text, value, err, test.value)
		}
		if x.String() != test.written {
			t.Errorf("%q is written %q; want %q", test.text, x, test.written)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "+", "-", "*", "()", "(", ")", "1)", "(1", "(1]", "[1)", "((1)", "1+", "1*", "*1", "/1", "1//2", "1**2", "2^3", "1++", "2---3", "--3", "-+3", "2-+-3",
		"2(3)", "(2)(3)", "(2)3", "4 5", "1 000", "1,000", "3!", "5%", "5%2", "1<<2", "2e3", "1e999999999", "0x10", "1_0", "1.", ".5", "1.2.3", "..", "½", "٣", "１",
		"x", "3x", "3 x 4", "3·4", "sqrt(4)", "abs(-1)", "pi", "1; 2", "1, 2", "1 = 1", "1 == 1", "1 or 2", "1+1=2", "1\n+2", "1 +\n2", "1\r", "1\x00", "\xff", "\\", "1 # 2", "'1'", "\u202e1",
		"2\u00a0+ 3",
		strings.Repeat("(", 1001) + "1" + strings.Repeat(")", 1001), strings.Repeat("(", 4000), strings.Repeat("-", 4000), strings.Repeat("1+", 2100) + "1",
		strings.Repeat("9", 5000), "9**9**9**9",
	} {
		if x, err := formula.Parse(text, formula.MaxLength); err == nil {
			t.Errorf("Parse(%.40q) = %s; want it refused", text, x)
		}
	}
}

func TestDivisionByZero(t *testing.T) {
	for _, text := range []string{"1/0", "0/0", "1/(2-2)", "1/(1/2-0.5)", "0*(1/0)", "-(1/-0)"} {
		x, err := formula.Parse(text, formula.MaxLength)
		if err != nil {
			t.Errorf("Parse(%q): %v", text, err)
		} else if value, err := x.Value(); !errors.Is(err, formula.ErrDivisionByZero) {
			t.Errorf("%q is %v, %v", text, value, err)
		}
	}
}

func TestParseEquation(t *testing.T) {
	for _, test := range []struct{ text, written, claimed string }{
		{"6 * 4", "6 * 4", ""}, {"6 * 4 = 24", "6 * 4", "24"}, {"6*4=25", "6 * 4", "25"}, {"1/2 = 2/4", "1 / 2", "1/2"}, {"1-2 = −1", "1 - 2", "-1"},
	} {
		x, claimed, err := formula.ParseEquation(test.text, formula.MaxLength)
		got := ""
		if claimed != nil {
			got = claimed.String()
		}
		if err != nil || x.String() != test.written || got != test.claimed {
			t.Errorf("ParseEquation(%q) = %s, %q, %v", test.text, x, got, err)
		}
	}
	for _, text := range []string{"", "=", "1 =", "= 1", "1 = 1 = 1", "1 == 1", "24 = 6 * 4", "6 * 4 = ?", "6 * 4 = 24 or 25", "1 = x", "1 = 1\n2 = 2", strings.Repeat("1", 5000) + "=1"} {
		if x, claimed, err := formula.ParseEquation(text, formula.MaxLength); err == nil {
			t.Errorf("ParseEquation(%.40q) = %s, %v; want it refused", text, x, claimed)
		}
	}
}

func TestNumbers(t *testing.T) {
	x, err := formula.Parse("8/(3-8/3) + -0.5", formula.MaxLength)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range x.Numbers() {
		got = append(got, n.String())
	}
	if want := []string{"8", "3", "8", "3", "1/2"}; !slices.Equal(got, want) {
		t.Errorf("Numbers() = %v; want %v", got, want)
	}
}

// random makes an expression of n numbers, and its text with all brackets, for readers that know nothing of ours.
func random(r *rand.Rand, n int) (formula.Expr, string) {
	if n == 1 {
		digit := int64(r.IntN(20))
		x, text := formula.Number(number.Int(digit)), strconv.FormatInt(digit, 10)
		if r.IntN(4) == 0 {
			return formula.Negate(x), "(0-" + text + ")"
		}
		return x, text
	}
	left := 1 + r.IntN(n-1)
	x, xText := random(r, left)
	y, yText := random(r, n-left)
	op := "+-*/"[r.IntN(4)]
	z, text := formula.Combine(op, x, y), "("+xText+" "+string(op)+" "+yText+")"
	if r.IntN(8) == 0 {
		return formula.Negate(z), "(0-" + text + ")"
	}
	return z, text
}

// The same tree, written with few brackets, with all of them, and built by hand, has one value; and govaluate, on
// floating-point numbers, agrees with it.
func TestSecondOpinion(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		built, bracketed := random(r, 1+r.IntN(8))
		value, err := built.Value()
		for _, text := range []string{built.String(), bracketed} {
			read, parseErr := formula.Parse(text, formula.MaxLength)
			if parseErr != nil {
				t.Fatalf("%s: %v", text, parseErr)
			}
			again, againErr := read.Value()
			if (err == nil) != (againErr == nil) || err == nil && !value.Equal(again) {
				t.Fatalf("%s is %v (%v), built by hand %v (%v)", text, again, againErr, value, err)
			}
			agree(t, text, value, err)
		}
		if read, _ := formula.Parse(built.String(), formula.MaxLength); read.String() != built.String() {
			t.Fatalf("%s is read and written as %s", built, read)
		}
	}
}

// agree asks govaluate. Where rounding hides a division by zero, or makes one, it has no opinion.
func agree(t *testing.T, text string, value number.Exact, err error) {
	t.Helper()
	expression, parseErr := govaluate.NewEvaluableExpression(text)
	if parseErr != nil {
		t.Fatalf("govaluate refuses %s: %v", text, parseErr)
	}
	result, evalErr := expression.Evaluate(nil)
	if evalErr != nil {
		t.Fatalf("govaluate fails on %s: %v", text, evalErr)
	}
	got := result.(float64)
	if err != nil || math.IsInf(got, 0) || math.IsNaN(got) || math.Abs(got) > 1e12 {
		return
	}
	if want, _ := value.Rat().Float64(); math.Abs(got-want) > 1e-6*max(1, math.Abs(want)) {
		t.Errorf("%s is %v; govaluate says %v", text, value, got)
	}
}

// FuzzParse: no panic; what is read has all its numbers in the text and a value or a division by zero; written and
// read again it is the same, and its text shows no more brackets than before.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "1+2*3", "-(3-5)", "2--3", "[1]/{0}", "6 × 4 ÷ 3 − 1 = 7", "0.10*(((2)))", "((((", "9**9**9", "1)", "−", "\xe2\x88", "1e9"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, _, err := formula.ParseEquation(text, formula.MaxLength)
		if err != nil {
			return
		}
		if n := len(x.Numbers()); n == 0 || n > len(text)/2+1 {
			t.Errorf("%q has %d numbers", text, n)
		}
		written := x.String()
		again, err := formula.Parse(written, 10*formula.MaxLength)
		if err != nil || again.String() != written {
			t.Fatalf("%q is written %q, and that read as %q (%v)", text, written, again, err)
		}
		value, err := x.Value()
		value2, err2 := again.Value()
		if (err == nil) != (err2 == nil) || err == nil && !value.Equal(value2) {
			t.Errorf("%q is %v (%v), and %q is %v (%v)", text, value, err, written, value2, err2)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"game24", "8 / (3 - 8 / 3)"}, {"longest_sum", strings.Repeat("1+", 2047) + "1"}, {"longest_brackets", strings.Repeat("(", 4096)},
		{"1MiB", strings.Repeat("(", 1<<20)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if x, err := formula.Parse(bench.text, formula.MaxLength); err == nil {
					_, _ = x.Value()
				}
			}
		})
	}
}
