package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/datasets/audit"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

type auditOptions struct {
	against     []string
	text        string
	againstText string
	overlap     string
	surface     bool
	worst       int
	json        string
	dropTo      string
	sealed      string
	workers     int
	quiet       bool
}

func newAudit(s streams) *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:   "audit FILE... [--against FILE]...",
		Short: "Find rows that stand in two places, or check a dataset's folder",
		Long: `Find rows that stand in two places: twice in the FILEs, or in these and in the files that --against names, such as
test sets and benchmarks. Or, with a folder instead of FILEs, check a dataset against its manifest.

Rows are JSON, one on each line, compressed if the name ends in .zst, or those of a Parquet file if it ends in .parquet; -
is stdin, with lines of JSON. The text of a row is a string, or a list of chat messages whose contents are
joined, in the column that --text and --against-text name; "a.b" is the column b of the object in column a, where
there is no column "a.b". A row may carry a label of ours in the column "label". Other columns are passed over.

WHAT IS FOUND
A row counts once within the FILEs (the later of two rows is the one found) and once against the others, as
  exact       its text is the same, byte by byte
  normalised  its text is the same in small letters, with one space for each run of white space and none at the ends
  canonical   its label holds the same problem up to symmetry; the column "fingerprint" is not believed
  overlap     its text shares n-grams with a row of --against, in the sense of --overlap:
                gpt3     one 13-gram, without case and punctuation (GPT-3, lm-evaluation-harness)
                open-r1  one 8-gram, without case (open-r1, s1)
                tulu3    8-grams that hold more than half of the words of the row of --against (Tülu 3)
                none     nothing
N-grams of the template of a family do not count. Between two rows with labels of ours neither do n-grams that touch,
in both, the statement of the row's own problem: there the label decides, exactly; --surface lets them count.
docs/audit.md says all of this to the letter.

OUTPUT
Counts and the worst pairs go to stdout, and as JSON to the file of --json ("-" for stdout, in place of the text).
--drop-to writes the lines of the FILEs of which nothing was found, as they are, in order; rows of .zst and .parquet are
written as lines of JSON. Bad rows are told on stderr with file and line, and not written by --drop-to. The exit status
is 1 if anything was found or bad.

FOLDERS
"audit DIR" checks that the manifest is there, and its files with their bytes, hashes and rows, and no others; that
each row carries a label, the fingerprint that follows from it and the split to which it belongs; and that no problem
is there twice. Each fault is told on stderr with file and line, and the exit status is 1.

The rows of a sealed set carry a commitment in place of the label, and nothing that is sealed. --sealed opens the set with its
sealed file: every public row has just one sealed row with the same id, prompt, family, level, split and fingerprint; every
commitment holds; and the item made again from its ID is the sealed row, where this build makes that version. See
docs/sealed.md.`,
		Example: `  touchstone audit train.jsonl --against test.jsonl
  touchstone audit train.jsonl --against gsm8k.jsonl --against-text question --overlap open-r1
  touchstone audit a.jsonl b.jsonl --against test.jsonl --json report.json --drop-to clean.jsonl
  touchstone audit dataset
  touchstone audit bench --sealed bench.sealed.jsonl`,
		Args: arguments(1, -1, "one FILE or more, or one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err == nil && info.IsDir() && len(args) == 1 {
				return o.runFolder(cmd, s, args[0])
			}
			return o.run(cmd.Context(), s, args)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&o.against, "against", nil, "`file` to audit against; can be repeated")
	flags.StringVar(&o.text, "text", "prompt", "`column` of the text")
	flags.StringVar(&o.againstText, "against-text", "", "`column` of the text in the files of --against (default: that of --text)")
	flags.StringVar(&o.overlap, "overlap", "gpt3", strings.Join(audit.OverlapNames(), ", "))
	flags.BoolVar(&o.surface, "surface", false, "let the statements of two problems of ours overlap too")
	flags.IntVar(&o.worst, "worst", 10, "how many of the worst pairs of each kind are told")
	flags.StringVar(&o.json, "json", "", "`file` for the report as JSON, or - for stdout")
	flags.StringVar(&o.dropTo, "drop-to", "", "`file` for the rows of which nothing was found, or - for stdout")
	flags.StringVar(&o.sealed, "sealed", "", "`file` that opens a sealed set's folder, or - for stdin")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "rows compared at the same time")
	flags.BoolVar(&o.quiet, "quiet", false, "tell errors alone")
	return cmd
}

