// Package brute finds arithmetic expressions by trying everything, in the plainest way. It shares nothing with
// package expressions and with package formula, so that tests can hold them against it. It also makes mutants of
// expressions for judges to be tried on.
package brute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Result is an expression over some of the numbers.
type Result struct {
	Num, Den int64  // the value, not in lowest terms; Den is not 0, but may be negative
	Text     string // with all brackets: "((8-3)/3)"
	Key      string // Text with letters for the places of the numbers, and the operands of + and * in order
	Used     int    // how many numbers stand in it
	Whole    bool   // whether its value, and all values on the way, are whole
}

// Is tells whether the value is n.
func (x Result) Is(n int) bool { return x.Num == int64(n)*x.Den }

// Search visits every expression that uses each of the numbers at most once and has an operator, most of them many
// times. For more than five numbers it takes too long, and for numbers above 100 it may overflow.
func Search(numbers []int, visit func(Result)) {
	parts := make([]Result, len(numbers))
	for i, n := range numbers {
		parts[i] = Result{int64(n), 1, strconv.Itoa(n), string(rune('a' + i)), 1, true}
	}
	search(parts, visit)
}

// search joins any two parts in every way, and goes on with what there is then.
func search(parts []Result, visit func(Result)) {
	for i, x := range parts {
		for j, y := range parts {
			if i == j {
				continue
			}
			var rest []Result
			for k, z := range parts {
				if k != i && k != j {
					rest = append(rest, z)
				}
			}
			for _, op := range "+-*/" {
				if z, ok := join(op, x, y); ok {
					visit(z)
					search(append(rest[:len(rest):len(rest)], z), visit)
				}
			}
		}
	}
}

func join(op rune, x, y Result) (z Result, ok bool) {
	z.Text, z.Key = "("+x.Text+string(op)+y.Text+")", "("+x.Key+string(op)+y.Key+")"
	switch op {
	case '+':
		z.Num, z.Den = x.Num*y.Den+y.Num*x.Den, x.Den*y.Den
	case '-':
		z.Num, z.Den = x.Num*y.Den-y.Num*x.Den, x.Den*y.Den
	case '*':
		z.Num, z.Den = x.Num*y.Num, x.Den*y.Den
	case '/':
		z.Num, z.Den = x.Num*y.Den, x.Den*y.Num
	}
	if z.Den == 0 {
		return z, false
	}
	if (op == '+' || op == '*') && y.Key < x.Key {
		z.Key = "(" + y.Key + string(op) + x.Key + ")"
	}
	z.Used = x.Used + y.Used
	z.Whole = x.Whole && y.Whole && z.Num%z.Den == 0
	return z, true
}

var numerals = regexp.MustCompile(`\d+`)

// Numbers are the whole numbers that stand in a text, in increasing order.
func Numbers(text string) []int {
	var numbers []int
	for _, numeral := range numerals.FindAllString(text, -1) {
		n, _ := strconv.Atoi(numeral)
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	return numbers
}

// Mutants are texts that differ from an expression in an operator, a number, its brackets or its end. Numbers are
// exchanged for their neighbours and for others. Some mutants may be the expression itself.
func Mutants(expression string, others []int) []string {
	mutants := []string{strings.NewReplacer("(", "", ")", "").Replace(expression)}
	for i := range len(expression) {
		if strings.IndexByte("+-*/", expression[i]) >= 0 {
			mutants = append(mutants, expression[:i], expression[i+1:])
			for _, op := range []string{"+", "-", "*", "/"} {
				mutants = append(mutants, expression[:i]+op+expression[i+1:])
			}
		}
	}
	for _, span := range numerals.FindAllStringIndex(expression, -1) {
		n, _ := strconv.Atoi(expression[span[0]:span[1]])
		for _, other := range append([]int{n + 1, n - 1}, others...) {
			mutants = append(mutants, expression[:span[0]]+strconv.Itoa(other)+expression[span[1]:])
		}
	}
	return mutants
}
