package latin

import (
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

// Pare leaves of the cells of a square, which are given, and then of the signs between its cells those that are needed by a
// power and, for suppositions, so many nodes. The first go first. It tells the least power that suffices for what is left,
// and uses both slices up.
//
// It tries low powers first, and higher ones on each clue that would have to stay. Where one of them took a clue away, no
// lower one suffices any more. Sets and chains are passed over where suppositions are allowed: they cost more than they
// spare, and are asked at the end whether they would do.
func Pare(square [][]int, cells []int, signs [][2]int, most Power, maxNodes int) (Signed, Power) {
	power := Singles
	given := func(known Cube, cells []int) Cube { return known.With(cells, nil, power) }
	signed := func(known Cube, signs [][2]int) Cube { return known.With(nil, signs, power) }
	enough := func(known Cube) bool { return known.Filled() || power == Suppositions && known.Unique(maxNodes) }
	hard := func(known Cube) bool {
		before := power
		for power < most {
			if power++; most == Suppositions && power == Sets {
				power = most
			}
			if known = given(known, nil); enough(known) {
				return true
			}
		}
		power = before
		return false
	}
	none := NewCube(square)
	if all := signed(none, signs); enough(all) || hard(all) {
		cells = nil
	} else {
		cells = generators.Parer[Cube, int]{With: given, Enough: enough, Hard: hard, Idle: Cube.Knows}.Pare(cells, all)
	}
	base := given(none, cells)
	signs = generators.Parer[Cube, [2]int]{With: signed, Enough: enough, Hard: hard, Idle: Cube.Implies}.Pare(signs, base)
	for easier := Sets; power == Suppositions && easier < Suppositions; easier++ {
		if base.With(nil, signs, easier).Filled() {
			power = easier
		}
	}
	slices.SortFunc(signs, comparePairs)
	return Signed{Part(square, cells), signs}, power
}

// Part is a square with some of its cells, the others open.
func Part(square [][]int, cells []int) [][]int {
	size := len(square)
	rows := generators.Rows(make([]int, size*size), size)
	for _, cell := range cells {
		rows[cell/size][cell%size] = square[cell/size][cell%size]
	}
	return rows
}

// Signs are the pairs of neighbouring cells of a square, first that which holds less.
func Signs(square [][]int) [][2]int {
	numbers, size := slices.Concat(square...), len(square)
	signs := make([][2]int, 0, 2*size*(size-1))
	for cell, number := range numbers {
		for _, next := range [2]int{cell + 1, cell + size} {
			switch {
			case next >= len(numbers) || next == cell+1 && next%size == 0:
			case number < numbers[next]:
				signs = append(signs, [2]int{cell, next})
			default:
				signs = append(signs, [2]int{next, cell})
			}
		}
	}
	return signs
}
