package lineup

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
)

// Draw draws a line-up, as the place of each thing, and clues that no other line-up keeps. None of them can be left
// out. They are of the first of the kinds, as many as are given; those that tell much are left out before those that
// tell little. It returns generators.ErrAgain if it would take more than MaxClues clues, and panics if there are fewer
// than 3 places or 2 groups, in which some kinds have nothing to say.
func Draw(r *rand.Rand, places, groups, kinds int) (where []int, clues []Clue, err error) {
	if places < 3 || groups < 2 {
		panic(fmt.Sprintf("lineup: %d places and %d groups are too few", places, groups))
	}
	d := drawer{r, places, groups, kinds, arrange(r, places, groups)}
	clues, others, err := d.enough()
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(clues, func(a, b Clue) int { return cmp.Compare(a.Kind, b.Kind) })
	clues = generators.Cut(clues, func(left []Clue) bool {
		known := slices.ContainsFunc(others, func(other []int) bool { return keeps(other, left) })
		return !known && d.alone(left)
	})
	r.Shuffle(len(clues), func(i, j int) { clues[i], clues[j] = clues[j], clues[i] })
	return d.where, clues, nil
}

// arrange puts the things of each group in random places.
func arrange(r *rand.Rand, places, groups int) []int {
	where := make([]int, 0, places*(groups+1))
	for p := range places {
		where = append(where, p)
	}
	for range groups {
		where = append(where, r.Perm(places)...)
	}
	return where
}

func keeps(where []int, clues []Clue) bool {
	return !slices.ContainsFunc(clues, func(c Clue) bool { return !c.Kept(where) })
}

type drawer struct {
	*rand.Rand
	places, groups, kinds int
	where                 []int // the line-up that the clues are to leave
}

// enough draws clues that the line-up alone keeps: some at random, and then one against every other line-up that a
// search meets. A single search will do, since a clue only ever takes from what is left to be searched. The others are
// returned too.
func (d *drawer) enough() (clues []Clue, others [][]int, err error) {
	for range min(d.places*d.groups/2, MaxClues) {
		clues = append(clues, d.clue(nil))
	}
	row := New(d.places, d.groups, clues)
	for other := range row.Solutions(d.where) {
		if slices.Equal(other, d.where) {
			continue
		}
		if len(clues) == MaxClues {
			return nil, nil, generators.ErrAgain
		}
		clue := d.clue(other)
		row.Add(clue)
		clues = append(clues, clue)
		others = append(others, slices.Clone(other))
	}
	return clues, others, nil
}

// alone tells whether no other line-up keeps the clues.
func (d *drawer) alone(clues []Clue) bool {
	for other := range New(d.places, d.groups, clues).Solutions(d.where) {
		if !slices.Equal(other, d.where) {
			return false
		}
	}
	return true
}

// clue draws a clue that the line-up keeps and the other, if one is given, does not. Each kind is as likely, unless
// clues of that kind are hard to find.
func (d *drawer) clue(other []int) Clue {
	const tries = 100
	for {
		kind := Kind(d.IntN(d.kinds))
		for range tries {
			if c := d.about(kind); c.Kept(d.where) && (other == nil || !c.Kept(other)) {
				return c
			}
		}
	}
}

// about draws a clue of a kind, true or false.
func (d *drawer) about(kind Kind) Clue {
	number := 0
	if kind == Apart {
		number = 2 + d.IntN(d.places-2)
	}
	things := make([]int, kind.Things())
	for {
		for i := range things {
			things[i] = d.places + d.IntN(d.places*d.groups)
		}
		if kind.HasPlace() {
			things[1] = d.IntN(d.places)
		}
		if d.sensible(kind, things) {
			return NewClue(kind, number, things...)
		}
	}
}

// sensible tells whether a clue of a kind about these things says more than their groups do.
func (d *drawer) sensible(kind Kind, things []int) bool {
	sameGroup := func(i, j int) bool { return things[i]/d.places == things[j]/d.places }
	switch kind {
	case Same, Different:
		return !sameGroup(0, 1)
	case Either: // only one of the two can be true
		return things[1] != things[2] && sameGroup(1, 2) && !sameGroup(0, 1)
	case Between:
		return things[0] != things[1] && things[0] != things[2] && things[1] != things[2]
	}
	return things[0] != things[1]
}
