package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

type generateOptions struct {
	families []string
	tag      string
	level    string
	count    int
	seed     uint64
	split    string
	params   []string
	output   string
	format   string
	size     string
	shard    string
	from     string
	canary   bool
	sealed   bool
	workers  int
	dryRun   bool
	schema   bool
	quiet    bool
}

const (
	defaultFolder = "dataset"
	rowsPerLevel  = 32 // by default, of each level of each family; 28, 2 and 2 of them fall in train, dev and test
)

// planFlags are those whose place a plan takes.
var planFlags = []string{"family", "tag", "level", "count", "seed", "split", "param"}

//go:generate sh -c "go run . generate --schema >../../plan.schema.json"

func newGenerate(s streams) *cobra.Command {
	var o generateOptions
	cmd := &cobra.Command{
		Use:   "generate [PLAN.yaml]",
		Short: "Make a dataset",
		Long: `Make a dataset. Without flags: a small one of every family, levels 1 to 5, in the folder ./dataset.

--count is the number of rows in all. It is divided exactly, by largest remainder: over the splits by their shares
(train 14, dev 1, test 1 of 16), then evenly over families, then evenly over levels. The families take turns in each
file. No problem is there twice. The same flags give the same bytes, whatever the number of workers.

-o names what to write: a folder, which then holds train.jsonl, dev.jsonl and test.jsonl, a few rows to look at in
samples.md, a dataset card README.md and a manifest.json; a file (any name with an extension, or one that is there and
is no folder), which is replaced; or - for stdout. Rows are JSON lines, or with --format the same compressed, or
Parquet. Files appear under their names when they are whole. A folder must be new or empty, or hold the dataset of the
very same request.

If a family has fewer different problems than were asked for, all that could be found are written, the shortfall is
told, and the exit status is 1. After an interruption, or when the disk is full, the whole rows made so far are left
in files that end in .part.

A run that was interrupted, even by kill -9, goes on when the same command is given again, and ends in the same bytes as
one that never was. Until then, what was made stands in a file journal.part.

--shard 2/4 makes the second of four parts of the work, on one of four machines, say. It writes one file to the folder of
-o; touchstone merge makes the dataset of all four, the very bytes that a single run would have made.

--canary adds a last column "canary" to every row. It holds the string by which pretraining pipelines can know a text
that was copied with a dataset of ours; without the flag it stands in the manifest, the card and the samples alone.

--no-answers makes a sealed set, which can be published without its key: the rows of the folder hold prompts, and
commitments to the answers in their place. The answers, with all that the commitments are made of, go to one file beside the
folder, FOLDER.sealed.jsonl. The seed is drawn by chance and is secret too, so that --seed and the seed of a plan do not go
with it. Families whose problems hold a key (see JUDGE in touchstone list) take no part. Nothing makes such a set a second
time, and an existing sealed file is never written over. docs/sealed.md has more.

Families that are tagged experimental take part only if they are named, or if that tag is.

--from makes the dataset of a manifest.json again, in another folder or in its own, and compares each file's SHA-256 with
the manifest's: the exit status is 1 if one differs.

A PLAN says more than flags can: exact rows of each split, and a mixture of entries by weight or count. For example

  # yaml-language-server: $schema=plan.schema.json
  name: warmup
  seed: 7
  splits: {train: 9000, dev: 500, test: 500}   # or count: 10000, divided by the shares of the splits
  entries:
    - family: gcd
      levels: 1-3
      weight: 2
    - tag: logic                               # each family with this tag, levels 1 to 5; weight 1
    - family: sudoku
      levels: [2, 4]
      params: {tier: wings}
      count: 100                               # exact rows, before the weights divide what is left

All mistakes in a plan are told with file, line and column before anything is made. The first line is for editors:
--schema writes the file that it names, with the families, tags and parameters of this program. docs/plans.md has more.

--dry-run makes nothing. It prints the rows of each setting in each split, and about how long they will take and how
big they will be: an estimate, from a few rows of each that are made for it.`,
		Example: `  touchstone generate
  touchstone generate --family gcd,sudoku --level 1-3 --count 10000 --seed 7 -o mine
  touchstone generate --tag logic --split test --count 500 -o logic-test.jsonl
  touchstone generate --family gcd --param numbers=5 --count 100 -o - | head -1
  touchstone generate plan.yaml --dry-run
  touchstone generate plan.yaml -o warmup
  touchstone generate --schema >plan.schema.json
  touchstone generate --count 1000000 --format parquet --shard-size 500MB -o big
  touchstone generate --from big/manifest.json -o again
  touchstone generate plan.yaml --shard 2/4 -o shards
  touchstone generate --split test --count 1000 --no-answers -o bench`,
		Args: arguments(0, 1, "at most one plan"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return []cobra.Completion{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd, s, args) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&o.families, "family", nil, "families, separated by commas (default: all)")
	flags.StringVar(&o.tag, "tag", "", "every family with this tag")
	flags.StringVar(&o.level, "level", "", "levels: 3, 1-5 or 1,3,5 (default: 1-5, up to each family's highest)")
	flags.IntVar(&o.count, "count", 0, "rows in all (default: 32 for each level of each family)")
	flags.Uint64Var(&o.seed, "seed", 1, "seed")
	flags.StringVar(&o.split, "split", "all", "train, dev, test or all")
	flags.StringArrayVar(&o.params, "param", nil, "set a parameter of a single family: `name=value`; can be repeated")
	flags.StringVarP(&o.output, "output", "o", defaultFolder, "folder, file, or - for stdout")
	flags.StringVar(&o.shard, "shard", "", "make part `i/n` of the work, for touchstone merge")
	flags.BoolVar(&o.sealed, "no-answers", false, "make a sealed set: keep answers and seed in a file beside the folder")
	flags.StringVar(&o.from, "from", "", "make the dataset of a `manifest` again, and compare the files")
	flags.BoolVar(&o.dryRun, "dry-run", false, "print what would be made, and about how long and how big, and make nothing")
	flags.BoolVar(&o.schema, "schema", false, "print the JSON Schema of plans, for editors")
	o.layoutFlags(cmd)
	_ = cmd.RegisterFlagCompletionFunc("family", completeFamilies)
	return cmd
}

// layoutFlags are the flags that say how a dataset is made and laid out.
func (o *generateOptions) layoutFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "", "jsonl, jsonl.zst or parquet (default: that of the file's name, or else jsonl)")
	flags.StringVar(&o.size, "shard-size", "", "divide each split into files of so many bytes of JSONL at most: `200MB`, 1.5GB, 512MiB")
	flags.BoolVar(&o.canary, "canary", false, "add to every row a last column \"canary\" that holds the canary string")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "items made at the same time")
	flags.BoolVar(&o.quiet, "quiet", false, "tell errors alone")
}

