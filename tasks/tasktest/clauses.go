package tasktest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/answer"
)

// Clauses is the kit. Two more stand outside of the list because the items come from them: "described" (the name,
// documentation and tags are whole) and "answered" (every ID gives an item, whose own answer is judged right and
// whose near misses are judged wrong before it leaves).
var Clauses = []Clause{
	{"deterministic", "an ID gives the same bytes again, in any order and from any goroutine", deterministic},
	{"json", "a problem survives its own JSON", survivesJSON},
	{"bank", "the responses of the bank get the verdicts that it says", bank},
	{"mutants", "near misses are wrong, and mutants of right answers are judged as the second opinion judges them", mutated},
	{"foreign", "another item's answer is wrong", foreign},
	{"blind", "the judge does without the reference answer", blind},
	{"silent", "neither prompt nor verdict tells the answer", silent},
	{"unique", "there is one right answer where one is promised, and every right answer is accepted", unique},
	{"guessable", "no answer is right for a fifth of the problems", guessable},
	{"diverse", "problems differ", diverse},
	{"symmetric", "a fingerprint does not change under the family's own symmetries", symmetric},
	{"tiered", "a problem takes the techniques of its tier, and not only those of easier ones", tiered},
	{"harder", "the median effort never falls from level to level", harder},
	{"bounded", "an item takes few draws", bounded},
	{"parameters", "parameters make an item, or are refused by name", parameters},
}

func deterministic(s *sample) (failures []Failure) {
	const again = 16
	for i, items := range s.levels {
		items = items[:min(again, len(items))]
		remade := make([]tasks.Item, len(items))
		errs := make([]error, len(items))
		var all sync.WaitGroup
		for k := len(items) - 1; k >= 0; k-- {
			all.Go(func() { remade[k], errs[k] = s.settings[i].Make(seed, tasks.Train, k) })
		}
		all.Wait()
		for k, m := range items {
			if errs[k] != nil || remade[k] != m.Item {
				failures = append(failures, m.fails("deterministic", "made twice, it differs: %s", difference(m.Item, remade[k])))
			}
		}
	}
	return failures[:min(3, len(failures))]
}

// difference names the first field in which two items differ.
func difference(a, b tasks.Item) string {
	for _, field := range []struct{ name, a, b string }{
		{"id", a.ID, b.ID}, {"label", a.Label, b.Label}, {"answer", a.Answer, b.Answer}, {"prompt", a.Prompt, b.Prompt},
		{"fingerprint", a.Fingerprint, b.Fingerprint}, {"effort", fmt.Sprint(a.Effort), fmt.Sprint(b.Effort)},
		{"draws", fmt.Sprint(a.Draws), fmt.Sprint(b.Draws)},
	} {
		if field.a != field.b {
			return fmt.Sprintf("%s was %q and is %q", field.name, field.a, field.b)
		}
	}
	return "not at all"
}

func survivesJSON(s *sample) []Failure {
	return s.each(perLevel, func(m made) []Failure {
		var label struct{ Problem json.RawMessage }
		if err := json.Unmarshal([]byte(m.Label), &label); err != nil {
			return []Failure{m.fails("json", "the label is no JSON: %v", err)}
		}
		again, err := m.problem.JSON()
		if err != nil || !bytes.Equal(again, label.Problem) {
			return []Failure{m.fails("json", "the problem was %s and is %s after reading and writing it (%v)", label.Problem, again, err)}
		}
		return nil
	})
}

// bank tries the templates and the cases of the bank.
func bank(s *sample) []Failure { return try("bank", s.templateTrials(), s.caseTrials()) }

// mutated tries near misses and mutants.
func mutated(s *sample) []Failure {
	return try("mutants", s.mutantTrials(shared(50, len(s.levels)), 20))
}

// try judges trials and gathers what they find, at most three failures.
func try(clause string, all ...iter.Seq[trial]) (failures []Failure) {
	for _, trials := range all {
		for t := range trials {
			if _, err := t.judge(); err != nil {
				failures = append(failures, t.fails(clause, "%w", err))
			}
			if len(failures) == 3 {
				return failures
			}
		}
	}
	return failures
}

// foreignShare is how many of a hundred answers may be right for another problem too, where a problem can have
// several right answers.
const foreignShare = 5

func foreign(s *sample) (failures []Failure) {
	for _, items := range s.levels {
		paid := 0
		var last made
		for i, m := range items {
			other := items[(i+1)%len(items)]
			if other.Fingerprint == m.Fingerprint || other.Answer == m.Answer || m.problem.Verify(answer.Wrap(other.Answer)).Score == 0 {
				continue
			}
			paid, last = paid+1, m
			if s.family.Has(tasks.Unique) {
				failures = append(failures, m.fails("foreign", "the answer %q of %s is paid here, where %q is the only one", other.Answer, other.ID, m.Answer))
			}
		}
		if !s.family.Has(tasks.Unique) && paid*100 > foreignShare*len(items) {
			failures = append(failures, last.fails("foreign", "%d of %d answers are right for another problem too; %d in a hundred may be", paid, len(items), foreignShare))
		}
	}
	return failures[:min(3, len(failures))]
}

