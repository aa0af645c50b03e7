package number

import "math/big"

// A Ratio is an exact fraction in lowest terms, with Den > 0, in which Num and Den are below 2^31 in size. It is
// for speed: its operations tell when a result is outgrown, and exact numbers of any size take over.
type Ratio struct{ Num, Den int64 }

const ratioCeiling = 1 << 31

// Whole is the ratio of a whole number below 2^31 in size.
func Whole(n int64) Ratio { return Ratio{n, 1} }

// RatioOf is the ratio of a number, if it is small enough.
func RatioOf(x *big.Rat) (r Ratio, ok bool) {
	switch {
	case !x.Num().IsInt64():
		return Ratio{}, false
	case x.IsInt():
		r = Ratio{x.Num().Int64(), 1}
	case !x.Denom().IsInt64():
		return Ratio{}, false
	default:
		r = Ratio{x.Num().Int64(), x.Denom().Int64()}
	}
	return r, r.fits()
}

// Rat is the ratio as a number of any size.
func (x Ratio) Rat() *big.Rat {
	if x.Den == 1 {
		return new(big.Rat).SetInt64(x.Num)
	}
	return big.NewRat(x.Num, x.Den)
}

// Add is x + y; not ok if that is no Ratio. The same holds for the operations below.
func (x Ratio) Add(y Ratio) (z Ratio, ok bool) { return reduce(x.Num*y.Den+y.Num*x.Den, x.Den*y.Den) }

// Sub is x - y.
func (x Ratio) Sub(y Ratio) (z Ratio, ok bool) { return reduce(x.Num*y.Den-y.Num*x.Den, x.Den*y.Den) }

// Mul is x * y.
func (x Ratio) Mul(y Ratio) (z Ratio, ok bool) { return reduce(x.Num*y.Num, x.Den*y.Den) }

// Quo is x / y; not ok if y is zero.
func (x Ratio) Quo(y Ratio) (z Ratio, ok bool) {
	if y.Num < 0 {
		return reduce(-x.Num*y.Den, x.Den*-y.Num)
	}
	return reduce(x.Num*y.Den, x.Den*y.Num)
}

// reduce takes a fraction to lowest terms. Products of two numbers below 2^31, and sums of two of these, fit.
func reduce(num, den int64) (z Ratio, ok bool) {
	if den == 0 {
		return Ratio{}, false
	}
	if den != 1 {
		quotient, rest := num/den, num%den
		if rest == 0 {
			num, den = quotient, 1
		} else {
			divisor := gcd(den, max(rest, -rest))
			num, den = num/divisor, den/divisor
		}
	}
	z = Ratio{num, den}
	return z, z.fits()
}

// gcd is the greatest common divisor of positive numbers.
func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (x Ratio) fits() bool {
	return -ratioCeiling < x.Num && x.Num < ratioCeiling && x.Den < ratioCeiling
}
