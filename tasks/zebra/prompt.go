package zebra

import (
	"fmt"
	"strconv"
	"strings"
)

// A Problem asks who lives where in a street and has what. Each value belongs to one house, and each house has one
// value of every attribute.
type Problem struct {
	Attributes []Attribute `json:"attributes" jsonschema:"in the order in which an answer gives their values"`
	Clues      []Clue      `json:"clues"`
}

// An Attribute is something in which the people in the houses differ.
type Attribute struct {
	Name   string   `json:"name"`
	Values []string `json:"values" jsonschema:"one for each house, in no order"`
}

// A Clue says how the houses of some values lie to each other. A house itself is a value too, named House 1 and so on
// from the left.
type Clue struct {
	Kind   string   `json:"kind" jsonschema:"what it says, see the prompt"`
	Number int      `json:"number,omitempty" jsonschema:"for kind apart: 2 for one house between, and so on"`
	Values []string `json:"values"`
}

// houses are the names of the houses, from left to right.
func (p Problem) houses() []string {
	houses := make([]string, len(p.Attributes[0].Values))
	for i := range houses {
		houses[i] = "House " + strconv.Itoa(i+1)
	}
	return houses
}

// columns are the values of each attribute.
func (p Problem) columns() [][]string {
	columns := make([][]string, len(p.Attributes))
	for i, a := range p.Attributes {
		columns[i] = a.Values
	}
	return columns
}

func prompt(p Problem) string {
	var b strings.Builder
	houses := p.houses()
	fmt.Fprintf(&b, "There are %d houses in a row, numbered from 1 at the left end to %[1]d at the right end. One person lives "+
		"in each house. The people differ in all of the following, and each value belongs to exactly one of them:\n\n", len(houses))
	names := make([]string, len(p.Attributes))
	words := map[string]phrase{}
	for i, a := range p.Attributes {
		fmt.Fprintf(&b, "- %s: %s\n", a.Name, strings.Join(a.Values, ", "))
		names[i] = a.Name
		for _, value := range a.Values {
			words[value] = a.phrase(value)
		}
	}
	for _, house := range houses {
		words[house] = phrase{is: strings.ToLower(house)}
	}
	b.WriteString("\nClues:\n\n")
	for i, c := range p.Clues {
		text := c.text(words)
		fmt.Fprintf(&b, "%d. %s%s.\n", i+1, strings.ToUpper(text[:1]), text[1:])
	}
	b.WriteString("\nFind out who lives in which house, and what belongs to whom. " +
		"Answer with one line for each house, in this form:\n")
	for _, house := range houses {
		fmt.Fprintf(&b, "\n%s: %s", house, strings.Join(names, ", "))
	}
	return b.String()
}

// A phrase speaks of the person with a value: "the person who drinks tea" "drinks tea".
type phrase struct{ person, is string }

// phrases say how to speak of the values of each attribute, with V for the value.
var phrases = map[string]phrase{
	"name":            {"V", "is V"},
	"car":             {"the person who drives the V", "drives the V"},
	"drink":           {"the person who drinks V", "drinks V"},
	"favourite fruit": {"the person whose favourite fruit is the V", "likes the V best of all fruits"},
	"hobby":           {"the person whose hobby is V", "has V as a hobby"},
	"house colour":    {"the person in the V house", "lives in the V house"},
	"job":             {"the V", "is the V"},
	"pet":             {"the owner of the V", "owns the V"},
}

func (a Attribute) phrase(value string) phrase {
	form := phrases[a.Name]
	return phrase{strings.Replace(form.person, "V", value, 1), strings.Replace(form.is, "V", value, 1)}
}

// sentences say what each kind of clue means, with X, Y and Z for the persons of its values, and -Y for "drinks tea".
var sentences = map[string]string{
	"at":        "X lives in -Y",
	"same":      "X -Y",
	"just_left": "X lives directly to the left of Y",
	"next":      "X lives next to Y",
	"left":      "X lives somewhere to the left of Y",
	"not_at":    "X does not live in -Y",
	"different": "X and Y are not the same person",
	"apart":     "there are exactly N houses between X and Y",
	"between":   "X lives somewhere between Y and Z",
	"far":       "there is at least one house between X and Y",
	"either":    "X either -Y or -Z",
}

func (c Clue) text(words map[string]phrase) string {
	var pairs []string
	for i, value := range c.Values {
		letter := "XYZ"[i : i+1]
		pairs = append(pairs, "-"+letter, words[value].is, letter, words[value].person)
	}
	if c.Number == 2 {
		pairs = append(pairs, "are exactly N houses", "is exactly one house")
	}
	pairs = append(pairs, "N", strconv.Itoa(c.Number-1))
	return strings.NewReplacer(pairs...).Replace(sentences[c.Kind])
}
