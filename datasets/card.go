package datasets

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-rl/touchstone/tasks"
)

// cardName is the name under which Hugging Face looks for a dataset's card.
const cardName = "README.md"

// card is the dataset's card: front matter in YAML that Hugging Face reads, and a page for people.
func card(r Request, m Manifest, o Options) string {
	var b strings.Builder
	b.WriteString("---\n")
	frontMatter(&b, r, m, o)
	b.WriteString("---\n\n")
	says := openText
	if m.Request.Sealed {
		says = sealedText
	}
	fmt.Fprintf(&b, "# %s\n\n%s rows of verifiable reasoning tasks, made by\n[Touchstone](https://%s). %s What rows look like:\n[%s](%[5]s).\n\n",
		title(r), grouped(m.rows()), module, says.rows, samplesName)
	rowsTable(&b, r, m)
	columnsTable(&b, o)
	b.WriteString(says.judging)
	fmt.Fprintf(&b, `## No row is in two splits

Which split a problem belongs to is decided by its fingerprint alone, for ever and in every dataset of Touchstone:
%s. Problems that differ only in names, order or symmetry have the same
fingerprint. No problem is here twice.

## Making it again

`, partition())
	fmt.Fprintf(&b, says.again, m.Command, manifestName)
	canary := "No row holds this line."
	if o.Canary {
		canary = "The column canary of every row holds this line."
	}
	fmt.Fprintf(&b, `## Canary

    %s

%s Text that does was copied with the dataset; please leave it out when you train models on text
from the web.
`, m.Canary, canary)
	return b.String()
}

// cardText is what a card says otherwise of a dataset whose rows hold answers than of a sealed set.
type cardText struct {
	rows    string
	judging string
	again   string // of a command and the manifest's name
}

var openText = cardText{
	rows: "Every row holds a problem as a prompt and, in its\nlabel, all that a rule-based judge needs to tell whether a response is right.",
	judging: `## Judging

    touchstone verify --response COLUMN RESPONSES.jsonl

judges the responses in rows that have a label, or the id of a row here (with --items FILE).

`,
	again: `    %s

writes the same bytes. [%s](%[2]s) says what was asked for, how many rows of each kind were made, and the
hash of each file.

`,
}

var sealedText = cardText{
	rows: "Every row holds a problem as a prompt, and in its\ncommitment the proof that its answer was fixed before the set was published. " +
		"The answers are\nsealed: they stand in a file that is not here.",
	judging: `## Judging

Whoever keeps the sealed file judges responses, in rows with the id of a row here, with

    touchstone verify --items SEALED.jsonl --response COLUMN RESPONSES.jsonl

Once it is published, everybody can see that it is the file that was kept:

    touchstone audit FOLDER --sealed SEALED.jsonl

The commitment of a row is the SHA-256 of its salt, item, prompt, answer and label in the sealed file, joined by NUL
characters; its first 16 digits are the id.

`,
	again: `%s. [%s](%[2]s) says what was asked for
but for the seed, how many rows of each kind were made, and the hash of each file.

`,
}

// columnsTable tells what the columns are.
func columnsTable(b *strings.Builder, o Options) {
	b.WriteString("## Columns\n\n| column | type | what it holds |\n| --- | --- | --- |\n")
	for _, c := range o.columns() {
		fmt.Fprintf(b, "| %s | %s | %s |\n", c.name, c.kind(), c.text)
	}
	b.WriteByte('\n')
}

func title(r Request) string {
	if r.Name == "" {
		return "Touchstone dataset"
	}
	return r.Name
}

// frontMatter writes the YAML. Strings are written as JSON, which YAML contains.
func frontMatter(b *strings.Builder, r Request, m Manifest, o Options) {
	fmt.Fprintf(b, "pretty_name: %s\n", yamlString(title(r)))
	b.WriteString("license: apache-2.0\nlanguage:\n- en\ntask_categories:\n- question-answering\n- text-generation\n")
	b.WriteString("tags:\n")
	for _, tag := range append([]string{"touchstone", "reasoning", "rlvr", "verifiable-rewards", "synthetic"}, categoriesOf(r)...) {
		fmt.Fprintf(b, "- %s\n", yamlString(tag))
	}
	fmt.Fprintf(b, "size_categories:\n- %s\n", sizeCategory(m.rows()))
	configs := []string{""}
	if o.Format == Parquet { // which is read with a filter
		configs = append(configs, familiesOf(r)...)
	}
	b.WriteString("configs:\n")
	for _, family := range configs {
		config(b, family, m, o)
	}
	if o.Format != Parquet { // which says itself what its types are; else they would be guessed from the first rows
		features(b, o)
	}
}

