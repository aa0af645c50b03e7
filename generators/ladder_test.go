package generators

import "testing"

// A pile is a puzzle: stones are to be taken, by ones as long as they are odd in number, by twos while they are few, and
// else only by supposition.
type pile struct {
	stones int
	torn   bool
}

var pileLadder = Ladder[*pile]{
	Steps: []Step[*pile]{
		{Tier: 0, Cost: 1, Rung: func(p *pile) bool { return p.take(1, p.stones%2 == 1) }},
		{Tier: 0, Cost: 2, Rung: func(p *pile) bool { return p.take(2, p.stones < 5) }},
		{Tier: 1, Cost: 5, Rung: func(p *pile) bool { return p.take(2, p.stones < 9) }},
	},
	Broken:   func(p *pile) bool { return p.torn },
	Solved:   func(p *pile) bool { return p.stones <= 0 },
	Search:   func(p *pile, maxNodes int) (int, bool) { return p.stones, maxNodes == 0 || p.stones <= maxNodes },
	MaxNodes: 20,
	NodeCost: 10,
}

func (p *pile) take(n int, may bool) bool {
	if may {
		p.stones -= n
		p.torn = p.stones < 0
	}
	return may
}

func TestLadder(t *testing.T) {
	for _, c := range []struct {
		stones int
		tier   int
		effort float64
	}{
		{0, 0, 0},
		{1, 0, 1},
		{3, 0, 1 + 2},
		{4, 0, 2 * 2},
		{5, 0, 1 + 2*2},
		{8, 1, 2*5 + 2*2},
		{9, 1, 1 + 2*5 + 2*2},
		{10, 2, 10 * 10},
		{11, 2, 1 + 10*10},
	} {
		if tier := pileLadder.Tier(&pile{stones: c.stones}); tier != c.tier {
			t.Errorf("%d stones are of tier %d, want %d", c.stones, tier, c.tier)
		}
		if effort := pileLadder.Effort(&pile{stones: c.stones}); effort != c.effort {
			t.Errorf("%d stones take effort %g, want %g", c.stones, effort, c.effort)
		}
		for tier := -1; tier <= 2; tier++ {
			want := tier >= c.tier || c.stones == 0
			if falls := pileLadder.Falls(&pile{stones: c.stones}, tier); falls != want {
				t.Errorf("%d stones fall to tier %d: %t", c.stones, tier, falls)
			}
		}
	}
	if pileLadder.Falls(&pile{stones: 22}, 2) {
		t.Error("22 stones fall to a search of 20 nodes")
	}
	if pileLadder.Falls(&pile{torn: true}, 1) {
		t.Error("a broken pile without stones is solved")
	}
}