func (o generateOptions) run(cmd *cobra.Command, s streams, args []string) error {
	switch {
	case o.schema:
		return writeSchema(s)
	case o.from != "" && o.sealed:
		return usage("--no-answers does not go with --from: who has the manifest knows the seed, and can make the answers")
	case o.from != "":
		return o.remake(cmd, s, args)
	}
	if err := o.checkSealed(cmd); err != nil {
		return err
	}
	request, err := o.request(all.Families(), cmd, args)
	if err != nil {
		return &failure{exitUsage, err}
	}
	if o.shard != "" {
		return o.makeShard(cmd, s, request)
	}
	making, err := o.making()
	if err != nil {
		return &failure{exitUsage, err}
	}
	if o.dryRun {
		return dryRun(cmd.Context(), s, request, o.workers, o.seedText(request))
	}
	return o.make(cmd.Context(), s, request, making)
}

// make makes the dataset of a request and tells of it.
func (o generateOptions) make(ctx context.Context, s streams, request datasets.Request, making datasets.Options) error {
	progress := newProgress(s.err, "rows", request.Count, o.quiet)
	making.OnRow = progress.made
	tallies, err := o.write(ctx, s, request, making)
	progress.end()
	if err != nil {
		return err
	}
	if !o.quiet {
		o.tell(s, tallies, making)
	}
	return shortfall(s, tallies)
}

// request is what a plan or the flags ask for. All that can be wrong with them is found here, before anything is made.
func (o generateOptions) request(registry tasks.Registry, cmd *cobra.Command, args []string) (r datasets.Request, err error) {
	if len(args) == 0 {
		return o.fromFlags(registry, cmd.Flags().Changed("count"))
	}
	for _, name := range planFlags {
		if cmd.Flags().Changed(name) {
			return r, fmt.Errorf("--%s does not go with a plan, which says that itself: change %s", name, args[0])
		}
	}
	return o.readPlan(args[0], registry)
}

