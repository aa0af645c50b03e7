package tasktest

import (
	"fmt"
	"iter"
	"slices"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/answer"
)

// A trial is a response whose verdict is known before it is judged.
type trial struct {
	made
	source   string // where the response comes from
	response string
	want     string // a reason, or refused, or anything
	strict   string // the same for strict reading; empty if it is not tried
}

// keeps tells whether a judgement is the one wanted.
func keeps(ruling tasks.Judgement, want string) bool {
	switch want {
	case "", anything:
		return true
	case refused:
		return ruling.Score == 0
	}
	return string(ruling.Reason) == want
}

// judge judges the response and tells what is wrong with the judgement.
func (t trial) judge() (ruling tasks.Judgement, err error) {
	if ruling, err = verifySafely(t.problem.Verify, t.response); err != nil {
		return ruling, fmt.Errorf("%s: the response %.80q: %w", t.source, t.response, err)
	}
	if !keeps(ruling, t.want) {
		return ruling, fmt.Errorf("%s: the response %.200q is judged %s (%s), and is %s", t.source, t.response, ruling.Reason, ruling.Detail, t.want)
	}
	if t.strict == "" {
		return ruling, nil
	}
	strict, err := verifySafely(t.problem.VerifyStrict, t.response)
	switch {
	case err != nil:
		return ruling, fmt.Errorf("%s: the response %.80q, read strictly: %w", t.source, t.response, err)
	case !keeps(strict, t.strict):
		return ruling, fmt.Errorf("%s: the response %.200q, read strictly, is judged %s (%s), and is %s", t.source, t.response, strict.Reason, strict.Detail, t.strict)
	case strict.OK() && !ruling.OK():
		return ruling, fmt.Errorf("%s: the response %.200q is right when read strictly, and not otherwise", t.source, t.response)
	}
	return ruling, nil
}

// verifySafely judges a response and tells what is wrong with the verdict itself. Long responses are judged once.
func verifySafely(verify func(string) tasks.Judgement, response string) (ruling tasks.Judgement, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the judge panics: %v", fault)
		}
	}()
	ruling = verify(response)
	if len(response) < long {
		if again := verify(response); again != ruling {
			return ruling, fmt.Errorf("judged twice, the verdicts differ: %+v and %+v", ruling, again)
		}
	}
	if ruling.OK() != (ruling.Score == 1) || ruling.Score != 0 && ruling.Score != 1 {
		return ruling, fmt.Errorf("score %v does not go with reason %s", ruling.Score, ruling.Reason)
	}
	if !slices.Contains([]verifiers.Reason{verifiers.ReasonRight, verifiers.ReasonWrong, verifiers.ReasonMalformed, verifiers.ReasonNoAnswer}, ruling.Reason) {
		return ruling, fmt.Errorf("%q is no reason", ruling.Reason)
	}
	return ruling, nil
}

// opinion is what the family's second opinion says of an answer, once it is undressed.
func opinion(m made, text string) string {
	if undressed, place := answer.Find(answer.Wrap(text)); place != answer.None && m.problem.Oracle(undressed) {
		return string(verifiers.ReasonRight)
	}
	return refused
}

// isStopACell tells whether a full stop in the dress of a mutant is not taken off, because it may be a cell of a grid: one
// that the mutant lacks, or one of a line that would be shorter than the others without it.
func isStopACell(mutant string) bool {
	plain, _ := answer.Find(answer.Wrap(mutant))
	near, _ := answer.Find(answer.Wrap(mutant + "."))
	apart, _ := answer.Find(answer.Wrap(mutant + " ."))
	return near != plain || apart != plain
}

// mutantTrials are mutants of right answers, as they are and in the dress of the bank's templates, and near misses.
func (s *sample) mutantTrials(items, perItem int) iter.Seq[trial] {
	return func(yield func(trial) bool) {
		dressed := 0
		dresses := slices.DeleteFunc(slices.Clone(templates()), func(t template) bool { return !t.isDress() })
		for level := range s.levels {
			for _, m := range s.levels[level][:min(items, len(s.levels[level]))] {
				for miss := range m.problem.Wrong(m.Answer) {
					if !yield(trial{m, "near miss", answer.Wrap(miss), refused, refused}) {
						return
					}
				}
				for i, mutant := range mutants(m, perItem) {
					source, response, want := "mutant", answer.Wrap(mutant), opinion(m, mutant)
					if i%2 == 1 && len(dresses) > 0 {
						dress := dresses[dressed%len(dresses)]
						dressed++
						source = "mutant, " + dress.Name
						response, _ = dress.fill(map[string]string{"answer": mutant})
						if isStopACell(mutant) {
							want = anything
						}
					}
					if !yield(trial{m, source, response, want, ""}) {
						return
					}
				}
			}
		}
	}
}

// solutionTrials are right answers: those of the maker, and some that the family's search finds.
func (s *sample) solutionTrials(items, perItem int) iter.Seq[trial] {
	return func(yield func(trial) bool) {
		const right = string(verifiers.ReasonRight)
		for level := range s.levels {
			for _, m := range s.levels[level][:min(items, len(s.levels[level]))] {
				if !yield(trial{m, "its own answer", answer.Wrap(m.Answer), right, right}) {
					return
				}
				found := 0
				for solution := range m.problem.Solutions() {
					if found == perItem {
						break
					}
					found++
					if !yield(trial{m, "solution", answer.Wrap(solution), right, right}) {
						return
					}
				}
			}
		}
	}
}
