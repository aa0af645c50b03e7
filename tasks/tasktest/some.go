package tasktest

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// Some makes so many problems with each of some parameters, and hands them to check with their answers. Draws that lead
// nowhere are made again, up to a thousand in a row; any other error of the maker ends the test. They are the same in each
// run of a test.
func Some[Params, Problem any](
	t *testing.T, generate func(*rand.Rand, Params) (Problem, string, error), all []Params, each int,
	check func(p Problem, params Params, answer string),
) {
	t.Helper()
	r := generators.Stream(t.Name())
	for _, params := range all {
		for made, refused := 0, 0; made < each; {
			p, answer, err := generate(r, params)
			switch {
			case err == nil:
				made, refused = made+1, 0
				check(p, params, answer)
			case !errors.Is(err, generators.ErrAgain):
				t.Fatal(err)
			default:
				if refused++; refused == 1000 {
					t.Fatalf("%v was not made in %d draws", params, refused)
				}
			}
		}
	}
}
