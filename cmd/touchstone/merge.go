package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

func newMerge(s streams) *cobra.Command {
	var o generateOptions
	cmd := &cobra.Command{
		Use:   "merge SHARD... -o DIR",
		Short: "Make a dataset of the shards that several runs made",
		Long: `Make a dataset of the shards that touchstone generate --shard made: the very bytes that a single run would have made.
Each SHARD is a file, or a folder of them; all shards of the request must be there.

Problems that are there twice are dropped, the first row keeps them, and the few items that are then missing are made. The
rows and how they are laid out are as touchstone generate says. A merge that was interrupted goes on when the same command
is given again.`,
		Example: `  touchstone generate plan.yaml --shard 1/2 -o shards     # on one machine
  touchstone generate plan.yaml --shard 2/2 -o shards     # on another
  touchstone merge shards -o dataset
  touchstone merge shards -o dataset --format parquet --shard-size 500MB`,
		Args: arguments(1, -1, "at least one shard"),
		RunE: func(cmd *cobra.Command, args []string) error { return o.merge(cmd, s, args) },
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", defaultFolder, "folder for the dataset")
	o.layoutFlags(cmd)
	return cmd
}

func (o generateOptions) merge(cmd *cobra.Command, s streams, args []string) error {
	if !o.toFolder() {
		return usage("-o names a folder, and %s is none", o.output)
	}
	making, err := o.making()
	if err != nil {
		return &failure{exitUsage, err}
	}
	names, err := shardFiles(args)
	if err != nil {
		return &failure{exitUsage, err}
	}
	if making.Shards, err = datasets.OpenShards(names, all.Families()); err != nil {
		return &failure{exitUsage, err}
	}
	return errors.Join(o.make(cmd.Context(), s, making.Shards.Request, making), making.Shards.Close())
}

// shardFiles are the files that arguments name, which may be folders of them.
func shardFiles(args []string) (names []string, err error) {
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			names = append(names, arg)
			continue
		}
		found, err := datasets.FindShards(arg)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	return names, nil
}
