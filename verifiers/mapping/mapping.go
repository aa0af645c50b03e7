// Package mapping reads answers that give each of some keys one of some values: "Ann: knight, Bob: knave".
//
//	mapping   = pair { separator pair }
//	pair      = key connective value
//	separator = "," | ";" | end of line
//	connective = ":" | "=" | "->" | "→" | "is"
//
// Pairs may come in any order, each key exactly once; values may repeat. Upper and lower case are one, and so are runs
// of spaces and single ones. What people and programs put around such lists does no harm: list bullets, bold, code and
// quotation marks around a word, a pair of curly brackets around the whole, "and" before a pair, an article before a
// value, a full stop at the end.
//
// Reading takes time linear in the text, which is capped, times the number of keys and values.
package mapping

import (
	"fmt"
	"slices"
	"strings"
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
	got := make([]int, len(keys))
	for i := range got {
		got[i] = -1
	}
	given := 0
	for part := range strings.FieldsFuncSeq(unwrap(text), isSeparator) {
		pair := strip(part)
		if pair == "" {
			continue
		}
		left, right, ok := cut(pair)
		if !ok {
			return nil, fmt.Errorf("%.40q is not a pair such as %q", pair, "name: value")
		}
		key := find(keys, left)
		if key < 0 {
			return nil, fmt.Errorf("%.40q is none of those asked for", left)
		}
		if got[key] >= 0 {
			return nil, fmt.Errorf("%q is there twice", keys[key])
		}
		if got[key] = find(values, right); got[key] < 0 {
			return nil, fmt.Errorf("%q is given %.40q, which is none of the values allowed", keys[key], right)
		}
		given++
	}
	if given < len(keys) {
		return nil, fmt.Errorf("%q is missing", keys[slices.Index(got, -1)])
	}
	return got, nil
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

func isSeparator(c rune) bool { return c == ',' || c == ';' || c == '\n' || c == '\r' }

// marks are what may stand around words.
const marks = " \t*_`\"'“”"

// unwrap takes off what may stand around the whole: a full stop, a pair of curly brackets.
func unwrap(text string) string {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(text, ".")
	if inside, ok := strings.CutPrefix(text, "{"); ok {
		if inside, ok = strings.CutSuffix(inside, "}"); ok {
			return inside
		}
	}
	return text
}

// strip takes off what may stand around a pair: spaces, a bullet, "and".
func strip(part string) string {
	part = strings.TrimSpace(part)
	for _, bullet := range []string{"- ", "* ", "• "} {
		if rest, ok := strings.CutPrefix(part, bullet); ok {
			part = strings.TrimSpace(rest)
			break
		}
	}
	return withoutWord(part, "and")
}

// cut parts a pair at its first connective.
func cut(pair string) (key, value string, ok bool) {
	for _, connective := range []string{":", "->", "→", "=", " is "} {
		if key, value, ok = strings.Cut(pair, connective); ok {
			key, value = strings.Trim(key, marks), strings.Trim(value, marks)
			for _, article := range []string{"a", "an", "the"} {
				value = withoutWord(value, article)
			}
			return key, value, true
		}
	}
	return "", "", false
}

// withoutWord takes one word, in any case, off the front of a text that goes on after it.
func withoutWord(text, word string) string {
	if len(text) > len(word) && text[len(word)] == ' ' && strings.EqualFold(text[:len(word)], word) {
		return strings.TrimLeft(text[len(word):], " ")
	}
	return text
}

// find is the index of a word in a list, or -1.
func find(list []string, word string) int {
	for i, w := range list {
		if strings.EqualFold(w, word) {
			return i
		}
	}
	if spaced := strings.Join(strings.Fields(word), " "); spaced != word {
		return find(list, spaced)
	}
	return -1
}
