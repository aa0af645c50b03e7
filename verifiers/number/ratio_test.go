package number_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// Every operation agrees with math/big; a Ratio's may say that it cannot, and says so only of numbers that are too
// large and of a division by zero.
func TestRatio(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func() *big.Rat {
		size := int64(1) << (1 + r.IntN(31))
		return big.NewRat(r.Int64N(2*size-1)-size+1, 1+r.Int64N(size-1))
	}
	operations := []struct {
		name  string
		small func(x, y number.Ratio) (number.Ratio, bool)
		exact func(x, y number.Exact) number.Exact
		big   func(z, x, y *big.Rat) *big.Rat
	}{
		{"+", number.Ratio.Add, number.Exact.Add, (*big.Rat).Add}, {"-", number.Ratio.Sub, number.Exact.Sub, (*big.Rat).Sub},
		{"*", number.Ratio.Mul, number.Exact.Mul, (*big.Rat).Mul}, {"/", number.Ratio.Quo, number.Exact.Quo, (*big.Rat).Quo},
	}
	outgrown := 0
	for range 200000 {
		x, y := draw(), draw()
		a, aOK := number.RatioOf(x)
		b, bOK := number.RatioOf(y)
		if !aOK || !bOK || a.Rat().Cmp(x) != 0 {
			t.Fatalf("%v, %v are no ratios", x, y)
		}
		op := operations[r.IntN(4)]
		got, ok := op.small(a, b)
		if op.name == "/" && y.Sign() == 0 {
			if ok {
				t.Fatalf("%v / 0 = %v", x, got)
			}
			continue
		}
		want := op.big(new(big.Rat), x, y)
		fits, wantOK := number.RatioOf(want)
		if ok != wantOK || ok && got != fits {
			t.Fatalf("%v %s %v = %v, %v; want %v", x, op.name, y, got, ok, want)
		}
		exact := op.exact(number.Of(x), number.Of(y))
		if exact.Rat().Cmp(want) != 0 || !exact.Equal(number.Of(want)) || exact.Sign() != want.Sign() || exact.IsInt() != want.IsInt() || exact.Neg().Rat().Cmp(want.Neg(want)) != 0 {
			t.Fatalf("%v %s %v = %v exactly; want %v", x, op.name, y, exact, want)
		}
		if _, isSmall := exact.Small(); isSmall != ok {
			t.Fatalf("%v %s %v = %v is kept large or small where it should not", x, op.name, y, exact)
		}
		if !ok {
			outgrown++
		}
	}
	if outgrown < 1000 {
		t.Errorf("only %d results were too large", outgrown)
	}
	if _, ok := number.RatioOf(big.NewRat(1<<31, 1)); ok {
		t.Error("2^31 is a ratio")
	}
}
