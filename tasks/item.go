package tasks

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/answer"
)

// An Item is one row of a dataset. Every row of every family has the same keys, of the same types.
type Item struct {
	ID          string  `json:"id"`          // names the item for ever, see ID
	Family      string  `json:"family"`      // the family's name
	Level       int     `json:"level"`       // 1 or more
	Split       Split   `json:"split"`       // train, dev or test
	Prompt      string  `json:"prompt"`      // the problem, and how to give the answer
	Answer      string  `json:"answer"`      // one right answer, in canonical form
	Label       string  `json:"label"`       // JSON text of all that a judge needs: family, version, problem
	Fingerprint string  `json:"fingerprint"` // hex SHA-256 of the canonical problem, see Fingerprint
	Effort      float64 `json:"effort"`      // measured work of a solver, in the family's own unit

	Draws int `json:"-"` // how many problems were drawn to find this one
}

// A Judgement is a verdict on a response, with the final answer that was found in it.
type Judgement struct {
	verifiers.Verdict
	Extracted string `json:"extracted"` // undressed; empty if there was none
}

// maxDraws bounds the draws for one item: so many may be refused by the generator one after another, and so many
// problems may fall in another split. The rarest split holds every 16th problem, so that an honest family misses
// it 1,000 times with a chance below 10^-28.
const maxDraws = 1000

// doubtful is after how many draws that the generator refused it is looked up whether there is any problem at all.
const doubtful = 10

// nearMissEvery is the share of items whose near misses are judged before they leave: one in so many.
const nearMissEvery = 16

// ErrNoProblem is the error of Make when the draws ended without a problem.
var ErrNoProblem = errors.New("no problem was found")

// A Setting is a family with its parameters fixed: all of an ID but seed, split and index.
type Setting struct {
	Family *Family
	Level  int
	Params string // what differs from the level's parameters, as in ID

	drawer drawer
}

// At fixes the parameters of a family: those of the level, except where an assignment "name=value" says otherwise.
// The error for a level or parameter out of range names it and says what is allowed.
func (f *Family) At(level int, assignments ...string) (Setting, error) {
	drawer, params, err := f.core.at(level, assignments)
	if err != nil {
		return Setting{}, fmt.Errorf("%s: %w", f.Name, err)
	}
	return Setting{f, level, params, drawer}, nil
}

// Space is how many different problems there are with these parameters, in all splits together; nil if unknown.
func (s Setting) Space() *big.Int { return s.drawer.space() }

// Value is the value of one of the parameters, as it is written in an ID; empty if the family has none of that name.
func (s Setting) Value(param string) string { return s.drawer.value(param) }

// Make makes the item that an ID names.
func (f *Family) Make(id ID) (Item, error) {
	s, err := f.Setting(id)
	if err != nil {
		return Item{}, err
	}
	return s.Make(id.Seed, id.Split, id.Index)
}

// Setting is the family with the parameters of an ID. An error means that the ID names no item of this build.
func (f *Family) Setting(id ID) (Setting, error) {
	if id.Family != f.Name || id.Version != f.Version {
		return Setting{}, fmt.Errorf("%s: this build makes %s@%d", id, f.Name, f.Version)
	}
	s, err := f.At(id.Level, splitParams(id.Params)...)
	if err != nil {
		return Setting{}, fmt.Errorf("%s: %w", id, err)
	}
	if s.Params != id.Params {
		return Setting{}, fmt.Errorf("%s: the parameters are written %q in an ID", id, s.Params)
	}
	return s, nil
}

// Make makes the item of a seed, split and index: it draws until a problem falls in the split, and hands it out
// only after it was read back from its own label and judged right with its own answer. A failure of that check is
// a fault of the family; the error names the ID.
func (s Setting) Make(seed uint64, split Split, index int) (Item, error) {
	id := ID{s.Family.Name, s.Family.Version, s.Level, s.Params, seed, split, index}
	name := id.String()
	problem, right, print, draws, err := s.draw(name, split)
	if err != nil {
		return Item{}, fmt.Errorf("%s: %w", name, err)
	}
	item := Item{
		ID: name, Family: id.Family, Level: id.Level, Split: split, Answer: right,
		Label: s.Family.label(problem), Fingerprint: print.String(), Draws: draws,
	}
	if err := s.Family.complete(&item, index%nearMissEvery == 0); err != nil {
		return Item{}, fmt.Errorf("%s: refused by its self-check, a fault of the family: %w", name, err)
	}
	return item, nil
}

