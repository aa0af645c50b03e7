//go:build clingo

package tasktest

import (
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/tasks"
)

// Clingo holds a family against a model of its rules in answer set programming, testdata/FAMILY.lp, which shares no code
// with it. Facts describe a problem to the model, and atoms are what an answer says in the model's terms, which are those
// that it shows; answer sets that show the same are one. Each item that is drawn must have exactly one, and it must be the
// item's own answer. The items are 1,000 or more, evenly over the levels.
//
// The test needs the program clingo, and is built with the tag of that name: go test -tags clingo -run Clingo ./tasks/...
func Clingo[Params, Problem any](t *testing.T, spec tasks.Spec[Params, Problem], facts func(Problem) string, atoms func(Problem, string) []string) {
	levels := spec.MaxLevel
	if levels == 0 {
		levels = openLevels
	}
	perLevel := Heavy((1000 + levels - 1) / levels)
	model := filepath.Join("testdata", spec.Name+".lp")
	for level := 1; level <= levels; level++ {
		t.Run("level "+strconv.Itoa(level), func(t *testing.T) {
			for i := range perLevel {
				problem, answer := drawn(t, spec, level, i)
				sets := AnswerSets(t, facts(problem), model, "--models=2", "--project=show")
				want := slices.Sorted(slices.Values(atoms(problem, answer)))
				if len(sets) != 1 || !slices.Equal(sets[0], want) {
					t.Fatalf("%+v\nhas the answer sets (two at most) %v\nand the answer %v", problem, sets, want)
				}
			}
			t.Logf("%d items agree", perLevel)
		})
	}
}

// drawn is a problem of a level and its answer.
func drawn[Params, Problem any](t *testing.T, spec tasks.Spec[Params, Problem], level, index int) (Problem, string) {
	for attempt := 0; ; attempt++ {
		r := generators.Stream("clingo", spec.Name, strconv.Itoa(level), strconv.Itoa(index), strconv.Itoa(attempt))
		problem, answer, err := spec.Generate(r, spec.Levels(level))
		if err == nil {
			return problem, answer
		}
		if !errors.Is(err, generators.ErrAgain) {
			t.Fatal(err)
		}
	}
}

// AnswerSets runs clingo on a model with facts, and gives the shown atoms of the answer sets that it prints, each sorted.
func AnswerSets(t *testing.T, facts, model string, options ...string) (sets [][]string) {
	command := exec.Command("clingo", append(options, "--outf=2", "--warn=no-atom-undefined", model, "-")...)
	command.Stdin = strings.NewReader(facts)
	text, err := command.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) { // the exit status of success is not 0
		t.Fatal(err)
	}
	var result struct {
		Result string
		Call   []struct{ Witnesses []struct{ Value []string } }
	}
	if err := json.Unmarshal(text, &result); err != nil || result.Result != "SATISFIABLE" && result.Result != "UNSATISFIABLE" {
		t.Fatalf("clingo says %s %s on\n%s", text, exit.Stderr, facts)
	}
	for _, witness := range result.Call[0].Witnesses {
		slices.Sort(witness.Value)
		sets = append(sets, witness.Value)
	}
	return sets
}
