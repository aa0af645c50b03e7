package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
)

// checkSealed finds flags that do not go with --no-answers.
func (o generateOptions) checkSealed(cmd *cobra.Command) error {
	switch {
	case !o.sealed:
	case cmd.Flags().Changed("seed"):
		return usage("--seed does not go with --no-answers: who has or guesses the seed can make the answers, so it is drawn by chance")
	case !o.toFolder():
		return usage("--no-answers needs -o and a folder, beside which the sealed file stands; -o %s is none", o.output)
	}
	return nil
}

// holdsKey tells whether problems of a family hold their answers, so that they cannot be sealed.
func holdsKey(f *tasks.Family) bool { return f.Judge == tasks.Key }

// seal writes a sealed set.
func (o generateOptions) seal(ctx context.Context, r datasets.Request, making datasets.Options) ([]datasets.Tally, error) {
	tallies, err := r.WriteSealed(ctx, o.output, making, secrets)
	if errors.Is(err, datasets.ErrSealed) || errors.Is(err, datasets.ErrOccupied) || isRefused(err) {
		err = &failure{exitUsage, err}
	}
	return tallies, err
}

// seedText is what is said of a request's seed.
func (o generateOptions) seedText(r datasets.Request) string {
	if o.sealed {
		return "a secret seed"
	}
	return fmt.Sprintf("seed %d", r.Seed)
}

// tellSealed says what the sealed file is for.
func (o generateOptions) tellSealed(s streams) {
	name, err := datasets.SealedName(o.output)
	if err != nil {
		panic(err) // it was just written
	}
	fmt.Fprintf(s.err, "  %s  the answers: the only key, which nothing makes again\n", name)
	fmt.Fprintf(s.err, "judge responses:        touchstone verify --items %s RESPONSES.jsonl\n", name)
	fmt.Fprintf(s.err, "open it later:          touchstone audit %s --sealed %s\n", o.output, name)
}
