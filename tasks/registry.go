package tasks

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	fastjson "github.com/segmentio/encoding/json"
)

// A Registry is a list of families in the order of their names.
type Registry []*Family

// Find returns the family of a name. The error for an unknown name suggests the nearest one.
func (r Registry) Find(name string) (*Family, error) {
	i, ok := slices.BinarySearchFunc(r, name, func(f *Family, name string) int { return cmp.Compare(f.Name, name) })
	if ok {
		return r[i], nil
	}
	names := make([]string, len(r))
	for i, f := range r {
		names[i] = f.Name
	}
	return nil, unknown("family", name, names)
}

// Tagged are the families that carry a tag, experimental ones only if that is the tag.
func (r Registry) Tagged(tag Tag) (chosen Registry) {
	for _, f := range r {
		if f.Has(tag) && (tag == Experimental || !f.Has(Experimental)) {
			chosen = append(chosen, f)
		}
	}
	return chosen
}

// Tags are all tags that families carry, sorted.
func (r Registry) Tags() []string {
	var tags []string
	for _, f := range r {
		for _, tag := range f.Tags {
			tags = append(tags, string(tag))
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// Make makes the item that an ID names.
func (r Registry) Make(id string) (Item, error) {
	parsed, err := ParseID(id)
	if err != nil {
		return Item{}, err
	}
	f, err := r.Find(parsed.Family)
	if err != nil {
		return Item{}, err
	}
	return f.Make(parsed)
}

// Verify judges a response by a label alone: it finds the final answer in the response and asks the family named
// in the label. An error means that the label is not ours, never that the answer is wrong.
func (r Registry) Verify(label, response string) (Judgement, error) {
	f, err := r.named(label)
	if err != nil {
		return Judgement{}, err
	}
	return f.Verify(label, response)
}

// VerifyStrict is Verify for responses that must keep to the letter of what the prompt asks for, see
// Family.VerifyStrict.
func (r Registry) VerifyStrict(label, response string) (Judgement, error) {
	f, err := r.named(label)
	if err != nil {
		return Judgement{}, err
	}
	return f.VerifyStrict(label, response)
}

// named is the family that a label names.
func (r Registry) named(label string) (*Family, error) {
	var named struct {
		Family string `json:"family"`
	}
	if err := fastjson.Unmarshal([]byte(label), &named); err != nil || named.Family == "" {
		return nil, errNotOurs
	}
	f, err := r.Find(named.Family)
	if err != nil {
		return nil, fmt.Errorf("label: %w", err)
	}
	return f, nil
}

var errNotOurs = errors.New(`the label is not one of ours: it must be a JSON object with "family", "version" (from 1) and "problem"`)

// unknown is the error for a name that is not in the list; it suggests the nearest that is, if one is near.
func unknown(kind, name string, known []string) error {
	nearest, distance := "", len(name)/2+1
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); d < distance {
			nearest, distance = k, d
		}
	}
	if nearest != "" {
		return fmt.Errorf("there is no %s %q; did you mean %q?", kind, name, nearest)
	}
	return fmt.Errorf("there is no %s %q; there are %s", kind, name, strings.Join(known, ", "))
}
