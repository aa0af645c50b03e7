package crossfill

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/crossword"
	"github.com/touchstone-rl/touchstone/generators/words"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// generate lays words out and gives the letters that the tier needs. It draws again if the puzzle falls to an easier tier
// too, if more than half of the cells are black, or if there are too few decoys or too many words of a length.
func generate(r *rand.Rand, params Params) (Problem, string, error) {
	rows := crossword.Lay(r, words.Capitals(), params.Height, params.Width, params.Longest)
	if text := strings.Join(rows, ""); 2*strings.Count(text, ".") > len(text) {
		return Problem{}, "", generators.ErrAgain
	}
	list := crossword.Words(rows)
	list = append(list, crossword.Decoys(r, words.Capitals(), list, params.Decoys)...)
	slices.Sort(list)
	wanted := slices.Index(tiers, params.Tier)
	cells, err := crossword.Reveal(r, rows, list, func(f *crossword.Filling) bool { return ladder.Falls(f, wanted) })
	p := Problem{cells, list}
	if err != nil || len(list) != params.Decoys+len(places(rows)) || tier(p) != params.Tier {
		return p, "", generators.ErrAgain
	}
	return p, grid.FormatSymbols(rows), nil
}

// wrong gives the answer with the word of a row replaced by the next in the list that is as long.
func wrong(p Problem, answer string) iter.Seq[string] {
	rows, _ := grid.Symbols(answer, len(p.Grid), len(p.Grid[0]), alphabet)
	return func(yield func(string) bool) {
		for i, row := range rows {
			for word := range strings.SplitSeq(row, ".") {
				at := slices.Index(p.Words, word)
				next := slices.IndexFunc(p.Words[at+1:], func(other string) bool { return len(other) == len(word) })
				if at < 0 || next < 0 {
					continue
				}
				miss := slices.Clone(rows)
				miss[i] = strings.Replace(row, word, p.Words[at+1+next], 1)
				if !yield(grid.FormatSymbols(miss)) {
					return
				}
			}
		}
	}
}

func canonical(p Problem) Problem { return Problem(crossword.Listed(p).Canonical()) }

func symmetry(r *rand.Rand, p Problem) Problem { return Problem(crossword.Listed(p).Disguise(r)) }
