package lineup

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// all is every line-up, found without the solver.
func all(places, groups int) (lineups [][]int) {
	order := make([]int, places)
	for p := range order {
		order[p] = p
	}
	lineups = [][]int{order}
	for range groups {
		var longer [][]int
		for _, start := range lineups {
			permute(slices.Clone(order), 0, func(group []int) { longer = append(longer, slices.Concat(start, group)) })
		}
		lineups = longer
	}
	return lineups
}

func permute(list []int, from int, each func([]int)) {
	if from == len(list) {
		each(list)
	}
	for i := from; i < len(list); i++ {
		list[from], list[i] = list[i], list[from]
		permute(list, from+1, each)
		list[from], list[i] = list[i], list[from]
	}
}

// means is the meaning of clues in plain words of arithmetic.
func means(c Clue, where []int) bool {
	x, y, z := where[c.Things[0]], where[c.Things[1]], where[c.Things[len(c.Things)-1]]
	distance := max(x-y, y-x)
	switch c.Kind {
	case At, Same:
		return distance == 0
	case NotAt, Different:
		return distance != 0
	case JustLeft:
		return y-x == 1
	case Left:
		return y > x
	case Next:
		return distance == 1
	case Far:
		return distance >= 2
	case Apart:
		return distance == c.Number
	case Between:
		return min(y, z) < x && x < max(y, z)
	}
	return x == y || x == z
}

// left are the line-ups that mean what the clues mean.
func left(lineups [][]int, clues []Clue) map[string]bool {
	found := map[string]bool{}
	for _, where := range lineups {
		if !slices.ContainsFunc(clues, func(c Clue) bool { return !means(c, where) }) {
			found[fmt.Sprint(where)] = true
		}
	}
	return found
}

func TestKinds(t *testing.T) {
	for k := range Kind(AllKinds) {
		if got, err := ParseKind(k.String()); err != nil || got != k {
			t.Errorf("ParseKind(%q) = %v, %v", k, got, err)
		}
	}
	if _, err := ParseKind("above"); err == nil {
		t.Error("above is a kind")
	}
}

func TestKept(t *testing.T) {
	r := generators.Stream("lineup", "kept")
	lineups := all(5, 2)
	d := drawer{Rand: r, places: 5, groups: 2}
	for kind := range Kind(AllKinds) {
		kept := 0
		for range 30 {
			c := d.about(kind)
			for _, where := range lineups {
				if c.Kept(where) != means(c, where) {
					t.Fatalf("%v %d %v at %v: Kept is %v", kind, c.Number, c.Things, where, c.Kept(where))
				}
				if c.Kept(where) {
					kept++
				}
			}
		}
		if kept == 0 || kept == 30*len(lineups) {
			t.Errorf("clues of kind %v say nothing", kind)
		}
	}
}

// someClues are clues of all kinds, some of them false in the line-up if lies are allowed.
func someClues(r *rand.Rand, places, groups, n int, lies bool) (clues []Clue) {
	d := drawer{r, places, groups, AllKinds, arrange(r, places, groups)}
	for range n {
		if lies {
			clues = append(clues, d.about(Kind(r.IntN(AllKinds))))
		} else {
			clues = append(clues, d.clue(nil))
		}
	}
	return clues
}

// sizes are places and groups for which all line-ups can be looked at.
var sizes = [][2]int{{3, 2}, {3, 3}, {4, 2}, {3, 4}}

func TestSolutions(t *testing.T) {
	r := generators.Stream("lineup", "solutions")
	for _, size := range sizes {
		lineups := all(size[0], size[1])
		for n := range 150 {
			clues := someClues(r, size[0], size[1], n%15, n%3 == 0)
			want := left(lineups, clues)
			for _, near := range [][]int{nil, lineups[r.IntN(len(lineups))]} {
				got := map[string]bool{}
				row := New(size[0], size[1], clues)
				for where := range row.Solutions(near) {
					if got[fmt.Sprint(where)] {
						t.Fatalf("%v comes twice", where)
					}
					got[fmt.Sprint(where)] = true
				}
				if !maps.Equal(got, want) {
					t.Fatalf("%v %v: found %d line-ups, want %d", size, clues, len(got), len(want))
				}
				if row.Steps != 0 || row.Broken() {
					t.Fatal("Solutions changed the row")
				}
			}
		}
	}
}

