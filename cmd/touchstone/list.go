package main

import (
	"encoding/json"
	"fmt"
	"go/doc"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

type listOptions struct {
	tag  string
	json bool
}

func newList(s streams) *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the families",
		Long: `List the families: name, category, levels ("1-" has no ceiling), what the judge goes by, and what is asked.

The judge of a family goes by the rules of the problem, or by a key that the label holds where the rules alone
cannot be checked cheaply. Experimental families are listed with --tag experimental. With --json, each family comes
with its tags and with the JSON Schemas of its parameters and problems.`,
		Example: `  touchstone list
  touchstone list --tag logic
  touchstone list --json`,
		Args:              arguments(0, 0, "no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return o.run(s) },
	}
	cmd.Flags().StringVar(&o.tag, "tag", "", "list the families with this tag alone")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON")
	return cmd
}

func (o listOptions) run(s streams) error {
	families, err := withTag(all.Families(), o.tag)
	if err != nil {
		return err
	}
	if o.json {
		return listJSON(s.out, families)
	}
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FAMILY\tCATEGORY\tLEVELS\tJUDGE\tWHAT IT DOES")
	for _, f := range families {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", f.Name, f.Category(), levelsOf(f), f.Judge, synopsis(f))
	}
	return table.Flush()
}

// listed is a family in JSON.
type listed struct {
	Name     string             `json:"name"`
	Version  int                `json:"version"`
	Synopsis string             `json:"synopsis"`
	Category tasks.Tag          `json:"category"`
	Tags     []tasks.Tag        `json:"tags"`
	Judge    tasks.Judge        `json:"judge"`
	MaxLevel int                `json:"max_level"` // 0 = no ceiling
	Params   *jsonschema.Schema `json:"params"`
	Problem  *jsonschema.Schema `json:"problem"`
}

func listJSON(out io.Writer, families tasks.Registry) error {
	rows := []listed{}
	for _, f := range families {
		params, problem, err := f.Schemas()
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		rows = append(rows, listed{f.Name, f.Version, synopsis(f), f.Category(), f.Tags, f.Judge, f.MaxLevel, params, problem})
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(rows)
}

// synopsis is the first sentence of a family's documentation, without its subject.
func synopsis(f *tasks.Family) string {
	return strings.TrimPrefix(new(doc.Package).Synopsis(f.Doc), "Package "+f.Name+" ")
}