func (o auditOptions) run(ctx context.Context, s streams, names []string) error {
	overlap, err := o.check(names)
	if err != nil {
		return err
	}
	if o.againstText == "" {
		o.againstText = o.text
	}
	files, closeFiles, err := openInputs(s, names, o.text)
	defer closeFiles()
	if err != nil {
		return err
	}
	against, closeAgainst, err := openInputs(s, o.against, o.againstText)
	defer closeAgainst()
	if err != nil {
		return err
	}
	clean, err := openOptional(s, o.dropTo)
	if err != nil {
		return err
	}
	out, err := openOptional(s, o.json)
	if err != nil {
		clean.Abandon()
		return err
	}
	progress := newProgress(s.err, "rows", 0, o.quiet)
	told := teller{out: s.err, rows: map[string]int{}}
	report, err := audit.Audit{
		Registry: all.Families(), Overlap: overlap, Surface: o.surface, Worst: o.worst, Workers: o.workers, Clean: clean,
		OnRow: progress.step, OnBad: told.bad,
	}.Run(ctx, files, against)
	progress.end()
	told.end()
	if err == nil {
		err = clean.Commit()
	}
	if err != nil {
		out.Abandon()
		rows, kept := clean.Abandon()
		if _, writing := errors.AsType[*datasets.WriteError](err); kept != "" && !writing {
			err = fmt.Errorf("%w; %d whole rows are kept in %s", err, rows, kept)
		}
		return err
	}
	if !o.quiet && o.json != "-" && o.dropTo != "-" {
		if err := writeAudit(s.out, report); err != nil {
			out.Abandon()
			return err
		}
	}
	if err := writeJSON(out, report); err != nil {
		return err
	}
	return auditStatus(report)
}

// check finds what is wrong with the flags before anything is read or written.
func (o auditOptions) check(names []string) (audit.Overlap, error) {
	overlap, err := audit.FindOverlap(o.overlap)
	if err != nil {
		return overlap, usage("--overlap: %w", err)
	}
	inputs := slices.Concat(names, o.against)
	stdin := 0
	for _, name := range inputs {
		if name == "-" {
			stdin++
		}
	}
	switch {
	case stdin > 1:
		return overlap, usage("stdin can be read once only")
	case o.sealed != "":
		return overlap, usage("--sealed opens a sealed set, and needs its folder alone, not %s", strings.Join(names, " "))
	case o.workers < 1:
		return overlap, usage("--workers is a whole number from 1, not %d", o.workers)
	case o.worst < 0:
		return overlap, usage("--worst is a whole number from 0, not %d", o.worst)
	case o.json != "" && samePath(o.json, o.dropTo):
		return overlap, usage("--json and --drop-to cannot both be %s", o.json)
	case o.againstText != "" && len(o.against) == 0:
		return overlap, usage("--against-text says nothing without --against")
	}
	for _, output := range []string{o.json, o.dropTo} {
		read := func(input string) bool { return input != "-" && samePath(input, output) }
		if output != "" && slices.ContainsFunc(inputs, read) {
			return overlap, usage("%s is read, and cannot be written to", output)
		}
	}
	return overlap, nil
}

// openInputs opens files of rows.
func openInputs(s streams, names []string, column string) (inputs []audit.Input, closeAll func(), err error) {
	var opened []io.Closer
	closeAll = func() {
		for _, file := range opened {
			_ = file.Close() // was only read
		}
	}
	for _, name := range names {
		rows, file, err := openAudited(s, name)
		if err != nil {
			return nil, closeAll, err
		}
		opened = append(opened, file)
		inputs = append(inputs, audit.Input{Name: inputName(name), Rows: rows, Text: column})
	}
	return inputs, closeAll, nil
}

// openAudited opens a file of rows in any format, or stdin for "-", which has lines of JSON.
func openAudited(s streams, name string) (audit.Rows, io.Closer, error) {
	if name == "-" {
		return datasets.NewReader(s.in), io.NopCloser(s.in), nil
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, nil, usage("%s is a folder, not a file of rows; a folder is audited alone", name)
	}
	rows, file, err := audit.Open(name)
	if err != nil {
		return nil, nil, &failure{exitUsage, err}
	}
	return rows, file, nil
}

// openOptional begins an output, which goes nowhere if it has no name.
func openOptional(s streams, name string) (*datasets.File, error) {
	if name == "" {
		return datasets.NewStream(io.Discard, "nowhere"), nil
	}
	return openOutput(s, name)
}

// teller tells of bad rows: all of a file of few, the first of a file of many.
type teller struct {
	out  io.Writer
	rows map[string]int // bad, by file
}

const mostTold = 100

func (t teller) bad(file string, line int, err error) {
	if t.rows[file]++; t.rows[file] <= mostTold {
		fmt.Fprintf(t.out, "%s:%d: %v\n", file, line, err)
	}
}

func (t teller) end() {
	for _, file := range slices.Sorted(maps.Keys(t.rows)) {
		if more := t.rows[file] - mostTold; more > 0 {
			fmt.Fprintf(t.out, "%s: %s more rows are bad\n", file, commas(more))
		}
	}
}

