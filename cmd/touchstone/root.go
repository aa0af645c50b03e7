package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

// newRoot is the whole command line. started is set once the arguments were accepted and a command runs.
func newRoot(s streams) (root *cobra.Command, started *bool) {
	started = new(bool)
	root = &cobra.Command{
		Use:   "touchstone",
		Short: "Make verifiable reasoning tasks, and judge answers to them",
		Long: `Touchstone makes reasoning tasks whose answers a program can judge, and judges answers to them.

A family is a kind of task. Each has levels, numbered from 1, that grow harder. An item is one task; its ID, such
as gcd@1/3/s42/train/1007, names family and version, level, seed, split and index, and the same ID is the same task
on every machine, for ever. Every problem belongs to one split (train, dev or test) by its content alone, so that
training sets and test sets never meet, whoever makes them.

EXIT STATUS
  0    done
  1    done, but something in the input was bad or ran out; each case is told on stderr, the rest is done
  2    wrong usage: nothing was done
  3    a fault of ours, or of the disk
  130  interrupted`,
		Example: `  touchstone list
  touchstone show gcd --level 3 --answer
  touchstone generate
  touchstone verify responses.jsonl -o verdicts.jsonl`,
		SilenceUsage:     true,
		SilenceErrors:    true,
		PersistentPreRun: func(*cobra.Command, []string) { *started = true },
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(
		newList(s), newShow(s), newGenerate(s), newMerge(s), newVerify(s), newAudit(s), newCheck(s), newStats(s), newNew(s), newDocs(s),
	)
	return root, started
}

// arguments refuses a number of arguments outside of a range; what says what the command takes.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return fmt.Errorf("%s takes %s, and was given %d; see %s --help", cmd.Name(), what, len(args), cmd.CommandPath())
		}
		return nil
	}
}

// completeFamilies completes the names of families.
func completeFamilies(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, f := range all.Families() {
		names = append(names, cobra.CompletionWithDesc(f.Name, synopsis(f)))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// withTag are the families that carry a tag, or all of them where the tag is empty. Experimental ones are among them
// only if that is the tag.
func withTag(registry tasks.Registry, tag string) (tasks.Registry, error) {
	if tag == "" {
		experimental := func(f *tasks.Family) bool { return f.Has(tasks.Experimental) }
		return slices.DeleteFunc(slices.Clone(registry), experimental), nil
	}
	chosen := registry.Tagged(tasks.Tag(tag))
	if chosen == nil {
		return nil, usage("no family has the tag %q; the tags are %s", tag, strings.Join(registry.Tags(), ", "))
	}
	return chosen, nil
}

// levelsOf says which levels a family has: "1-6", or "1-" where there is no ceiling.
func levelsOf(f *tasks.Family) string {
	if f.MaxLevel == 0 {
		return "1-"
	}
	return "1-" + strconv.Itoa(f.MaxLevel)
}

// thousands writes a number of decimal digits with a comma before each group of three.
func thousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func commas(n int) string { return thousands(strconv.Itoa(n)) }
