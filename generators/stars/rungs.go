package stars

import (
	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/search"
)

// simple are the rungs that suppose nothing.
var simple = []generators.Rung[*board]{count, shadow, band}

var ladder = generators.Ladder[*board]{
	Steps: []generators.Step[*board]{
		{Tier: 0, Cost: 1, Rung: count},
		{Tier: 1, Cost: 4, Rung: shadow},
		{Tier: 2, Cost: 10, Rung: band},
		{Tier: 3, Cost: 25, Rung: try},
	},
	Broken:   (*board).isBroken,
	Solved:   (*board).solved,
	Search:   func(b *board, maxNodes int) (int, bool) { return searcher(maxNodes).Prove(b) },
	NodeCost: 30,
}

// count looks at each row, column and region: whether it has all of its stars, or has a cell without which there is
// no room for the stars that it lacks.
func count(b *board) (progress bool) {
	for kind := range kinds {
		for i := 1; i <= b.size; i++ {
			open, left := b.unit(kind, i)
			number := open.count()
			if number == int(b.counted[kind][i]) && number > 0 {
				continue
			}
			switch b.counted[kind][i] = int8(number); {
			case left < 0 || !open.holds(left):
				b.broken = true
				return true
			case left == 0:
				progress = b.strike(open) || progress
			case number <= 4*(left-1)+1: // else there is room without any one
				progress = b.fill(open, left) || progress
			}
		}
	}
	return progress
}

// fill puts stars into those of some cells without which they do not hold so many stars.
func (b *board) fill(open cells, left int) (progress bool) {
	all := open
	for c, ok := all.next(); ok; c, ok = all.next() {
		rest := open
		if rest.remove(c); !rest.holds(left) && b.open.has(c) {
			b.place(c)
			progress = true
		}
	}
	return progress
}

// shadow strikes the cells whose star would leave too little room in a row, column or region. A star strikes nine
// cells, at most; where more are left than do for the other stars, nothing needs to be looked at.
func shadow(b *board) (progress bool) {
	for kind := range kinds {
		for i := 1; i <= b.size; i++ {
			open, left := b.unit(kind, i)
			number := open.count()
			if left == 0 || number > 9+4*(left-1) || number == int(b.shadowed[kind][i]) {
				continue
			}
			if left == 1 { // then all open cells must be near
				progress = b.strike(nearAll(open).without(open)) || progress
				b.shadowed[kind][i] = int8(number)
				continue
			}
			var around cells
			for rest := open; rest != (cells{}); {
				c, _ := rest.next()
				around = around.or(near[c])
			}
			around = around.and(b.open)
			for c, ok := around.next(); ok; c, ok = around.next() {
				need := left
				if open.has(c) {
					need--
				}
				if !open.without(near[c]).holds(need) {
					b.open.remove(c)
					open.remove(c)
					progress = true
				}
			}
			b.shadowed[kind][i] = int8(open.count())
		}
	}
	return progress
}

// nearAll are the cells that touch all of a set.
func nearAll(s cells) cells {
	all := near[s.first()]
	for c, ok := s.next(); ok; c, ok = s.next() {
		all = all.and(near[c])
	}
	return all
}

// band looks at neighbouring rows, and at neighbouring columns: if they lack as many stars as the regions whose
// open cells are all in them, or as the regions that have open cells in them, no others have stars there, and these
// none elsewhere.
func band(b *board) (progress bool) {
	for kind := byRow; kind <= byColumn; kind++ {
		lines := b.linesOf(kind)
		for first := 1; first <= b.size; first++ {
			in, lack := uint32(0), 0
			for last := first; last <= b.size; last++ {
				in |= 1 << last
				lack += int(b.left[kind][last])
				progress = b.compare(kind, in, lack, &lines) || progress
			}
		}
	}
	return progress
}

// linesOf are the rows, or columns, in which each region has open cells.
func (b *board) linesOf(kind int) (lines [Most + 1]uint32) {
	for i := 1; i <= b.size; i++ {
		for k := 1; k <= b.size; k++ {
			if b.units[byRegion][i].and(b.units[kind][k]).and(b.open) != (cells{}) {
				lines[i] |= 1 << k
			}
		}
	}
	return lines
}

// compare compares what some rows or columns lack with what the regions inside and on them lack.
func (b *board) compare(kind int, in uint32, lack int, lines *[Most + 1]uint32) (progress bool) {
	lackInside, lackOn := 0, 0
	for i := 1; i <= b.size; i++ {
		if lines[i]&in == 0 {
			continue
		}
		lackOn += int(b.left[byRegion][i])
		if lines[i]&^in == 0 {
			lackInside += int(b.left[byRegion][i])
		}
	}
	if lackInside != lack && lackOn != lack {
		return false
	}
	var band cells
	for k := 1; k <= b.size; k++ {
		if in>>k&1 != 0 {
			band = band.or(b.units[kind][k])
		}
	}
	for i := 1; i <= b.size; i++ {
		switch {
		case lines[i]&in == 0 || lines[i]&^in == 0:
		case lackInside == lack:
			progress = b.strike(b.units[byRegion][i].and(band)) || progress
		default:
			progress = b.strike(b.units[byRegion][i].without(band)) || progress
		}
	}
	return progress
}

// try supposes of one open cell after another that it holds a star, or that it holds none, until one of the two
// leads to a contradiction by the simple rungs. It goes around the board and begins behind the cell where it ended
// the last time.
func try(b *board) bool {
	var before, behind cells
	for rest := b.open; rest != (cells{}); {
		if c, _ := rest.next(); c > b.tried {
			behind.add(c)
		} else {
			before.add(c)
		}
	}
	for _, part := range [...]cells{behind, before} {
		for c, ok := part.next(); ok; c, ok = part.next() {
			for _, star := range [...]bool{true, false} {
				supposed := *b
				(choice{c, star}).make(&supposed)
				if !deduce(&supposed) {
					b.tried = c
					choice{c, !star}.make(b)
					return true
				}
			}
		}
	}
	return false
}

// A choice is to put a star into an open cell, or none.
type choice struct {
	cell
	star bool
}

func (c choice) make(b *board) {
	if c.star {
		b.place(c.cell)
	} else {
		b.open.remove(c.cell)
	}
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
			if b.solved() {
				return nil
			}
			c := b.open.first()
			return []choice{{c, true}, {c, false}}
		},
		Choose:   func(b *board, c choice) { c.make(b) },
		MaxNodes: maxNodes,
	}
}
