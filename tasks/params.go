package tasks

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// A Param describes one parameter of a family: a field of its Params struct, which is an int, a bool or a
// string, and carries these tags:
//
//	json:"terms"                     its name: a lower-case word
//	jsonschema:"how many terms"      what it means
//	min:"2" max:"40"                 for an int: the range; without max there is no ceiling
//	enum:"easy,hard"                 for a string: the values allowed, of letters, digits, '.', '_' and '-'
type Param struct {
	Name  string
	Help  string
	Type  string   // "int", "bool" or "string"
	Min   int      // int only
	Max   int      // int only
	Bound bool     // whether Max counts
	Enum  []string // string only
}

// Allowed says in words which values the parameter takes.
func (p Param) Allowed() string {
	switch {
	case p.Type == "bool":
		return "true or false"
	case p.Type == "string":
		return "one of " + strings.Join(p.Enum, ", ")
	case p.Bound:
		return fmt.Sprintf("a whole number from %d to %d", p.Min, p.Max)
	default:
		return fmt.Sprintf("a whole number from %d", p.Min)
	}
}

// describeParams reads the tags of a Params struct.
func describeParams(t reflect.Type) ([]Param, error) {
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("params are a %s, not a struct", t)
	}
	params := make([]Param, t.NumField())
	for i := range params {
		p, err := describeParam(t.Field(i))
		if err != nil {
			return nil, fmt.Errorf("params field %s: %w", t.Field(i).Name, err)
		}
		params[i] = p
	}
	return params, nil
}

func describeParam(f reflect.StructField) (p Param, err error) {
	p.Name, p.Help, p.Type = f.Tag.Get("json"), f.Tag.Get("jsonschema"), f.Type.String()
	if p.Name == "" || p.Help == "" {
		return p, fmt.Errorf("needs a json tag with its name and a jsonschema tag with its meaning")
	}
	switch p.Type {
	case "bool":
	case "int":
		if p.Min, err = strconv.Atoi(f.Tag.Get("min")); err != nil {
			return p, fmt.Errorf("needs a min tag: %w", err)
		}
		if text, ok := f.Tag.Lookup("max"); ok {
			p.Bound = true
			if p.Max, err = strconv.Atoi(text); err != nil {
				return p, fmt.Errorf("max tag: %w", err)
			}
		}
	case "string":
		if p.Enum = strings.Split(f.Tag.Get("enum"), ","); p.Enum[0] == "" {
			return p, fmt.Errorf("needs an enum tag")
		}
	default:
		return p, fmt.Errorf("is a %s; parameters are int, bool or string", p.Type)
	}
	return p, nil
}

// set gives the parameter the value written in text.
func (p Param) set(field reflect.Value, text string) error {
	switch p.Type {
	case "int":
		n, err := strconv.Atoi(text)
		if err != nil {
			return p.refuse(text)
		}
		field.SetInt(int64(n))
	case "bool":
		if text != "true" && text != "false" {
			return p.refuse(text)
		}
		field.SetBool(text == "true")
	default:
		field.SetString(text)
	}
	return p.check(field)
}

// check tells whether the value is one that the parameter takes.
func (p Param) check(field reflect.Value) error {
	switch p.Type {
	case "int":
		if n := field.Int(); n < int64(p.Min) || p.Bound && n > int64(p.Max) {
			return p.refuse(strconv.FormatInt(n, 10))
		}
	case "string":
		if !slices.Contains(p.Enum, field.String()) {
			return p.refuse(field.String())
		}
	}
	return nil
}

func (p Param) refuse(value string) error {
	return fmt.Errorf("parameter %s is %s, not %q", p.Name, p.Allowed(), value)
}

// applyParams sets the parameters written as "name=value" in assignments.
func applyParams(params []Param, target reflect.Value, assignments []string) error {
	var given []string
	for _, assignment := range assignments {
		name, value, ok := strings.Cut(assignment, "=")
		if !ok {
			return fmt.Errorf("parameter %q is not written as name=value", assignment)
		}
		i := slices.IndexFunc(params, func(p Param) bool { return p.Name == name })
		if i < 0 {
			return unknown("parameter", name, paramNames(params))
		}
		if slices.Contains(given, name) {
			return fmt.Errorf("parameter %s is given twice", name)
		}
		given = append(given, name)
		if err := params[i].set(target.Field(i), value); err != nil {
			return err
		}
	}
	return nil
}

// differences writes, as "name=value" joined by commas, the parameters in which two Params differ.
func differences(params []Param, base, got reflect.Value) string {
	var parts []string
	for i, p := range params {
		if !base.Field(i).Equal(got.Field(i)) {
			parts = append(parts, fmt.Sprintf("%s=%v", p.Name, got.Field(i)))
		}
	}
	return strings.Join(parts, ",")
}

// splitParams parts what differences joined.
func splitParams(params string) []string {
	if params == "" {
		return nil
	}
	return strings.Split(params, ",")
}

func paramNames(params []Param) []string {
	names := make([]string, len(params))
	for i, p := range params {
		names[i] = p.Name
	}
	return names
}

// paramsSchema is the JSON Schema of a Params struct, with the ranges of its tags.
func paramsSchema(t reflect.Type, params []Param) (*jsonschema.Schema, error) {
	schema, err := jsonschema.ForType(t, nil)
	if err != nil {
		return nil, err
	}
	for _, p := range params {
		property := schema.Properties[p.Name]
		switch p.Type {
		case "int":
			property.Minimum = jsonschema.Ptr(float64(p.Min))
			if p.Bound {
				property.Maximum = jsonschema.Ptr(float64(p.Max))
			}
		case "string":
			for _, value := range p.Enum {
				property.Enum = append(property.Enum, value)
			}
		}
	}
	return schema, nil
}
