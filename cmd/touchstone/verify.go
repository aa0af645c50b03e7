package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	strict   bool
	output   string
	summary  string
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

A response is a string, or a list of chat messages as OpenAI's API, Hugging Face and TRL write them, such as
  [{"role": "user", "content": "..."}, {"role": "assistant", "content": "..."}]
of which the last message of the assistant counts, alone. Its content is a string; or null, as beside a call of a
tool, which holds no answer; or a list of parts, of which those of type "text" (or "output_text") are joined. Reasoning in fields or
parts of its own is no part of the response.

What counts as an answer in a response is the subject of docs/answers.md. With --strict, only what keeps to the
letter of the prompt does: exactly one <answer> block, at the end, with the answer in the form that was asked for.

VERDICTS
For each row one line of JSON is written, in the same order: id, score (1 right, 0 not), reason (right, wrong,
malformed or no_answer), detail (what is wrong; never what is right) and extracted (the final answer that was found
in the response). A row that cannot be judged, for example because its label is not one of ours, has no score: its
line holds id and error, it is told on stderr with file, line and column, and the exit status is 1.

SUMMARY
At the end a table of families and levels is written to stderr. --summary writes it to a file as well, as JSON:
  {"format": 1, "strict": false, "n": 9, "right": 6, "wrong": 1, "malformed": 1, "no_answer": 0, "bad": 1,
   "accuracy": 0.75, "groups": [{"family": "gcd", "level": 1, "n": 9, ..., "accuracy": 0.75}]}
n counts all rows, bad those that could not be judged; accuracy is right divided by n - bad, or null if that is 0.
The groups have the same figures and stand in the order of family and level; a family that is not known is "", and a
level that is not known 0. The file is written when all rows have been judged, also if some were bad. "--summary -"
writes to stdout and needs -o FILE.`,
		Example: `  touchstone verify responses.jsonl -o verdicts.jsonl
  touchstone verify --items dataset/test.jsonl --response completion rollouts.jsonl
  touchstone verify --strict responses.jsonl -o verdicts.jsonl --summary summary.json
  touchstone verify --quiet responses.jsonl -o /dev/null --summary - | jq .accuracy
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
	flags.StringVar(&o.response, "response", "response", "`column` that holds the response")
	flags.BoolVar(&o.strict, "strict", false, "judge by the letter of the prompt")
	flags.StringVarP(&o.output, "output", "o", "-", "`file` of verdicts, or - for stdout")
	flags.StringVar(&o.summary, "summary", "", "`file` for the counts as JSON, or - for stdout")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "responses judged at the same time")
	flags.BoolVar(&o.quiet, "quiet", false, "tell errors alone")
	return cmd
}

func (o verifyOptions) run(ctx context.Context, s streams, name string) error {
	if err := o.check(name); err != nil {
		return err
	}
	judging := datasets.Judging{Registry: all.Families(), Strict: o.strict, Response: o.response, Workers: o.workers}
	badLines := 0
	told := func(name string) func(int, error) {
		return func(line int, err error) {
			badLines++
			fmt.Fprintf(s.err, "%s:%d: %v\n", name, line, err)
		}
	}
	var err error
	if judging.Labels, err = o.labels(s, told(inputName(o.items))); err != nil {
		return err
	}
	in, err := openInput(s, name)
	if err != nil {
		return err
	}
	defer in.Close()
	name = inputName(name)
	out, summary, err := o.openOutputs(s)
	if err != nil {
		return err
	}
	progress := newProgress(s.err, "rows", 0, o.quiet)
	judging.OnRow, judging.OnBad = progress.step, told(name)
	scores, err := judging.Run(ctx, in, o.atOnce(out))
	progress.end()
	if err == nil {
		err = out.Commit()
	}
	if err != nil {
		summary.Abandon()
		return o.abandon(err, name, out)
	}
	if !o.quiet {
		writeScores(s.err, scores)
	}
	if err := writeJSON(summary, judging.Summary(scores)); err != nil {
		return err
	}
	if badLines > 0 {
		return bad("%s of the rows could not be used", commas(badLines))
	}
	return nil
}

// check finds what is wrong with the flags before anything is read or written.
func (o verifyOptions) check(name string) error {
	switch {
	case o.workers < 1:
		return usage("--workers is a whole number from 1, not %d", o.workers)
	case o.items == "-" && name == "-":
		return usage("--items and FILE cannot both be stdin")
	case o.summary == "-" && o.output == "-":
		return usage("--summary and --output cannot both be stdout; give one of them a file")
	case o.summary != "" && samePath(o.summary, o.output):
		return usage("--summary and --output cannot both be %s", o.output)
	}
	for _, output := range []string{o.output, o.summary} {
		if info, err := os.Stat(output); err == nil && info.IsDir() {
			return usage("%s is a folder, not a file", output)
		}
	}
	return nil
}

func samePath(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// labels reads the labels of the items, if there are any.
func (o verifyOptions) labels(s streams, bad func(line int, err error)) (map[string]string, error) {
	if o.items == "" {
		return nil, nil
	}
	items, err := openInput(s, o.items)
	if err != nil {
		return nil, err
	}
	defer items.Close()
	labels, err := datasets.ReadLabels(items, bad)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", inputName(o.items), err)
	}
	return labels, nil
}

// openOutputs begins the file of verdicts and that of the summary, which goes nowhere if it was not asked for.
func (o verifyOptions) openOutputs(s streams) (out, summary *datasets.File, err error) {
	if out, err = openOutput(s, o.output); err != nil {
		return nil, nil, err
	}
	if o.summary == "" {
		return out, datasets.NewStream(io.Discard, "nowhere"), nil
	}
	if summary, err = openOutput(s, o.summary); err != nil {
		out.Abandon()
		return nil, nil, err
	}
	return out, summary, nil
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

// inputName is what messages call an input.
func inputName(name string) string {
	if name == "-" {
		return "stdin"
	}
	return name
}

// writeScores writes a table of how the responses of each family and level were judged.
func writeScores(out io.Writer, scores datasets.Scores) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "family\tlevel\tn\tright\twrong\tmalformed\tno answer\tbad rows\t")
	row := func(family, level string, c datasets.Counts) {
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", family, level, c.N(), c.Right, c.Wrong, c.Malformed, c.NoAnswer, c.Bad)
	}
	for _, g := range scores.Groups() {
		family, level := g.Family, "?"
		if family == "" {
			family = "?"
		}
		if g.Level > 0 {
			level = strconv.Itoa(g.Level)
		}
		row(family, level, scores[g])
	}
	row("all", "", scores.Sum())
	_ = table.Flush() // stderr is for talk
}
