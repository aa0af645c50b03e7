package symmetry_test

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/generators/symmetry"
)

// Who accuses whom matters, names do not: both lists of accusations are the same problem.
func ExampleCanonical() {
	for _, accusations := range [][][2]int{
		{{0, 1}, {0, 2}, {1, 2}},
		{{2, 0}, {1, 0}, {1, 2}},
	} {
		var g symmetry.Graph
		for range 3 {
			g.Add(0)
		}
		for _, a := range accusations {
			g.Link(a[0], a[1], 0)
		}
		newName := make([]int, 3)
		for place, person := range symmetry.Canonical(&g) {
			newName[person] = place
		}
		accuses := [3][3]bool{}
		for _, a := range accusations {
			accuses[newName[a[0]]][newName[a[1]]] = true
		}
		fmt.Println(accuses)
	}
	// Output:
	// [[false true true] [false false true] [false false false]]
	// [[false true true] [false false true] [false false false]]
}
