// Package mapping reads answers that give each of some keys one of some values: "Ann: knight, Bob: knave".
//
//	mapping    = pair { separator pair }
//	pair       = key connective [ article ] value
//	separator  = "," | ";" | "." and a space | end of line | "and"
//	connective = ":" | "=" | "->" | "→" | "is"
//	article    = "a" | "an" | "the"
//
// Pairs may come in any order, each key exactly once; values may repeat. Upper and lower case are one, and so are runs
// of spaces and single ones. What people and programs put around such lists does no harm: bullets, bold, code and
// quotation marks around a word, a pair of curly brackets around the whole, a full stop at the end of a line, separators
// beside others. A text with a bar in it is a Markdown table of two columns, keys and values, as package markdown reads it.
//
// All else is refused: values that are denied or that leave a choice, groups of keys, remarks, keys or values alone.
//
// Reading takes time linear in the text, which is capped, times the number of keys and values.
package mapping

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/markdown"
)

// MaxLength is the longest text, in bytes, that is read.
const MaxLength = 16384

// Parse reads a mapping. It returns, for each key, the index of its value. Keys and values must differ from others of
// their kind in more than case; none may hold a separator, a connective or a mark. The error says what is wrong with
// the text, and is nil if each key was given one of the values.
func Parse(text string, keys, values []string) ([]int, error) {
	if len(text) > MaxLength {
		return nil, fmt.Errorf("the answer is longer than %d bytes", MaxLength)
	}
	r := reader{keys, values, slices.Repeat([]int{missing}, len(keys))}
	var err error
	if markdown.IsTable(text) {
		err = r.readTable(text)
	} else {
		err = r.readPairs(text)
	}
	if err != nil {
		return nil, err
	}
	if key := slices.Index(r.given, missing); key >= 0 {
		return nil, fmt.Errorf("%q is missing", keys[key])
	}
	return r.given, nil
}

// Format writes a mapping in canonical form: pairs with a colon, separated by commas, in the order of the keys.
// value[i] is the index of the value of key i.
func Format(keys, values []string, value []int) string {
	var b strings.Builder
	for i, key := range keys {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(key)
		b.WriteString(": ")
		b.WriteString(values[value[i]])
	}
	return b.String()
}

const missing = -1

// A reader holds what it has read so far.
type reader struct {
	keys, values []string
	given        []int // the value of each key, or missing
}

// readTable reads the rows of a table as pairs.
func (r reader) readTable(text string) error {
	isAnswer := func(word string) bool { return markdown.Find(r.keys, word) >= 0 || r.value(word) >= 0 }
	rows, err := markdown.Table(text, 2, isAnswer)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := r.add(row[0], row[1]); err != nil {
			return err
		}
	}
	return nil
}

// readPairs reads pairs between separators.
func (r reader) readPairs(text string) error {
	for line := range strings.Lines(unwrap(text)) {
		line = markdown.Item(line)
		if sentence, ok := strings.CutSuffix(strings.TrimRight(line, " \t\r\n"), "."); ok {
			line = sentence
		}
		line = strings.ReplaceAll(strings.ReplaceAll(line, ";", ","), ". ", ",")
		for list := range strings.SplitSeq(line, ",") {
			if err := r.readList(list); err != nil {
				return err
			}
		}
	}
	return nil
}

// readList reads pairs with "and" between them.
func (r reader) readList(list string) error {
	for {
		pair, rest, more := cutWord(list, "and")
		if !more {
			return r.readPair(markdown.Word(list))
		}
		if err := r.readPair(markdown.Word(pair)); err != nil {
			return err
		}
		list = rest
	}
}

// unwrap takes off a pair of curly brackets around the whole, and a full stop after them.
func unwrap(text string) string {
	text = strings.Trim(text, " \t\r\n")
	if inside, ok := strings.CutPrefix(text, "{"); ok {
		if inside, ok = strings.CutSuffix(strings.TrimSuffix(inside, "."), "}"); ok {
			return inside
		}
	}
	return text
}

// readPair reads one pair, or nothing where a separator follows another.
func (r reader) readPair(pair string) error {
	if pair == "" {
		return nil
	}
	left, right, ok := cut(pair)
	if !ok {
		return fmt.Errorf("%.40q is not a pair such as %q", pair, "name: value")
	}
	return r.add(markdown.Sides(left, right))
}

// cut parts a pair at its connective. No key and no value holds one, so that it does not matter which is tried first.
func cut(pair string) (key, value string, ok bool) {
	for _, connective := range []string{":", "->", "→", "="} {
		if key, value, ok = strings.Cut(pair, connective); ok {
			return key, value, true
		}
	}
	return cutWord(pair, "is")
}

// add notes that a key was given a value.
func (r reader) add(key, value string) error {
	k := markdown.Find(r.keys, key)
	if k == missing {
		return fmt.Errorf("%.40q is none of those asked for", key)
	}
	if r.given[k] != missing {
		return fmt.Errorf("%q is there twice", r.keys[k])
	}
	if r.given[k] = r.value(value); r.given[k] == missing {
		return fmt.Errorf("%q is given %.40q, which is none of the values allowed", r.keys[k], value)
	}
	return nil
}

// value is the index of a value that may have an article before it.
func (r reader) value(text string) int {
	if v := markdown.Find(r.values, text); v >= 0 {
		return v
	}
	for _, article := range []string{"a", "an", "the"} {
		if before, value, ok := cutWord(text, article); ok && before == "" {
			return markdown.Find(r.values, markdown.Word(value))
		}
	}
	return missing
}

// cutWord parts a text at the first place where a word stands, in any case, with a space after it, and before it a space
// or nothing. The word is given in lower case.
func cutWord(text, word string) (before, after string, ok bool) {
	for i := 0; i+len(word) < len(text); i++ {
		end := i + len(word)
		if text[i]|' ' == word[0] && isSpace(text[end]) && (i == 0 || isSpace(text[i-1])) && strings.EqualFold(text[i:end], word) {
			return text[:i], text[end+1:], true
		}
	}
	return "", "", false
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