// features writes the types of the columns.
func features(b *strings.Builder, o Options) {
	b.WriteString("dataset_info:\n- config_name: default\n  features:\n")
	for _, c := range o.columns() {
		fmt.Fprintf(b, "  - name: %s\n    dtype: %s\n", c.name, c.dtype)
	}
}

// config writes how to load the rows of a family, or of all if it is empty.
func config(b *strings.Builder, family string, m Manifest, o Options) {
	fmt.Fprintf(b, "- config_name: %s\n", configName(family))
	if family == "" {
		b.WriteString("  default: true\n")
	}
	b.WriteString("  data_files:\n")
	for _, split := range m.Request.Splits {
		if rowsOf(m, split, family) > 0 {
			fmt.Fprintf(b, "  - split: %s\n    path: %s\n", split, yamlString(o.Files(split)))
		}
	}
	if family != "" {
		fmt.Fprintf(b, "  filters:\n  - - family\n    - ==\n    - %s\n", yamlString(family))
	}
}

func configName(family string) string {
	if family == "" {
		return "default"
	}
	return yamlString(family)
}

// familiesOf are the names of a request's families, in its order.
func familiesOf(r Request) (names []string) {
	for _, settings := range byFamily(r.Settings) {
		names = append(names, settings[0].Family.Name)
	}
	return names
}

func categoriesOf(r Request) (categories []string) {
	for _, s := range r.Settings {
		if c := string(s.Family.Category()); c != "" && !slices.Contains(categories, c) {
			categories = append(categories, c)
		}
	}
	slices.Sort(categories)
	return categories
}

// rowsOf is how many rows of a family there are in a split; of all families if it is empty.
func rowsOf(m Manifest, split tasks.Split, family string) (n int) {
	for _, c := range m.Counts {
		if c.Split == split && (family == "" || c.Family == family) {
			n += c.Rows
		}
	}
	return n
}

// rowsTable tells how many rows there are of each family, and of which levels.
func rowsTable(b *strings.Builder, r Request, m Manifest) {
	b.WriteString("## Rows\n\n| family | category | levels |")
	for _, split := range m.Request.Splits {
		fmt.Fprintf(b, " %s |", split)
	}
	b.WriteString("\n| --- | --- | --- |" + strings.Repeat(" ---: |", len(m.Request.Splits)) + "\n")
	for _, settings := range byFamily(r.Settings) {
		family := settings[0].Family
		fmt.Fprintf(b, "| %s | %s | %s |", family.Name, family.Category(), levelRanges(settings))
		for _, split := range m.Request.Splits {
			fmt.Fprintf(b, " %s |", grouped(rowsOf(m, split, family.Name)))
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}

// levelRanges are the levels of settings in writing: "1-3, 5".
func levelRanges(settings []tasks.Setting) string {
	var levels []int
	for _, s := range settings {
		levels = append(levels, s.Level)
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	var ranges []string
	for first := 0; first < len(levels); {
		last := first
		for last+1 < len(levels) && levels[last+1] == levels[last]+1 {
			last++
		}
		text := strconv.Itoa(levels[first])
		if last > first {
			text += "-" + strconv.Itoa(levels[last])
		}
		ranges = append(ranges, text)
		first = last + 1
	}
	return strings.Join(ranges, ", ")
}

// partition is the rule of the splits in words.
func partition() string {
	var shares []string
	for _, split := range tasks.Splits {
		shares = append(shares, fmt.Sprintf("%d in 16 are %s", tasks.SplitShares(split), split))
	}
	return strings.Join(shares, ", ")
}

// sizeCategory is what Hugging Face calls a dataset of so many rows.
func sizeCategory(rows int) string {
	names := []string{"1K", "10K", "100K", "1M", "10M", "100M", "1B"}
	below, last := 1000, "n<1K"
	for i, name := range names {
		if rows < below {
			break
		}
		below *= 10
		last = "n>" + name
		if i+1 < len(names) {
			last = name + "<n<" + names[i+1]
		}
	}
	return last
}

// grouped is a number with commas between its thousands.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func yamlString(text string) string {
	b, _ := json.Marshal(text) // a string can always be written
	return string(b)
}
