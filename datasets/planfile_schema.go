package datasets

import (
	"fmt"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/touchstone-rl/touchstone/tasks"
)

// PlanSchema is the JSON Schema of plans with the families of a registry, for editors. What it refuses ReadPlan refuses
// too, but ReadPlan alone sees whether the numbers fit together. It keeps to draft 7, which editors know best.
func PlanSchema(registry tasks.Registry) (*jsonschema.Schema, error) {
	entry, err := entrySchema(registry)
	if err != nil {
		return nil, err
	}
	splits := closed("Exact rows of each split. Leave out a split that is not wanted.")
	for _, split := range tasks.Splits {
		splits.Properties[string(split)] = rowsSchema(fmt.Sprintf("Rows of %s.", split))
		splits.PropertyOrder = append(splits.PropertyOrder, string(split))
	}
	splits.MinProperties = jsonschema.Ptr(1)
	plan := closed("What to make with touchstone generate.")
	plan.Schema, plan.Title = "http://json-schema.org/draft-07/schema#", "Touchstone plan"
	plan.Properties = map[string]*jsonschema.Schema{
		"name": {Types: []string{"string", "number"}, Pattern: planName.String(), Description: "Name of the dataset."},
		"seed": {
			Type: "integer", Minimum: jsonschema.Ptr(0.0), Default: []byte("1"),
			Description: "Equal plans with another seed hold other problems.",
		},
		"count": rowsSchema("Rows in all, divided over train, dev and test by their shares: 14, 1 and 1 of 16. " +
			"Not needed where splits, or the counts of all entries, say the rows."),
		"splits": splits,
		"entries": {
			Type: "array", MinItems: jsonschema.Ptr(1), Items: entry, Description: "What the dataset is mixed of.",
		},
	}
	plan.PropertyOrder = planKeys
	plan.Required = []string{"name", "entries"}
	plan.Not = &jsonschema.Schema{Required: []string{"count", "splits"}}
	return plan, nil
}

func entrySchema(registry tasks.Registry) (*jsonschema.Schema, error) {
	one := jsonschema.Schema{Types: []string{"integer", "string"}, Minimum: jsonschema.Ptr(1.0), Pattern: `^[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*$`}
	levels := one
	levels.Types = []string{"integer", "string", "array"}
	levels.Items, levels.MinItems = &one, jsonschema.Ptr(1)
	levels.Description = "Levels: 3, 1-5 or [1, 3, 5]. Without it, 1 to 5, up to the family's highest. Rows are divided evenly."
	tags := registry.Tags()
	entry := closed("Rows of one family, or of all with a tag.")
	entry.Properties = map[string]*jsonschema.Schema{
		"family": {Enum: familyNames(registry), Description: "A family; touchstone list says which there are."},
		"tag":    {Enum: anys(tags), Description: "All families with this tag, experimental ones only under the tag experimental."},
		"levels": &levels,
		"params": {Type: "object", Description: "Parameters of the family that its level would else decide."},
		"weight": {
			Type: "number", ExclusiveMinimum: jsonschema.Ptr(0.0), Maximum: jsonschema.Ptr(float64(maxWeight)), Default: []byte("1"),
			Description: "Share of the rows of each split that the counts of other entries leave.",
		},
		"count": rowsSchema("Exact rows in all, over the splits in proportion."),
	}
	entry.PropertyOrder = entryKeys
	entry.OneOf = []*jsonschema.Schema{{Required: []string{"family"}}, {Required: []string{"tag"}}}
	for _, pair := range [][]string{{"weight", "count"}, {"tag", "params"}} {
		entry.AllOf = append(entry.AllOf, &jsonschema.Schema{Not: &jsonschema.Schema{Required: pair}})
	}
	for _, f := range registry {
		params, _, err := f.Schemas()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		params.Required = nil // what is left out, the level decides
		entry.AllOf = append(entry.AllOf, ofFamily(f.Name, params))
	}
	return entry, nil
}

// ofFamily says what the parameters of an entry are if it names a family.
func ofFamily(name string, params *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{
		If: &jsonschema.Schema{
			Properties: map[string]*jsonschema.Schema{"family": {Const: jsonschema.Ptr[any](name)}},
			Required:   []string{"family"},
		},
		Then: &jsonschema.Schema{Properties: map[string]*jsonschema.Schema{"params": params}},
	}
}

// closed is an object without other properties than those to be filled in.
func closed(description string) *jsonschema.Schema {
	return &jsonschema.Schema{
		Type: "object", Description: description, Properties: map[string]*jsonschema.Schema{},
		AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}},
	}
}

func rowsSchema(description string) *jsonschema.Schema {
	return &jsonschema.Schema{
		Type: "integer", Minimum: jsonschema.Ptr(1.0), Maximum: jsonschema.Ptr(float64(MaxCount)), Description: description,
	}
}

func familyNames(registry tasks.Registry) []any {
	names := make([]string, len(registry))
	for i, f := range registry {
		names[i] = f.Name
	}
	return anys(names)
}

func anys(texts []string) []any {
	values := make([]any, len(texts))
	for i, text := range texts {
		values[i] = text
	}
	return values
}
