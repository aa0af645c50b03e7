package datasets

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"github.com/touchstone-rl/touchstone/tasks"
)

// planReader reads a plan from the nodes of its YAML, so that every mistake has its place, and goes on after one.
// Plans are plain YAML: mappings, lists, and values in one line.
type planReader struct {
	registry tasks.Registry
	sealed   bool // no seed may stand there
	mistakes []Mistake
}

// place is where something stands, in lines and columns from 1.
type place struct{ line, column int }

func (r *planReader) wrong(at place, format string, args ...any) {
	r.mistakes = append(r.mistakes, Mistake{at.line, at.column, fmt.Sprintf(format, args...)})
}

// parse is the only document of a text, or nil where there was a mistake.
func (r *planReader) parse(text []byte) ast.Node {
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		at := place{1, 1}
		what := err.Error()
		if fault, ok := errors.AsType[yaml.Error](err); ok {
			at, what = tokenPlace(fault.GetToken()), fault.GetMessage()
		}
		r.wrong(at, "this is not YAML: %s", what)
		return nil
	}
	var root ast.Node
	for _, document := range file.Docs {
		switch {
		case document.Body == nil:
		case root != nil:
			r.wrong(startOf(document.Body), "a second document begins here; a plan is one")
			return nil
		default:
			root = document.Body
		}
	}
	if root == nil {
		r.wrong(place{1, 1}, "the plan is empty; it needs a name, count or splits, and entries")
	}
	return root
}

// fields are the values of a mapping by their keys. Keys that are not known or there twice are mistakes, as is
// something else than a mapping.
func (r *planReader) fields(n ast.Node, what string, keys []string) map[string]ast.Node {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		r.wrong(startOf(n), "%s is written as key: value, with the keys %s", what, strings.Join(keys, ", "))
		return nil
	}
	fields := map[string]ast.Node{}
	for _, pair := range pairs {
		key := pair.Key.GetToken().Value
		switch {
		case !slices.Contains(keys, key):
			r.wrong(startOf(pair.Key), "there is no key %q here; the keys of %s are %s", key, what, strings.Join(keys, ", "))
		case fields[key] != nil:
			r.wrong(startOf(pair.Key), "the key %s is there twice, first in line %d", key, startOf(fields[key]).line)
		case pair.Value.Type() == ast.NullType:
			fields[key] = &ast.NullNode{Token: pair.Key.GetToken()} // what is missing is told of its key
		default:
			fields[key] = pair.Value
		}
	}
	return fields
}

func isEmptyMapping(n ast.Node) bool {
	mapping, ok := n.(*ast.MappingNode)
	return ok && len(mapping.Values) == 0
}

// scalar is the text of a value in one line.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// number is the text of a number.
func number(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return n.GetToken().Value, true
	}
	return "", false
}

var digits = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)

// whole is the text of a whole number in plain digits: not of 0x10, and not of 010, which YAML takes for 8.
func whole(n ast.Node) (string, bool) {
	text, ok := number(n)
	return text, ok && digits.MatchString(text)
}

// instead says what stands where something else should.
func instead(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		if kind := n.Token.Type; kind == token.SingleQuoteType || kind == token.DoubleQuoteType {
			return fmt.Sprintf(", not the text %q", n.Value)
		}
		return fmt.Sprintf(", not %q", n.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return fmt.Sprintf(", not %s", n.GetToken().Value)
	case *ast.NullNode:
		return ", and is missing"
	case *ast.SequenceNode:
		return ", not a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return ", not a mapping"
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		return "; anchors, aliases and tags of YAML are not read"
	}
	return ""
}

// startOf is where a node begins.
func startOf(n ast.Node) place {
	switch n := n.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return startOf(n.Values[0])
		}
	case *ast.MappingValueNode:
		return startOf(n.Key)
	}
	return tokenPlace(n.GetToken())
}

// placeOf is where a node begins, if there is one.
func placeOf(n ast.Node) place {
	if n == nil {
		return place{}
	}
	return startOf(n)
}

func tokenPlace(t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{1, 1}
	}
	return place{t.Position.Line, t.Position.Column}
}
