// Package tasks says what a task family is: a Spec of data and pure functions, written by the family's author,
// and the Family that Define makes of it, with which registry, command line and datasets work.
//
// # What a family must be
//
// It is admitted if the conformance kit (tasks/tasktest) finds that
//
//   - every problem has a right answer, and exactly one where the family promises so;
//   - the judge goes by the rules of the problem and never by the answer that the generator knows;
//   - its prompt states the rules, the instance and the form of the answer, in this order, and nothing else;
//   - a level is harder than the one before it, measured by a solver's work;
//   - an answer cannot be had by guessing.
package tasks

import (
	"encoding/json"
	"iter"
	"math/big"
	"math/rand/v2"
	"regexp"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/touchstone-rl/touchstone/verifiers"
)

// A Judge tells what a verdict rests on.
type Judge string

const (
	Rules Judge = "rules" // the problem holds no answer: the judge checks the rules
	Key   Judge = "key"   // the problem holds one, because the rules alone cannot be checked cheaply
)

// A Spec is what a family's author writes: data and pure functions.
// Params says how instances are made; Problem is all that a solver sees and a judge needs. Problem must survive
// its own JSON, and its JSON is a promise: labels that were written once must be judged for ever.
type Spec[Params, Problem any] struct {
	Name    string // one lower-case word: folder, package, CLI word and family column
	Doc     string // the source of doc.go, embedded
	Version int    // raised whenever an ID would name other bytes
	Tags    []Tag  // one category, one answer kind, origins, properties
	Judge   Judge

	Levels   func(level int) Params // parameters of level 1, 2, 3, ...; harder as it grows
	MaxLevel int                    // 0 = no ceiling

	// Generate draws a problem and one right answer, in canonical form, or returns generators.ErrAgain.
	Generate func(*rand.Rand, Params) (Problem, string, error)
	// Prompt states the rules, the instance and the form of the answer; the request for <answer> tags is
	// added to it.
	Prompt func(Problem) string
	// Verify judges an answer that was found in a response and undressed. It never sees Generate's answer.
	Verify func(Problem, string) verifiers.Verdict
	// Form is a regular expression for whole answers in the form that the prompt asks for, and no others. Every
	// answer of Generate and Solutions has it.
	Form string
	// Oracle tells whether an answer is right, as Verify does. It is a second opinion that shares no code with it,
	// written as plainly as can be, against which the kit holds Verify.
	Oracle func(Problem, string) bool

	// Optional; the kit checks more for each that is there.
	Check     func(Params) error                     // what the ranges of single parameters cannot say
	Solutions func(Problem) iter.Seq[string]         // every right answer
	Wrong     func(Problem, string) iter.Seq[string] // near misses of a right answer; each must score 0
	Effort    func(Problem) float64                  // measured work of a solver
	Tier      func(Problem) string                   // the hardest technique it takes; goes with a parameter "tier", and is one of its values
	Canonical func(Problem) Problem                  // one representative per symmetry class
	Symmetry  func(*rand.Rand, Problem) Problem      // a random symmetry of the problem; goes with Canonical
	Space     func(Params) *big.Int                  // how many problems differ in more than a symmetry; nil where unknown
	Guessable string                                 // why the commonest answer is a common one, if it is
}

// A Family is a Spec with its types erased: problems are JSON. All its methods may be called at the same time.
type Family struct {
	Name     string
	Doc      string // the text of the package comment
	Version  int
	Tags     []Tag
	Judge    Judge
	MaxLevel int // 0 = no ceiling
	Params   []Param
	Form     string // a regular expression for whole answers in the form asked for

	Guessable string
	Optional  Optional

	fault error // what Define found wrong; Validate reports it
	form  *regexp.Regexp
	core  core
}

// Optional tells which of a Spec's optional functions a family has.
type Optional struct{ Solutions, Wrong, Effort, Tier, Canonical, Symmetry, Space bool }

// core is what a Spec's typed functions look like from outside.
type core interface {
	at(level int, assignments []string) (drawer, string, error)
	read(label []byte) (problem loaded, version int, err error)
	load(problem json.RawMessage) (loaded, error)
	schemas() (params, problem *jsonschema.Schema, err error)
}

// A drawer draws problems with fixed parameters.
type drawer interface {
	draw(*rand.Rand) (problem json.RawMessage, answer string, fingerprint Fingerprint, err error)
	value(param string) string
	isEmpty() bool // whether it is known that there are no problems
	space() *big.Int
}

// loaded is a problem that was read from JSON, with its family's functions.
type loaded interface {
	marshal() (json.RawMessage, error)
	prompt() string
	verify(answer string) verifiers.Verdict
	oracle(answer string) bool
	solutions() iter.Seq[string]
	wrong(answer string) iter.Seq[string]
	effort() (float64, bool)
	tier() string
	canonical() (json.RawMessage, error)
	symmetric(*rand.Rand) (json.RawMessage, error)
}

// Has tells whether the family carries a tag.
func (f *Family) Has(tag Tag) bool {
	for _, t := range f.Tags {
		if t == tag {
			return true
		}
	}
	return false
}

// Schemas are the JSON Schemas of the family's parameters and problems.
func (f *Family) Schemas() (params, problem *jsonschema.Schema, err error) { return f.core.schemas() }
