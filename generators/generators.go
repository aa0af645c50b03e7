// Package generators holds what the makers of instances share: the only source of chance, budgets that are
// counted and never timed, the Ladder that grades puzzles, and Cut and Pare, which take clues away. The packages below
// it are strategies of making, one each.
package generators

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math/big"
	"math/rand/v2"
	"slices"
)

// ErrAgain is what a family's Generate returns when this draw led nowhere and another may succeed.
// Any other error ends the item.
var ErrAgain = errors.New("this draw led to no instance; draw again")

// Stream is the source of chance named by its parts: ChaCha8 keyed by the SHA-256 of the parts, each preceded
// by its length, so that ("a", "bc") and ("ab", "c") are different streams. The same parts give the same
// numbers on every machine and in every Go release (both algorithms are fixed by math/rand/v2's documentation).
func Stream(parts ...string) *rand.Rand {
	key := make([]byte, 0, 256)
	for _, part := range parts {
		key = binary.BigEndian.AppendUint64(key, uint64(len(part)))
		key = append(key, part...)
	}
	return rand.New(rand.NewChaCha8(sha256.Sum256(key)))
}

// A Budget is an allowance of counted steps. It is never a clock: what is made must not depend on how busy
// the machine was. The zero Budget allows nothing.
type Budget struct{ left int }

// NewBudget allows the given number of steps.
func NewBudget(steps int) *Budget { return &Budget{left: steps} }

// Spend takes steps off the budget and tells whether they were covered. Once it has said no it says no for ever.
func (b *Budget) Spend(steps int) bool {
	if b.left < steps {
		b.left = 0
		return false
	}
	b.left -= steps
	return true
}

// Int is a random whole number from 0 to below the ceiling, which must be positive. Numbers below 2^63 are drawn
// as r.Int64N draws them; for larger ones, bits are drawn until they make a number below the ceiling.
func Int(r *rand.Rand, ceiling *big.Int) *big.Int {
	if ceiling.IsInt64() {
		return big.NewInt(r.Int64N(ceiling.Int64()))
	}
	bits := ceiling.BitLen()
	raw := make([]byte, (bits+7)/8)
	for n := new(big.Int); ; {
		for i := range raw {
			raw[i] = byte(r.Uint32())
		}
		raw[0] &= 0xff >> (8*len(raw) - bits)
		if n.SetBytes(raw).Cmp(ceiling) < 0 {
			return n
		}
	}
}

// Number is a random whole number of up to so many decimal digits, and at least 1.
func Number(r *rand.Rand, digits int) *big.Int {
	if digits < len(powers) {
		return big.NewInt(1 + r.Int64N(powers[digits]-1))
	}
	most := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	n := Int(r, most.Sub(most, big.NewInt(1)))
	return n.Add(n, big.NewInt(1))
}

// powers are the powers of ten that an int64 holds.
var powers = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// Rows are the rows of a grid whose cells are given one row after another.
func Rows[T any](cells []T, width int) [][]T {
	rows := make([][]T, 0, len(cells)/width)
	for row := range slices.Chunk(cells, width) {
		rows = append(rows, row)
	}
	return rows
}
