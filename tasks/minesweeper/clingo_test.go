//go:build clingo

package minesweeper

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

// TestClingo holds keys against the consequences of an answer set program: cautious ones hold in all answer sets, brave
// ones in some.
func TestClingo(t *testing.T) {
	perLevel := tasktest.Heavy(84)
	for level, params := range table {
		t.Run("level "+strconv.Itoa(level+1), func(t *testing.T) {
			var all []Params
			for i := range perLevel {
				params.Told = i%4 > 0
				all = append(all, params)
			}
			tasktest.Some(t, generate, all, 1, func(p Problem, _ Params, _ string) {
				always, sometimes := consequences(t, p, "cautious"), consequences(t, p, "brave")
				for row, key := range p.Key {
					for column, symbol := range key {
						mine := fmt.Sprintf("mine(%d,%d)", row, column)
						want := p.Grid[row][column]
						switch {
						case want != '_':
						case slices.Contains(always, mine):
							want = 'M'
						case slices.Contains(sometimes, mine):
							want = 'U'
						default:
							want = 'S'
						}
						if symbol != rune(want) {
							t.Fatalf("row %d, column %d of %+v is %c in the key, and %c for clingo", row+1, column+1, p, symbol, want)
						}
					}
				}
			})
			t.Logf("%d items agree", perLevel)
		})
	}
}

// consequences are the last of the sets that clingo prints, each nearer to what it was asked for.
func consequences(t *testing.T, p Problem, mode string) []string {
	sets := tasktest.AnswerSets(t, facts(p), filepath.Join("testdata", "minesweeper.lp"), "--models=0", "--enum-mode="+mode)
	if len(sets) == 0 {
		t.Fatalf("%+v has no answer set", p)
	}
	return sets[len(sets)-1]
}

func facts(p Problem) (text string) {
	if p.Mines > 0 {
		text = fmt.Sprintf("mines(%d).\n", p.Mines)
	}
	for r, row := range p.Grid {
		for c, shown := range row {
			if shown == '_' {
				text += fmt.Sprintf("hidden(%d, %d).\n", r, c)
			} else {
				text += fmt.Sprintf("open(%d, %d, %c).\n", r, c, shown)
			}
		}
	}
	return text
}
