package datasets

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/touchstone-rl/touchstone/tasks"
)

// A PlanError tells all that was found wrong with a plan.
type PlanError struct {
	File     string
	Mistakes []Mistake // in the order of their places; at least one
}

// A Mistake is one thing that is wrong with a plan, and where. Lines and columns are counted from 1.
type Mistake struct {
	Line, Column int
	Text         string
}

func (e *PlanError) Error() string {
	var text strings.Builder
	if n := len(e.Mistakes); n > 1 {
		fmt.Fprintf(&text, "there are %d mistakes in the plan\n", n)
	}
	for i, m := range e.Mistakes {
		if i > 0 {
			text.WriteByte('\n')
		}
		fmt.Fprintf(&text, "%s:%d:%d: %s", e.File, m.Line, m.Column, m.Text)
	}
	return text.String()
}

// ReadPlan reads a plan, which is written as docs/plans.md says. Its families and tags are those of the registry; the
// file's name serves messages alone. The error is a PlanError.
func ReadPlan(file string, text []byte, registry tasks.Registry) (Request, error) {
	r := planReader{registry: registry}
	return r.read(file, text)
}

// ReadSealedPlan reads the plan of a sealed set, whose seed is secret: none may stand in it.
func ReadSealedPlan(file string, text []byte, registry tasks.Registry) (Request, error) {
	r := planReader{registry: registry, sealed: true}
	return r.read(file, text)
}

