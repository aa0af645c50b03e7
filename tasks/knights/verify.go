package knights

import (
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/mapping"
)

func verify(p Problem, answer string) verifiers.Verdict {
	given, err := mapping.Parse(answer, p.People, kinds)
	if err != nil {
		return verifiers.Malformed("%v; the answer must give each name once, with knight or knave", err)
	}
	isKnight := make([]bool, len(given))
	for i, kind := range given {
		isKnight[i] = kind == 0
	}
	for i, f := range p.formulas() {
		switch holds := f.Holds(isKnight); {
		case isKnight[i] && !holds:
			return verifiers.Wrong("if all were as the answer says, %s would be a knight who lies", p.People[i])
		case !isKnight[i] && holds:
			return verifiers.Wrong("if all were as the answer says, %s would be a knave who tells the truth", p.People[i])
		}
	}
	return verifiers.Right()
}
