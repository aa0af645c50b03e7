package expressions_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/expressions"
	"github.com/touchstone-rl/touchstone/generators/expressions/brute"
	"github.com/touchstone-rl/touchstone/verifiers"
	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

const unlimited = 1 << 30

// key writes a tree over different numbers as brute does.
func key(t *expressions.Tree, numbers []int) string {
	if t.Op == 0 {
		return string(rune('a' + slices.Index(numbers, int(t.Value.Num))))
	}
	left, right := key(t.Left, numbers), key(t.Right, numbers)
	if (t.Op == '+' || t.Op == '*') && right < left {
		left, right = right, left
	}
	return "(" + left + string(t.Op) + right + ")"
}

// bruteForce finds the keys of all expressions with all the numbers, by value.
func bruteForce(t *testing.T, numbers []int, whole bool) map[number.Ratio]map[string]bool {
	t.Helper()
	found := map[number.Ratio]map[string]bool{}
	brute.Search(numbers, func(x brute.Result) {
		if x.Used < len(numbers) || whole && !x.Whole {
			return
		}
		value, ok := number.Int(x.Num).Quo(number.Int(x.Den)).Small()
		if !ok {
			t.Fatalf("%s is too large", x.Text)
		}
		if found[value] == nil {
			found[value] = map[string]bool{}
		}
		found[value][x.Key] = true
	})
	return found
}

// Count and Ways find exactly the expressions that brute force finds, for small numbers, where many values coincide
// and zero is frequent.
func TestAgainstBruteForce(t *testing.T) {
	r := generators.Stream("expressions")
	for i := range 30 {
		n := 2 + r.IntN(3)
		numbers := r.Perm(9)[:n]
		for k := range numbers {
			numbers[k]++
		}
		all, whole := expressions.Set(1)<<n-1, i%2 == 0
		table := expressions.New(numbers, whole)
		want := bruteForce(t, numbers, whole)
		for value, keys := range want {
			got := map[string]bool{}
			for tree := range table.Ways(all, value) {
				k := key(tree, numbers)
				if got[k] || tree.Value != value {
					t.Fatalf("%v: %s = %v comes twice or is not %v", numbers, k, tree.Value, value)
				}
				got[k] = true
			}
			if !maps.Equal(got, keys) {
				t.Fatalf("%v, %v, whole %v: found %v; want %v", numbers, value, whole, got, keys)
			}
			if count := table.Count(all, value, unlimited); count != len(keys) {
				t.Fatalf("%v, %v, whole %v: counted %d; want %d", numbers, value, whole, count, len(keys))
			}
			if few := table.Count(all, value, 2); len(keys) > 2 && few <= 2 {
				t.Fatalf("%v, %v, whole %v: counted %d of %d, and stopped", numbers, value, whole, few, len(keys))
			}
		}
		for v := range int64(200) {
			if value := number.Whole(v); want[value] == nil && table.Count(all, value, unlimited) > 0 {
				t.Fatalf("%v cannot make %d", numbers, v)
			}
		}
	}
}

// One table of five numbers, asked for sets of all sizes in any order.
func TestSubsets(t *testing.T) {
	numbers := []int{2, 3, 7, 50, 9}
	table := expressions.New(numbers, false)
	r := generators.Stream("subsets")
	for range 40 {
		set := expressions.Set(1 + r.IntN(31))
		var some []int
		for i, n := range numbers {
			if set>>i&1 == 1 {
				some = append(some, n)
			}
		}
		if len(some) < 2 || len(some) > 4 {
			continue
		}
		found := bruteForce(t, some, false)
		for v := range int64(30) {
			if got, want := table.Count(set, number.Whole(v), unlimited), len(found[number.Whole(v)]); got != want {
				t.Fatalf("%v make %d in %d ways; want %d", some, v, got, want)
			}
		}
	}
}

// Expressions is how many there are where nothing divides by zero.
func TestExpressions(t *testing.T) {
	for n, want := range []int{1, 6, 108, 3240, 136080, 7348320} {
		if got := expressions.Expressions(n + 1); got != want {
			t.Errorf("Expressions(%d) = %d; want %d", n+1, got, want)
		}
	}
	seen := 0
	for _, keys := range bruteForce(t, []int{2, 7, 31, 97}, false) {
		seen += len(keys)
	}
	if seen != 3240 {
		t.Errorf("brute force finds %d expressions of four numbers", seen)
	}
}

// Five and six numbers: what Random draws is found, and what is found has the value.
func TestRandomIsFound(t *testing.T) {
	for i := range 12 {
		r := generators.Stream("random", fmt.Sprint(i))
		numbers := make([]int, 5+i%2)
		for k := range numbers {
			numbers[k] = 1 + r.IntN(100)
		}
		tree, ok := expressions.Random(r, numbers)
		if !ok || tree.Value.Num > 1e6 {
			continue
		}
		table := expressions.New(numbers, false)
		all := expressions.Set(1)<<len(numbers) - 1
		found := 0
		for way := range table.Ways(all, tree.Value) {
			found++
			if value, err := way.Expr().Value(); err != nil || !value.Equal(tree.Value.Exact()) {
				t.Fatalf("%v: %s = %v (%v); want %v", numbers, way.Expr(), value, err, tree.Value)
			}
		}
		if found == 0 || found != table.Count(all, tree.Value, unlimited) {
			t.Errorf("%v: %s found %d times; counted %d", numbers, tree.Expr(), found, table.Count(all, tree.Value, unlimited))
		}
	}
}

func TestNearMisses(t *testing.T) {
	given := []int{3, 3, 8, 8, 5}
	misses := slices.Collect(expressions.NearMisses("8 / (3 - 8 / 3)", given, 24))
	for _, miss := range misses {
		if v := formula.JudgeTarget(miss, given, formula.AtMostOnce, 24); v.Reason != verifiers.ReasonWrong {
			t.Errorf("%s is judged %+v", miss, v)
		}
	}
	if all := strings.Join(misses, ", "); all != "24, 8 / (3 - 8 / 3) = 25, 8 / (3 - 8 / 3) + 0, 8 / (3 - 8 / 3) + 5 - 5, 8 * (3 - 8 / 3), 8 / (3 + 8 / 3), 8 / (3 - 8 * 3)" {
		t.Error(all)
	}
}

func TestSets(t *testing.T) {
	if got := fmt.Sprint(slices.Collect(expressions.Sets(4, 2))); got != "[3 5 6 9 10 12]" {
		t.Errorf("Sets(4, 2) = %s", got)
	}
}

func BenchmarkCount(b *testing.B) {
	for _, numbers := range [][]int{{3, 3, 8, 8}, {3, 5, 7, 11, 13}, {25, 50, 75, 100, 3, 6}} {
		b.Run(fmt.Sprintf("numbers=%d", len(numbers)), func(b *testing.B) {
			for b.Loop() {
				expressions.New(numbers, false).Count(1<<len(numbers)-1, number.Whole(24), unlimited)
			}
		})
	}
}
