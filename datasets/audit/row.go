package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
)

// A row is a line of a file, and what was made of it.
type row struct {
	place
	raw []byte // the line
	err error  // why it is bad

	hasText bool
	textKey key      // of the normalised text
	exact   uint64   // 64 bits of the SHA-256 of the text
	words   []string // in the sense of the overlap
	problem *problem // nil if there is no label of ours, nor a public row of a sealed set
	stated  spans    // the words of the problem's own statement

	found finding // what was found in the rows audited against
}

// A place is a line of an input.
type place struct {
	input int32
	line  int32
}

// A key is 128 bits of a SHA-256.
type key [16]byte

func keyOf(text string) key {
	sum := sha256.Sum256([]byte(text))
	return key(sum[:len(key{})])
}

// spans are ranges of words, each from its first up to its last and not further.
type spans [][2]int

// touch tells whether n words from i on have one in common with the spans.
func (s spans) touch(i, n int) bool {
	for _, span := range s {
		if i < span[1] && span[0] < i+n {
			return true
		}
	}
	return false
}

// A problem is what a label of ours holds. Of a public row of a sealed set there is no statement.
type problem struct {
	family    *tasks.Family
	print     tasks.Fingerprint
	statement string
}

func (p *problem) key() key { return keyOfPrint(p.print) }

func keyOfPrint(print tasks.Fingerprint) key { return key(print[:len(key{})]) }

// read makes of a row what it can. A row whose label is broken is bad, but keeps its text.
func (a Audit) read(r *row, column string) {
	if r.err != nil {
		return
	}
	columns, err := parse(r.raw)
	if err != nil {
		r.err = err
		return
	}
	text, err := columns.text(column)
	if err != nil {
		r.err = err
		return
	}
	exact := keyOf(text)
	r.hasText, r.textKey, r.exact = true, keyOf(normalise(text)), binary.BigEndian.Uint64(exact[:])
	label, _ := columns.string("label")
	if r.problem, r.err = problemOf(a.Registry, label); r.problem == nil && r.err == nil {
		r.problem = publicProblem(a.Registry, r.raw, columns)
	}
	if a.Overlap.N == 0 {
		return
	}
	r.words = a.Overlap.Words(text)
	if r.problem != nil {
		r.stated = align(r.words, a.Overlap.Words(r.problem.statement), a.Overlap.N)
	}
}

// align finds a statement in the words of a text, also where something was put into it: the longest run of words
// that it begins with, after this the longest that the rest of it begins with, and so on. A run has n words or more,
// unless it is all that is left of the statement; where there is none, up to n-1 words of the statement are passed
// over, which may stand next to what was put in. What stands in the text a second time is not its statement.
func align(words, statement []string, n int) (found spans) {
	from, passed := 0, 0
	for len(statement) > 0 && len(found) < mostSpans {
		at, length := longestPrefix(words, statement, from)
		switch {
		case length == len(statement) || length >= n:
			from, passed, statement = at+length, 0, statement[length:]
			found = append(found, [2]int{at, from})
		case passed < n-1:
			passed, statement = passed+1, statement[1:]
		default:
			return found
		}
	}
	return found
}

// mostSpans bounds the pieces in which a statement is looked for.
const mostSpans = 8

// longestPrefix is where the longest beginning of a statement stands in the words from some word on.
func longestPrefix(words, statement []string, from int) (at, length int) {
	for i := from; i < len(words) && length < len(statement); i++ {
		run := 0
		for run < len(statement) && i+run < len(words) && words[i+run] == statement[run] {
			run++
		}
		if run > length {
			at, length = i, run
		}
	}
	return at, length
}

// problemOf reads the problem of a label; it is nil if the label is none of ours, such as a class of another dataset.
func problemOf(registry tasks.Registry, label string) (p *problem, err error) {
	var named struct {
		Family  *string         `json:"family"`
		Version int             `json:"version"`
		Problem json.RawMessage `json:"problem"`
	}
	if json.Unmarshal([]byte(label), &named) != nil || named.Family == nil || named.Problem == nil {
		return nil, nil
	}
	family, err := registry.Find(*named.Family)
	if err != nil {
		return nil, fmt.Errorf("label: %w", err)
	}
	if named.Version > family.Version {
		return nil, fmt.Errorf("the label was made by %s version %d; this build knows versions up to %d", family.Name, named.Version, family.Version)
	}
	defer func() {
		if fault := recover(); fault != nil {
			p, err = nil, fmt.Errorf("family %s failed on this label: %v", family.Name, fault)
		}
	}()
	read, err := family.ProblemOf(tasks.Item{Label: label})
	if err != nil {
		return nil, err
	}
	print, err := read.Fingerprint()
	if err != nil {
		return nil, err
	}
	return &problem{family, print, read.Prompt()}, nil
}

// object is a JSON object.
type object map[string]json.RawMessage

func parse(line []byte) (o object, err error) {
	if !utf8.Valid(line) {
		return nil, fmt.Errorf("%w: it is not valid UTF-8", datasets.ErrLine)
	}
	switch err := json.Unmarshal(line, &o); {
	case err != nil && bytes.HasPrefix(bytes.TrimSpace(line), []byte("{")):
		return nil, fmt.Errorf("%w: it is no JSON: %w", datasets.ErrLine, err)
	case err != nil || o == nil:
		return nil, fmt.Errorf("%w: it is no JSON object", datasets.ErrLine)
	}
	return o, nil
}

// column is the value of a column. Where no column has the name, its points lead into nested objects.
func (o object) column(name string) (json.RawMessage, bool) {
	if value, ok := o[name]; ok {
		return value, true
	}
	outer, inner, nested := strings.Cut(name, ".")
	var deeper object
	if !nested || json.Unmarshal(o[outer], &deeper) != nil {
		return nil, false
	}
	return deeper.column(inner)
}

// text is the text of a column: a string, or the contents of chat messages, each on lines of its own.
func (o object) text(name string) (string, error) {
	value, ok := o.column(name)
	if !ok {
		return "", fmt.Errorf("there is no column %q that holds the text", name)
	}
	var text string
	switch value[0] {
	case '"':
		return text, json.Unmarshal(value, &text)
	case '[':
		text, err := contents(value)
		if err != nil {
			return "", fmt.Errorf("column %q: %w", name, err)
		}
		return text, nil
	}
	return "", fmt.Errorf("column %q holds neither a string nor a list of messages", name)
}

func contents(chat json.RawMessage) (string, error) {
	var messages []struct {
		Content *string `json:"content"`
	}
	if err := json.Unmarshal(chat, &messages); err != nil {
		return "", errors.New(`the list does not hold messages with a "content" that is a string`)
	}
	texts := make([]string, 0, len(messages))
	for _, m := range messages {
		if m.Content != nil {
			texts = append(texts, *m.Content)
		}
	}
	if len(texts) == 0 {
		return "", errors.New(`no message has a "content"`)
	}
	return strings.Join(texts, "\n"), nil
}

// string is the string in a column, if it holds one.
func (o object) string(column string) (text string, ok bool) {
	err := json.Unmarshal(o[column], &text)
	return text, err == nil
}
