package camp

import (
	"math/bits"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/plane"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// simple are the rungs that suppose nothing.
var simple = []generators.Rung[*board]{reach, pairUp, count, corner, shadow}

var ladder = generators.Ladder[*board]{
	Steps: []generators.Step[*board]{
		{Tier: 0, Cost: 1, Rung: reach},
		{Tier: 0, Cost: 1, Rung: pairUp},
		{Tier: 0, Cost: 2, Rung: count},
		{Tier: 1, Cost: 4, Rung: corner},
		{Tier: 1, Cost: 6, Rung: shadow},
		{Tier: 2, Cost: 20, Rung: try},
	},
	Broken:   (*board).isBroken,
	Solved:   (*board).solved,
	Search:   func(b *board, maxNodes int) (int, bool) { return searcher(maxNodes).Prove(b) },
	NodeCost: 30,
}

// reach strikes the cells that are beside no tree that lacks its tent.
func reach(b *board) (progress bool) {
	for r := 1; r <= b.size[byRow]; r++ {
		progress = b.strike(byRow, r, b.trees.Around(r).None()) || progress
	}
	return progress
}

// pairUp pairs each tree that has one cell left for its tent, and each tent that has one tree left.
func pairUp(b *board) (progress bool) {
	for r := 1; r <= b.size[byRow]; r++ {
		for b.trees[r] != 0 {
			near := b.homesAround(r)
			if b.broken = b.trees[r]&near.None() != 0; b.broken {
				return true
			}
			trees := b.trees[r] & near.One()
			if trees == 0 {
				break
			}
			tree := plane.Spot{Row: r, Bit: trees & -trees}
			b.pair(tree, near.Of(tree))
			progress = true
		}
		for b.lonely[r] != 0 {
			near := b.trees.Around(r)
			if b.broken = b.lonely[r]&near.None() != 0; b.broken {
				return true
			}
			tents := b.lonely[r] & near.One()
			if tents == 0 {
				break
			}
			tent := plane.Spot{Row: r, Bit: tents & -tents}
			b.pair(near.Of(tent), tent)
			progress = true
		}
	}
	return progress
}

// count looks at each row and column: whether it has all of its tents, or so many to come that each run of its open cells
// must hold as many as it can. A run of odd length can hold them in one way only.
func count(b *board) (progress bool) {
	for side, size := range b.size {
		for i := 1; i <= size; i++ {
			cells, left := b.open[side][i], int(b.left[side][i])
			if cells == 0 && left == 0 {
				continue
			}
			switch room := bits.OnesCount32(plane.Spread(cells)); {
			case left < 0 || left > room:
				b.broken = true
				return true
			case left == 0:
				progress = b.strike(side, i, cells) || progress
			case left == room:
				if sure := plane.Sure(cells); sure != 0 {
					b.pitchAll(side, i, sure)
					progress = true
				}
			}
		}
	}
	return progress
}

// corner strikes the cell that touches both cells that are left for the tent of a tree.
func corner(b *board) (progress bool) {
	for r := 1; r <= b.size[byRow]; r++ {
		if b.trees[r] == 0 {
			continue
		}
		a := b.homesAround(r)
		left, right := b.trees[r]&a.Left&^a.Right, b.trees[r]&a.Right&^a.Left
		progress = b.strike(byRow, r-1, a.Up&^a.Down&left>>1|a.Up&^a.Down&right<<1) || progress
		progress = b.strike(byRow, r+1, a.Down&^a.Up&left>>1|a.Down&^a.Up&right<<1) || progress
	}
	return progress
}

// shadow strikes the cells that all ways of putting its tents into a neighbouring row or column touch.
func shadow(b *board) (progress bool) {
	for side, size := range b.size {
		for i := 1; i <= size; i++ {
			cells, left := b.open[side][i], int(b.left[side][i])
			if left == 0 || left < bits.OnesCount32(plane.Spread(cells))-1 {
				continue // a cell takes room for two tents at most from a neighbouring line
			}
			for _, line := range [...]int{i - 1, i + 1} {
				for m := b.open[side][line]; m != 0; m &= m - 1 {
					at := bits.TrailingZeros32(m)
					if bits.OnesCount32(plane.Spread(cells&^(7<<at>>1))) < left {
						progress = b.strike(side, line, 1<<at) || progress
					}
				}
			}
		}
	}
	return progress
}

// try supposes of one open cell after another that it holds a tent, or that it holds none, until one of the two leads
// to a contradiction by the simple rungs. It goes around the board and begins where it ended the last time.
func try(b *board) bool {
	for range b.size[byRow] + 1 {
		for m := b.open[byRow][b.next+1]; m != 0; m &= m - 1 {
			c := choice{b.next + 1, bits.TrailingZeros32(m), true}
			if !c.isPossible(*b) {
				c.tent = false
				c.make(b)
				return true
			}
			if c.tent = false; !c.isPossible(*b) {
				c.tent = true
				c.make(b)
				return true
			}
		}
		b.next = (b.next + 1) % b.size[byRow]
	}
	return false
}

// A choice is to put a tent into an open cell, or none.
type choice struct {
	row, column int
	tent        bool
}

func (c choice) make(b *board) {
	if c.tent {
		b.pitch(c.row, c.column)
	} else {
		b.strike(byRow, c.row, 1<<c.column)
	}
}

// isPossible tells whether a choice is free of contradictions that the simple rungs find.
func (c choice) isPossible(b board) bool {
	c.make(&b)
	return deduce(&b)
}

// deduce climbs the simple rungs, and tells whether the board may still have a solution.
func deduce(b *board) bool {
	generators.Climb(b, simple, func(b *board) bool { return b.broken || b.solved() })
	return !b.broken && (!b.solved() || b.isSolution())
}

func searcher(maxNodes int) *search.Search[*board, choice] {
	return &search.Search[*board, choice]{
		Clone:  func(b *board) *board { c := *b; return &c },
		Deduce: deduce,
		Branch: func(b *board) []choice {
			for row, cells := range b.open[byRow] {
				if cells != 0 {
					c := choice{row, bits.TrailingZeros32(cells), true}
					return []choice{c, {c.row, c.column, false}}
				}
			}
			return nil
		},
		Choose:   func(b *board, c choice) { c.make(b) },
		MaxNodes: maxNodes,
	}
}
