package expressions

import (
	"math/bits"

	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// counts tells how often each of some values is there: a hash table with open addressing, of a size that is a power
// of two and at least twice the number of values.
type counts struct {
	slots []slot
	shift int // what leaves as many bits of a hash as the table has
}

type slot struct {
	value uint64 // packed; 0 in an empty slot, as no denominator is 0
	count int
}

func count(values []number.Ratio) counts {
	size := bits.Len(uint(2 * len(values)))
	c := counts{make([]slot, 1<<size), 64 - size}
	for _, v := range values {
		s := c.slot(v)
		s.value = pack(v)
		s.count++
	}
	return c
}

// of is how often a value is there.
func (c counts) of(v number.Ratio) int { return c.slot(v).count }

// slot finds the slot of a value, or the empty one where it would be.
func (c counts) slot(v number.Ratio) *slot {
	key := pack(v)
	for i := key * 0x9E3779B97F4A7C15 >> c.shift; ; i++ {
		s := &c.slots[i&uint64(len(c.slots)-1)]
		if s.value == key || s.value == 0 {
			return s
		}
	}
}

// pack writes a ratio, whose parts are below 2^31 in size, as one word.
func pack(v number.Ratio) uint64 { return uint64(v.Num)<<32 | uint64(v.Den) }
