package tasktest

import (
	"iter"

	"github.com/touchstone-rl/touchstone/tasks"
)

// Figures tell how a family's judge did on responses whose verdict is known: from the bank, from an independent
// search for solutions, and mutants of right answers on which the family's second opinion was asked.
type Figures struct {
	Judged         int // responses
	Right          int // of them are right
	FalsePositives int // of them are not right, and were paid
	FalseNegatives int // of them are right, and were not paid
}

// Add adds the figures of other responses.
func (f Figures) Add(other Figures) Figures {
	return Figures{
		f.Judged + other.Judged, f.Right + other.Right, f.FalsePositives + other.FalsePositives, f.FalseNegatives + other.FalseNegatives,
	}
}

// How a report is made up: of so many items of each level, each with so many mutants, which a family of few levels has
// more of.
const (
	reportItems   = 50
	reportMutants = 12_000
)

// Report judges responses whose verdict is known, at least 10,000, and counts. The failures are the first that were
// found: false verdicts and others (a wrong reason, a panic).
func Report(f *tasks.Family) (figures Figures, failures []Failure) {
	items := shared(reportItems, ceiling(f))
	s, failures := takeSample(f, items)
	if len(failures) > 0 {
		return figures, failures
	}
	for _, trials := range []iter.Seq[trial]{
		s.templateTrials(), s.caseTrials(), s.solutionTrials(items, 10),
		s.mutantTrials(items, 1+reportMutants/(items*len(s.levels))),
	} {
		for t := range trials {
			if t.want == anything {
				continue
			}
			ruling, err := t.judge()
			figures.count(t, ruling)
			if err != nil && len(failures) < 10 {
				failures = append(failures, t.fails("report", "%w", err))
			}
		}
	}
	return figures, failures
}

// count adds a judgement.
func (f *Figures) count(t trial, ruling tasks.Judgement) {
	f.Judged++
	switch isRight := t.want == "right"; {
	case isRight && ruling.Score != 1:
		f.Right++
		f.FalseNegatives++
	case isRight:
		f.Right++
	case ruling.Score != 0:
		f.FalsePositives++
	}
}
