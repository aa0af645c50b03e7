package tasks

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"iter"
	"math/big"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"sync"

	"github.com/google/jsonschema-go/jsonschema"
	fastjson "github.com/segmentio/encoding/json"
	"github.com/touchstone-rl/touchstone/verifiers"
)

// Define makes a Family of a Spec. What is wrong with the Spec is reported by Validate.
func Define[Params, Problem any](spec Spec[Params, Problem]) *Family {
	params, err := describeParams(reflect.TypeFor[Params]())
	fault := err
	doc, err := packageComment(spec.Doc)
	fault = errors.Join(fault, err, missing(spec))
	form, err := regexp.Compile(`^(?:` + spec.Form + `)$`)
	if err != nil {
		fault = errors.Join(fault, fmt.Errorf("form: %w", err))
	}
	return &Family{
		Name: spec.Name, Doc: doc, Version: spec.Version, Tags: spec.Tags, Judge: spec.Judge, MaxLevel: spec.MaxLevel,
		Params: params, Form: spec.Form, Guessable: spec.Guessable,
		Optional: Optional{
			Solutions: spec.Solutions != nil, Wrong: spec.Wrong != nil, Effort: spec.Effort != nil, Tier: spec.Tier != nil,
			Canonical: spec.Canonical != nil, Symmetry: spec.Symmetry != nil, Space: spec.Space != nil,
		},
		fault: fault,
		form:  form,
		core:  &typed[Params, Problem]{spec, params},
	}
}

// missing tells which of the things that every Spec needs are not there.
func missing[Params, Problem any](spec Spec[Params, Problem]) error {
	var names []string
	for _, need := range []struct {
		name  string
		there bool
	}{
		{"Levels", spec.Levels != nil}, {"Generate", spec.Generate != nil},
		{"Prompt", spec.Prompt != nil}, {"Verify", spec.Verify != nil},
		{"Form", spec.Form != ""}, {"Oracle", spec.Oracle != nil},
	} {
		if !need.there {
			names = append(names, need.name)
		}
	}
	if names == nil {
		return nil
	}
	return fmt.Errorf("the Spec has no %s", strings.Join(names, ", "))
}

// packageComment is the text of the package comment in the source of a doc.go.
func packageComment(source string) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return "", fmt.Errorf("doc: %w", err)
	}
	return file.Doc.Text(), nil
}

// typed is a Spec behind the interface core.
type typed[Params, Problem any] struct {
	spec   Spec[Params, Problem]
	params []Param
}

func (t *typed[Params, Problem]) at(level int, assignments []string) (drawer, string, error) {
	if level < 1 {
		return nil, "", fmt.Errorf("level %d: levels start at 1", level)
	}
	if t.spec.MaxLevel > 0 && level > t.spec.MaxLevel {
		return nil, "", fmt.Errorf("level %d is above the ceiling: the levels are 1 to %d", level, t.spec.MaxLevel)
	}
	base := t.spec.Levels(level)
	got := base
	target := reflect.ValueOf(&got).Elem()
	if err := applyParams(t.params, target, assignments); err != nil {
		return nil, "", err
	}
	for i, p := range t.params {
		if err := p.check(target.Field(i)); err != nil {
			return nil, "", fmt.Errorf("level %d: %w", level, err)
		}
	}
	if t.spec.Check != nil {
		if err := t.spec.Check(got); err != nil {
			return nil, "", err
		}
	}
	return newDrawn(&t.spec, got), differences(t.params, reflect.ValueOf(base), target), nil
}

// labelOf is a label with its problem in its own type.
type labelOf[Problem any] struct {
	Family  string   `json:"family"`
	Version int      `json:"version"`
	Problem *Problem `json:"problem"`
}

func (t *typed[Params, Problem]) read(label []byte) (loaded, int, error) {
	var l labelOf[Problem]
	if err := strictly(label, &l); err != nil {
		return nil, 0, fmt.Errorf("the label holds no problem of %s: %w", t.spec.Name, err)
	}
	if l.Version < 1 || l.Problem == nil {
		return nil, 0, errNotOurs
	}
	if l.Family != t.spec.Name {
		return nil, 0, fmt.Errorf("the label is one of family %q, not of %s", l.Family, t.spec.Name)
	}
	return &posed[Params, Problem]{&t.spec, *l.Problem}, l.Version, nil
}

func (t *typed[Params, Problem]) load(problem json.RawMessage) (loaded, error) {
	p := &posed[Params, Problem]{spec: &t.spec}
	if err := strictly(problem, &p.problem); err != nil {
		return nil, fmt.Errorf("this is no problem of %s: %w", t.spec.Name, err)
	}
	return p, nil
}

