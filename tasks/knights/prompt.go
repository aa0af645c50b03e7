package knights

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/truth"
)

// A Problem asks who is a knight and who a knave.
type Problem struct {
	People     []string `json:"people" jsonschema:"their names"`
	Statements []string `json:"statements" jsonschema:"what each person says, as formulas of package truth; atom A is true if the first person is a knight, B if the second is, and so on"`
}

// kinds are what a person can be: a knight is kinds[0].
var kinds = []string{"knight", "knave"}

func (p Problem) formulas() []truth.Formula { return truth.MustParse(p.Statements) }

func prompt(p Problem) string {
	formulas := p.formulas()
	b := make([]byte, 0, 1024)
	b = append(b, "Each of the people below is either a knight, who always tells the truth, or a knave, who always lies: "+
		"what a knight says is true, and what a knave says is false."...)
	b = append(append(b, truth.ExplainWords(formulas)...), "\n\n"...)
	for i, f := range formulas {
		b = append(append(b, p.People[i]...), " says: \""...)
		start := len(b)
		b = f.AppendWords(b, speaker{p.People, i}.say)
		if first := b[start]; 'a' <= first && first <= 'z' {
			b[start] -= 'a' - 'A'
		}
		b = append(b, ".\"\n"...)
	}
	return string(append(b, "\nWho is a knight, and who is a knave? Answer with everybody's name and kind, in the form "+
		`"NAME: knight, NAME: knave" and so on.`...))
}

// A speaker puts into words what kind people are.
type speaker struct {
	people []string
	self   int
}

// say says of one person which kind they are, or of several that all or so many of them are of one kind.
func (s speaker) say(b []byte, f truth.Formula) ([]byte, bool) {
	if f.IsLiteral() {
		who, kind := claim(f)
		if who == s.self {
			return append(append(b, "I am a "...), kind...), true
		}
		return append(append(append(b, s.people[who]...), " is a "...), kind...), true
	}
	if slices.ContainsFunc(f.Parts, func(part truth.Formula) bool { return !part.IsLiteral() || part.Op != f.Parts[0].Op }) {
		return b, false
	}
	_, kind := claim(f.Parts[0])
	switch {
	case f.Op == truth.And && len(f.Parts) == 2:
		return fmt.Appendf(b, "%s are both %ss", s.names(f.Parts, "I"), kind), true
	case f.Op == truth.And:
		return fmt.Appendf(b, "%s are all %ss", s.names(f.Parts, "I"), kind), true
	case f.Op == truth.Exactly && f.Number == 1:
		return fmt.Appendf(b, "exactly 1 of %s is a %s", s.names(f.Parts, "me"), kind), true
	case f.Op == truth.Exactly:
		return fmt.Appendf(b, "exactly %d of %s are %ss", f.Number, s.names(f.Parts, "me"), kind), true
	}
	return b, false
}

// claim is whom an atom or its negation is about, and the kind they are said to be.
func claim(f truth.Formula) (who int, kind string) {
	if f.Op == truth.Not {
		return f.Parts[0].Number, kinds[1]
	}
	return f.Number, kinds[0]
}

// names lists whom some claims are about. The speaker comes last.
func (s speaker) names(claims []truth.Formula, self string) string {
	names := make([]string, 0, len(claims))
	for _, f := range claims {
		if who, _ := claim(f); who != s.self {
			names = append(names, s.people[who])
		}
	}
	if len(names) < len(claims) {
		names = append(names, self)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
