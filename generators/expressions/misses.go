package expressions

import (
	"iter"
	"slices"
	"strconv"

	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// NearMisses gives expressions that come close to a solution, which may use each of the numbers once, and are
// certainly wrong: the target by itself, a false equation, solutions that use zero or a number too often, and the
// solution with one operator exchanged, where that has another value. The target must not be one of the numbers,
// unless all numbers are to be used.
func NearMisses(solution string, numbers []int, target int) iter.Seq[string] {
	misses := []string{
		strconv.Itoa(target),
		solution + " = " + strconv.Itoa(target+1),
		solution + " + 0",
	}
	for _, n := range numbers {
		if first := slices.Index(numbers, n); !slices.Contains(numbers[first+1:], n) {
			once := strconv.Itoa(n)
			misses = append(misses, solution+" + "+once+" - "+once)
			break
		}
	}
	return slices.Values(append(misses, exchanged(solution, target)...))
}

// exchanged gives the solution with one operator exchanged for another, where its value is not the target.
func exchanged(solution string, target int) (misses []string) {
	other := map[byte]byte{'+': '-', '-': '+', '*': '/', '/': '*'}
	for i := range len(solution) {
		op, ok := other[solution[i]]
		if !ok {
			continue
		}
		miss := solution[:i] + string(op) + solution[i+1:]
		x, err := formula.Parse(miss, len(miss))
		if err != nil {
			continue
		}
		if value, err := x.Value(); err != nil || !value.Equal(number.Int(int64(target))) {
			misses = append(misses, miss)
		}
	}
	return misses
}
