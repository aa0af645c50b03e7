package search

import (
	"slices"
	"testing"
)

// queens are the columns of queens on a board, row by row.
type queens struct {
	size    int
	columns []int
}

// onBoard places queens row by row, with a Deduce that only looks for attacks on the last one.
func onBoard() *Search[*queens, int] {
	return &Search[*queens, int]{
		Clone: func(q *queens) *queens { return &queens{q.size, slices.Clone(q.columns)} },
		Deduce: func(q *queens) bool {
			last := len(q.columns) - 1
			for row := range last {
				if apart := q.columns[row] - q.columns[last]; apart == 0 || apart == last-row || apart == row-last {
					return false
				}
			}
			return true
		},
		Branch: func(q *queens) (columns []int) {
			for column := range q.size {
				if len(q.columns) < q.size {
					columns = append(columns, column)
				}
			}
			return columns
		},
		Choose: func(q *queens, column int) { q.columns = append(q.columns, column) },
	}
}

// The numbers of solutions are those of OEIS A000170.
func TestQueens(t *testing.T) {
	for size, want := range []int{1, 1, 0, 0, 2, 10, 4, 40, 92} {
		s := onBoard()
		if got := s.Count(&queens{size: size}, 1000); got != want || s.Short {
			t.Errorf("%d queens have %d solutions, want %d", size, got, want)
		}
		if unique := s.Unique(&queens{size: size}); unique != (want == 1) {
			t.Errorf("%d queens: Unique is %t", size, unique)
		}
	}
}

func TestNodesAreCounted(t *testing.T) {
	s := onBoard()
	s.Count(&queens{size: 4}, 10)
	all := s.Nodes
	for most := 1; most <= all+1; most++ {
		s.MaxNodes = most
		found := s.Count(&queens{size: 4}, 10)
		if s.Nodes > most || s.Short != (most < all) || found > 2 || !s.Short && found < 2 {
			t.Errorf("with %d of %d nodes: %d solutions, %d nodes, short %t", most, all, found, s.Nodes, s.Short)
		}
		if s.Unique(&queens{size: 4}) {
			t.Errorf("with %d nodes the two solutions count as one", most)
		}
	}
}

func TestStateIsKept(t *testing.T) {
	q := &queens{6, []int{1}}
	s := onBoard()
	var first []int
	for solution := range s.Solutions(q) {
		if first == nil {
			first = slices.Clone(solution.columns)
		}
	}
	if !slices.Equal(first, []int{1, 3, 5, 0, 2, 4}) || !slices.Equal(q.columns, []int{1}) {
		t.Errorf("the first solution is %v, and the state is now %v", first, q.columns)
	}
}
