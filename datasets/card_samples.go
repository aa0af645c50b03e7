package datasets

import (
	"fmt"
	"strings"

	"github.com/touchstone-rl/touchstone/tasks"
)

const (
	samplesName    = "samples.md"
	familySamples  = 3 // rows shown of each family at most
	longestSampled = 8000
)

// samples are the first rows of each setting, by the setting's name.
type samples map[string]tasks.Item

// see keeps a row if it is the first of its setting.
func (s *samples) see(setting string, row Row) {
	if _, seen := (*s)[setting]; seen {
		return
	}
	if *s == nil {
		*s = samples{}
	}
	(*s)[setting] = row.Item
}

// settingOf is the setting in an ID, as settingName writes it.
func settingOf(id string) string {
	for range 3 { // index, split and seed
		id = id[:max(strings.LastIndexByte(id, '/'), 0)]
	}
	return id
}

// samplesPage shows a few rows of each family, from its lowest to its highest level, as a person would read them.
func samplesPage(r Request, s samples, o Options) string {
	var b strings.Builder
	what := "the prompt, and one right answer"
	if o.sealing != nil {
		what = "the prompt; the answers are sealed"
	}
	fmt.Fprintf(&b, "# Samples of %s\n\nA few rows of each family: %s.\n\n<!-- %s -->\n", title(r), what, Canary)
	for _, family := range familiesOf(r) {
		var items []tasks.Item
		for _, setting := range r.Settings {
			if item, there := s[settingName(setting)]; there && setting.Family.Name == family {
				items = append(items, item)
			}
		}
		fmt.Fprintf(&b, "\n## %s\n", family)
		if len(items) == 0 {
			b.WriteString("\nThere are no rows.\n")
		}
		for _, item := range spaced(items, familySamples) {
			fmt.Fprintf(&b, "\n### %s level %d\n\n`%s`", item.Family, item.Level, item.ID)
			if o.sealing != nil {
				fmt.Fprintf(&b, "\n\n%s", fenced(item.Prompt))
				continue
			}
			fmt.Fprintf(&b, ", effort %g\n\n%s\nAnswer:\n\n%s", item.Effort, fenced(item.Prompt), fenced(item.Answer))
		}
	}
	return b.String()
}

// spaced picks some items, as far apart as can be, the first and the last among them.
func spaced(items []tasks.Item, most int) (picked []tasks.Item) {
	if len(items) <= most {
		return items
	}
	for i := range most {
		picked = append(picked, items[i*(len(items)-1)/(most-1)])
	}
	return picked
}

// fenced is a text that Markdown shows as it is.
func fenced(text string) string {
	if len(text) > longestSampled {
		text = strings.ToValidUTF8(text[:longestSampled], "") + fmt.Sprintf("\n[... %d bytes in all]", len(text))
	}
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "text\n" + text + "\n" + fence + "\n"
}
