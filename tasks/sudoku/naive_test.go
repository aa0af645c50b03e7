package sudoku

import (
	"math/bits"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// A slow is the ladder once more, for grids of size 9: each technique as its definition says it, by trying all
// cells, houses and numbers there are. It shares nothing with the board.
type slow struct {
	can   [81][10]bool // whether an open cell may be a number
	value [81]int
}

func slowOf(p Problem) *slow {
	var s slow
	for c := range 81 {
		for n := 1; n <= 9; n++ {
			s.can[c][n] = true
		}
	}
	for c := range 81 {
		if n := p.Givens[c/9][c%9]; n != 0 {
			s.fill(c, n)
		}
	}
	return &s
}

func (s *slow) fill(c, n int) {
	s.value[c], s.can[c] = n, [10]bool{}
	for other := range 81 {
		if sees(c, other) {
			s.can[other][n] = false
		}
	}
}

func sees(a, b int) bool {
	return a != b && (a/9 == b/9 || a%9 == b%9 || a/27 == b/27 && a%9/3 == b%9/3)
}

func slowHouses() (houses [27][9]int) {
	for i := range 9 {
		for k := range 9 {
			houses[i][k], houses[9+i][k], houses[18+i][k] = i*9+k, k*9+i, (i/3*3+k/3)*9+i%3*3+k%3
		}
	}
	return houses
}

// mask is the set of those of nine things for which something holds.
func mask(holds func(int) bool) (m uint) {
	for i := range 9 {
		if holds(i) {
			m |= 1 << i
		}
	}
	return m
}

// take takes a number from the cells for which a condition holds, and tells whether one had it.
func (s *slow) take(n int, from func(c int) bool) (progress bool) {
	for c := range 81 {
		if s.can[c][n] && from(c) {
			s.can[c][n] = false
			progress = true
		}
	}
	return progress
}

// slowSubsets applies the rule of k things with k places in a relation of nine things and nine places.
func slowSubsets(k int, related func(thing, place int) bool, part func(thing, place int) bool) (progress bool) {
	for chosen := uint(1); chosen < 512; chosen++ {
		if bits.OnesCount(chosen) != k {
			continue
		}
		proper := true
		places := uint(0)
		for thing := range 9 {
			if chosen>>thing&1 != 0 {
				own := mask(func(place int) bool { return related(thing, place) })
				proper = proper && own != 0
				places |= own
			}
		}
		if !proper || bits.OnesCount(places) > k {
			continue
		}
		for thing := range 9 {
			for place := range 9 {
				if chosen>>thing&1 == 0 && places>>place&1 != 0 && related(thing, place) {
					progress = part(thing, place) || progress
				}
			}
		}
	}
	return progress
}

func (s *slow) pass(t tier) (progress bool) {
	houses := slowHouses()
	for _, house := range houses {
		for n := 1; n <= 9; n++ {
			if places := mask(func(i int) bool { return s.can[house[i]][n] }); bits.OnesCount(places) == 1 {
				s.fill(house[bits.TrailingZeros(places)], n)
				return true
			}
		}
	}
	if t == hidden {
		return false
	}
	for c := range 81 {
		if numbers := mask(func(i int) bool { return s.can[c][i+1] }); bits.OnesCount(numbers) == 1 {
			s.fill(c, bits.TrailingZeros(numbers)+1)
			return true
		}
	}
	if t == naked {
		return false
	}
	for h, house := range houses {
		for g, other := range houses {
			for n := 1; n <= 9 && h != g && (h >= 18 || g >= 18); n++ {
				inside := func(c int) bool {
					for _, d := range other {
						if c == d {
							return true
						}
					}
					return false
				}
				places := mask(func(i int) bool { return s.can[house[i]][n] })
				if places != 0 && places == mask(func(i int) bool { return s.can[house[i]][n] && inside(house[i]) }) {
					own := [81]bool{}
					for _, c := range house {
						own[c] = true
					}
					progress = s.take(n, func(c int) bool { return inside(c) && !own[c] }) || progress
				}
			}
		}
	}
	if progress || t == locked {
		return progress
	}
	for _, house := range houses {
		for k := 2; k <= 3; k++ {
			progress = slowSubsets(k,
				func(i, n int) bool { return s.can[house[i]][n+1] },
				func(i, n int) bool { return s.take(n+1, func(c int) bool { return c == house[i] }) }) || progress
			progress = slowSubsets(k,
				func(n, i int) bool { return s.can[house[i]][n+1] },
				func(n, i int) bool { return s.take(n+1, func(c int) bool { return c == house[i] }) }) || progress
		}
	}
	if progress || t == subsets {
		return progress
	}
	for n := 1; n <= 9; n++ {
		for k := 2; k <= 3; k++ {
			progress = slowSubsets(k,
				func(row, column int) bool { return s.can[row*9+column][n] },
				func(row, column int) bool { return s.take(n, func(c int) bool { return c == row*9+column }) }) || progress
			progress = slowSubsets(k,
				func(column, row int) bool { return s.can[row*9+column][n] },
				func(column, row int) bool { return s.take(n, func(c int) bool { return c == row*9+column }) }) || progress
		}
		for _, house := range houses {
			for _, other := range houses {
				p := mask(func(i int) bool { return s.can[house[i]][n] })
				q := mask(func(i int) bool { return s.can[other[i]][n] })
				if bits.OnesCount(p) != 2 || bits.OnesCount(q) != 2 {
					continue
				}
				p1, p2 := house[bits.TrailingZeros(p)], house[bits.Len(p)-1]
				q1, q2 := other[bits.TrailingZeros(q)], other[bits.Len(q)-1]
				if p1 == q1 && p2 == q2 {
					continue
				}
				for _, turn := range [][4]int{{p1, p2, q1, q2}, {p1, p2, q2, q1}, {p2, p1, q1, q2}, {p2, p1, q2, q1}} {
					if sees(turn[0], turn[2]) {
						progress = s.take(n, func(c int) bool { return sees(c, turn[1]) && sees(c, turn[3]) }) || progress
					}
				}
			}
		}
	}
	numbers := func(c int) uint { return mask(func(i int) bool { return s.can[c][i+1] }) }
	for pivot := range 81 {
		for one := range 81 {
			if !sees(pivot, one) || bits.OnesCount(numbers(one)) != 2 || bits.OnesCount(numbers(pivot)) > 3 {
				continue
			}
			for other := range 81 {
				all, z := numbers(one)|numbers(other), numbers(one)&numbers(other)
				if !sees(pivot, other) || bits.OnesCount(numbers(other)) != 2 || bits.OnesCount(all) != 3 {
					continue
				}
				xy, xyz := numbers(pivot) == all&^z, numbers(pivot) == all
				if xy || xyz {
					progress = s.take(bits.Len(z), func(c int) bool {
						return sees(c, one) && sees(c, other) && (xy || sees(c, pivot))
					}) || progress
				}
			}
		}
	}
	return progress
}

// TestLadderIsComplete compares where the ladder ends, tier by tier, with where the slow one does: it must miss no
// place at which a technique applies.
func TestLadderIsComplete(t *testing.T) {
	r := generators.Stream(t.Name())
	for i := range 240 {
		p := openMore(r, [2]int{3, 3}, 60+r.IntN(12))
		if i%2 == 0 { // from the edge of a tier, where techniques apply most
			made, _, err := generate(r, levels(3+i%3))
			if err != nil {
				continue
			}
			p = made
		}
		upTo := tier(i % int(search))
		b, s := boardOf(p), slowOf(p)
		b.climb(upTo)
		b.list()
		for s.pass(upTo) {
		}
		for c := range 81 {
			for n := 1; n <= 9; n++ {
				if int(b.values[c]) != s.value[c] || b.candidates[c].Has(n) != s.can[c][n] {
					t.Fatalf("%v: up to tier %s the ladder leaves %09b in cell %d, which is %v or %d by trying all",
						p, tiers[upTo], b.candidates[c], c, s.can[c], s.value[c])
				}
			}
		}
	}
}
