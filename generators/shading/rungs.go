package shading

import (
	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/plane"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// simple are the rungs that suppose nothing.
var simple = []generators.Rung[*board]{touch, clash, repeats, exit, offsets, split}

var ladder = generators.Ladder[*board]{
	Steps: []generators.Step[*board]{
		{Tier: 0, Cost: 1, Rung: touch},
		{Tier: 0, Cost: 1, Rung: clash},
		{Tier: 0, Cost: 2, Rung: repeats},
		{Tier: 0, Cost: 2, Rung: exit},
		{Tier: 1, Cost: 4, Rung: offsets},
		{Tier: 1, Cost: 5, Rung: split},
		{Tier: 2, Cost: 20, Rung: try},
	},
	Broken:   (*board).isBroken,
	Solved:   (*board).filled,
	Search:   func(b *board, maxNodes int) (int, bool) { return searcher(maxNodes).Prove(b) },
	NodeCost: 30,
}

// touch keeps the cells beside those that are struck.
func touch(b *board) (progress bool) {
	for row := 1; row <= b.size[byRow]; row++ {
		if cells := ^b.struck.Around(row).None() & (b.open(row) | b.struck[row]); cells != 0 {
			progress = b.keep(row, cells) || progress
		}
	}
	return progress || b.broken
}

// clash strikes the cells that hold the number of one that is kept, in its row or column.
func clash(b *board) (progress bool) {
	for row := 1; row <= b.size[byRow]; row++ {
		for m := b.fresh[row]; m != 0; m &= m - 1 {
			column := trailing(m)
			number := b.at(row, column)
			progress = b.strike(row, b.same(byRow, row)[number]&^(1<<column)) || progress
			for others := b.same(byColumn, column)[number] &^ (1 << row); others != 0; others &= others - 1 {
				progress = b.strike(trailing(others), 1<<column) || progress
			}
		}
		b.fresh[row] = 0
	}
	return progress || b.broken
}

// repeats looks at equal numbers near to each other.
func repeats(b *board) bool {
	if b.near == nil {
		b.near = b.repeated()
	}
	return b.apply(b.near)
}

// exit keeps the only cell beside another, which may be kept, that is not struck.
func exit(b *board) (progress bool) {
	left := b.kept
	for row := range left {
		left[row] |= b.open(row)
	}
	left[0], left[b.size[byRow]+1] = 0, 0
	for row := 1; row <= b.size[byRow]; row++ {
		near := left.Around(row)
		if left[row]&near.None() != 0 {
			b.broken = true
			return true
		}
		one := left[row] & near.One()
		progress = b.keep(row, one&near.Left>>1|one&near.Right<<1) || progress
		progress = b.keep(row-1, one&near.Up) || progress
		progress = b.keep(row+1, one&near.Down) || progress
	}
	return progress
}

// offsets looks at two pairs of equal numbers side by side.
func offsets(b *board) bool {
	if b.pairs == nil {
		b.pairs = b.offset()
	}
	return b.apply(b.pairs)
}

// split keeps the cells that would part the others if they were struck.
func split(b *board) (progress bool) {
	var chains chains
	chains.reset(b.size[byRow])
	var joined plane.Plane
	for row := 1; row <= b.size[byRow]; row++ {
		for m := b.struck[row]; m != 0; m &= m - 1 {
			column := trailing(m)
			near, count := chains.near(b.size, &joined, row, column)
			if b.broken = closes(near, count); b.broken {
				return true
			}
			chains.join(row, column, near, count)
			joined[row] |= m & -m
		}
	}
	for row := 1; row <= b.size[byRow]; row++ {
		for m := b.open(row); m != 0; m &= m - 1 {
			if column := trailing(m); closes(chains.near(b.size, &b.struck, row, column)) {
				progress = b.keep(row, 1<<column) || progress
			}
		}
	}
	return progress
}

// try supposes of one open cell after another that it is struck, or that it is kept, until one of the two leads to a
// contradiction by the simple rungs. It goes around the board and begins where it ended the last time.
func try(b *board) bool {
	for range b.size[byRow] + 1 {
		row := b.next + 1
		for m := b.open(row); m != 0; m &= m - 1 {
			for _, struck := range [...]bool{true, false} {
				c := choice{row, m & -m, struck}
				if supposed := *b; !c.isPossible(&supposed) {
					c.struck = !struck
					c.make(b)
					return true
				}
			}
		}
		b.next = row % b.size[byRow]
	}
	return false
}

// A choice is to strike an open cell, or to keep it.
type choice struct {
	row    int
	cell   uint32
	struck bool
}

func (c choice) make(b *board) {
	if c.struck {
		b.strike(c.row, c.cell)
	} else {
		b.keep(c.row, c.cell)
	}
}

// isPossible makes a choice, and tells whether it is free of contradictions that the simple rungs find.
func (c choice) isPossible(b *board) bool {
	c.make(b)
	return deduce(b)
}

// deduce climbs the simple rungs, and tells whether the board may still have a solution.
func deduce(b *board) bool {
	generators.Climb(b, simple, func(b *board) bool { return b.broken || b.filled() })
	return !b.broken && (!b.filled() || b.isSolution())
}

func searcher(maxNodes int) *search.Search[*board, choice] {
	return &search.Search[*board, choice]{
		Clone:  func(b *board) *board { c := *b; return &c },
		Deduce: deduce,
		Branch: func(b *board) []choice {
			for row := 1; row <= b.size[byRow]; row++ {
				if cells := b.open(row); cells != 0 {
					return []choice{{row, cells & -cells, true}, {row, cells & -cells, false}}
				}
			}
			return nil
		},
		Choose:   func(b *board, c choice) { c.make(b) },
		MaxNodes: maxNodes,
	}
}
