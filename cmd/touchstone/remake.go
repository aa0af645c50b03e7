package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

// remake makes the dataset of a manifest again, and compares.
func (o generateOptions) remake(cmd *cobra.Command, s streams, args []string) error {
	for _, name := range append(planFlags, "format", "shard-size", "canary", "dry-run", "shard") {
		if cmd.Flags().Changed(name) {
			return usage("--%s does not go with --from: the manifest says that itself", name)
		}
	}
	switch {
	case len(args) > 0:
		return usage("a plan does not go with --from: the manifest says what is made")
	case !cmd.Flags().Changed("output") || !o.toFolder():
		return usage("--from needs -o and a folder: a new one, or that of the manifest")
	case o.workers < 1:
		return usage("--workers is a whole number from 1, not %d", o.workers)
	}
	before, err := readManifest(o.from)
	if err != nil {
		return &failure{exitUsage, err}
	}
	request, err := before.Request.Request(all.Families())
	if err != nil {
		return &failure{exitUsage, fmt.Errorf("%s: %w", o.from, err)}
	}
	making := before.Options()
	making.Workers = o.workers
	progress := newProgress(s.err, "rows", request.Count, o.quiet)
	making.OnRow = progress.made
	tallies, err := o.write(cmd.Context(), s, request, making)
	progress.end()
	if err != nil {
		return err
	}
	after, err := readManifest(filepath.Join(o.output, "manifest.json"))
	if err != nil {
		return err
	}
	if differ := before.Differences(after); len(differ) > 0 {
		return bad("%d of %d files differ from %s: %s", len(differ), len(before.Files), o.from, strings.Join(differ, ", "))
	}
	if !o.quiet {
		o.tell(s, tallies, making)
		fmt.Fprintf(s.err, "all %d files are those of %s\n", len(before.Files), o.from)
	}
	return nil
}

func readManifest(name string) (datasets.Manifest, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return datasets.Manifest{}, err
	}
	m, err := datasets.ReadManifest(text)
	if err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}