// blind looks for a place in the problem's JSON that holds the answer: not by accident in one item, but in most.
func blind(s *sample) []Failure {
	if s.family.Judge != tasks.Rules {
		return nil
	}
	for _, items := range s.levels {
		held := map[string]int{}
		for _, m := range items {
			for _, place := range placesHolding(m) {
				held[place]++
				if held[place]*2 > len(items) {
					return []Failure{m.fails("blind", "the problem holds its answer in %s, and the family says that its judge goes by rules alone", place)}
				}
			}
		}
	}
	return nil
}

// placesHolding are the places of a problem's JSON whose words and numbers are those of the answer.
func placesHolding(m made) []string {
	raw, err := m.problem.JSON()
	if err != nil {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var problem any
	if err := decoder.Decode(&problem); err != nil {
		return nil
	}
	want := strings.Join(words(m.Answer), " ")
	var places []string
	var walk func(place string, v any) []string
	walk = func(place string, v any) (here []string) {
		switch v := v.(type) {
		case map[string]any:
			keys := make([]string, 0, len(v))
			for k := range v {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			for _, k := range keys {
				here = append(here, walk(place+"."+k, v[k])...)
			}
		case []any:
			for _, element := range v {
				here = append(here, walk(place+"[]", element)...)
			}
		default:
			here = words(fmt.Sprint(v))
		}
		if strings.Join(here, " ") == want && !slices.Contains(places, place) {
			places = append(places, place)
		}
		return here
	}
	walk("problem", problem)
	return places
}

// word is a run of letters and digits.
var word = regexp.MustCompile(`[\pL0-9]+`)

func words(text string) []string { return word.FindAllString(text, -1) }

// telling is the length, in bytes, from which an answer cannot stand in a prompt by accident.
const telling = 12

func silent(s *sample) []Failure {
	failures := s.each(50, func(m made) []Failure {
		if len(m.Answer) >= telling && strings.Contains(m.Prompt, m.Answer) {
			return []Failure{m.fails("silent", "the prompt holds the answer %q", m.Answer)}
		}
		return nil
	})
	for _, trials := range []iter.Seq[trial]{s.templateTrials(), s.mutantTrials(shared(20, len(s.levels)), 20)} {
		for t := range trials {
			if ruling, _ := verifySafely(t.problem.Verify, t.response); tells(ruling.Detail, t) { // faults are for other clauses
				failures = append(failures, t.fails("silent", "the verdict on %.200q tells the answer: %s", t.response, ruling.Detail))
			}
		}
	}
	return failures[:min(3, len(failures))]
}

// tells tells whether a detail holds the item's answer, word for word, and did not take it from the response.
func tells(detail string, t trial) bool {
	held := func(text string) bool {
		return strings.Contains(" "+strings.Join(words(text), " ")+" ", " "+strings.Join(words(t.Answer), " ")+" ")
	}
	return detail != "" && len(t.response) < long && held(detail) && !held(t.response)
}

func unique(s *sample) []Failure {
	if !s.family.Optional.Solutions {
		return nil
	}
	return s.each(50, func(m made) (failures []Failure) {
		found := 0
		for solution := range m.problem.Solutions() {
			found++
			if ruling := m.problem.Verify(answer.Wrap(solution)); !ruling.OK() {
				failures = append(failures, m.fails("unique", "the solution %q is judged %s: %s", solution, ruling.Reason, ruling.Detail))
			}
			if found == 2 && s.family.Has(tasks.Unique) {
				return append(failures, m.fails("unique", "it has a second solution: %q", solution))
			}
			if found == 50 {
				break
			}
		}
		if found == 0 {
			failures = append(failures, m.fails("unique", "the family's own solver finds no solution"))
		}
		return failures
	})
}

// guessShare is the share, in a hundred, that one answer may be right for.
const guessShare = 20

func guessable(s *sample) (failures []Failure) {
	if s.family.Guessable != "" {
		return nil
	}
	for _, items := range s.levels {
		for _, guess := range commonest(items, 3) {
			right := 0
			for _, m := range items {
				if m.Answer == guess || m.problem.Verify(answer.Wrap(guess)).OK() {
					right++
				}
			}
			if right*100 >= guessShare*len(items) {
				failures = append(failures, items[0].fails("guessable", "%q is right for %d of %d problems of level %d", guess, right, len(items), items[0].Level))
			}
		}
	}
	return failures[:min(3, len(failures))]
}

// commonest are the answers that stand most often in the items.
func commonest(items []made, n int) []string {
	counts := map[string]int{}
	for _, m := range items {
		counts[m.Answer]++
	}
	answers := make([]string, 0, len(counts))
	for a := range counts {
		answers = append(answers, a)
	}
	slices.SortFunc(answers, func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	return answers[:min(n, len(answers))]
}

// diverse expects at least 95 of 100 problems to differ, from level 2; where the family says how many problems
// there are, and these are few, nine tenths of what as many blind draws from them would give.
func diverse(s *sample) (failures []Failure) {
	for i, items := range s.levels {
		distinct := map[string]bool{}
		for _, m := range items {
			distinct[m.Fingerprint] = true
		}
		want := 0.95 * float64(len(items))
		if space := s.settings[i].Space(); space != nil {
			size, _ := space.Float64()
			size *= float64(tasks.SplitShares(tasks.Train)) / 16
			want = min(want, 0.9*size*(1-math.Pow(1-1/max(size, 1), float64(len(items)))))
		} else if i == 0 {
			want = 0.5 * float64(len(items))
		}
		if float64(len(distinct)) < want {
			failures = append(failures, items[0].fails("diverse", "%d items of level %d hold only %d different problems", len(items), items[0].Level, len(distinct)))
		}
	}
	return failures
}

// fewSymmetries is how many random symmetries are tried at each level, spread over its items.
const fewSymmetries = 100

func symmetric(s *sample) (failures []Failure) {
	if !s.family.Optional.Symmetry {
		return nil
	}
	moved := false
	for _, items := range s.levels {
		for k := range Heavy(fewSymmetries) {
			m := items[k%len(items)]
			changes, err := m.image(k)
			if moved = moved || changes; err != nil {
				if failures = append(failures, m.fails("symmetric", "%w", err)); len(failures) == 3 {
					return failures
				}
			}
		}
	}
	if !moved && len(failures) == 0 {
		return []Failure{{"symmetric", s.levels[0][0].ID, errors.New("its family's Symmetry never changes a problem")}}
	}
	return failures
}

// image compares the fingerprint of an item with those of its problem under a random symmetry and of its canonical
// form. It tells whether the symmetry changes the problem.
func (m made) image(number int) (changes bool, err error) {
	image, err := m.problem.Symmetric(generators.Stream("tasktest", m.ID, strconv.Itoa(number)))
	if err != nil {
		return false, fmt.Errorf("its image under a symmetry is no problem: %w", err)
	}
	canonical, err := m.problem.Canonical()
	if err != nil {
		return false, fmt.Errorf("its canonical form is no problem: %w", err)
	}
	before, err1 := m.problem.JSON()
	after, err2 := image.JSON()
	imagePrint, err3 := image.Fingerprint()
	canonicalPrint, err4 := canonical.Fingerprint()
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		return false, err
	}
	changes = !bytes.Equal(before, after)
	if imagePrint.String() != m.Fingerprint {
		return changes, fmt.Errorf("the problem %s is the same up to a symmetry, and its fingerprint differs", after)
	}
	if canonicalPrint.String() != m.Fingerprint {
		return changes, errors.New("the canonical form has another fingerprint")
	}
	return changes, nil
}

func tiered(s *sample) []Failure {
	if !s.family.Optional.Tier {
		return nil
	}
	return s.each(perLevel, func(m made) []Failure {
		if got, want := m.problem.Tier(), s.settings[m.Level-1].Value("tier"); got != want {
			return []Failure{m.fails("tiered", "it is of tier %s, and not of %s", got, want)}
		}
		return nil
	})
}

func harder(s *sample) (failures []Failure) {
	last := math.Inf(-1)
	for _, items := range s.levels {
		efforts := make([]float64, len(items))
		for i, m := range items {
			efforts[i] = m.Effort
		}
		slices.Sort(efforts)
		median := efforts[len(efforts)/2]
		if median < last {
			failures = append(failures, items[0].fails("harder", "the median effort is %g at level %d and was %g below", median, items[0].Level, last))
		}
		last = median
	}
	return failures
}

// maxMeanDraws bounds the mean number of draws for an item of the training split.
const maxMeanDraws = 50

func bounded(s *sample) (failures []Failure) {
	for _, items := range s.levels {
		draws := 0
		for _, m := range items {
			draws += m.Draws
		}
		if draws > maxMeanDraws*len(items) {
			failures = append(failures, items[0].fails("bounded", "%d items of level %d took %d draws", len(items), items[0].Level, draws))
		}
	}
	return failures
}