// TestAdd adds a clue while a search is under way: whatever follows must keep it.
func TestAdd(t *testing.T) {
	r := generators.Stream("lineup", "add")
	lineups := all(4, 2)
	for range 100 {
		clues := someClues(r, 4, 2, 2, false)
		added := someClues(r, 4, 2, 8, false)
		row := New(4, 2, clues)
		found := map[string]bool{}
		for where := range row.Solutions(nil) {
			found[fmt.Sprint(where)] = true
			if slices.ContainsFunc(clues, func(c Clue) bool { return !means(c, where) }) {
				t.Fatalf("%v breaks one of %v", where, clues)
			}
			if len(added) > 0 {
				row.Add(added[0])
				clues, added = append(slices.Clip(clues), added[0]), added[1:]
			}
		}
		for where := range left(lineups, clues) {
			if !found[where] {
				t.Fatalf("%s was not found", where)
			}
		}
	}
}

// TestRungs climbs single rungs and ladders: a solution must stay possible all the time, and the whole ladder must
// leave nothing else.
func TestRungs(t *testing.T) {
	r := generators.Stream("lineup", "rungs")
	rungs := []generators.Rung[*Row]{Facts, Single, Reach, Share, Suppose, Search}
	used := make([]int, len(rungs))
	for _, size := range sizes {
		lineups := all(size[0], size[1])
		for n := range 150 {
			clues := someClues(r, size[0], size[1], n%15, n%3 == 0)
			want := left(lineups, clues)
			possible := make([]set, size[0]*(size[1]+1))
			for _, where := range lineups {
				if want[fmt.Sprint(where)] {
					for thing, place := range where {
						possible[thing] |= 1 << place
					}
				}
			}
			for first := range rungs {
				for last := first; last < len(rungs); last++ {
					row := New(size[0], size[1], clues)
					counts := generators.Climb(row, rungs[first:last+1], (*Row).Broken)
					for i, count := range counts {
						used[first+i] += count
					}
					whole := first == 0 && last == len(rungs)-1
					if row.Broken() && len(want) > 0 || whole && !row.Broken() && len(want) == 0 {
						t.Fatalf("%v %v: rungs %d to %d: Broken is %v, and there are %d solutions",
							size, clues, first, last, row.Broken(), len(want))
					}
					for thing, can := range row.can {
						if possible[thing]&^can != 0 {
							t.Fatalf("%v %v: rungs %d to %d lose a solution", size, clues, first, last)
						}
						if whole && !row.Broken() && possible[thing] != can {
							t.Fatalf("%v %v: rungs %d to %d leave %b, want %b", size, clues, first, last, can, possible[thing])
						}
					}
				}
			}
		}
	}
	if slices.Contains(used, 0) {
		t.Errorf("rungs made progress %v times", used)
	}
}

func TestDraw(t *testing.T) {
	r := generators.Stream("lineup", "draw")
	for _, size := range sizes {
		lineups := all(size[0], size[1])
		for n := range 80 {
			where, clues, err := Draw(r, size[0], size[1], 4+n%8)
			if err != nil {
				t.Fatal(err)
			}
			if got := left(lineups, clues); len(got) != 1 || !got[fmt.Sprint(where)] {
				t.Fatalf("%v is drawn for %v, which leave %v", where, clues, got)
			}
			for i := range clues {
				if len(left(lineups, slices.Delete(slices.Clone(clues), i, i+1))) == 1 {
					t.Fatalf("clue %d of %v can be left out", i, clues)
				}
				if clues[i].Kind >= Kind(4+n%8) {
					t.Fatalf("kind %v is not among the first %d", clues[i].Kind, 4+n%8)
				}
			}
		}
	}
}

func TestDrawRefuses(t *testing.T) {
	r := generators.Stream("lineup", "refuses")
	if _, _, err := Draw(r, 20, 20, AllKinds); !errors.Is(err, generators.ErrAgain) {
		t.Errorf("with 400 things and %d clues at most, the error is %v", MaxClues, err)
	}
	for _, size := range [][2]int{{2, 5}, {5, 1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v are enough", size)
				}
			}()
			Draw(r, size[0], size[1], AllKinds)
		}()
	}
}

