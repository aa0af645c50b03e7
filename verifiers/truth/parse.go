package truth

import (
	"fmt"
	"strings"
)

// MaxDepth is how deep connectives may be nested in a text that Parse reads. The negation of an atom does not count.
const MaxDepth = 100

// MaxCounted is how many parts Exactly may have.
const MaxCounted = 31

// Parse reads a formula in its text form, to the letter as String writes it. It takes time linear in the text.
func Parse(text string) (Formula, error) {
	p := parser{text: text}
	f, ok := p.formula(MaxDepth)
	if !ok || p.at != len(text) {
		return Formula{}, fmt.Errorf("%.60q is not a formula", text)
	}
	return f, nil
}

// MustParse reads the formulas of a problem. It panics if one is not a formula: the problem is not ours.
func MustParse(texts []string) []Formula {
	formulas := make([]Formula, len(texts))
	for i, text := range texts {
		f, err := Parse(text)
		if err != nil {
			panic(err)
		}
		formulas[i] = f
	}
	return formulas
}

// Format writes formulas in their text form.
func Format(formulas []Formula) []string {
	texts := make([]string, len(formulas))
	for i, f := range formulas {
		texts[i] = f.String()
	}
	return texts
}

type parser struct {
	text string
	at   int
}

func (p *parser) formula(depth int) (f Formula, ok bool) {
	if f, ok = p.literal(); ok {
		return f, true
	}
	if f.Op, ok = p.op(); !ok || depth == 0 {
		return f, false
	}
	if f.Op == Exactly {
		if f.Number, ok = p.count(); !ok {
			return f, false
		}
	}
	f.Parts = make([]Formula, 0, 3)
	for {
		part, ok := p.formula(depth - 1)
		if !ok {
			return f, false
		}
		f.Parts = append(f.Parts, part)
		if p.take(")") {
			return f, f.sound()
		}
		if !p.take(", ") {
			return f, false
		}
	}
}

// literal reads an atom or the negation of one.
func (p *parser) literal() (Formula, bool) {
	isAtom := func(c byte) bool { return 'A' <= c && c <= 'Z' }
	switch rest := p.text[p.at:]; {
	case rest != "" && isAtom(rest[0]):
		p.at++
		return A(int(rest[0] - 'A')), true
	case len(rest) >= 6 && rest[:4] == "not(" && isAtom(rest[4]) && rest[5] == ')':
		p.at += 6
		return NotA(int(rest[4] - 'A')), true
	}
	return Formula{}, false
}

// op reads a connective and the bracket after it.
func (p *parser) op() (Op, bool) {
	word, _, ok := strings.Cut(p.text[p.at:min(p.at+8, len(p.text))], "(")
	for op := Not; ok && op <= Exactly; op++ {
		if words[op] == word {
			p.at += len(word) + 1
			return op, true
		}
	}
	return 0, false
}

// count reads one or two digits and the comma after them.
func (p *parser) count() (n int, ok bool) {
	start := p.at
	for p.at < len(p.text) && p.at < start+2 && '0' <= p.text[p.at] && p.text[p.at] <= '9' {
		n = 10*n + int(p.text[p.at]-'0')
		p.at++
	}
	plain := p.at == start+1 || p.at == start+2 && n >= 10
	return n, plain && p.take(", ")
}

func (p *parser) take(text string) bool {
	if !strings.HasPrefix(p.text[p.at:], text) {
		return false
	}
	p.at += len(text)
	return true
}

// sound tells whether the connective has as many operands as it takes.
func (f Formula) sound() bool {
	switch n := len(f.Parts); f.Op {
	case Not:
		return n == 1
	case If, Iff:
		return n == 2
	case Exactly:
		return f.Number <= n && n <= MaxCounted
	default:
		return n >= 2
	}
}
