package zebra

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/lineup"
	"github.com/touchstone-rl/touchstone/generators/people"
	"github.com/touchstone-rl/touchstone/verifiers/table"
)

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	where, clues, err := lineup.Draw(r, params.Houses, params.Attributes, params.Kinds)
	if err != nil {
		return Problem{}, "", err
	}
	if tier, _ := climb(lineup.New(params.Houses, params.Attributes, clues)); tier != params.Tier {
		return Problem{}, "", generators.ErrAgain
	}
	p := named(attributes(r, params.Houses, params.Attributes), clues)
	return p, p.answer(where), nil
}

// things are the attributes beside the name.
var things = []struct {
	name string
	kind people.Kind
}{
	{"car", people.Cars}, {"drink", people.Drinks}, {"favourite fruit", people.Fruits}, {"hobby", people.Hobbies},
	{"house colour", people.Colours}, {"job", people.Jobs}, {"pet", people.Animals},
}

// attributes draws the name and other attributes, with their values in the order of the alphabet.
func attributes(r *rand.Rand, houses, n int) []Attribute {
	all := []Attribute{{"name", people.Names(r, houses)}}
	for _, i := range r.Perm(len(things))[:n-1] {
		all = append(all, Attribute{things[i].name, people.Things(r, things[i].kind, houses)})
	}
	for _, a := range all {
		slices.Sort(a.Values)
	}
	return all
}

// wrong gives answers in which two values of an attribute have changed places.
func wrong(p Problem, answer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		houses, columns := p.houses(), p.columns()
		at, _ := table.Parse(answer, houses, columns)
		for _, rows := range at {
			for i := 1; i < len(rows); i++ {
				rows[i-1], rows[i] = rows[i], rows[i-1]
				if !yield(table.Format(houses, columns, at)) {
					return
				}
				rows[i-1], rows[i] = rows[i], rows[i-1]
			}
		}
	}
}

// canonical calls the attributes a, b, ... and their values a1, a2, ...
func canonical(p Problem) Problem {
	places, groups, clues := p.lineup()
	attributes := make([]Attribute, groups)
	for i := range attributes {
		name := string(rune('a' + i))
		attributes[i] = Attribute{name, make([]string, places)}
		for v := range places {
			attributes[i].Values[v] = fmt.Sprint(name, v+1)
		}
	}
	return named(attributes, lineup.Canonical(places, groups, clues))
}

// symmetry exchanges names, ends of the street and what has no order.
func symmetry(r *rand.Rand, p Problem) Problem {
	places, groups, clues := p.lineup()
	image := named(slices.Clone(p.Attributes), lineup.Disguise(r, places, groups, clues))
	r.Shuffle(groups, func(i, j int) {
		image.Attributes[i], image.Attributes[j] = image.Attributes[j], image.Attributes[i]
	})
	return image
}