// strictly reads one JSON value that holds no field but those of the target.
func strictly(text []byte, target any) error {
	rest, err := fastjson.Parse(text, target, fastjson.DisallowUnknownFields|fastjson.DontMatchCaseInsensitiveStructFields)
	if err == nil && len(bytes.TrimSpace(rest)) > 0 {
		err = errors.New("there is text after its end")
	}
	return err
}

func (t *typed[Params, Problem]) schemas() (params, problem *jsonschema.Schema, err error) {
	if params, err = paramsSchema(reflect.TypeFor[Params](), t.params); err != nil {
		return nil, nil, err
	}
	problem, err = jsonschema.For[Problem](nil)
	return params, problem, err
}

// drawn is a Spec with fixed parameters.
type drawn[Params, Problem any] struct {
	spec   *Spec[Params, Problem]
	params Params
	empty  func() bool
}

func newDrawn[Params, Problem any](spec *Spec[Params, Problem], params Params) *drawn[Params, Problem] {
	d := &drawn[Params, Problem]{spec: spec, params: params}
	d.empty = sync.OnceValue(func() bool { // problems are slow to count
		space := d.space()
		return space != nil && space.Sign() == 0
	})
	return d
}

func (d *drawn[Params, Problem]) isEmpty() bool { return d.empty() }

func (d *drawn[Params, Problem]) draw(r *rand.Rand) (json.RawMessage, string, Fingerprint, error) {
	problem, answer, err := d.spec.Generate(r, d.params)
	if err != nil {
		return nil, "", Fingerprint{}, err
	}
	raw, err := marshal(problem)
	if err != nil {
		return nil, "", Fingerprint{}, err
	}
	canonical := raw
	if d.spec.Canonical != nil {
		if canonical, err = marshal(d.spec.Canonical(problem)); err != nil {
			return nil, "", Fingerprint{}, err
		}
	}
	return raw, answer, fingerprint(d.spec.Name, canonical), nil
}

func (d *drawn[Params, Problem]) value(param string) string {
	params := reflect.ValueOf(d.params)
	for i := range params.NumField() {
		if params.Type().Field(i).Tag.Get("json") == param {
			return fmt.Sprint(params.Field(i))
		}
	}
	return ""
}

func (d *drawn[Params, Problem]) space() *big.Int {
	if d.spec.Space == nil {
		return nil
	}
	return d.spec.Space(d.params)
}

// posed is a problem with its Spec. The optional functions give nothing where the Spec has none.
type posed[Params, Problem any] struct {
	spec    *Spec[Params, Problem]
	problem Problem
}

func (p *posed[Params, Problem]) marshal() (json.RawMessage, error) { return marshal(p.problem) }

func (p *posed[Params, Problem]) prompt() string { return p.spec.Prompt(p.problem) }

func (p *posed[Params, Problem]) verify(answer string) verifiers.Verdict {
	return p.spec.Verify(p.problem, answer)
}

func (p *posed[Params, Problem]) oracle(answer string) bool {
	return p.spec.Oracle(p.problem, answer)
}

func (p *posed[Params, Problem]) solutions() iter.Seq[string] {
	if p.spec.Solutions == nil {
		return func(func(string) bool) {}
	}
	return p.spec.Solutions(p.problem)
}

func (p *posed[Params, Problem]) wrong(answer string) iter.Seq[string] {
	if p.spec.Wrong == nil {
		return func(func(string) bool) {}
	}
	return p.spec.Wrong(p.problem, answer)
}

func (p *posed[Params, Problem]) effort() (float64, bool) {
	if p.spec.Effort == nil {
		return 0, false
	}
	return p.spec.Effort(p.problem), true
}

func (p *posed[Params, Problem]) tier() string {
	if p.spec.Tier == nil {
		return ""
	}
	return p.spec.Tier(p.problem)
}

func (p *posed[Params, Problem]) canonical() (json.RawMessage, error) {
	if p.spec.Canonical == nil {
		return marshal(p.problem)
	}
	return marshal(p.spec.Canonical(p.problem))
}

func (p *posed[Params, Problem]) symmetric(r *rand.Rand) (json.RawMessage, error) {
	if p.spec.Symmetry == nil {
		return marshal(p.problem)
	}
	return marshal(p.spec.Symmetry(r, p.problem))
}

// marshal writes JSON without the escapes that are meant for web pages.
func marshal(v any) (json.RawMessage, error) {
	return fastjson.Append(make([]byte, 0, 256), v, fastjson.SortMapKeys)
}

func fingerprint(family string, canonical json.RawMessage) Fingerprint {
	text := make([]byte, 0, len(family)+1+len(canonical))
	text = append(append(append(text, family...), 0), canonical...)
	return sha256.Sum256(text)
}