func (r *planReader) read(file string, text []byte) (Request, error) {
	var request Request
	if root := r.parse(text); root != nil {
		if p := r.plan(root); len(r.mistakes) == 0 {
			request = r.request(p)
		}
	}
	if len(r.mistakes) == 0 {
		return request, nil
	}
	slices.SortStableFunc(r.mistakes, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return Request{}, &PlanError{file, r.mistakes}
}

// plan is what stands in a plan.
type plan struct {
	at      place
	name    string
	seed    uint64
	rows    *amount // rows in all, if that is what is said
	splits  []tasks.Split
	counts  []int // of each split; nil if they are not said
	entries []entry
}

// entry is what stands in an entry of a plan.
type entry struct {
	at       place
	settings []tasks.Setting // those of one family stand together
	count    *amount         // or else the weight counts
	weight   int64           // in millionths
	weightAt place
}

// amount is a number, and where it stands.
type amount struct {
	at place
	n  int
}

const (
	defaultLevels = 5         // the highest of them, where a family has so many
	maxLevels     = 1000      // bounds a range of levels that was mistyped
	maxWeight     = 1_000_000 // of an entry
	millionths    = 1_000_000
	maxWeights    = 1<<31 - 1 // of all entries together, as whole numbers, for Apportion
)

var (
	planKeys  = []string{"name", "seed", "count", "splits", "entries"}
	entryKeys = []string{"family", "tag", "levels", "params", "weight", "count"}
	planName  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$`)
	decimal   = regexp.MustCompile(`^([0-9]{1,7})(?:\.([0-9]{1,6}))?$`)
)

func (r *planReader) plan(root ast.Node) plan {
	p := plan{at: startOf(root), splits: tasks.Splits, seed: 1}
	fields := r.fields(root, "a plan", planKeys)
	if fields == nil {
		return p
	}
	if n := fields["name"]; n == nil {
		r.wrong(p.at, "the plan has no name; begin it with a line like name: warmup")
	} else if text, ok := scalar(n); !ok || !planName.MatchString(text) {
		r.wrong(startOf(n), "a name is up to 96 letters, digits, dots, underscores and hyphens, the first of them a letter or digit")
	} else {
		p.name = text
	}
	switch n := fields["seed"]; {
	case n != nil && r.sealed:
		r.wrong(startOf(n), "the seed of a sealed set is secret, because who has it can make the answers: leave it out, and it is drawn by chance")
	case n != nil:
		p.seed = r.seed(n)
	}
	count, splits := fields["count"], fields["splits"]
	if count != nil {
		p.rows = r.rows(count, "count")
	}
	if splits != nil {
		p.splits, p.counts = r.splits(splits)
	}
	if count != nil && splits != nil {
		r.wrong(startOf(count), "count and splits do not go together: splits says the rows of each split, count those of all together")
	}
	if n := fields["entries"]; n != nil {
		p.entries = r.entries(n)
	} else {
		r.wrong(p.at, "the plan has no entries; each is like - family: gcd")
	}
	return p
}

func (r *planReader) seed(n ast.Node) uint64 {
	text, whole := whole(n)
	seed, err := strconv.ParseUint(text, 10, 64)
	if !whole || err != nil {
		r.wrong(startOf(n), "seed is a whole number from 0 to 18446744073709551615%s", instead(n))
	}
	return seed
}

// rows reads a number of rows.
func (r *planReader) rows(n ast.Node, what string) *amount {
	text, whole := whole(n)
	rows, err := strconv.Atoi(text)
	if !whole || err != nil || rows < 1 || rows > MaxCount {
		r.wrong(startOf(n), "%s is a whole number of rows from 1 to %d%s", what, MaxCount, instead(n))
		return nil
	}
	return &amount{startOf(n), rows}
}

func (r *planReader) splits(n ast.Node) (splits []tasks.Split, counts []int) {
	names := make([]string, len(tasks.Splits))
	for i, split := range tasks.Splits {
		names[i] = string(split)
	}
	fields := r.fields(n, "splits", names)
	var total int64
	for i, name := range names {
		value := fields[name]
		if value == nil {
			continue
		}
		if rows := r.rows(value, name); rows != nil {
			splits, counts = append(splits, tasks.Splits[i]), append(counts, rows.n)
			total += int64(rows.n)
		}
	}
	switch {
	case total > MaxCount:
		r.wrong(startOf(n), "the splits add up to %d rows; the most is %d", total, MaxCount)
	case len(fields) == 0 && isEmptyMapping(n):
		r.wrong(startOf(n), "splits says the rows of each split, like {train: 9000, test: 1000}")
	}
	return splits, counts
}

func (r *planReader) entries(n ast.Node) (entries []entry) {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		r.wrong(startOf(n), "entries is a list, each entry with a dash, like - family: gcd")
		return nil
	}
	for _, value := range list.Values {
		entries = append(entries, r.entry(value))
	}
	asked := map[string]place{} // where each setting is asked for first
	for _, e := range entries {
		r.repeated(e, asked)
	}
	return entries
}

func (r *planReader) entry(n ast.Node) entry {
	e := entry{at: startOf(n), weight: millionths, weightAt: startOf(n)}
	fields := r.fields(n, "an entry", entryKeys)
	if fields == nil {
		return e
	}
	weight, count := fields["weight"], fields["count"]
	if weight != nil {
		e.weight, e.weightAt = r.weight(weight), startOf(weight)
	}
	if count != nil {
		e.count = r.rows(count, "count")
	}
	if weight != nil && count != nil {
		r.wrong(startOf(weight), "weight and count do not go together: an entry has one of them, or weight 1")
	}
	levels, understood := r.levels(fields["levels"])
	families := r.families(e.at, fields["family"], fields["tag"])
	params := fields["params"]
	if params != nil && fields["tag"] != nil {
		r.wrong(startOf(params), "params needs a family, and does not go with a tag")
		return e
	}
	if !understood {
		return e
	}
	for _, f := range families {
		at := cmp.Or(placeOf(fields["levels"]), placeOf(params), placeOf(fields["family"]), placeOf(fields["tag"]))
		e.settings = append(e.settings, r.settings(at, f, levels, params)...)
	}
	return e
}

// weight reads a weight, in millionths.
func (r *planReader) weight(n ast.Node) int64 {
	text, isNumber := number(n)
	parts := decimal.FindStringSubmatch(text)
	if isNumber && parts != nil {
		above, _ := strconv.ParseInt(parts[1], 10, 64)
		below, _ := strconv.ParseInt((parts[2] + "000000")[:6], 10, 64)
		if weight := above*millionths + below; weight > 0 && weight <= maxWeight*millionths {
			return weight
		}
	}
	r.wrong(startOf(n), "weight is a number above 0, up to %d, with up to 6 digits after the point, like 3 or 0.25%s", maxWeight, instead(n))
	return millionths
}

// levels reads levels; none means those that are usual.
func (r *planReader) levels(n ast.Node) (levels []int, ok bool) {
	if n == nil {
		return nil, true
	}
	parts := []ast.Node{n}
	if list, isList := n.(*ast.SequenceNode); isList && len(list.Values) > 0 {
		parts = list.Values
	}
	ok = true
	for _, part := range parts {
		text, isScalar := scalar(part)
		some, err := ParseLevels(text)
		switch {
		case !isScalar:
			r.wrong(startOf(part), "levels are written like 3, 1-5 or [1, 3, 5]")
			ok = false
		case err != nil:
			r.wrong(startOf(part), "%v", err)
			ok = false
		}
		levels = append(levels, some...)
	}
	slices.Sort(levels)
	return slices.Compact(levels), ok
}

// families finds the families that an entry names.
func (r *planReader) families(at place, family, tag ast.Node) tasks.Registry {
	switch {
	case family == nil && tag == nil:
		r.wrong(at, "the entry names neither a family nor a tag")
	case family != nil && tag != nil:
		r.wrong(startOf(tag), "family and tag do not go together in one entry")
	case family != nil:
		name, ok := scalar(family)
		if !ok {
			r.wrong(startOf(family), "family is the name of one family; each has an entry of its own")
			return nil
		}
		f, err := r.registry.Find(name)
		if err != nil {
			r.wrong(startOf(family), "%v", err)
			return nil
		}
		return tasks.Registry{f}
	default:
		name, _ := scalar(tag)
		chosen := r.registry.Tagged(tasks.Tag(name))
		if chosen == nil {
			r.wrong(startOf(tag), "no family has the tag %q; the tags are %s", name, strings.Join(r.registry.Tags(), ", "))
		}
		return chosen
	}
	return nil
}

// settings are a family at the levels of an entry, without those that it does not have.
func (r *planReader) settings(at place, f *tasks.Family, levels []int, params ast.Node) (settings []tasks.Setting) {
	assignments, ok := r.params(f, params)
	if !ok {
		return nil
	}
	if levels == nil {
		levels = UsualLevels(f)
	}
	for _, level := range levels {
		s, err := f.At(level, assignments...)
		if err != nil {
			if _, alone := f.At(level); alone == nil && params != nil {
				at = startOf(params)
			}
			r.wrong(at, "%v", err)
			return nil
		}
		settings = append(settings, s)
	}
	return settings
}

// params reads the parameters of a family as assignments "name=value".
func (r *planReader) params(f *tasks.Family, n ast.Node) (assignments []string, ok bool) {
	if n == nil {
		return nil, true
	}
	names := make([]string, len(f.Params))
	for i, p := range f.Params {
		names[i] = p.Name
	}
	before := len(r.mistakes)
	fields := r.fields(n, "params of "+f.Name, names)
	for _, p := range f.Params {
		value := fields[p.Name]
		if value == nil {
			continue
		}
		text, isScalar := scalar(value)
		if !isScalar || !takes(p, text) {
			r.wrong(startOf(value), "parameter %s is %s%s", p.Name, p.Allowed(), instead(value))
		}
		assignments = append(assignments, p.Name+"="+text)
	}
	return assignments, len(r.mistakes) == before
}

// takes tells whether a parameter takes a value.
func takes(p tasks.Param, text string) bool {
	switch p.Type {
	case "int":
		n, err := strconv.Atoi(text)
		return err == nil && n >= p.Min && (!p.Bound || n <= p.Max)
	case "bool":
		return text == "true" || text == "false"
	default:
		return slices.Contains(p.Enum, text)
	}
}

// repeated finds what an entry asks for and one before it did too.
func (r *planReader) repeated(e entry, asked map[string]place) {
	var first string
	var there place
	again := 0
	for _, s := range e.settings {
		name := settingName(s)
		if at, known := asked[name]; known {
			if again++; again == 1 {
				first, there = describeSetting(s), at
			}
			continue
		}
		asked[name] = e.at
	}
	switch {
	case again == 1:
		r.wrong(e.at, "%s is asked for by the entry in line %d already; leave it out of one of them", first, there.line)
	case again > 1:
		r.wrong(e.at, "%s and %d more like it are asked for by the entry in line %d already; leave them out of one of them",
			first, again-1, there.line)
	}
}

func describeSetting(s tasks.Setting) string {
	text := fmt.Sprintf("%s level %d", s.Family.Name, s.Level)
	if s.Params != "" {
		text += " with " + s.Params
	}
	return text
}

// UsualLevels are the levels that are made of a family where none are named: 1 to 5, up to its highest.
func UsualLevels(f *tasks.Family) (levels []int) {
	for level := 1; level <= defaultLevels && (f.MaxLevel == 0 || level <= f.MaxLevel); level++ {
		levels = append(levels, level)
	}
	return levels
}

var errLevels = errors.New("levels are written like 3, 1-5 or 1,3,5")

// ParseLevels reads levels such as 3, 1-5 or 1,3-5, and sorts them.
func ParseLevels(text string) (levels []int, err error) {
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, err1 := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		switch {
		case err1 != nil || err2 != nil:
			return nil, fmt.Errorf("%q: %w", text, errLevels)
		case from < 1:
			return nil, fmt.Errorf("%q: levels start at 1", text)
		case from > to:
			return nil, fmt.Errorf("%q: %d comes after %d", text, from, to)
		case to-from >= maxLevels:
			return nil, fmt.Errorf("%q: these are more than %d levels", text, maxLevels)
		}
		for level := from; level <= to; level++ {
			levels = append(levels, level)
		}
	}
	slices.Sort(levels)
	return slices.Compact(levels), nil
}