// making is how the flags say that rows are made and laid out.
func (o generateOptions) making() (making datasets.Options, err error) {
	if o.workers < 1 {
		return making, fmt.Errorf("--workers is a whole number from 1, not %d", o.workers)
	}
	making.Workers, making.Canary = o.workers, o.canary
	if making.ShardBytes, err = o.shardBytes(); err != nil {
		return making, err
	}
	if o.format != "" {
		if making.Format, err = datasets.ParseFormat(o.format); err != nil {
			return making, fmt.Errorf("--format %w", err)
		}
		return making, nil
	}
	making.Format = datasets.JSONL
	for _, format := range datasets.Formats {
		if !o.toFolder() && strings.HasSuffix(o.output, "."+string(format)) {
			making.Format = format
		}
	}
	return making, nil
}

func (o generateOptions) readPlan(file string, registry tasks.Registry) (r datasets.Request, err error) {
	text, err := os.ReadFile(file)
	if _, ours := registry.Find(file); ours == nil && errors.Is(err, fs.ErrNotExist) {
		return r, fmt.Errorf("%w; a family is named with --family %s", err, file)
	}
	if err != nil {
		return r, err
	}
	if o.sealed {
		return datasets.ReadSealedPlan(file, text, registry)
	}
	return datasets.ReadPlan(file, text, registry)
}

