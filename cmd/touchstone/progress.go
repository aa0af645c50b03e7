package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/touchstone-rl/touchstone/datasets"
	"golang.org/x/term"
)

// progress tells how far long work has come: a bar on a terminal if the end is known, or else a line now and then.
// Short work passes in silence.
type progress struct {
	out   io.Writer
	what  string // is counted
	total int    // 0 if it is not known
	done  int
	quiet bool
	bar   *progressbar.ProgressBar // nil if lines are written
	start time.Time
	next  time.Time // when something is told again

	families []work // of rows that are made
}

// work is how many rows of a family were made, and how long that took on one core.
type work struct {
	family string
	rows   int
	took   time.Duration
}

const (
	barAfter  = time.Second
	barEvery  = 100 * time.Millisecond
	lineEvery = 10 * time.Second
)

func newProgress(out io.Writer, what string, total int, quiet bool) *progress {
	now := time.Now()
	p := &progress{out: out, what: what, total: total, quiet: quiet, start: now, next: now.Add(lineEvery)}
	if file, ok := out.(*os.File); ok && !quiet && total > 0 && term.IsTerminal(int(file.Fd())) {
		p.next = now.Add(barAfter)
		p.bar = newBar(out, what, total)
	}
	return p
}

func newBar(out io.Writer, what string, total int) *progressbar.ProgressBar {
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(out),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(what),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetRenderBlankState(false),
		progressbar.OptionClearOnFinish(),
	)
	bar.StartWithoutRender() // the clock, that is
	return bar
}

// step counts one more.
func (p *progress) step() {
	p.done++
	if p.quiet {
		return
	}
	now := time.Now()
	switch {
	case now.Before(p.next):
	case p.bar != nil:
		p.next = now.Add(barEvery)
		p.bar.Describe(p.slowest(2))
		_ = p.bar.Set(p.done) // what cannot be shown is not missed
	default:
		p.next = now.Add(lineEvery)
		fmt.Fprintln(p.out, p.line(now.Sub(p.start)))
	}
}

// made counts a row that was made.
func (p *progress) made(row datasets.Row) {
	i, there := slices.BinarySearchFunc(p.families, row.Family, func(w work, family string) int { return cmp.Compare(w.family, family) })
	if !there {
		p.families = slices.Insert(p.families, i, work{family: row.Family})
	}
	p.families[i].rows++
	p.families[i].took += row.Took
	p.step()
}

// slowest tells what part of the work the families have that take most of it, and how fast they are made. As rows of all
// families take turns, all are equally far.
func (p *progress) slowest(most int) string {
	var sum time.Duration
	for _, w := range p.families {
		sum += w.took
	}
	byTime := slices.SortedStableFunc(slices.Values(p.families), func(a, b work) int { return cmp.Compare(b.took, a.took) })
	var parts []string
	for _, w := range byTime[:min(most, len(byTime))] {
		if share := 100 * w.took / max(sum, 1); share > 0 {
			parts = append(parts, fmt.Sprintf("%s %d%% (%s/s on a core)", w.family, share, commas(int(float64(w.rows)/w.took.Seconds()))))
		}
	}
	return strings.Join(parts, ", ")
}

// line is what is told where there is no bar.
func (p *progress) line(elapsed time.Duration) string {
	rate := float64(p.done) / elapsed.Seconds()
	if p.total == 0 {
		return fmt.Sprintf("%s %s, %s/s", commas(p.done), p.what, commas(int(rate)))
	}
	text := fmt.Sprintf("%s of %s %s, %s/s, ", commas(p.done), commas(p.total), p.what, commas(int(rate)))
	left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second)).Round(time.Second)
	text += fmt.Sprintf("%v left", left)
	if slowest := p.slowest(5); slowest != "" {
		text += "; the work: " + slowest
	}
	return text
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil && p.done > 0 {
		_ = p.bar.Clear()
	}
}
