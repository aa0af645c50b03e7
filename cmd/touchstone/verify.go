package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

type verifyOptions struct {
	items    string
	response string
	output   string
	workers  int
	quiet    bool
}

func newVerify(s streams) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify [FILE|-]",
		Short: "Judge responses",
		Long: `Judge responses: rows of JSON, one on each line, from a file or from stdin.

A row needs a response, in the column that --response names, and the label of its item in the column "label"; or,
where the rows have lost their labels, the id of its item in the column "id" together with --items, the dataset from
which the items came. Other columns are passed over.

For each row one line of JSON is written, in the same order: id, score (1 right, 0 not), reason (right, wrong,
malformed or no_answer), detail (what is wrong; never what is right) and extracted (the final answer that was found
in the response). A row that cannot be judged, for example because its label is not one of ours, has no score: its
line holds id and error, it is told on stderr with its line number, and the exit status is 1.

At the end a table of families and levels is written to stderr.`,
		Example: `  touchstone verify responses.jsonl -o verdicts.jsonl
  touchstone verify --items dataset/test.jsonl --response completion responses.jsonl
  touchstone generate --family gcd --count 100 -o - | touchstone verify --response answer`,
		Args: arguments(0, 1, "one FILE at most"),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := "-"
			if len(args) == 1 {
				name = args[0]
			}
			return o.run(cmd.Context(), s, name)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.items, "items", "", "`file` of items, to find labels by id")
	flags.StringVar(&o.response, "response", "response", "column that holds the response")
	flags.StringVarP(&o.output, "output", "o", "-", "file, or - for stdout")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "responses judged at the same time")
	flags.BoolVar(&o.quiet, "quiet", false, "tell errors alone")
	return cmd
}

func (o verifyOptions) run(ctx context.Context, s streams, name string) error {
	if o.workers < 1 {
		return usage("--workers is a whole number from 1, not %d", o.workers)
	}
	judging := datasets.Judging{Registry: all.Families(), Response: o.response, Workers: o.workers}
	badLines := 0
	told := func(name string) func(int, error) {
		return func(line int, err error) {
			badLines++
			fmt.Fprintf(s.err, "%s:%d: %v\n", name, line, err)
		}
	}
	if o.items != "" {
		items, err := openInput(s, o.items)
		if err != nil {
			return err
		}
		defer items.Close()
		if judging.Labels, err = datasets.ReadLabels(items, told(o.items)); err != nil {
			return fmt.Errorf("reading %s: %w", o.items, err)
		}
	}
	in, err := openInput(s, name)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := openOutput(s, o.output)
	if err != nil {
		return err
	}
	if name == "-" {
		name = "stdin"
	}
	progress := newProgress(s.err, "rows", 0, o.quiet)
	judging.OnRow, judging.OnBad = progress.step, told(name)
	scores, err := judging.Run(ctx, in, o.atOnce(out))
	progress.end()
	if err == nil {
		err = out.Commit()
	}
	if err != nil {
		return o.abandon(err, name, out)
	}
	if !o.quiet {
		writeScores(s.err, scores)
	}
	if badLines > 0 {
		return bad("%s of the rows could not be used", commas(badLines))
	}
	return nil
}

// atOnce makes that nothing waits in a buffer when the output is a stream that someone may be waiting at.
func (o verifyOptions) atOnce(out *datasets.File) io.Writer {
	if o.output != "-" {
		return out
	}
	return flushed{out}
}

type flushed struct{ *datasets.File }

func (f flushed) Write(lines []byte) (int, error) {
	if _, err := f.File.Write(lines); err != nil {
		return 0, err
	}
	return len(lines), f.Flush()
}

// abandon ends the output of a judging that went wrong.
func (o verifyOptions) abandon(err error, name string, out *datasets.File) error {
	rows, kept := out.Abandon()
	if _, writing := errors.AsType[*datasets.WriteError](err); writing {
		return err
	}
	if kept != "" {
		return fmt.Errorf("judging %s: %w; %d whole rows are kept in %s", name, err, rows, kept)
	}
	return fmt.Errorf("judging %s: %w", name, err)
}

// openInput opens a file, or stdin for "-". A name that cannot be read is wrong usage.
func openInput(s streams, name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(s.in), nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, &failure{exitUsage, err}
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, usage("%s is a folder, not a file of rows", name)
	}
	return file, nil
}

// writeScores writes a table of how the responses of each family and level were judged.
func writeScores(out io.Writer, scores datasets.Scores) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "family\tlevel\tn\tright\twrong\tmalformed\tno answer\tbad rows\t")
	row := func(family, level string, c datasets.Counts) {
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", family, level, c.N(), c.Right, c.Wrong, c.Malformed, c.NoAnswer, c.Bad)
	}
	var sum datasets.Counts
	for _, g := range scores.Groups() {
		family, level := g.Family, "?"
		if family == "" {
			family = "?"
		}
		if g.Level > 0 {
			level = strconv.Itoa(g.Level)
		}
		row(family, level, scores[g])
		sum = sum.Add(scores[g])
	}
	row("all", "", sum)
	_ = table.Flush() // stderr is for talk
}
