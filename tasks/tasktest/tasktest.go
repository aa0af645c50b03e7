// Package tasktest is the conformance kit: what every family must keep, checked without knowing the family.
// A family's own test file is three lines:
//
//	func TestFamily(t *testing.T)      { tasktest.Run(t, Family) }
//	func FuzzVerify(f *testing.F)      { tasktest.Fuzz(f, Family) }
//	func BenchmarkFamily(b *testing.B) { tasktest.Bench(b, Family) }
//
// The command "touchstone check" runs the same clauses outside of tests. Every failure names an ID that
// "touchstone show ID" makes again.
package tasktest

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
)

const (
	seed       = 1   // of all items that the kit makes
	perLevel   = 200 // items that are made at each level
	openLevels = 6   // levels tested where there is no ceiling
	shortly    = 8   // the same with -short
	fewLevels  = 6   // where there are more, fewer items of each are looked at, so that a family takes no longer
)

var heavy = flag.Int("heavy", 0, "how much is tried of what is otherwise tried a little: symmetries at each level, and more")

// Heavy is how much of something is to be tried: a few, or as many as the flag -heavy says if that is more.
func Heavy(few int) int { return max(few, *heavy) }

// A Failure is one thing that a family does not keep.
type Failure struct {
	Clause string // the name of the clause, as in Clauses
	ID     string // an item that shows it; empty where it concerns the whole family
	Err    error  // what was found
}

func (f Failure) Error() string {
	if f.ID == "" {
		return fmt.Sprintf("%s: %v", f.Clause, f.Err)
	}
	return fmt.Sprintf("%s: %v (touchstone show --answer '%s')", f.Clause, f.Err, f.ID)
}

// A Clause is one promise that every family keeps.
type Clause struct {
	Name    string
	Promise string
	check   func(*sample) []Failure
}

// Run checks all clauses and the golden items in testdata/golden.jsonl. With -short, few items are made, and only what needs no
// more is checked: that they are the same again, and the golden ones.
func Run(t *testing.T, f *tasks.Family) {
	t.Helper()
	items := shared(perLevel, ceiling(f))
	if testing.Short() {
		items = shortly
	}
	s, failures := takeSample(f, items)
	if len(failures) > 0 {
		for _, failure := range failures {
			t.Error(failure)
		}
		return
	}
	for _, c := range Clauses {
		t.Run(c.Name, func(t *testing.T) {
			if testing.Short() && c.Name != "deterministic" {
				t.Skip("it needs more items than are made with -short")
			}
			for _, failure := range c.check(s) {
				t.Errorf("%s: %v", c.Promise, failure)
			}
		})
	}
	t.Run("golden", func(t *testing.T) { golden(t, s) })
}

// Check checks all clauses and returns what is not kept. perLevel is the number of items made at each level;
// the promises about shares are meant for 200 or more.
func Check(f *tasks.Family, perLevel int) []Failure { return check(f, perLevel, true) }

// check is Check with or without the very long responses of the bank.
func check(f *tasks.Family, perLevel int, long bool) []Failure {
	s, failures := takeSample(f, perLevel)
	if len(failures) > 0 {
		return failures
	}
	s.long = long
	for _, c := range Clauses {
		failures = append(failures, c.check(s)...)
	}
	return failures
}

// made is an item with its problem read back from its label.
type made struct {
	tasks.Item
	problem tasks.Problem
}

// fails is a failure that this item shows.
func (m made) fails(clause, format string, args ...any) Failure {
	return Failure{clause, m.ID, fmt.Errorf(format, args...)}
}

// sample is what the clauses look at: items of every level, made once.
type sample struct {
	family   *tasks.Family
	settings []tasks.Setting // [level-1]
	levels   [][]made        // [level-1][index]
	long     bool            // whether the very long responses of the bank are tried
}

// takeSample makes the items. A level that cannot be made, or an item that its own maker refuses, is a failure
// of the clause "answered"; without items there is nothing else to look at.
func takeSample(f *tasks.Family, perLevel int) (*sample, []Failure) {
	if err := tasks.Validate(f); err != nil {
		var failures []Failure
		for line := range strings.Lines(err.Error()) {
			failures = append(failures, Failure{"described", "", errors.New(strings.TrimSpace(line))})
		}
		return nil, failures
	}
	s := &sample{family: f, long: true}
	for level := 1; level <= ceiling(f); level++ {
		setting, err := f.At(level)
		if err != nil {
			return nil, []Failure{{"answered", "", err}}
		}
		items, failures := makeLevel(setting, perLevel)
		if len(failures) > 0 {
			return nil, failures
		}
		s.settings = append(s.settings, setting)
		s.levels = append(s.levels, items)
	}
	return s, nil
}

// shared is how many items of each level are looked at, of so many where levels are few.
func shared(items, levels int) int { return min(items, items*fewLevels/levels) }

// ceiling is the highest level that is tested.
func ceiling(f *tasks.Family) int {
	if f.MaxLevel > 0 {
		return f.MaxLevel
	}
	return openLevels
}

// makers is how many goroutines make a sample. Items must not depend on who makes them, nor when.
const makers = 8

func makeLevel(setting tasks.Setting, n int) ([]made, []Failure) {
	items := make([]made, n)
	errs := make([]error, n)
	var all sync.WaitGroup
	for first := range makers {
		all.Go(func() {
			for i := first; i < n; i += makers {
				items[i], errs[i] = makeOne(setting, i)
			}
		})
	}
	all.Wait()
	var failures []Failure
	for _, err := range errs {
		if err != nil {
			failures = append(failures, Failure{"answered", "", err})
		}
	}
	return items, failures[:min(len(failures), 3)]
}

func makeOne(setting tasks.Setting, index int) (m made, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s level %d seed %d train index %d: panic: %v", setting.Family.Name, setting.Level, seed, index, fault)
		}
	}()
	if m.Item, err = setting.Make(seed, tasks.Train, index); err != nil {
		return m, err
	}
	m.problem, err = setting.Family.ProblemOf(m.Item)
	return m, err
}

// each calls check for the first n items of every level and gathers what it finds, at most three failures.
func (s *sample) each(n int, check func(made) []Failure) (failures []Failure) {
	for _, items := range s.levels {
		for _, m := range items[:min(n, len(items))] {
			if failures = append(failures, check(m)...); len(failures) >= 3 {
				return failures[:3]
			}
		}
	}
	return failures
}
