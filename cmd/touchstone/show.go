package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

type showOptions struct {
	level  int
	seed   uint64
	split  string
	index  int
	params []string
	answer bool
	json   bool
}

func newShow(s streams) *cobra.Command {
	var o showOptions
	cmd := &cobra.Command{
		Use:   "show FAMILY|ID",
		Short: "Show one item",
		Long: `Show one item: of a family, by level, seed, split and index, or the one that an ID names.

--param sets a parameter of the family that the level would else decide; "touchstone list --json" and FAMILIES.md
say which there are. --json writes the item as a row of a dataset, answer and label included.`,
		Example: `  touchstone show gcd --level 3 --answer
  touchstone show gcd --param numbers=4 --param digits=2
  touchstone show 'gcd@1/3/s42/train/1007' --json`,
		Args:              arguments(1, 1, "one FAMILY or ID"),
		ValidArgsFunction: completeFamilies,
		RunE: func(cmd *cobra.Command, args []string) error {
			if isID(args[0]) {
				for _, name := range []string{"level", "seed", "split", "index", "param"} {
					if cmd.Flags().Changed(name) {
						return usage("--%s does not go with an ID, which says it all", name)
					}
				}
			}
			return o.run(s, args[0])
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&o.level, "level", 1, "level, from 1")
	flags.Uint64Var(&o.seed, "seed", 1, "seed")
	flags.StringVar(&o.split, "split", "train", "train, dev or test")
	flags.IntVar(&o.index, "index", 0, "index, from 0")
	flags.StringArrayVar(&o.params, "param", nil, "set a parameter: `name=value`; can be repeated")
	flags.BoolVar(&o.answer, "answer", false, "show the answer too")
	flags.BoolVar(&o.json, "json", false, "write the item as a row of a dataset")
	return cmd
}

func isID(argument string) bool { return strings.ContainsAny(argument, "@/") }

func (o showOptions) run(s streams, what string) error {
	id, setting, err := o.find(what)
	if err != nil {
		return &failure{exitUsage, err}
	}
	item, err := setting.Make(id.Seed, id.Split, id.Index)
	switch {
	case errors.Is(err, tasks.ErrNoProblem):
		return bad("%w", err)
	case err != nil:
		return err
	case o.json:
		encoder := json.NewEncoder(s.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(item)
	}
	_, err = io.WriteString(s.out, o.text(item))
	return err
}

// find finds what is to be shown: a setting, and the seed, split and index of an ID.
func (o showOptions) find(what string) (id tasks.ID, setting tasks.Setting, err error) {
	if isID(what) {
		if id, err = tasks.ParseID(what); err != nil {
			return id, setting, err
		}
		f, err := all.Families().Find(id.Family)
		if err != nil {
			return id, setting, err
		}
		setting, err = f.Setting(id)
		return id, setting, err
	}
	f, err := all.Families().Find(what)
	if err != nil {
		return id, setting, err
	}
	if setting, err = f.At(o.level, o.params...); err != nil {
		return id, setting, err
	}
	if id.Split, err = tasks.ParseSplit(o.split); err != nil {
		return id, setting, err
	}
	if o.index < 0 {
		return id, setting, fmt.Errorf("--index is a whole number from 0, not %d", o.index)
	}
	id.Seed, id.Index = o.seed, o.index
	return id, setting, nil
}

func (o showOptions) text(item tasks.Item) string {
	text := item.ID + "\n\n" + item.Prompt + "\n"
	if o.answer {
		text += "\nANSWER\n" + item.Answer + "\n"
	}
	return text
}
