// Package expressions finds all ways to reach a value from a few numbers with + - * / and brackets: the search
// behind countdown puzzles and the game of 24.
//
// Two expressions count as one way if they differ in the order of a sum or product of two operands only; numbers
// are told apart by their places, so that of two equal numbers each has its own ways. There are no signs in front of
// numbers or brackets: they could not reach a value above zero that is out of reach without them.
//
// The search works backwards. The last operation joins a smaller group of numbers with the rest: for each value of
// the smaller group and each operator there is one value that the rest must have. All values of few
// numbers are tabulated.
//
// Values are number.Ratio, which is exact. What outgrows it is not followed. For up to five numbers of at most 100,
// and for six of them where the value sought is at most 10^6, nothing that outgrows it could come back: the largest
// numerator or denominator that four numbers give is 8 * 100^4 < 2^31.
package expressions

import (
	"iter"
	"math/bits"
	"math/rand/v2"

	"github.com/touchstone-rl/touchstone/verifiers/formula"
	"github.com/touchstone-rl/touchstone/verifiers/number"
)

// A Tree is an expression with its value: a number, or two trees joined by '+', '-', '*' or '/'.
type Tree struct {
	Value       number.Ratio
	Op          byte // 0 for a number
	Left, Right *Tree
}

// Expr is the tree as an expression that can be written.
func (t *Tree) Expr() formula.Expr {
	if t.Op == 0 {
		return formula.Number(t.Value.Exact())
	}
	return formula.Combine(t.Op, t.Left.Expr(), t.Right.Expr())
}

// A Set is a set of places in the list of numbers, one bit each.
type Set uint

func (s Set) size() int  { return bits.OnesCount(uint(s)) }
func (s Set) first() int { return bits.TrailingZeros(uint(s)) }

// Sets are all sets of size out of n places, in increasing order.
func Sets(n, size int) iter.Seq[Set] {
	return func(yield func(Set) bool) {
		for s := Set(0); s < 1<<n; s++ {
			if s.size() == size && !yield(s) {
				return
			}
		}
	}
}

// A Table answers which values can be reached from numbers. It must not be used by two goroutines at once.
type Table struct {
	numbers   []int
	whole     bool             // whether all values must be whole
	splits    [][]split        // by Set
	tabulated int              // how large the sets are whose values are known by now
	values    [][]number.Ratio // by Set: the values of all expressions
	counts    []counts         // by Set: how often each value is there
}

// New prepares the search with up to six positive numbers. If whole, all values on the way must be whole numbers too.
func New(numbers []int, whole bool) *Table {
	sets := 1 << len(numbers)
	t := &Table{
		numbers: numbers, whole: whole, splits: make([][]split, sets),
		values: make([][]number.Ratio, sets), counts: make([]counts, sets),
	}
	for s := Set(1); int(s) < sets; s++ {
		t.splits[s] = splits(s)
	}
	return t
}

// grow tabulates all sets of up to a size.
func (t *Table) grow(size int) {
	for t.tabulated < min(size, len(t.numbers)) {
		t.tabulated++
		for s := range Sets(len(t.numbers), t.tabulated) {
			if t.tabulated == 1 {
				t.values[s] = []number.Ratio{leaf(t.numbers[s.first()]).Value}
			} else {
				t.values[s] = t.tabulate(s)
			}
			t.counts[s] = count(t.values[s])
		}
	}
}

func (t *Table) tabulate(s Set) []number.Ratio {
	values := make([]number.Ratio, 0, Expressions(s.size()))
	for _, split := range t.splits[s] {
		for _, x := range t.values[split.group] {
			for _, y := range t.values[split.rest] {
				for _, op := range operations {
					if z, ok := t.operate(op.symbol, op.swapped, x, y); ok {
						values = append(values, z)
					}
				}
			}
		}
	}
	return values
}

// operations are the ways to join two expressions.
var operations = [...]struct {
	symbol  byte
	swapped bool // whether the second operand stands on the left
}{{'+', false}, {'*', false}, {'-', false}, {'-', true}, {'/', false}, {'/', true}}

// operate is x op y, or y op x if swapped; not ok if that is no value to go on with.
func (t *Table) operate(op byte, swapped bool, x, y number.Ratio) (z number.Ratio, ok bool) {
	if swapped {
		x, y = y, x
	}
	switch op {
	case '+':
		z, ok = x.Add(y)
	case '-':
		z, ok = x.Sub(y)
	case '*':
		z, ok = x.Mul(y)
	default:
		z, ok = x.Quo(y)
	}
	return z, ok && (z.Den == 1 || !t.whole)
}

// A split parts a set in two: a group that is no larger than the rest, and the rest.
type split struct{ group, rest Set }

func splits(s Set) (all []split) {
	for group := (s - 1) & s; group > 0; group = (group - 1) & s {
		rest := s &^ group
		if a, b := group.size(), rest.size(); a < b || a == b && group < rest {
			all = append(all, split{group, rest})
		}
	}
	return all
}

// Count counts the ways to reach a value with all numbers of a set. It may stop once there are more than most.
func (t *Table) Count(s Set, value number.Ratio, most int) int {
	t.grow(max(2, s.size()-2)) // to tabulate more, or less, takes longer in all
	return t.count(s, value, most)
}