// draw draws until a problem falls in the split.
func (s Setting) draw(id string, split Split) (problem json.RawMessage, right string, print Fingerprint, draws int, err error) {
	refused, aside := 0, 0
	for refused < maxDraws && aside < maxDraws {
		problem, right, print, err = s.drawer.draw(generators.Stream(id, strconv.Itoa(draws)))
		draws++
		switch {
		case errors.Is(err, generators.ErrAgain):
			if refused++; refused == doubtful && s.drawer.isEmpty() {
				return nil, "", print, draws, fmt.Errorf("%w: with these parameters there is none", ErrNoProblem)
			}
		case err != nil:
			return nil, "", print, draws, err
		case Partition(print) != split:
			aside, refused = aside+1, 0
		default:
			return problem, right, print, draws, nil
		}
	}
	if aside == maxDraws {
		return nil, "", print, draws, fmt.Errorf("%w: %d draws, and none fell in split %s", ErrNoProblem, draws, split)
	}
	return nil, "", print, draws, fmt.Errorf("%w: the generator refused %d draws one after another", ErrNoProblem, refused)
}

// complete reads an item's problem back from its label, fills in what follows from it, and judges the answer.
func (f *Family) complete(item *Item, nearMisses bool) error {
	problem, _, err := f.core.read([]byte(item.Label))
	if err != nil {
		return err
	}
	statement := problem.prompt()
	item.Prompt = statement + "\n\n" + answer.Request
	effort, measured := problem.effort()
	if !measured {
		effort = float64(len(statement) + len(item.Answer))
	}
	if math.IsNaN(effort) || math.IsInf(effort, 0) {
		return fmt.Errorf("effort is %v", effort)
	}
	item.Effort = effort
	if ruling := f.judge(problem, answer.Wrap(item.Answer)); !ruling.OK() || ruling.Score != 1 {
		return fmt.Errorf("its own answer is judged %s: %s", ruling.Reason, ruling.Detail)
	}
	if !nearMisses {
		return nil
	}
	for wrong := range problem.wrong(item.Answer) {
		if ruling := f.judge(problem, answer.Wrap(wrong)); ruling.OK() || ruling.Score != 0 {
			return fmt.Errorf("the near miss %q is judged right", wrong)
		}
	}
	return nil
}

// label is the text of Item.Label for a problem.
func (f *Family) label(problem json.RawMessage) string {
	b := make([]byte, 0, len(problem)+64)
	b = append(b, `{"family":"`...)
	b = append(b, f.Name...)
	b = append(b, `","version":`...)
	b = strconv.AppendInt(b, int64(f.Version), 10)
	b = append(b, `,"problem":`...)
	b = append(b, problem...)
	return string(append(b, '}'))
}

// Verify judges a response by a label of this family. Labels of an older version are judged too: what a problem's
// JSON means never changes. An error means that the label is not ours or that the judge failed on it, never that the
// answer is wrong.
func (f *Family) Verify(label, response string) (Judgement, error) {
	return f.rule(label, response, f.judge)
}

// VerifyStrict is Verify for responses that must keep to the letter of what the prompt asks for: one answer block, at
// the end, that holds an answer in the family's Form and nothing else. What it finds right, Verify finds right too.
func (f *Family) VerifyStrict(label, response string) (Judgement, error) {
	return f.rule(label, response, f.judgeStrictly)
}

// rule reads a label and lets a judge rule on a response.
func (f *Family) rule(label, response string, judge func(loaded, string) Judgement) (ruling Judgement, err error) {
	problem, version, err := f.core.read([]byte(label))
	if err != nil {
		return Judgement{}, err
	}
	if version > f.Version {
		return Judgement{}, fmt.Errorf("the label was made by %s version %d; this build knows versions up to %d", f.Name, version, f.Version)
	}
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the judge of %s failed on this label: %v", f.Name, fault)
		}
	}()
	return judge(problem, response), nil
}

