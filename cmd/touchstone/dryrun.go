package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/touchstone-rl/touchstone/datasets"
)

const (
	sampleRows = 8                      // of each setting in each split
	sampleTime = 100 * time.Millisecond // after which a sample is large enough
	samplesIn  = 5 * time.Second        // what all samples together may take, but for one row of each
)

// dryRun prints what a request would make, and about how long and how big it would be. Seed is what is said of the seed.
func dryRun(ctx context.Context, s streams, r datasets.Request, workers int, seed string) error {
	title := fmt.Sprintf("%s rows, %s", commas(r.Count), seed)
	if r.Name != "" {
		title = r.Name + ": " + title
	}
	fmt.Fprintf(s.out, "%s\n\n", title)
	writeTable(s.out, requestTable(r))
	total, err := estimateAll(ctx, r)
	if err != nil {
		return err
	}
	took := total.took / time.Duration(max(1, min(workers, runtime.GOMAXPROCS(0))))
	fmt.Fprintf(s.out, "\nabout %s with --workers %d, and about %s as JSONL\n", roughly(took), workers, inBytes(total.bytes))
	fmt.Fprintf(s.out, "This is an estimate, from up to %d rows of each setting in each split. Nothing was made.\n", sampleRows)
	for _, name := range total.none {
		fmt.Fprintf(s.err, "touchstone: %s: no problem was found for the sample; there may be too few\n", name)
	}
	return nil
}

// requestTable has a row for each setting and a column for each split, with sums.
func requestTable(r datasets.Request) [][]string {
	parts := r.Parts()
	head := []string{"FAMILY", "LEVEL", "PARAMETERS"}
	sums := make([]int, len(parts)+1)
	for _, part := range parts {
		head = append(head, strings.ToUpper(string(part.Split)))
	}
	table := [][]string{append(head, "ROWS")}
	for k, setting := range r.Settings {
		row := []string{setting.Family.Name, strconv.Itoa(setting.Level), setting.Params}
		rows := 0
		for i, part := range parts {
			n := part.Quotas[k].Count
			row = append(row, commas(n))
			sums[i] += n
			rows += n
		}
		sums[len(parts)] += rows
		table = append(table, append(row, commas(rows)))
	}
	last := []string{"all", "", ""}
	for _, n := range sums {
		last = append(last, commas(n))
	}
	return append(table, last)
}

// writeTable aligns numbers to the right, and the names and parameters of settings to the left. Columns that are empty
// but for their head are left out.
func writeTable(out io.Writer, table [][]string) {
	widths := make([]int, len(table[0]))
	filled := make([]bool, len(widths))
	for i, row := range table {
		for k, cell := range row {
			widths[k] = max(widths[k], len(cell))
			filled[k] = filled[k] || i > 0 && cell != ""
		}
	}
	for _, row := range table {
		var line strings.Builder
		for k, cell := range row {
			switch {
			case !filled[k]:
			case k == 0 || k == 2:
				fmt.Fprintf(&line, "%-*s  ", widths[k], cell)
			default:
				fmt.Fprintf(&line, "%*s  ", widths[k], cell)
			}
		}
		fmt.Fprintln(out, strings.TrimRight(line.String(), " "))
	}
}

// An estimate is what rows cost, in time of one worker and in bytes.
type estimate struct {
	took  time.Duration
	bytes float64
	none  []string // settings of which no row was made
}

// estimateAll makes a few rows of each setting in each split, where drawing takes longer the rarer the split.
func estimateAll(ctx context.Context, r datasets.Request) (total estimate, err error) {
	cells := len(r.Splits) * len(r.Settings)
	limit := min(sampleTime, samplesIn/time.Duration(cells))
	for _, part := range r.Parts() {
		for _, quota := range part.Quotas {
			if quota.Count == 0 {
				continue
			}
			one, rows, err := sample(ctx, part, quota, r.Seed, limit)
			if err != nil {
				return estimate{}, err
			}
			if rows == 0 {
				name := fmt.Sprintf("%s level %d in split %s", quota.Setting.Family.Name, quota.Setting.Level, part.Split)
				total.none = append(total.none, name)
				continue
			}
			times := float64(quota.Count) / float64(rows)
			total.took += time.Duration(float64(one.took) * times)
			total.bytes += one.bytes * times
		}
	}
	return total, nil
}

var errEnough = errors.New("the sample is large enough")

// sample makes the first rows of a quota, up to a limit of time, and tells their number and what they cost.
func sample(ctx context.Context, part datasets.Part, quota datasets.Quota, seed uint64, limit time.Duration) (e estimate, rows int, err error) {
	quota.Count = min(quota.Count, sampleRows)
	few := datasets.Part{Split: part.Split, Quotas: []datasets.Quota{quota}}
	start := time.Now()
	_, err = datasets.Make(ctx, few, seed, 1, func(row datasets.Row) error {
		rows++
		e.bytes += float64(len(row.JSON))
		if e.took = time.Since(start); e.took > limit {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return e, rows, err
}

// roughly is a time without digits that mean nothing.
func roughly(d time.Duration) string {
	switch {
	case d < 3*time.Second/2: // never "1 seconds", nor "1 minutes"
		return "a second"
	case d < 3*time.Minute/2:
		return fmt.Sprintf("%.0f seconds", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%.0f minutes", d.Minutes())
	case d < 48*time.Hour:
		return fmt.Sprintf("%.1f hours", d.Hours())
	default:
		return fmt.Sprintf("%.1f days", d.Hours()/24)
	}
}

// inBytes is a size in decimal units.
func inBytes(n float64) string {
	units := []string{"bytes", "kB", "MB", "GB", "TB", "PB"}
	i := 0
	for n >= 999.5 && i+1 < len(units) {
		n /= 1000
		i++
	}
	if i == 0 || n >= 99.5 {
		return fmt.Sprintf("%.0f %s", n, units[i])
	}
	return fmt.Sprintf("%.1f %s", n, units[i])
}
