package people

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

func TestNames(t *testing.T) {
	for n := range MaxNames + 1 {
		r := generators.Stream("names")
		names := Names(r, n)
		if !slices.Equal(names, Names(generators.Stream("names"), n)) {
			t.Fatalf("%d names differ when drawn again", n)
		}
		if len(names) != n || !distinct(names) {
			t.Fatalf("%d names: %q", n, names)
		}
		var first []string
		for _, name := range names {
			if !plain(name) || name != strings.ToUpper(name[:1])+strings.ToLower(name[1:]) {
				t.Errorf("%q is no plain name", name)
			}
			first = append(first, name[:1])
		}
		if !distinct(first[:min(n, initials)]) {
			t.Errorf("two initials are the same: %q", names)
		}
	}
}

func TestNamesVary(t *testing.T) {
	r := generators.Stream("varied names")
	seen := map[string]bool{}
	for range 1000 {
		for _, name := range Names(r, 3) {
			seen[name] = true
		}
	}
	if len(seen) < 500 {
		t.Errorf("3,000 draws gave %d names", len(seen))
	}
}

func TestThings(t *testing.T) {
	kindOf := map[string]Kind{}
	for kind := range Kind(len(kinds)) {
		r := generators.Stream("things")
		for range 200 {
			things := Things(r, kind, MaxThings)
			if len(things) != MaxThings || !distinct(things) {
				t.Fatalf("kind %d: %q", kind, things)
			}
			for _, thing := range things {
				if !plain(thing) || kind != Cars && thing != strings.ToLower(thing) {
					t.Errorf("kind %d: %q is not a plain word", kind, thing)
				}
				if k, ok := kindOf[strings.ToLower(thing)]; ok && k != kind {
					t.Errorf("%q is of kinds %d and %d", thing, k, kind)
				}
				kindOf[strings.ToLower(thing)] = kind
			}
		}
	}
}

func TestTooMany(t *testing.T) {
	for what, draw := range map[string]func(){
		"names":  func() { Names(generators.Stream("too many"), MaxNames+1) },
		"things": func() { Things(generators.Stream("too many"), Drinks, MaxThings+1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("too many %s were given", what)
				}
			}()
			draw()
		}()
	}
}

func distinct(words []string) bool {
	sorted := slices.Sorted(slices.Values(words))
	return len(slices.Compact(sorted)) == len(words)
}

func BenchmarkNames(b *testing.B) {
	r := generators.Stream("benchmark")
	b.ReportAllocs()
	for b.Loop() {
		Names(r, 5)
	}
}
