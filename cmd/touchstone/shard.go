package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
)

// makeShard makes one part of the work on a request.
func (o generateOptions) makeShard(cmd *cobra.Command, s streams, request datasets.Request) error {
	for _, name := range []string{"format", "shard-size", "canary"} {
		if cmd.Flags().Changed(name) {
			return usage("--%s does not go with --shard: it is for touchstone merge, which makes the dataset", name)
		}
	}
	for _, name := range []string{"dry-run", "no-answers"} {
		if cmd.Flags().Changed(name) {
			return usage("--%s does not go with --shard", name)
		}
	}
	share, err := parseShare(o.shard)
	switch {
	case err != nil:
		return &failure{exitUsage, err}
	case !cmd.Flags().Changed("output") || !o.toFolder():
		return usage("--shard needs -o and a folder for the file of the shard")
	case o.workers < 1:
		return usage("--workers is a whole number from 1, not %d", o.workers)
	}
	progress := newProgress(s.err, "items", (request.Count+share.Of-1)/share.Of, o.quiet)
	name, err := request.WriteShard(cmd.Context(), o.output, share, datasets.Options{Workers: o.workers, OnRow: progress.made})
	progress.end()
	switch {
	case errors.Is(err, datasets.ErrOccupied) || isRefused(err):
		return &failure{exitUsage, err}
	case err != nil:
		return err
	case !o.quiet:
		fmt.Fprintf(s.err, "wrote %s\nwhen all %d are there:  touchstone merge %s -o dataset\n", name, share.Of, o.output)
	}
	return nil
}

// parseShare reads a part of the work, such as 2/4.
func parseShare(text string) (share datasets.Share, err error) {
	shard, of, _ := strings.Cut(text, "/")
	share.Shard, err = strconv.Atoi(shard)
	if err == nil {
		share.Of, err = strconv.Atoi(of)
	}
	if err != nil || share.Shard < 1 || share.Shard > share.Of || share.Of > datasets.MaxShards {
		return share, fmt.Errorf("--shard %q is no part of the work; parts are written like 2/4, from 1/4 to 4/4, of %s at most",
			text, commas(datasets.MaxShards))
	}
	return share, nil
}
