package lineup

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// Canonical is one list of clues for all that are the same but for the names of groups and of their things, the order
// of the clues and of things in a clue where it does not matter, and left for right.
func Canonical(places, groups int, clues []Clue) []Clue {
	a := inOrder(places, groups, clues)
	b := inOrder(places, groups, mirrored(places, clues))
	return slices.MinFunc([][]Clue{a, b}, func(a, b []Clue) int { return slices.CompareFunc(a, b, compare) })
}

// Disguise makes random changes of all the kinds that Canonical undoes.
func Disguise(r *rand.Rand, places, groups int, clues []Clue) []Clue {
	if r.IntN(2) == 0 {
		clues = mirrored(places, clues)
	}
	name := make([]int, 0, places*(groups+1))
	for p := range places {
		name = append(name, p)
	}
	for _, group := range r.Perm(groups) {
		for _, thing := range r.Perm(places) {
			name = append(name, (group+1)*places+thing)
		}
	}
	clues = renamed(clues, name)
	for _, c := range clues {
		alike := c.Things[c.Kind.alike():]
		r.Shuffle(len(alike), func(i, j int) { alike[i], alike[j] = alike[j], alike[i] })
	}
	r.Shuffle(len(clues), func(i, j int) { clues[i], clues[j] = clues[j], clues[i] })
	return clues
}

// mirrored are the clues as they are seen from behind the row.
func mirrored(places int, clues []Clue) []Clue {
	mirrored := make([]Clue, len(clues))
	for i, c := range clues {
		things := slices.Clone(c.Things)
		switch {
		case c.Kind.HasPlace():
			things[1] = places - 1 - things[1]
		case c.Kind == JustLeft || c.Kind == Left:
			slices.Reverse(things)
		}
		mirrored[i] = NewClue(c.Kind, c.Number, things...)
	}
	return mirrored
}

// renamed are the clues with other things: name[t] instead of t.
func renamed(clues []Clue, name []int) []Clue {
	renamed := make([]Clue, len(clues))
	for i, c := range clues {
		things := make([]int, len(c.Things))
		for k, thing := range c.Things {
			things[k] = name[thing]
		}
		renamed[i] = NewClue(c.Kind, c.Number, things...)
	}
	return renamed
}

// inOrder are the clues with their things renamed to their canonical order, in a fixed order.
func inOrder(places, groups int, clues []Clue) []Clue {
	clues = renamed(clues, canonicalNames(places, groups, clues))
	for _, c := range clues {
		slices.Sort(c.Things[c.Kind.alike():])
	}
	slices.SortFunc(clues, compare)
	return clues
}

func compare(a, b Clue) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Number, b.Number), slices.Compare(a.Things, b.Things))
}

// canonicalNames draws the clues as a graph, and numbers the things of each group, and the groups, in its canonical
// order. Places keep their numbers.
func canonicalNames(places, groups int, clues []Clue) (name []int) {
	things := places * (groups + 1)
	thing, group, clue := places, places+1, places+2 // colours of vertices; each place and each kind of clue has its own
	var g symmetry.Graph
	for t := range things {
		g.Add(min(t, thing))
	}
	for range groups {
		g.Add(group)
	}
	for t := places; t < things; t++ {
		g.Link(t, things+t/places-1, 0)
	}
	for _, c := range clues {
		v := g.Add(clue + c.Number*AllKinds + int(c.Kind))
		for i, t := range c.Things {
			g.Link(v, t, min(i, c.Kind.alike()))
		}
	}
	order := symmetry.Canonical(&g)
	next := make([]int, groups) // the new number of each group's next thing
	for i, v := range order[things : things+groups] {
		next[v-things] = (i + 1) * places
	}
	name = make([]int, things)
	for _, t := range order[:places] {
		name[t] = t
	}
	for _, t := range order[places:things] {
		name[t] = next[t/places-1]
		next[t/places-1]++
	}
	return name
}