// images are the clues under each of the symmetries, in the order that Canonical gives to clues and alike things.
func images(places, groups int, clues []Clue) (images [][]Clue) {
	for _, seen := range [][]Clue{clues, mirrored(places, clues)} {
		order := make([]int, groups)
		for g := range order {
			order[g] = g
		}
		inGroups := all(places, groups)
		permute(order, 0, func(order []int) {
			for _, things := range inGroups {
				name := slices.Clone(things)
				for t := places; t < len(name); t++ {
					name[t] += (order[t/places-1] + 1) * places
				}
				image := renamed(seen, name)
				for _, c := range image {
					slices.Sort(c.Things[c.Kind.alike():])
				}
				slices.SortFunc(image, compare)
				images = append(images, image)
			}
		})
	}
	return images
}

// TestCanonical compares with the least of all images: the canonical form must be an image, and the same for two
// problems if and only if their least images are.
func TestCanonical(t *testing.T) {
	r := generators.Stream("lineup", "canonical")
	for _, size := range []struct{ places, groups, problems, twice int }{{3, 2, 400, 100}, {4, 2, 150, 10}} {
		byLeast, byCanonical := map[string]string{}, map[string]string{}
		same := 0
		for n := range size.problems {
			clues := someClues(r, size.places, size.groups, 1+n%3, false)
			if n%2 == 0 { // alike but for their numbers
				d := drawer{Rand: r, places: size.places, groups: size.groups}
				for i := range clues {
					clues[i] = d.about([]Kind{At, NotAt, Apart}[r.IntN(3)])
				}
			}
			all := images(size.places, size.groups, clues)
			least := slices.MinFunc(all, func(a, b []Clue) int { return slices.CompareFunc(a, b, compare) })
			canonical := Canonical(size.places, size.groups, clues)
			if !slices.ContainsFunc(all, func(image []Clue) bool { return reflect.DeepEqual(image, canonical) }) {
				t.Fatalf("%v is no image of %v", canonical, clues)
			}
			a, b := fmt.Sprint(least), fmt.Sprint(canonical)
			if before, ok := byLeast[a]; ok {
				same++
				if before != b {
					t.Fatalf("%v has the canonical forms %s and %s", least, before, b)
				}
			}
			if before, ok := byCanonical[b]; ok && before != a {
				t.Fatalf("%s and %s have the same canonical form", before, a)
			}
			byLeast[a], byCanonical[b] = b, a
			for range 5 {
				if got := Canonical(size.places, size.groups, Disguise(r, size.places, size.groups, clues)); fmt.Sprint(got) != b {
					t.Fatalf("disguised, %v have the canonical form %v, not %s", clues, got, b)
				}
			}
		}
		if same < size.twice {
			t.Errorf("only %d problems were met twice", same)
		}
	}
}

func TestDisguise(t *testing.T) {
	r := generators.Stream("lineup", "disguise")
	for range 50 {
		_, clues, err := Draw(r, 5, 5, AllKinds)
		if err != nil {
			t.Fatal(err)
		}
		before := fmt.Sprint(clues)
		disguised := Disguise(r, 5, 5, clues)
		if fmt.Sprint(clues) != before {
			t.Fatal("Disguise changed its argument")
		}
		if !reflect.DeepEqual(Canonical(5, 5, disguised), Canonical(5, 5, clues)) {
			t.Fatalf("the canonical form of %v changes", clues)
		}
		solutions := 0
		for range New(5, 5, disguised).Solutions(nil) {
			solutions++
		}
		if solutions != 1 {
			t.Fatalf("disguised, %v have %d solutions", clues, solutions)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	r := generators.Stream("lineup", "benchmark")
	for _, size := range [][3]int{{5, 5, 7}, {5, 5, AllKinds}, {7, 7, AllKinds}} {
		b.Run(fmt.Sprintf("places=%d/groups=%d/kinds=%d", size[0], size[1], size[2]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Draw(r, size[0], size[1], size[2]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCanonical(b *testing.B) {
	_, clues, err := Draw(generators.Stream("lineup", "benchmark"), 5, 5, AllKinds)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Canonical(5, 5, clues)
	}
}