// writeAudit writes a report as text.
func writeAudit(out io.Writer, r audit.Report) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "rows\tbad\tfound\t  file")
	for _, f := range r.Files {
		found, note := commas(f.Found), ""
		if f.Against {
			found, note = "", ", audited against"
		}
		if f.Short > 0 {
			note += fmt.Sprintf("; %s rows are too short to overlap", commas(f.Short))
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t  %s%s\n", commas(f.Rows), commas(f.Bad), found, f.Name, note)
	}
	_ = table.Flush() // the last write says what is wrong with out
	fmt.Fprintln(out)
	fmt.Fprintln(table, "within\tagainst\t  same")
	for _, kind := range audit.Kinds {
		within, name := commas(*r.Within.Of(kind)), string(kind)
		if kind == audit.Overlapping {
			within, name = "", name+", "+r.Overlap
		}
		fmt.Fprintf(table, "%s\t%s\t  %s\n", within, commas(*r.Against.Of(kind)), name)
	}
	_ = table.Flush()
	for i, p := range r.Worst {
		if i == 0 || p.Scope != r.Worst[i-1].Scope || p.Kind != r.Worst[i-1].Kind {
			fmt.Fprintf(out, "\n%s, %s:\n", p.Scope, p.Kind)
		}
		fmt.Fprintf(out, "  %s:%d  %s:%d%s\n", p.File, p.Line, p.WithFile, p.WithLine, sharedWords(p))
	}
	_, err := fmt.Fprintf(out, "\n%s of %s rows are clean\n", commas(r.Clean), commas(r.Rows))
	return err
}

// sharedWords tells what two rows that overlap share.
func sharedWords(p audit.Pair) string {
	if p.Kind != audit.Overlapping {
		return ""
	}
	const most = 30
	words := strings.Fields(p.Shared)
	text := strings.Join(words[:min(len(words), most)], " ")
	if len(words) > most {
		text += " ..."
	}
	return fmt.Sprintf("  %s words, %.0f%% of that row: %q", commas(p.Words), 100*p.Share, text)
}

// auditStatus is the error of an audit that found something, or met bad rows.
func auditStatus(r audit.Report) error {
	var told []string
	if n := r.Within.Sum(); n > 0 {
		told = append(told, commas(n)+" rows stand within the files twice")
	}
	if n := r.Against.Sum(); n > 0 {
		told = append(told, commas(n)+" rows stand in what they were audited against")
	}
	if r.Bad > 0 {
		told = append(told, commas(r.Bad)+" of the rows could not be used")
	}
	if told == nil {
		return nil
	}
	return bad("%s", strings.Join(told, "; "))
}

// runFolder checks a dataset's folder.
func (o auditOptions) runFolder(cmd *cobra.Command, s streams, folder string) error {
	for _, flag := range []string{"against", "against-text", "text", "overlap", "surface", "worst", "drop-to", "workers"} {
		if cmd.Flags().Changed(flag) {
			return usage("%s is a folder, which is checked against its manifest: --%s is for files", folder, flag)
		}
	}
	sealed, closeSealed, err := o.openSealed(s)
	defer closeSealed()
	if err != nil {
		return err
	}
	out, err := openOptional(s, o.json)
	if err != nil {
		return err
	}
	progress := newProgress(s.err, "rows", 0, o.quiet)
	check := audit.Folder{
		Registry: all.Families(), Sealed: sealed, OnRow: progress.step, OnFault: func(f audit.Fault) { fmt.Fprintln(s.err, f) },
	}
	report, err := check.Run(cmd.Context(), folder)
	progress.end()
	if err != nil {
		out.Abandon()
		return err
	}
	if err := writeJSON(out, report); err != nil {
		return err
	}
	if report.Count > 0 {
		return bad("%s: %s faults were found", folder, commas(report.Count))
	}
	if !o.quiet && o.json != "-" {
		_, err = fmt.Fprintf(s.out, "%s is as its manifest says: %d files, %s rows\n%s", folder, report.Files, commas(report.Rows), opened(report.Sealed))
	}
	return err
}

// openSealed opens the sealed file, if there is one.
func (o auditOptions) openSealed(s streams) (sealed *audit.Input, closeIt func(), err error) {
	if o.sealed == "" {
		return nil, func() {}, nil
	}
	if o.sealed != "-" && samePath(o.json, o.sealed) {
		return nil, func() {}, usage("%s is read, and cannot be written to", o.json)
	}
	inputs, closeIt, err := openInputs(s, []string{o.sealed}, "")
	if err != nil {
		return nil, closeIt, err
	}
	return &inputs[0], closeIt, nil
}

// opened tells what a sealed file, if there was one, was found to be.
func opened(r *audit.SealedReport) string {
	if r == nil {
		return ""
	}
	text := fmt.Sprintf("%s is what was committed to: %s rows; %s items, made again, are the same\n", r.File, commas(r.Rows), commas(r.Remade))
	if r.Unmade > 0 {
		text += fmt.Sprintf("%s items are of versions that this build does not make: their commitments hold, and they could not be made again\n",
			commas(r.Unmade))
	}
	return text
}

// writeJSON writes a value to a file, and commits it.
func writeJSON(out *datasets.File, value any) error {
	text, err := json.MarshalIndent(value, "", "  ")
	if err == nil {
		_, err = out.Write(append(text, '\n'))
	}
	if err == nil {
		err = out.Commit()
	}
	if err != nil {
		out.Abandon()
	}
	return err
}
