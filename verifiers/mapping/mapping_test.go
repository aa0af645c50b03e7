package mapping_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers/mapping"
)

var (
	names = []string{"Ann", "Bob", "Mary Lou"}
	kinds = []string{"knight", "knave"}
)

func TestParse(t *testing.T) {
	for _, text := range []string{
		"Ann: knight, Bob: knave, Mary Lou: knave",
		"Mary Lou: knave; Ann: knight; Bob: knave",
		"ann=KNIGHT\nBOB = Knave\n\n  mary   lou =knave  ",
		"Ann -> knight, Bob → knave, Mary Lou->knave.",
		"Ann is a knight, Bob is a knave, and Mary Lou is a knave.",
		"- **Ann**: knight\r\n- **Bob:** knave\r\n- `Mary Lou`: *knave*",
		`{"Ann": "knight", "Bob": "knave", "Mary Lou": "knave"}`,
		"Ann: knight,\nBob: the knave,\n• Mary Lou: knave,",
	} {
		got, err := mapping.Parse(text, names, kinds)
		if err != nil || !slices.Equal(got, []int{0, 1, 1}) {
			t.Errorf("Parse(%q) = %v, %v", text, got, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                           `"Ann" is missing`,
		"Ann: knight, Bob: knave":    `"Mary Lou" is missing`,
		"Ann: knight, Ann: knight":   `"Ann" is there twice`,
		"Ann: knight, Ann: knave":    `"Ann" is there twice`,
		"Ann: knight, Carl: knave":   `"Carl" is none of those asked for`,
		"Ann: spy":                   `"Ann" is given "spy", which is none of the values allowed`,
		"Ann: knight or knave":       `"Ann" is given "knight or knave", which is none of the values allowed`,
		"Ann: not a knight":          `"Ann" is given "not a knight", which is none of the values allowed`,
		"Ann: a a knight":            `"Ann" is given "a knight", which is none of the values allowed`,
		"Ann knight":                 `"Ann knight" is not a pair such as "name: value"`,
		"Ann:":                       `"Ann" is given "", which is none of the values allowed`,
		": knight":                   `"" is none of those asked for`,
		"Ann and Bob: knight":        `"Ann and Bob" is none of those asked for`,
		"Ann: knight Bob: knave":     `"Ann" is given "knight Bob: knave", which is none of the values allowed`,
		"It is so. Ann: knight":      `"It is so. Ann" is none of those asked for`,
		strings.Repeat("x", 1<<14+1): "the answer is longer than 16384 bytes",
		"Ann: knight, Bob: knave, Mary Lou: knave, that is all": `"that" is none of those asked for`,
	} {
		if got, err := mapping.Parse(text, names, kinds); err == nil || err.Error() != want {
			t.Errorf("Parse(%.60q) = %v, %v; want %s", text, got, err, want)
		}
	}
}

func TestFormat(t *testing.T) {
	want := "Ann: knight, Bob: knave, Mary Lou: knight"
	if got := mapping.Format(names, kinds, []int{0, 1, 0}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzParse: what is read gives every key one of the values, and is read again when it is formatted.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"Ann: knight, Bob: knave, Mary Lou: knave", "{Ann=knave}", "- *Ann*->", "and is a : =", "\xff;“"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := mapping.Parse(text, names, kinds)
		if err != nil {
			return
		}
		again, err := mapping.Parse(mapping.Format(names, kinds, got), names, kinds)
		if err != nil || !slices.Equal(got, again) {
			t.Errorf("Parse(%q) = %v, but again %v, %v", text, got, again, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"short", "Ann: knight, Bob: knave, Mary Lou: knave"},
		{"16KiB_commas", strings.Repeat(",", mapping.MaxLength)},
		{"16KiB_marks", "Ann:" + strings.Repeat("* ", mapping.MaxLength/2-2)},
		{"16KiB_words", "Ann:" + strings.Repeat("a ", mapping.MaxLength/2-2)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = mapping.Parse(bench.text, names, kinds)
			}
		})
	}
}
