package main

import (
	"io"
	"testing"
	"time"

	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
)

func TestProgressTellsOfFamilies(t *testing.T) {
	p := newProgress(io.Discard, "rows", 2000, true)
	for range 300 {
		p.made(datasets.Row{Item: tasks.Item{Family: "sudoku"}, Took: 3 * time.Millisecond})
		p.made(datasets.Row{Item: tasks.Item{Family: "gcd"}, Took: time.Millisecond})
		p.made(datasets.Row{Item: tasks.Item{Family: "known"}})
	}
	const families = "sudoku 75% (333/s on a core), gcd 25% (1,000/s on a core)"
	if got, want := p.line(9*time.Second), "900 of 2,000 rows, 100/s, 11s left; the work: "+families; got != want {
		t.Errorf("progress is %q, want %q", got, want)
	}
	if got := p.slowest(1); got != "sudoku 75% (333/s on a core)" {
		t.Errorf("the slowest family is %q", got)
	}
}