func writeSchema(s streams) error {
	schema, err := datasets.PlanSchema(all.Families())
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(s.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(schema)
}

// fromFlags is what the flags ask for.
func (o generateOptions) fromFlags(registry tasks.Registry, counted bool) (r datasets.Request, err error) {
	if r.Splits, err = parseSplits(o.split); err != nil {
		return r, err
	}
	families, err := o.choose(registry)
	if err != nil {
		return r, err
	}
	if r.Settings, err = o.settings(families); err != nil {
		return r, err
	}
	r.Seed, r.Count = o.seed, o.count
	if !counted {
		r.Count = rowsPerLevel * len(r.Settings)
	}
	if r.Count < 1 || r.Count > datasets.MaxCount {
		return r, fmt.Errorf("--count is a whole number from 1 to %s, not %d", commas(datasets.MaxCount), r.Count)
	}
	return r, nil
}

func parseSplits(text string) ([]tasks.Split, error) {
	if text == "all" {
		return tasks.Splits, nil
	}
	split, err := tasks.ParseSplit(text)
	if err != nil {
		return nil, fmt.Errorf("--split: %w, and all", err)
	}
	return []tasks.Split{split}, nil
}

// choose finds the families by name or tag. They stand in the order of their names, however they were given.
func (o generateOptions) choose(registry tasks.Registry) (tasks.Registry, error) {
	if o.families != nil && o.tag != "" {
		return nil, errors.New("--family and --tag do not go together")
	}
	if o.families == nil {
		chosen, err := withTag(registry, o.tag)
		if o.sealed {
			chosen = slices.DeleteFunc(chosen, holdsKey)
		}
		return chosen, err
	}
	var chosen tasks.Registry
	for _, name := range o.families {
		f, err := registry.Find(name)
		if err != nil {
			return nil, err
		}
		if slices.Contains(chosen, f) {
			return nil, fmt.Errorf("--family names %s twice", name)
		}
		chosen = append(chosen, f)
	}
	if len(chosen) == 0 {
		return nil, errors.New("--family names no family")
	}
	slices.SortFunc(chosen, func(a, b *tasks.Family) int { return strings.Compare(a.Name, b.Name) })
	return chosen, nil
}

// settings are the families at the levels asked for.
func (o generateOptions) settings(families tasks.Registry) (settings []tasks.Setting, err error) {
	if len(o.params) > 0 && len(families) > 1 {
		return nil, fmt.Errorf("--param needs a single --family, and there are %d", len(families))
	}
	levels := []int{}
	if o.level != "" {
		if levels, err = parseLevels(o.level); err != nil {
			return nil, err
		}
	}
	for _, f := range families {
		at := levels
		if o.level == "" {
			at = datasets.UsualLevels(f)
		}
		for _, level := range at {
			setting, err := f.At(level, o.params...)
			if err != nil {
				return nil, err
			}
			settings = append(settings, setting)
		}
	}
	return settings, nil
}

func parseLevels(text string) ([]int, error) {
	levels, err := datasets.ParseLevels(text)
	if err != nil {
		return nil, fmt.Errorf("--level %w", err)
	}
	return levels, nil
}

func (o generateOptions) write(ctx context.Context, s streams, r datasets.Request, making datasets.Options) ([]datasets.Tally, error) {
	if o.sealed {
		return o.seal(ctx, r, making)
	}
	if o.toFolder() {
		tallies, err := r.WriteFolder(ctx, o.output, making)
		if errors.Is(err, datasets.ErrOccupied) || isRefused(err) {
			err = &failure{exitUsage, err}
		}
		return tallies, err
	}
	file, err := openOutput(s, o.output)
	if err != nil {
		return nil, err
	}
	return r.WriteFile(ctx, file, making)
}

// toFolder tells whether the output is a folder.
func (o generateOptions) toFolder() bool {
	if o.output == "-" {
		return false
	}
	if info, err := os.Stat(o.output); err == nil {
		return info.IsDir()
	}
	return strings.HasSuffix(o.output, "/") || filepath.Ext(o.output) == ""
}

// openOutput begins the file of a name, or of stdout for "-". A name that cannot be written to is wrong usage.
func openOutput(s streams, name string) (*datasets.File, error) {
	if name == "-" {
		return datasets.NewStream(s.out, "stdout"), nil
	}
	file, err := datasets.CreateFile(name)
	if isRefused(err) {
		return nil, &failure{exitUsage, err}
	}
	return file, err
}

// isRefused tells whether the error is that a file cannot be made where it was asked for.
func isRefused(err error) bool {
	_, opening := errors.AsType[*fs.PathError](err)
	return opening && !errors.Is(err, syscall.ENOSPC)
}

// tell says what was written, and what can be done with it.
func (o generateOptions) tell(s streams, tallies []datasets.Tally, making datasets.Options) {
	if o.output == "-" {
		return
	}
	rows := map[tasks.Split]int{}
	total := 0
	for _, t := range tallies {
		rows[t.Split] += t.Rows
		total += t.Rows
	}
	if !o.toFolder() {
		fmt.Fprintf(s.err, "wrote %s: %s rows\n", o.output, commas(total))
		return
	}
	fmt.Fprintf(s.err, "wrote %s rows:\n", commas(total))
	sample := ""
	for _, split := range tasks.Splits {
		if n, there := rows[split]; there {
			sample = filepath.Join(o.output, making.Files(split))
			fmt.Fprintf(s.err, "  %s  %s rows\n", sample, commas(n))
		}
	}
	fmt.Fprintf(s.err, "  %s  counts, hashes, and what was asked for\n", filepath.Join(o.output, "manifest.json"))
	fmt.Fprintf(s.err, "  %s  a few rows to look at\n", filepath.Join(o.output, "samples.md"))
	if o.sealed {
		o.tellSealed(s)
		return
	}
	fmt.Fprintf(s.err, "look at one:            touchstone show --answer %s\n", tallies[0].Setting.Family.Name)
	if making.Format != datasets.JSONL || making.ShardBytes > 0 {
		return
	}
	fmt.Fprintf(s.err, "judge its own answers:  touchstone verify --response answer %s -o verdicts.jsonl\n", sample)
}

// shortfall tells of each setting whose problems ran out.
func shortfall(s streams, tallies []datasets.Tally) error {
	missing := 0
	for _, t := range tallies {
		if t.Short() {
			missing += t.Count - t.Rows
			fmt.Fprintln(s.err, "touchstone: "+explain(t))
		}
	}
	if missing > 0 {
		return bad("%s rows fewer than asked for", commas(missing))
	}
	return nil
}

func explain(t datasets.Tally) string {
	setting := t.Setting
	name := fmt.Sprintf("%s level %d", setting.Family.Name, setting.Level)
	if setting.Params != "" {
		name += " with " + setting.Params
	}
	text := fmt.Sprintf("%s: only %s different problems were found in split %s after %s draws (%s asked for)",
		name, commas(t.Rows), t.Split, commas(t.Draws), commas(t.Count))
	if space := setting.Space(); space != nil {
		text += fmt.Sprintf("; there are %s different problems in all splits", thousands(space.String()))
	}
	if t.Ended != nil {
		text += "; the last draws: " + t.Ended.Error()
	}
	return text
}
