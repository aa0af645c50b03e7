package number

import (
	"math/big"
	"strconv"
)

// An Exact is a rational number of any size that is fast while it is small: a Ratio where that suffices, a big.Rat
// beyond. It is a plain value and never changes. The zero Exact is no number.
type Exact struct {
	small Ratio
	large *big.Rat // nil where small suffices
}

// Int is a whole number.
func Int(n int64) Exact {
	if small := (Ratio{n, 1}); small.fits() {
		return Exact{small: small}
	}
	return Exact{large: new(big.Rat).SetInt64(n)}
}

// Of is a number that must not be changed any more.
func Of(x *big.Rat) Exact {
	if small, ok := RatioOf(x); ok {
		return Exact{small: small}
	}
	return Exact{large: x}
}

// Exact is the ratio as a number of any size.
func (x Ratio) Exact() Exact { return Exact{small: x} }

// Rat is the number as a big.Rat, which must not be changed.
func (x Exact) Rat() *big.Rat {
	if x.large == nil {
		return x.small.Rat()
	}
	return x.large
}

// Small is the number as a Ratio, if it is small enough.
func (x Exact) Small() (Ratio, bool) { return x.small, x.large == nil }

// Sign is -1, 0 or 1.
func (x Exact) Sign() int {
	switch {
	case x.large != nil:
		return x.large.Sign()
	case x.small.Num < 0:
		return -1
	case x.small.Num > 0:
		return 1
	}
	return 0
}

// IsInt tells whether x is a whole number.
func (x Exact) IsInt() bool {
	return x.large == nil && x.small.Den == 1 || x.large != nil && x.large.IsInt()
}

// Equal tells whether x and y are the same number.
func (x Exact) Equal(y Exact) bool {
	if x.large == nil || y.large == nil {
		return x == y
	}
	return x.large.Cmp(y.large) == 0
}

// Neg is -x.
func (x Exact) Neg() Exact {
	if x.large == nil {
		return Exact{small: Ratio{-x.small.Num, x.small.Den}}
	}
	return Exact{large: new(big.Rat).Neg(x.large)}
}

// Add is x + y.
func (x Exact) Add(y Exact) Exact { return combine(x, y, Ratio.Add, (*big.Rat).Add) }

// Sub is x - y.
func (x Exact) Sub(y Exact) Exact { return combine(x, y, Ratio.Sub, (*big.Rat).Sub) }

// Mul is x * y.
func (x Exact) Mul(y Exact) Exact { return combine(x, y, Ratio.Mul, (*big.Rat).Mul) }

// Quo is x / y; y must not be zero.
func (x Exact) Quo(y Exact) Exact { return combine(x, y, Ratio.Quo, (*big.Rat).Quo) }

func combine(x, y Exact, small func(x, y Ratio) (Ratio, bool), large func(z, x, y *big.Rat) *big.Rat) Exact {
	if x.large == nil && y.large == nil {
		if z, ok := small(x.small, y.small); ok {
			return Exact{small: z}
		}
	}
	return Of(large(new(big.Rat), x.Rat(), y.Rat()))
}

// String writes the number in canonical form, as Format does.
func (x Exact) String() string {
	if x.large == nil && x.small.Den == 1 {
		return strconv.FormatInt(x.small.Num, 10)
	}
	return Format(x.Rat())
}
