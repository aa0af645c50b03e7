package tasktest

import (
	"bytes"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/answer"
)

// The bank holds responses with the verdicts that they must get. bank/generic.jsonl holds templates that are true of
// every family; bank/FAMILY.jsonl holds cases of one family, each with its label, which "touchstone verify" reads.
//
//go:embed bank
var bankFiles embed.FS

// Verdicts of the bank beside the reasons of package verifiers.
const (
	refused  = "refused" // scores 0, for any reason
	anything = "any"     // must be judged, either way
)

// A template is a response with places to be filled in:
//
//	{{answer}} {{wrong}} {{foreign}}   a right answer, one that can be read and is wrong, one of another problem
//	{{upper}} {{lower}}                the right answer in upper and in lower case
//	{{prompt}} {{label}} {{id}}        of the item
//	{{repeat N TEXT}} {{bytes HEX}}    TEXT so many times; bytes that need not be UTF-8
type template struct {
	Class, Name, Response, Verdict, Strict, Why string

	long bool // it makes a very long response
}

// A bankCase is a response to one problem of a family. Strict is empty where only lenient reading matters.
type bankCase struct {
	Family, Label, Response, Verdict, Strict, Why string
}

var (
	templates = sync.OnceValue(allTemplates)
	bankCases = sync.OnceValue(allBankCases)
)

func allTemplates() []template {
	all := readBank[template]("generic")
	for i, t := range all {
		all[i].long = slices.ContainsFunc(place.FindAllString(t.Response, -1), func(found string) bool {
			return strings.HasPrefix(found, "{{repeat") && len(fillIn(found, nil)) >= long
		})
	}
	return all
}

func allBankCases() map[string][]bankCase {
	cases := map[string][]bankCase{}
	files, err := fs.Glob(bankFiles, "bank/*.jsonl")
	if err != nil {
		panic(err)
	}
	for _, file := range files {
		if family := strings.TrimSuffix(path.Base(file), ".jsonl"); family != "generic" {
			cases[family] = readBank[bankCase](family)
		}
	}
	return cases
}

// readBank reads a file of the bank. The files are part of the program: what is wrong in one is a fault of ours.
func readBank[row any](name string) (rows []row) {
	file := "bank/" + name + ".jsonl"
	text, err := bankFiles.ReadFile(file)
	if err != nil {
		panic(err)
	}
	number := 0
	for line := range bytes.Lines(text) {
		number++
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.DisallowUnknownFields()
		var r row
		if err := decoder.Decode(&r); err != nil {
			panic(fmt.Sprintf("%s:%d: %v", file, number, err))
		}
		rows = append(rows, r)
	}
	return rows
}

// place is a place to be filled in.
var place = regexp.MustCompile(`\{\{([a-z]+)(?: ([^}]|}[^}])*)?\}\}`)

// long is the length of a response from which it is tried on one item of a family only, and judged once.
const long = 1 << 15

// fill fills in the places of a template. It is not ok if the item has nothing for one of them.
func (t template) fill(values map[string]string) (response string, ok bool) {
	ok = true
	response = place.ReplaceAllStringFunc(t.Response, func(found string) string {
		name := place.FindStringSubmatch(found)[1]
		if _, known := values[name]; !known && name != "repeat" && name != "bytes" {
			ok = false
		}
		return fillIn(found, values)
	})
	return response, ok
}

func fillIn(place string, values map[string]string) string {
	name, argument, _ := strings.Cut(strings.Trim(place, "{}"), " ")
	switch name {
	case "repeat":
		argument = strings.TrimSuffix(strings.TrimPrefix(place, "{{repeat "), "}}")
		count, text, _ := strings.Cut(argument, " ")
		n, err := strconv.Atoi(count)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", place, err))
		}
		return strings.Repeat(text, n)
	case "bytes":
		raw, err := hex.DecodeString(strings.ReplaceAll(argument, " ", ""))
		if err != nil {
			panic(fmt.Sprintf("%s: %v", place, err))
		}
		return string(raw)
	}
	return values[name]
}

// isDress tells whether a template goes around any answer and makes it neither right nor wrong.
func (t template) isDress() bool {
	return t.Verdict == "right" && len(place.FindAllString(t.Response, -1)) == 1 && strings.Contains(t.Response, "{{answer}}")
}

// values are what can be filled in for an item.
func (s *sample) values(level, index int) map[string]string {
	items := s.levels[level]
	m := items[index]
	values := map[string]string{
		"answer": m.Answer, "upper": strings.ToUpper(m.Answer), "lower": strings.ToLower(m.Answer),
		"foreign": items[(index+1)%len(items)].Answer,
		"prompt":  m.Prompt, "label": m.Label, "id": m.ID,
	}
	if miss, ok := readableMiss(m); ok {
		values["wrong"] = miss
	}
	return values
}

// readableMiss is a wrong answer that can be read.
func readableMiss(m made) (string, bool) {
	for miss := range misses(m) {
		if m.problem.Verify(answer.Wrap(miss)).Reason == verifiers.ReasonWrong {
			return miss, true
		}
	}
	return "", false
}

// templateItems is on how many items of each level the templates are tried.
const templateItems = 2

// templateTrials fills in the templates for some items of every level.
func (s *sample) templateTrials() iter.Seq[trial] {
	return func(yield func(trial) bool) {
		for level, items := range s.levels {
			for index := range min(templateItems, len(items)) {
				values := s.values(level, index)
				for _, t := range templates() {
					if t.long && (!s.long || level > 0 || index > 0) {
						continue
					}
					response, ok := t.fill(values)
					if ok && !yield(trial{items[index], "bank/generic.jsonl, " + t.Name, response, t.Verdict, t.Strict}) {
						return
					}
				}
			}
		}
	}
}

// caseTrials are the cases of the bank for this family.
func (s *sample) caseTrials() iter.Seq[trial] {
	return func(yield func(trial) bool) {
		for i, c := range bankCases()[s.family.Name] {
			source := fmt.Sprintf("bank/%s.jsonl:%d, %s", c.Family, i+1, c.Why)
			m := made{Item: tasks.Item{Label: c.Label}}
			var err error
			if m.problem, err = s.family.ProblemOf(m.Item); err != nil {
				panic(fmt.Sprintf("%s: %v", source, err))
			}
			if !yield(trial{m, source, c.Response, c.Verdict, c.Strict}) {
				return
			}
		}
	}
}