// judge finds the final answer in a response and judges it. What was not marked as an answer, and cannot be read as
// one, was none.
func (f *Family) judge(problem loaded, response string) Judgement {
	text, place := answer.Find(response)
	if place == answer.None {
		return Judgement{Verdict: verifiers.NoAnswer("the response holds no answer")}
	}
	verdict := problem.verify(text)
	if (place == answer.Phrase || place == answer.Whole) && verdict.Reason == verifiers.ReasonMalformed {
		return Judgement{Verdict: verifiers.NoAnswer("there is no <answer> block, and what the response ends with is not an answer: %s", verdict.Detail)}
	}
	return Judgement{verdict, text}
}

// judgeStrictly judges the one answer block of a response.
func (f *Family) judgeStrictly(problem loaded, response string) Judgement {
	text, place, err := answer.FindStrict(response)
	switch {
	case place == answer.None:
		return Judgement{Verdict: verifiers.NoAnswer("%v", err)}
	case err != nil:
		return Judgement{verifiers.Malformed("%v", err), text}
	}
	verdict := problem.verify(text)
	if verdict.Reason != verifiers.ReasonMalformed && !f.form.MatchString(text) {
		verdict = verifiers.Malformed("the answer is not in the form that the prompt asks for")
	}
	return Judgement{verdict, text}
}

// A Problem is a problem of a family, read from its JSON: what the kit and other tools need beside items.
type Problem struct {
	family *Family
	loaded loaded
}

// ProblemOf reads the problem in the label of one of the family's items.
func (f *Family) ProblemOf(item Item) (Problem, error) {
	loaded, _, err := f.core.read([]byte(item.Label))
	return Problem{f, loaded}, err
}

// Problem reads a problem from its JSON.
func (f *Family) Problem(raw json.RawMessage) (Problem, error) {
	loaded, err := f.core.load(raw)
	return Problem{f, loaded}, err
}

// JSON is the problem in writing.
func (p Problem) JSON() (json.RawMessage, error) { return p.loaded.marshal() }

// Prompt is the family's statement of the problem, without the request for <answer> tags.
func (p Problem) Prompt() string { return p.loaded.prompt() }

// Verify judges a response; unlike Registry.Verify it lets a panic of the judge pass.
func (p Problem) Verify(response string) Judgement { return p.family.judge(p.loaded, response) }

// VerifyStrict judges a response by its letter; unlike Registry.VerifyStrict it lets a panic of the judge pass.
func (p Problem) VerifyStrict(response string) Judgement {
	return p.family.judgeStrictly(p.loaded, response)
}

// Oracle tells whether an answer, as it would stand between answer tags, is right in the family's second opinion.
func (p Problem) Oracle(answer string) bool { return p.loaded.oracle(answer) }

// Solutions are all right answers, if the family gives them.
func (p Problem) Solutions() iter.Seq[string] { return p.loaded.solutions() }

// Wrong are near misses of a right answer, if the family gives them.
func (p Problem) Wrong(right string) iter.Seq[string] { return p.loaded.wrong(right) }

// Tier is the hardest technique that the problem takes, one of the values of parameter "tier"; empty if the family has no
// tiers.
func (p Problem) Tier() string { return p.loaded.tier() }

// Canonical is the representative of the problem's symmetry class.
func (p Problem) Canonical() (Problem, error) {
	raw, err := p.loaded.canonical()
	if err != nil {
		return Problem{}, err
	}
	return p.family.Problem(raw)
}

// Symmetric is the problem under a random one of its symmetries.
func (p Problem) Symmetric(r *rand.Rand) (Problem, error) {
	raw, err := p.loaded.symmetric(r)
	if err != nil {
		return Problem{}, err
	}
	return p.family.Problem(raw)
}

// Fingerprint names the problem up to its symmetries.
func (p Problem) Fingerprint() (Fingerprint, error) {
	canonical, err := p.loaded.canonical()
	if err != nil {
		return Fingerprint{}, err
	}
	return fingerprint(p.family.Name, canonical), nil
}
