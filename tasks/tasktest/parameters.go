package tasktest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/tasks"
)

const (
	combinations = 20 // of parameters that are tried
	smallest     = 4  // values of a number that are tried, from the least
)

// parameters tries values that no parameter takes, and combinations of such as each takes: these make an item, or are refused by
// the name of a parameter. Numbers are small, where what does not exist is met first. A family without tiers may draw in vain.
func parameters(s *sample) (failures []Failure) {
	report := func(assignments []string, format string, args ...any) {
		failures = append(failures, Failure{"parameters", "", fmt.Errorf("%s: "+format, append([]any{strings.Join(assignments, ",")}, args...)...)})
	}
	for _, p := range s.family.Params {
		for _, value := range notTaken(p) {
			assignment := p.Name + "=" + value
			if _, err := s.family.At(1, assignment); err == nil {
				report([]string{assignment}, "allowed")
			} else if !strings.Contains(err.Error(), p.Name) {
				report([]string{assignment}, "refused, and not by its name: %w", err)
			}
		}
	}
	r := generators.Stream("parameters", s.family.Name)
	for range Heavy(combinations) {
		level := 1 + r.IntN(len(s.levels))
		assignments := combination(r, s.family.Params)
		setting, err := s.family.At(level, assignments...)
		if err != nil {
			if !namesParam(s.family, err) {
				report(assignments, "refused, and not by the name of a parameter: %w", err)
			}
			continue
		}
		_, err = setting.Make(seed, tasks.Train, 0)
		if err != nil && (s.family.Optional.Tier || !errors.Is(err, tasks.ErrNoProblem)) {
			report(assignments, "allowed, and no item is made: %w", err)
		}
	}
	return failures[:min(3, len(failures))]
}

// notTaken are values that a parameter does not take.
func notTaken(p tasks.Param) (values []string) {
	values = []string{"", "?"}
	if p.Type == "int" {
		values = append(values, strconv.Itoa(p.Min-1), "1e1")
	}
	if p.Bound {
		values = append(values, strconv.Itoa(p.Max+1))
	}
	return values
}

// namesParam tells whether an error names one of a family's parameters.
func namesParam(f *tasks.Family, err error) bool {
	return slices.ContainsFunc(f.Params, func(p tasks.Param) bool { return strings.Contains(err.Error(), p.Name) })
}

// combination assigns random values to parameters, each of which takes them.
func combination(r *rand.Rand, params []tasks.Param) (assignments []string) {
	for _, p := range params {
		var values []string
		switch p.Type {
		case "bool":
			values = []string{"true", "false"}
		case "string":
			values = p.Enum
		default:
			for n := p.Min; n < p.Min+smallest && (!p.Bound || n <= p.Max); n++ {
				values = append(values, strconv.Itoa(n))
			}
		}
		assignments = append(assignments, p.Name+"="+values[r.IntN(len(values))])
	}
	return assignments
}
