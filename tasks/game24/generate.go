package game24

import (
	"iter"
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/expressions"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// tries is how many hands are drawn before a draw is given up. At level 4 about one in 150 will do.
const tries = 300

func generate(r *rand.Rand, params Params) (Problem, string, error) {
	for range tries {
		p := symmetry(r, Problem{hand(r, params.Numbers, params.Largest), params.Target})
		if !wanted(p, params) {
			continue
		}
		for solution := range solutions(p) { // the first one depends on the order of the numbers
			return symmetry(r, p), solution, nil
		}
	}
	return Problem{}, "", generators.ErrAgain
}

// hand draws numbers from 1 to largest, in increasing order, all such hands with equal chances: it draws different
// numbers from a range that is longer by one less than their number, and takes 0, 1, 2, ... off them.
func hand(r *rand.Rand, size, largest int) []int {
	numbers := make([]int, 0, size)
	for len(numbers) < size {
		if n := 1 + r.IntN(largest+size-1); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	for i := range numbers {
		numbers[i] -= i
	}
	return numbers
}

// wanted tells whether a problem is one that the parameters ask for.
func wanted(p Problem, params Params) bool {
	if params.Fractions && count(p, true, 0) > 0 {
		return false
	}
	if ways := count(p, false, params.Most); ways < params.Fewest || ways > params.Most {
		return false
	}
	return params.Fractions || count(p, true, 0) > 0
}

// count counts the ways to the target, as expressions.Table.Count does.
func count(p Problem, whole bool, most int) int {
	return expressions.New(p.Numbers, whole).Count(all(p), number.Whole(int64(p.Target)), most)
}

// all is the set of all numbers of a problem.
func all(p Problem) expressions.Set { return 1<<len(p.Numbers) - 1 }

func solutions(p Problem) iter.Seq[string] {
	return func(yield func(string) bool) {
		for tree := range expressions.New(p.Numbers, false).Ways(all(p), number.Whole(int64(p.Target))) {
			if !yield(tree.Expr().String()) {
				return
			}
		}
	}
}

func wrong(p Problem, answer string) iter.Seq[string] {
	return expressions.NearMisses(answer, p.Numbers, p.Target)
}

// effort is the mean place of the first solution among all expressions with the numbers, in random order.
func effort(p Problem) float64 {
	expressionCount := expressions.Expressions(len(p.Numbers))
	return float64(expressionCount+1) / float64(count(p, false, expressionCount)+1)
}

func canonical(p Problem) Problem {
	return Problem{slices.Sorted(slices.Values(p.Numbers)), p.Target}
}

func symmetry(r *rand.Rand, p Problem) Problem {
	numbers := slices.Clone(p.Numbers)
	r.Shuffle(len(numbers), func(i, j int) { numbers[i], numbers[j] = numbers[j], numbers[i] })
	return Problem{numbers, p.Target}
}

// maxHands is how many hands of so many numbers space looks through; of more it does not count the problems.
var maxHands = [...]int64{2: 25_000, 3: 25_000, 4: 25_000, 5: 1_000, 6: 40}

// space counts the problems by looking at every hand. Level 5, which takes long, was counted once, in the same way.
func space(params Params) *big.Int {
	if params == ladder[4] {
		return big.NewInt(1_062_649)
	}
	hands := new(big.Int).Binomial(int64(params.Largest+params.Numbers-1), int64(params.Numbers))
	if hands.Cmp(big.NewInt(maxHands[params.Numbers])) > 0 {
		return nil
	}
	return big.NewInt(wantedHands(params))
}

// wantedHands is space without its limits.
func wantedHands(params Params) (problems int64) {
	for numbers := range expressions.Hands(params.Numbers, params.Largest) {
		if wanted(Problem{numbers, params.Target}, params) {
			problems++
		}
	}
	return problems
}
