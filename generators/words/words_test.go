package words

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

func TestEnglish(t *testing.T) {
	words := strings.Fields(english)
	if len(words) != 5583 || !slices.IsSorted(words) {
		t.Errorf("there are %d words, sorted: %v", len(words), slices.IsSorted(words))
	}
	form := regexp.MustCompile(`^[a-z]{3,12}$`)
	for i, word := range words {
		if !form.MatchString(word) || i > 0 && words[i-1] == word {
			t.Errorf("%q is no word of 3 to 12 letters, or there twice", word)
		}
	}
	total := 0
	for n := range 20 {
		total += len(English().OfLength(n))
	}
	if total != len(words) {
		t.Errorf("the lengths hold %d words", total)
	}
}

// TestMatch compares the sets with regular expressions, on patterns made of words and of nothing.
func TestMatch(t *testing.T) {
	r := generators.Stream(t.Name())
	all := strings.Fields(english)
	for range 300 {
		pattern := []byte(all[r.IntN(len(all))])
		for i := range pattern {
			switch r.IntN(6) {
			case 0:
			case 1:
				pattern[i] = 'a' + byte(r.IntN(26))
			default:
				pattern[i] = Open
			}
		}
		fits := regexp.MustCompile("^" + strings.ReplaceAll(string(pattern), "_", ".") + "$")
		want := slices.DeleteFunc(slices.Clone(all), func(word string) bool { return !fits.MatchString(word) })
		if r.IntN(2) == 0 {
			pattern = []byte(strings.ToUpper(string(pattern)))
		}
		got := slices.Collect(English().Match(string(pattern)))
		if !slices.Equal(got, want) {
			t.Errorf("%s fits %v, want %v", pattern, got, want)
		}
	}
}

func TestMatchEnds(t *testing.T) {
	next, stop := iter.Pull(English().Match("____"))
	defer stop()
	if word, ok := next(); word != "able" || !ok {
		t.Error(word, ok)
	}
	for _, pattern := range []string{"", "__", "_____________", "qqqq"} {
		if got := slices.Collect(English().Match(pattern)); got != nil {
			t.Errorf("%q fits %v", pattern, got)
		}
		if word, ok := English().Random(generators.Stream(pattern), pattern); ok {
			t.Errorf("%q fits %q", pattern, word)
		}
	}
}

// TestRandom draws each of the words that fit about as often.
func TestRandom(t *testing.T) {
	list := New([]string{"TOO", "TEA", "TEN", "TWO", "TWO", "TEAM", "ATE"})
	if words := list.OfLength(3); !slices.Equal(words, []string{"ATE", "TEA", "TEN", "TOO", "TWO"}) {
		t.Error(words)
	}
	r := generators.Stream(t.Name())
	drawn := map[string]int{}
	for range 4000 {
		word, _ := list.Random(r, "T__")
		drawn[word]++
	}
	for _, word := range []string{"TEA", "TEN", "TOO", "TWO"} {
		if n := drawn[word]; n < 900 || n > 1100 {
			t.Errorf("%s was drawn %d times", word, n)
		}
	}
	if len(drawn) != 4 {
		t.Error(drawn)
	}
}