func (t *Table) count(s Set, value number.Ratio, most int) (count int) {
	if s.size() <= t.tabulated {
		return t.counts[s].of(value)
	}
	for _, split := range t.splits[s] {
		for _, known := range t.values[split.group] {
			found := t.lastOperations(known, value)
			for _, last := range found.list[:found.n] {
				if last.any {
					count += t.countAll(split.rest, last, known)
				} else {
					count += t.count(split.rest, last.want, most-count)
				}
				if count > most {
					return count
				}
			}
		}
	}
	return count
}

// countAll counts the expressions with a set that can be the other side of a last operation.
func (t *Table) countAll(s Set, last lastOperation, known number.Ratio) (count int) {
	for other := range t.all(s) {
		if _, ok := t.operate(last.op, last.swapped, known, other.Value); ok {
			count++
		}
	}
	return count
}

// Ways are all ways to reach a value with all numbers of a set.
func (t *Table) Ways(s Set, value number.Ratio) iter.Seq[*Tree] {
	return func(yield func(*Tree) bool) {
		if s.size() == 1 {
			if only := leaf(t.numbers[s.first()]); only.Value == value {
				yield(only)
			}
			return
		}
		for _, split := range t.splits[s] {
			for known := range t.all(split.group) {
				found := t.lastOperations(known.Value, value)
				for _, last := range found.list[:found.n] {
					for other := range t.others(split.rest, last) {
						if tree, ok := t.join(last.op, last.swapped, known, other); ok && !yield(tree) {
							return
						}
					}
				}
			}
		}
	}
}

// others are the expressions with a set that a last operation wants.
func (t *Table) others(s Set, last lastOperation) iter.Seq[*Tree] {
	switch {
	case last.any:
		return t.all(s)
	case t.Count(s, last.want, 0) > 0:
		return t.Ways(s, last.want)
	default:
		return func(func(*Tree) bool) {}
	}
}

// all are all expressions with all numbers of a set.
func (t *Table) all(s Set) iter.Seq[*Tree] {
	return func(yield func(*Tree) bool) {
		if s.size() == 1 {
			yield(leaf(t.numbers[s.first()]))
			return
		}
		for _, split := range t.splits[s] {
			for x := range t.all(split.group) {
				for y := range t.all(split.rest) {
					for _, op := range operations {
						if tree, ok := t.join(op.symbol, op.swapped, x, y); ok && !yield(tree) {
							return
						}
					}
				}
			}
		}
	}
}

func (t *Table) join(op byte, swapped bool, x, y *Tree) (*Tree, bool) {
	value, ok := t.operate(op, swapped, x.Value, y.Value)
	if swapped {
		x, y = y, x
	}
	return &Tree{value, op, x, y}, ok
}

// A lastOperation joins a known value with another, which must be what is wanted.
type lastOperation struct {
	op      byte
	swapped bool // whether the known value is the right operand
	want    number.Ratio
	any     bool // whether any value will do, as in 0 * x = 0
}

// lastOperations are up to six of them.
type lastOperations struct {
	list [6]lastOperation
	n    int
}

func (l *lastOperations) add(last lastOperation) {
	l.list[l.n] = last
	l.n++
}

// lastOperations are the operations that reach a value and of which one side is known.
func (t *Table) lastOperations(known, value number.Ratio) (found lastOperations) {
	if known.Num == 0 && value.Num == 0 {
		found.add(lastOperation{op: '*', any: true})
		found.add(lastOperation{op: '/', any: true})
	}
	for _, op := range inverses {
		if known.Num == 0 && (op.symbol == '*' || op.symbol == '/') {
			continue
		}
		if want, ok := t.operate(op.inverse, op.resultOnRight, value, known); ok {
			found.add(lastOperation{op: op.symbol, swapped: op.swapped, want: want})
		}
	}
	return found
}

// inverses are the operations of a known value and another, with what finds the other from the result.
var inverses = [...]struct {
	symbol        byte
	swapped       bool // whether the known value is the right operand
	inverse       byte // other = result inverse known,
	resultOnRight bool // or known inverse result
}{
	{'+', false, '-', false}, {'-', false, '-', true}, {'-', true, '+', false},
	{'*', false, '/', false}, {'/', false, '/', true}, {'/', true, '*', false},
}

// Expressions is how many expressions n numbers have, up to the order of sums and products, those that divide by
// zero included: 6 operations at each of n-1 places, on 1 * 3 * 5 * ... * (2n-3) shapes.
func Expressions(n int) int {
	count := 1
	for i := 1; i < n; i++ {
		count *= 6 * (2*i - 1)
	}
	return count
}

// Random draws an expression with all the numbers by joining two of what is there until one is left. It is not ok if
// a value on the way was refused: a division by zero or a number too large.
func Random(r *rand.Rand, numbers []int) (tree *Tree, ok bool) {
	room := make([]Tree, 0, 2*len(numbers)-1)
	trees := make([]*Tree, 0, len(numbers))
	add := func(t Tree) {
		room = append(room, t)
		trees = append(trees, &room[len(room)-1])
	}
	for _, n := range numbers {
		add(*leaf(n))
	}
	var t Table
	for len(trees) > 1 {
		r.Shuffle(len(trees), func(i, j int) { trees[i], trees[j] = trees[j], trees[i] })
		last := len(trees) - 1
		op := "+-*/"[r.IntN(4)]
		value, ok := t.operate(op, false, trees[last-1].Value, trees[last].Value)
		if !ok {
			return nil, false
		}
		x, y := trees[last-1], trees[last]
		trees = trees[:last-1]
		add(Tree{value, op, x, y})
	}
	return trees[0], true
}

func leaf(n int) *Tree { return &Tree{Value: number.Whole(int64(n))} }
