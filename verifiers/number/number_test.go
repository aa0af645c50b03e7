package number_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "12": "12", "-12": "-12", "−12": "-12", "+12": "12", "-0": "0", "007": "7", " 12\n": "12", "12.": "12",
		"1,234": "1234", "-1,234,567": "-1234567", "12,345": "12345", "1,234.5": "2469/2", "1,234/5": "1234/5",
		"0.75": "3/4", "-0.75": "-3/4", "−.5": "-1/2", ".5": "1/2", "5.": "5", "0.50": "1/2", "00.5": "1/2", "-0.0": "0", "0.5.": "1/2",
		"3/4": "3/4", "6/8": "3/4", "-3/4": "-3/4", "3/-4": "-3/4", "-3/-4": "3/4", "3 / 4": "3/4", "4/2": "2", "0/5": "0", "3/4.": "3/4",
		`\frac{3}{4}`: "3/4", `-\frac{3}{4}`: "-3/4", `\frac{-3}{4}`: "-3/4", `\dfrac{3}{4}`: "3/4", `\tfrac{1,000}{3}`: "1000/3",
		strings.Repeat("9", 100): strings.Repeat("9", 100),
		"1" + strings.Repeat("0", 30) + "/3" + strings.Repeat("0", 30): "1/3",
		"0." + strings.Repeat("0", 20) + "1":                           "1/1" + strings.Repeat("0", 21),
	} {
		got, ok := number.Parse(text)
		if !ok || got.RatString() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", text, got, ok, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "-", "+", ".", "-.", "/", ",", "x", "five", "5 apples", "x = 5", "5%", "$5", "5!", "(5)", "5..", "5..6", "5.6.7", "..5",
		"--5", "+-5", "- 5", "-−5", "5-", "1 234", "1 1/2", "1\u00a0234", "1_000", "5 or 7", "5, 7", "5,7", "0,75", "1,23", "1,2345", ",123", "1,,234", "1,234,",
		"0,123", "01,234", "1234,567", "1.234,5", "1.2,345",
		"1/0", "0/0", "-1/0", "1/", "/2", "1/2/3", "1.5/2", "1/2.5", "1//2", "(1)/2", "1:2", "1÷2", "½",
		`\frac{1}{0}`, `\frac{1}{2`, `\frac12`, `\frac{1}`, `1\frac{1}{2}`, `\frac{1}{2}{3}`, `\frac{\frac{1}{2}}{3}`, `-\frac{--1}{2}`, `--\frac{1}{2}`, `-\frac{-1}{2}`, `\frac{1}{2}/3`, `\cfrac{1}{2}`,
		"1e3", "1E3", "1e999999999", "0x10", "0b1", "0o7", "1p4", "NaN", "Inf", "-inf", "∞", "٣", "１２", "1\x002", "\xff", "1\n2",
		strings.Repeat("9", number.MaxLength+1), strings.Repeat(" ", number.MaxLength) + "1",
	} {
		if got, ok := number.Parse(text); ok {
			t.Errorf("Parse(%q) = %v; want it refused", text, got)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, text := range []string{"", ".", ".5", "5.", "-5", "+5", "1,234", " 5", "1/2", "1.2.3"} {
		if got, ok := number.Decimal(text); ok {
			t.Errorf("Decimal(%q) = %v; want it refused", text, got)
		}
	}
	if got, ok := number.Decimal("012.50"); !ok || got.String() != "25/2" {
		t.Errorf("Decimal(012.50) = %v, %v", got, ok)
	}
}

func TestJudge(t *testing.T) {
	for _, test := range []struct {
		answer, want string
		any, lowest  verifiers.Reason
	}{
		{"1/2", "1/2", verifiers.ReasonRight, verifiers.ReasonRight},
		{"0.5", "1/2", verifiers.ReasonRight, verifiers.ReasonRight},
		{"2/4", "1/2", verifiers.ReasonRight, verifiers.ReasonWrong},
		{`\frac{2}{4}`, "1/2", verifiers.ReasonRight, verifiers.ReasonWrong},
		{"-1/-2", "1/2", verifiers.ReasonRight, verifiers.ReasonRight},
		{"−3/6.", "-1/2", verifiers.ReasonRight, verifiers.ReasonWrong},
		{"4/2", "2", verifiers.ReasonRight, verifiers.ReasonWrong},
		{"2/1", "2", verifiers.ReasonRight, verifiers.ReasonRight},
		{"0.333", "1/3", verifiers.ReasonWrong, verifiers.ReasonWrong},
		{"2", "1/2", verifiers.ReasonWrong, verifiers.ReasonWrong},
		{"1/2 or 1/3", "1/2", verifiers.ReasonMalformed, verifiers.ReasonMalformed},
		{"", "0", verifiers.ReasonMalformed, verifiers.ReasonMalformed},
	} {
		want, _ := new(big.Rat).SetString(test.want)
		if got := number.Judge(test.answer, want); got.Reason != test.any {
			t.Errorf("Judge(%q, %s) = %+v; want %s", test.answer, test.want, got, test.any)
		}
		if got := number.JudgeLowest(test.answer, want); got.Reason != test.lowest {
			t.Errorf("JudgeLowest(%q, %s) = %+v; want %s", test.answer, test.want, got, test.lowest)
		}
	}
}

// An answer that must be longer than the cap is still read.
func TestJudgeReadsLongAnswers(t *testing.T) {
	want, _ := new(big.Rat).SetString("-" + strings.Repeat("9", 3*number.MaxLength) + "/1" + strings.Repeat("0", 3*number.MaxLength))
	if got := number.Judge(number.Format(want), want); !got.OK() {
		t.Errorf("the right answer of %d bytes: %+v", len(number.Format(want)), got)
	}
	if got := number.Judge(strings.Repeat("9", 1<<20), want); got.OK() {
		t.Error("a mebibyte of nines is right")
	}
}

// FuzzParse: no panic; a number that is read is written and read again as the same; and on plain text the standard
// library, a reader with other rules, agrees.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "-12", "1,234.50", "3/4", `-\frac{3}{4}`, ".5", "5.", "−7", "1e5", "0x1p2", "1_0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, ok := number.Parse(text)
		if !ok {
			return
		}
		if again, ok := number.Parse(number.Format(x)); len(text) < 1000 && (!ok || again.Cmp(x) != 0) {
			t.Errorf("Parse(%q) = %v, written %s and read %v", text, x, number.Format(x), again)
		}
		if strings.Trim(text, "0123456789.") == "" {
			if oracle, ok := new(big.Rat).SetString(text); ok && oracle.Cmp(x) != 0 {
				t.Errorf("Parse(%q) = %v; math/big reads %v", text, x, oracle)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"integer", "-1234"}, {"fraction", "-355/113"}, {"decimal", "3.14159"}, {"longest", strings.Repeat("9", number.MaxLength)},
		{"1MiB", strings.Repeat("9", 1<<20)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				number.Parse(bench.text)
			}
		})
	}
}
