package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
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
		_ = p.bar.Set(p.done) // what cannot be shown is not missed
	default:
		p.next = now.Add(lineEvery)
		fmt.Fprintln(p.out, p.line(now.Sub(p.start)))
	}
}

// line is what is told where there is no bar.
func (p *progress) line(elapsed time.Duration) string {
	rate := float64(p.done) / elapsed.Seconds()
	if p.total == 0 {
		return fmt.Sprintf("%s %s, %s/s", commas(p.done), p.what, commas(int(rate)))
	}
	left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("%s of %s %s, %s/s, %v left", commas(p.done), commas(p.total), p.what, commas(int(rate)), left)
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil && p.done > 0 {
		_ = p.bar.Clear()
	}
}
