// Package words holds a list of common English words, and finds words by what is known of their letters.
package words

import (
	_ "embed"
	"iter"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
)

// Open stands in a pattern for a letter that is not known.
const Open = '_'

//go:embed english.txt
var english string

// English holds 5,583 common words of 3 to 12 letters, in lower case. english.LICENSE says where they come from.
var English = sync.OnceValue(func() *List { return New(strings.Fields(english)) })

// Capitals holds the same words in capitals.
var Capitals = sync.OnceValue(func() *List { return New(strings.Fields(strings.ToUpper(english))) })

// A List is a set of words that are made of ASCII letters, all in one case.
type List struct{ lengths map[int]*class }

// class holds the words of one length, in alphabetical order, and for each place and letter the set of those that have
// the letter at the place: of the word with number n, bit n%64 of element n/64.
type class struct {
	words []string
	fits  [][27][]uint64
}

// New makes a list of words. Those that are there twice count once.
func New(words []string) *List {
	l := &List{map[int]*class{}}
	for _, word := range slices.Compact(slices.Sorted(slices.Values(words))) {
		c := l.lengths[len(word)]
		if c == nil {
			c = new(class)
			l.lengths[len(word)] = c
		}
		c.words = append(c.words, word)
	}
	for _, c := range l.lengths { // order: each class is indexed by itself
		c.index()
	}
	return l
}

func (c *class) index() {
	c.fits = make([][27][]uint64, len(c.words[0]))
	for at := range c.fits {
		for n, word := range c.words {
			set := &c.fits[at][letter(word[at])]
			if *set == nil {
				*set = make([]uint64, (len(c.words)+63)/64)
			}
			(*set)[n/64] |= 1 << (n % 64)
		}
	}
}

// letter is the number of a letter in the alphabet, from 1.
func letter(c byte) byte { return c & 31 }

// OfLength are the words with so many letters, in alphabetical order. They must not be changed.
func (l *List) OfLength(n int) []string {
	if c := l.lengths[n]; c != nil {
		return c.words
	}
	return nil
}

// Match gives the words that fit a pattern, in alphabetical order. A pattern has the length of the words and holds the
// letters that are known, in either case, and Open for the others.
func (l *List) Match(pattern string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at, set := range l.matches(pattern) {
			for ; set != 0; set &= set - 1 {
				if !yield(l.lengths[len(pattern)].words[64*at+bits.TrailingZeros64(set)]) {
					return
				}
			}
		}
	}
}

// Random is a random one of the words that fit a pattern; false if there is none.
func (l *List) Random(r *rand.Rand, pattern string) (string, bool) {
	sets, count := l.matches(pattern), 0
	for _, set := range sets {
		count += bits.OnesCount64(set)
	}
	if count == 0 {
		return "", false
	}
	skip, at := r.IntN(count), 0
	for ; bits.OnesCount64(sets[at]) <= skip; at++ {
		skip -= bits.OnesCount64(sets[at])
	}
	for range skip {
		sets[at] &= sets[at] - 1
	}
	return l.lengths[len(pattern)].words[64*at+bits.TrailingZeros64(sets[at])], true
}

// matches is the set of the words that fit a pattern.
func (l *List) matches(pattern string) []uint64 {
	c := l.lengths[len(pattern)]
	if c == nil {
		return nil
	}
	sets := make([]uint64, (len(c.words)+63)/64)
	for n := range c.words {
		sets[n/64] |= 1 << (n % 64)
	}
	for at := range len(pattern) {
		if pattern[at] == Open {
			continue
		}
		with := c.fits[at][letter(pattern[at])]
		if with == nil {
			return nil
		}
		for i := range sets {
			sets[i] &= with[i]
		}
	}
	return sets
}
