package entail

import (
	"fmt"
	"math/bits"
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/truth"
)

// A Problem asks for a row of truth values in which the premises are true and the conclusion is not. Without a
// conclusion it asks for one in which the premises are true. The atoms are the first letters of the alphabet.
type Problem struct {
	Premises   []string `json:"premises" jsonschema:"formulas of package truth"`
	Conclusion []string `json:"conclusion" jsonschema:"one formula, or none"`
}

// follows is the answer where the premises are never true without the conclusion.
const follows = "follows"

func (p Problem) formulas() (premises, conclusion []truth.Formula) {
	return truth.MustParse(p.Premises), truth.MustParse(p.Conclusion)
}

// width is the number of atoms.
func width(premises, conclusion []truth.Formula) int {
	return bits.Len32(truth.Mentioned(premises...) | truth.Mentioned(conclusion...))
}

func prompt(p Problem) string {
	premises, conclusion := p.formulas()
	var b strings.Builder
	b.WriteString("Each letter below stands for a statement that is either true or false.")
	b.WriteString(truth.ExplainSigns(append(premises, conclusion...)))
	if len(conclusion) == 0 {
		b.WriteString("\n\nFormulas:\n")
	} else {
		b.WriteString("\n\nPremises:\n")
	}
	for i, f := range premises {
		fmt.Fprintf(&b, "%d. %s\n", i+1, f.Signs())
	}
	for _, f := range conclusion {
		fmt.Fprintf(&b, "\nConclusion:\n%s\n", f.Signs())
	}
	if len(conclusion) == 0 {
		b.WriteString("\nWhich truth values of the letters make all these formulas true? Answer with one such choice")
	} else {
		b.WriteString("\nDoes the conclusion follow from the premises, that is, is it true whenever they are all true? If it is, " +
			"answer \"" + follows + "\". If not, answer with truth values of the letters that make all premises true and the conclusion false")
	}
	b.WriteString(`, in the form "A=true, B=false" and so on, for each of `)
	for i := range width(premises, conclusion) {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(truth.Letter(i))
	}
	b.WriteByte('.')
	return b.String()
}
