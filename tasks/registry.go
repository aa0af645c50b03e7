package tasks

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
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
	parsed, err := parseLabel(label)
	if err != nil {
		return Judgement{}, err
	}
	f, err := r.Find(parsed.Family)
	if err != nil {
		return Judgement{}, fmt.Errorf("label: %w", err)
	}
	return f.verifyLabel(parsed, response)
}

// A label is all that a judge needs, as the JSON text that Item.Label holds.
type label struct {
	Family  string          `json:"family"`
	Version int             `json:"version"`
	Problem json.RawMessage `json:"problem"`
}

func parseLabel(text string) (l label, err error) {
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		return l, fmt.Errorf("the label is not one of ours: %w", err)
	}
	if l.Family == "" || l.Version < 1 || len(l.Problem) == 0 {
		return l, fmt.Errorf(`the label is not one of ours: it must hold "family", "version" (from 1) and "problem"`)
	}
	return l, nil
}

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
