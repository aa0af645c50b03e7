// Package number reads exact numbers and compares them. Nothing is ever rounded.
//
// What is read as a number:
//
//	integers     12  -12  −12  +12  007  1,234,567 (groups of three; no group structure, no number)
//	decimals     0.75  -.5  5.  1,234.5
//	fractions    3/4  -3/4  3 / -4  \frac{3}{4}  -\dfrac{3}{4}  (of integers; never over zero)
//
// White space around the number and one full stop after it do no harm. All else is refused, above all what two
// people could read differently: a decimal comma (0,75), groups parted by spaces (1 234 may be two numbers), a
// sign set apart (in "- 3" it may be a bullet), mixed numbers (1 1/2), percentages, units, exponents, infinities,
// other bases, digits of other scripts, several candidates.
//
// No more work is done than the length of the text allows, and the length is capped before anything is parsed.
package number

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers"
)

// MaxLength is the longest text, in bytes, that Parse reads as a number.
const MaxLength = 4096

// Parse reads an exact number. It returns false if the text is not one or is longer than MaxLength.
func Parse(text string) (*big.Rat, bool) {
	x, ok := parse(text, MaxLength)
	if !ok {
		return nil, false
	}
	return x.Rat(), true
}

// Judge compares an answer with the exact value wanted: what equals it is right, in whatever form it is written.
func Judge(answer string, want *big.Rat) verifiers.Verdict {
	got, ok := parse(answer, lengthFor(want))
	if !ok {
		return verifiers.Malformed("the answer is not a single number (an integer, a fraction such as 3/4, or a decimal)")
	}
	if !got.Equal(Of(want)) {
		return verifiers.Wrong("the number is not the right one")
	}
	return verifiers.Right()
}

// JudgeLowest is Judge for problems that ask for lowest terms: an answer that is written as a fraction must be
// written in lowest terms.
func JudgeLowest(answer string, want *big.Rat) verifiers.Verdict {
	if v := Judge(answer, want); !v.OK() {
		return v
	}
	if _, below, ok := cutFraction(tidy(answer)); ok {
		if denominator, _ := integer(below); denominator.Rat().Num().CmpAbs(want.Denom()) != 0 {
			return verifiers.Wrong("the fraction is not in lowest terms")
		}
	}
	return verifiers.Right()
}

// Format writes a number in canonical form: an integer as itself, anything else as a fraction in lowest terms.
func Format(x *big.Rat) string { return x.RatString() }

// Decimal reads an unsigned number in plain digits, with or without decimals ("12", "0.75", not ".5" or "5.").
// It takes time quadratic in the number of digits: the caller caps the length.
func Decimal(text string) (Exact, bool) {
	whole, decimals, hasPoint := strings.Cut(text, ".")
	if !allDigits(whole) || hasPoint && !allDigits(decimals) {
		return Exact{}, false
	}
	if !hasPoint {
		return natural(whole), true
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(decimals))), nil)
	return natural(whole + decimals).Quo(Of(new(big.Rat).SetInt(scale))), true
}

// lengthFor caps the length of an answer: MaxLength, and as much again as the right answer itself may need.
func lengthFor(want *big.Rat) int {
	if want.IsInt() {
		return MaxLength + want.Num().BitLen()
	}
	return MaxLength + want.Num().BitLen() + want.Denom().BitLen()
}

func parse(text string, maxLength int) (Exact, bool) {
	if len(text) > maxLength {
		return Exact{}, false
	}
	text = tidy(text)
	above, below, isFraction := cutFraction(text)
	if !isFraction {
		return decimal(text)
	}
	numerator, ok := integer(above)
	if !ok {
		return Exact{}, false
	}
	denominator, ok := integer(below)
	if !ok || denominator.Sign() == 0 {
		return Exact{}, false
	}
	return numerator.Quo(denominator), true
}

// tidy takes away what may stand around a number, and writes every minus sign as a hyphen.
func tidy(text string) string {
	text = strings.ReplaceAll(text, "−", "-")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "."))
}

// cutFraction parts a fraction, "a/b" or "\frac{a}{b}", into what stands above and below its bar.
func cutFraction(text string) (above, below string, ok bool) {
	unsigned := strings.TrimLeft(text, "+-")
	for _, command := range []string{`\frac{`, `\dfrac{`, `\tfrac{`} {
		inside, isCommand := strings.CutPrefix(unsigned, command)
		inside, isClosed := strings.CutSuffix(inside, "}")
		if isCommand && isClosed {
			above, below, ok = strings.Cut(inside, "}{")
			return text[:len(text)-len(unsigned)] + above, below, ok
		}
	}
	above, below, ok = strings.Cut(text, "/")
	return strings.TrimSpace(above), strings.TrimSpace(below), ok
}

func decimal(text string) (Exact, bool) {
	negative, text, ok := cutSign(text)
	if !ok {
		return Exact{}, false
	}
	whole, decimals, hasPoint := strings.Cut(text, ".")
	if whole == "" && hasPoint { // .5
		whole = "0"
	}
	if whole, ok = ungroup(whole); !ok {
		return Exact{}, false
	}
	if hasPoint {
		whole += "." + decimals
	}
	x, ok := Decimal(whole)
	if ok && negative {
		x = x.Neg()
	}
	return x, ok
}

func integer(text string) (Exact, bool) {
	if strings.Contains(text, ".") {
		return Exact{}, false
	}
	return decimal(text)
}

// cutSign takes one sign off the front; it is not ok if another follows.
func cutSign(text string) (negative bool, unsigned string, ok bool) {
	unsigned = strings.TrimLeft(text, "+-")
	return strings.HasPrefix(text, "-"), unsigned, len(text)-len(unsigned) <= 1
}

// ungroup takes the commas out of digits grouped by thousands. A leading zero makes the comma a decimal comma,
// which is not ok.
func ungroup(text string) (digits string, ok bool) {
	if !strings.Contains(text, ",") {
		return text, true
	}
	groups := strings.Split(text, ",")
	for i, group := range groups {
		if i > 0 && len(group) != 3 {
			return "", false
		}
	}
	if first := groups[0]; len(first) < 1 || len(first) > 3 || first[0] == '0' {
		return "", false
	}
	return strings.Join(groups, ""), true
}

// natural reads digits, and nothing else.
func natural(digits string) Exact {
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return Int(n)
	}
	n, _ := new(big.Int).SetString(digits, 10)
	return Of(new(big.Rat).SetInt(n))
}

func allDigits(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
