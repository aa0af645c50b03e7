package truth

import (
	"slices"
	"strconv"
)

// Signs writes the formula as logicians do: "(A and not B) -> not (C or D)". What is negated and no atom stands in
// parentheses, and so does every other operand that is neither an atom nor a negation.
func (f Formula) Signs() string { return string(f.signs(make([]byte, 0, 64))) }

func (f Formula) signs(b []byte) []byte {
	switch f.Op {
	case Atom:
		return append(b, Letter(f.Number)...)
	case Not:
		return f.Parts[0].signsOperand(append(b, "not "...), f.Parts[0].Op == Atom)
	case Exactly:
		b = append(b, "exactly "...)
		b = strconv.AppendInt(b, int64(f.Number), 10)
		b = append(b, " of ("...)
		for i, part := range f.Parts {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = part.signs(b)
		}
		return append(b, ')')
	}
	between := [...]string{And: " and ", Or: " or ", If: " -> ", Iff: " <-> "}[f.Op]
	for i, part := range f.Parts {
		if i > 0 {
			b = append(b, between...)
		}
		b = part.signsOperand(b, part.Op == Atom || part.Op == Not)
	}
	return b
}

func (f Formula) signsOperand(b []byte, bare bool) []byte {
	if bare {
		return f.signs(b)
	}
	return append(f.signs(append(b, '(')), ')')
}

// ExplainSigns says what the signs of formulas written by Signs mean, as far as people could think differently: a
// sentence for each sign that needs one, with a space before it.
func ExplainSigns(formulas []Formula) string {
	return explain(formulas, [...]string{
		Not:     `"not" belongs to the letter or the parentheses right after it.`,
		Or:      `Formulas joined by "or" are true together if one or more of them are true.`,
		If:      `"X -> Y" (if X, then Y) is false if X is true and Y is false, and true in all other cases.`,
		Iff:     `"X <-> Y" is true if X and Y are both true or both false, and false otherwise.`,
		Exactly: `"exactly k of (...)" is true if k of the formulas listed, neither more nor fewer, are true.`,
	})
}

// AppendWords appends the formula in words: "if (I am a knave or Bob is a knight), then Ann is a knave". The words of
// atoms and their negations come from say, which is asked about every part first, and tells whether it has said it.
// All operands that are neither atoms nor negations of atoms stand in parentheses.
func (f Formula) AppendWords(b []byte, say func([]byte, Formula) ([]byte, bool)) []byte {
	if b, said := say(b, f); said {
		return b
	}
	between := [...]string{Not: "", And: " and ", Or: " or ", If: ", then ", Iff: " if and only if ", Exactly: "; "}[f.Op]
	switch f.Op {
	case Not:
		b = append(b, "it is not true that "...)
	case If:
		b = append(b, "if "...)
	case Exactly:
		b = append(b, "exactly "...)
		b = strconv.AppendInt(b, int64(f.Number), 10)
		b = append(b, " of these "...)
		b = strconv.AppendInt(b, int64(len(f.Parts)), 10)
		if f.Number == 1 {
			b = append(b, " claims is true: "...)
		} else {
			b = append(b, " claims are true: "...)
		}
	}
	for i, part := range f.Parts {
		if i > 0 {
			b = append(b, between...)
		}
		if part.IsLiteral() {
			b = part.AppendWords(b, say)
		} else {
			b = append(part.AppendWords(append(b, '('), say), ')')
		}
	}
	return b
}

// ExplainWords says what the words of AppendWords mean, as far as people could think differently: a sentence for each
// word that needs one, with a space before it.
func ExplainWords(formulas []Formula) string {
	text := explain(formulas, [...]string{
		Or:      `Claims joined by "or" are true together if one or more of them are true.`,
		If:      `"If X, then Y" is false if X is true and Y is false, and true in all other cases.`,
		Iff:     `"X if and only if Y" is true if X and Y are both true or both false, and false otherwise.`,
		Exactly: `"Exactly" a number means neither more nor fewer.`,
	})
	for _, f := range formulas {
		for _, part := range f.Parts {
			if !f.IsLiteral() && !part.IsLiteral() {
				return text + " Parentheses show what belongs together."
			}
		}
	}
	return text
}

// explain gives the sentences for the connectives that the formulas have.
func explain(formulas []Formula, sentences [Exactly + 1]string) string {
	text := ""
	for op, sentence := range sentences {
		has := func(f Formula) bool { return f.Has(Op(op)) }
		if sentence != "" && slices.ContainsFunc(formulas, has) {
			text += " " + sentence
		}
	}
	return text
}
