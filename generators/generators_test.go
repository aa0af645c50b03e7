package generators

import (
	"math/big"
	"slices"
	"testing"
)

// These numbers are a promise: every ID ever given out rests on them.
func TestStreamIsFixed(t *testing.T) {
	r := Stream("sudoku@1/3/s42/train/1007", "0")
	got := []uint64{r.Uint64(), r.Uint64(), r.Uint64()}
	want := []uint64{0xf4ea417018203351, 0xbfba5debadda7d23, 0xcd19ae8d0b6dd9a1}
	if !slices.Equal(got, want) {
		t.Errorf("the stream begins %#x, want %#x", got, want)
	}
}

func TestStreamsOfOtherPartsDiffer(t *testing.T) {
	first := map[uint64][]string{}
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"a", "bc"}, {"ab", "c"}, {"abc"}, {"abc", ""}, {"", "abc"}} {
		n := Stream(parts...).Uint64()
		if other, ok := first[n]; ok {
			t.Errorf("%q and %q are one stream", parts, other)
		}
		first[n] = parts
	}
}

func TestBudgetSaysNoForEver(t *testing.T) {
	b := NewBudget(5)
	for i, c := range []struct {
		steps int
		want  bool
	}{{2, true}, {3, true}, {0, true}, {1, false}, {1, false}} {
		if got := b.Spend(c.steps); got != c.want {
			t.Errorf("step %d: Spend(%d) is %t", i, c.steps, got)
		}
	}
	b = NewBudget(5)
	if b.Spend(6) || b.Spend(1) {
		t.Error("after a step that was not covered, a smaller one is")
	}
}

func TestIntCoversItsRangeEvenly(t *testing.T) {
	r := Stream("int")
	counts := make([]int, 7)
	for range 7000 {
		counts[Int(r, big.NewInt(7)).Int64()]++
	}
	for n, count := range counts {
		if count < 800 || count > 1200 {
			t.Errorf("%d was drawn %d times of 7000", n, count)
		}
	}
	// A ceiling just above 2^64: half of all draws of 65 bits are above it.
	ceiling := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 64), big.NewInt(1))
	above := 0
	for range 1000 {
		n := Int(r, ceiling)
		if n.Sign() < 0 || n.Cmp(ceiling) >= 0 {
			t.Fatalf("%d is not below %d", n, ceiling)
		}
		if n.Bit(63) == 1 {
			above++
		}
	}
	if above < 400 || above > 600 {
		t.Errorf("%d of 1000 draws are in the upper half", above)
	}
}

func TestNumberHasAtMostItsDigits(t *testing.T) {
	r := Stream("number")
	for _, digits := range []int{1, 2, 17, 18, 19, 40} {
		longest := 0
		for range 200 {
			n := Number(r, digits)
			if n.Sign() <= 0 {
				t.Fatalf("%d is not positive", n)
			}
			longest = max(longest, len(n.String()))
		}
		if longest != digits {
			t.Errorf("of 200 numbers of up to %d digits the longest has %d", digits, longest)
		}
	}
}

// The state is a number to be brought to zero: rung 0 takes 1 off odd numbers, rung 1 halves numbers above 2.
func TestClimbGoesBackToTheFirstRung(t *testing.T) {
	var order []int
	rungs := []Rung[*int]{
		func(n *int) bool {
			if *n%2 == 0 {
				return false
			}
			*n--
			order = append(order, 0)
			return true
		},
		func(n *int) bool {
			if *n <= 2 {
				return false
			}
			*n /= 2
			order = append(order, 1)
			return true
		},
	}
	n := 13
	used := Climb(&n, rungs, func(n *int) bool { return *n == 0 })
	if n != 2 || !slices.Equal(order, []int{0, 1, 1, 0}) || !slices.Equal(used, []int{2, 2}) || Tier(used) != 1 {
		t.Errorf("ended at %d by %v, used %v, tier %d", n, order, used, Tier(used))
	}
	n = 1
	if used := Climb(&n, rungs, func(n *int) bool { return *n == 0 }); n != 0 || Tier(used) != 0 {
		t.Errorf("ended at %d, used %v", n, used)
	}
	if used := Climb(&n, rungs, func(n *int) bool { return *n == 0 }); Tier(used) != -1 {
		t.Errorf("a state that is done used %v", used)
	}
}

// Clues are enough when they sum to 10.
func TestCutLeavesNoClueThatCanGo(t *testing.T) {
	sum := func(clues []int) (s int) {
		for _, c := range clues {
			s += c
		}
		return s
	}
	enough := func(clues []int) bool { return sum(clues) >= 10 }
	clues := []int{1, 5, 2, 4, 3, 6}
	kept := Cut(clues, enough)
	if !slices.Equal(clues, []int{1, 5, 2, 4, 3, 6}) {
		t.Errorf("the clues given are now %v", clues)
	}
	if !enough(kept) {
		t.Fatalf("%v are not enough", kept)
	}
	for i := range kept {
		if enough(slices.Delete(slices.Clone(kept), i, i+1)) {
			t.Errorf("of %v, number %d can go", kept, i)
		}
	}
	if !slices.Equal(kept, []int{4, 6}) {
		t.Errorf("kept %v: the first clues should go first", kept)
	}
}

// TestPareIsCut: what follows from clues are numbers that rules add where they have others. A Parer begins with some of
// the rules.
func TestPareIsCut(t *testing.T) {
	r := Stream(t.Name())
	several, easier := 0, 0
	few := func() uint16 {
		bits := r.Uint32()
		return uint16(bits & (bits >> 16))
	}
	for range 2000 {
		all := uint16(1)<<(4+r.IntN(8)) - 1
		var rules [][2]uint16
		for range r.IntN(12) {
			rules = append(rules, [2]uint16{few() & all, uint16(r.Uint32()) & all})
		}
		clues := []uint16{all}
		for range r.IntN(12) {
			clues = append(clues, few()&all)
		}
		r.Shuffle(len(clues), func(i, j int) { clues[i], clues[j] = clues[j], clues[i] })
		used := len(rules)
		with := func(known uint16, clues []uint16) uint16 {
			for _, clue := range clues {
				known |= clue
			}
			for range rules {
				for _, rule := range rules[:used] {
					if known&rule[0] == rule[0] {
						known |= rule[1]
					}
				}
			}
			return known
		}
		enough := func(known uint16) bool { return known == all }
		base := with(0, nil)
		want := Cut(clues, func(clues []uint16) bool { return enough(with(base, clues)) })
		if got := Pare(clues, base, with, enough); !slices.Equal(got, want) {
			t.Fatalf("%b under %b: Pare leaves %b and Cut %b", clues, rules, got, want)
		}
		used = r.IntN(len(rules) + 1)
		hard := func(known uint16) bool {
			before := used
			if used = len(rules); enough(with(known, nil)) {
				return true
			}
			used = before
			return false
		}
		idle := func(known, clue uint16) bool { return clue&^known == 0 }
		parer := Parer[uint16, uint16]{With: with, Enough: enough, Hard: hard, Idle: idle}
		if got := parer.Pare(clues, with(0, nil)); !slices.Equal(got, want) {
			t.Fatalf("%b under %b: a Parer leaves %b and Cut %b", clues, rules, got, want)
		}
		if used < len(rules) {
			easier++
		}
		if len(want) > 1 {
			several++
		}
	}
	if several < 100 || easier < 100 {
		t.Errorf("only %d times did several clues stay, and only %d times did some rules suffice", several, easier)
	}
}
