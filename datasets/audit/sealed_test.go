package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
)

// sealedSet writes a sealed set of repeat, and gives the lines of its public files and of its sealed file.
func sealedSet(t *testing.T, family *tasks.Family, o datasets.Options) (path string, public map[string][]string, sealed []string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "set")
	setting, err := family.At(1)
	if err != nil {
		t.Fatal(err)
	}
	o.Workers = 2
	request := datasets.Request{Settings: []tasks.Setting{setting}, Splits: tasks.Splits, Count: 32}
	if _, err := request.WriteSealed(t.Context(), path, o, rand.NewChaCha8([32]byte{2})); err != nil {
		t.Fatal(err)
	}
	linesOf := func(name string) []string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	}
	public = map[string][]string{}
	for _, split := range tasks.Splits {
		name := string(split) + ".jsonl"
		public[name] = linesOf(filepath.Join(path, name))
	}
	return path, public, linesOf(path + ".sealed.jsonl")
}

// set gives a row other columns; those that are nil are taken away.
func set(t *testing.T, row string, columns map[string]any) string {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal([]byte(row), &all); err != nil {
		t.Fatal(err)
	}
	maps.Copy(all, columns)
	maps.DeleteFunc(all, func(_ string, value any) bool { return value == nil })
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// value is the string in a column of a row.
func value(t *testing.T, row, column string) string {
	t.Helper()
	columns, err := parse([]byte(row))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := columns.string(column)
	return text
}

// recommitted is a sealed row with other columns, and the ID that then belongs to it.
func recommitted(t *testing.T, row string, columns map[string]any) string {
	t.Helper()
	row = set(t, row, columns)
	var sealed datasets.SealedItem
	if err := json.Unmarshal([]byte(row), &sealed); err != nil {
		t.Fatal(err)
	}
	public, err := sealed.Public()
	if err != nil {
		t.Fatal(err)
	}
	return set(t, row, map[string]any{"id": public.ID})
}

func TestOpenSealed(t *testing.T) {
	family := plainFamily()
	type files = map[string][]string
	of := func(column string, v any) map[string]any { return map[string]any{column: v} }
	for _, c := range []struct {
		name   string
		change func(public files, sealed *[]string)
		want   []string // what faults say; DIR is the folder
		unmade int
	}{
		{name: "whole", change: func(files, *[]string) {}},
		{name: "another order", change: func(_ files, sealed *[]string) { slices.Reverse(*sealed) }},
		{name: "another answer", change: func(_ files, sealed *[]string) { (*sealed)[3] = set(t, (*sealed)[3], of("answer", "7")) },
			want: []string{"DIR.sealed.jsonl:4: its id is "}},
		{name: "another salt", change: func(_ files, sealed *[]string) {
			(*sealed)[3] = set(t, (*sealed)[3], of("salt", strings.Repeat("0", 64)))
		}, want: []string{"DIR.sealed.jsonl:4: its id is "}},
		{name: "a salt that is guessed", change: func(_ files, sealed *[]string) { (*sealed)[3] = recommitted(t, (*sealed)[3], of("salt", "00")) },
			want: []string{"DIR.sealed.jsonl:4: its salt is not 32 bytes in hexadecimal: \"00\"", "DIR/train.jsonl:4: DIR.sealed.jsonl has no row with the id ",
				"DIR.sealed.jsonl:4: no public row has its id"}},
		{name: "another answer and its ID", change: func(_ files, sealed *[]string) {
			(*sealed)[3] = recommitted(t, (*sealed)[3], of("answer", "7"))
		}, want: []string{"DIR.sealed.jsonl:4: repeat@1/1/s", "DIR/train.jsonl:4: DIR.sealed.jsonl has no row with the id ", "DIR.sealed.jsonl:4: no public row has its id"}},
		{name: "another effort", change: func(_ files, sealed *[]string) { (*sealed)[3] = set(t, (*sealed)[3], of("effort", 1e6)) },
			want: []string{"DIR.sealed.jsonl:4: repeat@1/1/s"}},
		{name: "another fingerprint", change: func(_ files, sealed *[]string) { (*sealed)[3] = set(t, (*sealed)[3], of("fingerprint", "ff")) },
			want: []string{"DIR.sealed.jsonl:4: the fingerprint of its problem is "}},
		{name: "a sealed row missing", change: func(_ files, sealed *[]string) { *sealed = (*sealed)[1:] },
			want: []string{"DIR/train.jsonl:1: DIR.sealed.jsonl has no row with the id "}},
		{name: "a sealed row twice", change: func(_ files, sealed *[]string) { *sealed = append(*sealed, (*sealed)[5]) },
			want: []string{"DIR.sealed.jsonl:33: its id \""}},
		{name: "no row", change: func(_ files, sealed *[]string) { *sealed = append(*sealed, "7", "{\"id\":7}") },
			want: []string{"DIR.sealed.jsonl:33: not a row: it is no JSON object", "DIR.sealed.jsonl:34: it is no sealed row: "}},
		{name: "a public row missing", change: func(public files, _ *[]string) { public["dev.jsonl"] = public["dev.jsonl"][1:] },
			want: []string{"DIR.sealed.jsonl:29: no public row has its id"}},
		{name: "a public row twice", change: func(public files, _ *[]string) {
			public["dev.jsonl"] = append(public["dev.jsonl"], public["dev.jsonl"][0])
		}, want: []string{"DIR/dev.jsonl:3: the id \""}},
		{name: "another prompt", change: func(public files, _ *[]string) {
			public["dev.jsonl"][1] = set(t, public["dev.jsonl"][1], of("prompt", "x"))
		},
			want: []string{"DIR/dev.jsonl:2: its prompt is not that of DIR.sealed.jsonl:30"}},
		{name: "another level", change: func(public files, _ *[]string) {
			public["dev.jsonl"][1] = set(t, public["dev.jsonl"][1], of("level", 2))
		},
			want: []string{"DIR/dev.jsonl:2: its level is not that of DIR.sealed.jsonl:30"}},
		{name: "another family", change: func(public files, _ *[]string) {
			public["dev.jsonl"][1] = set(t, public["dev.jsonl"][1], of("family", "x"))
		},
			want: []string{"DIR/dev.jsonl:2: its family is not that of DIR.sealed.jsonl:30"}},
		{name: "another commitment", change: func(public files, _ *[]string) {
			commitment := value(t, public["dev.jsonl"][1], "commitment")
			public["dev.jsonl"][1] = set(t, public["dev.jsonl"][1], of("commitment", commitment[:16]+strings.Repeat("0", 48)))
		}, want: []string{"DIR/dev.jsonl:2: its commitment is not that of DIR.sealed.jsonl:30"}},
		{name: "a newer version", change: func(public files, sealed *[]string) {
			item := strings.Replace(value(t, (*sealed)[0], "item"), "@1", "@2", 1)
			(*sealed)[0] = recommitted(t, (*sealed)[0], of("item", item))
			var row datasets.SealedItem
			if err := json.Unmarshal([]byte((*sealed)[0]), &row); err != nil {
				t.Fatal(err)
			}
			promised, err := row.Public()
			if err != nil {
				t.Fatal(err)
			}
			public["train.jsonl"][0] = set(t, public["train.jsonl"][0], map[string]any{"id": promised.ID, "commitment": promised.Commitment})
		}, unmade: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, public, sealed := sealedSet(t, family, datasets.Options{})
			c.change(public, &sealed)
			write(t, path, public)
			markSealed(t, path)
			report := openSealed(t, family, path, lines(path+".sealed.jsonl", sealed...))
			if report.Count != len(c.want) {
				t.Errorf("%d faults, want %d: %v", report.Count, len(c.want), report.Faults)
			}
			for i, f := range report.Faults {
				if want := strings.ReplaceAll(c.want[min(i, len(c.want)-1)], "DIR", path); !strings.HasPrefix(f.String(), want) {
					t.Errorf("told %s, want %s", f, want)
				}
			}
			s := report.Sealed
			if s == nil || s.Rows != len(sealed) || s.Unmade != c.unmade || len(c.want) == 0 && s.Remade+s.Unmade != 32 {
				t.Errorf("reported as %+v", s)
			}
		})
	}
}

// markSealed makes the manifest of a folder, as write writes it, that of a sealed set.
func markSealed(t *testing.T, path string) {
	t.Helper()
	name := filepath.Join(path, manifestName)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	marked := bytes.Replace(text, []byte(`"sealed":false`), []byte(`"sealed":true`), 1)
	if bytes.Equal(marked, text) {
		t.Fatalf("%s cannot be marked", text)
	}
	put(t, name, string(marked))
}

func openSealed(t *testing.T, family *tasks.Family, path string, sealed Input) FolderReport {
	t.Helper()
	report, err := Folder{Registry: tasks.Registry{family}, Sealed: &sealed}.Run(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// As it was written, in every format, with the canary and without.
func TestFolderOfSealedSet(t *testing.T) {
	family := plainFamily()
	for _, format := range datasets.Formats {
		for _, canary := range []bool{false, true} {
			path := filepath.Join(t.TempDir(), "set")
			setting, err := family.At(1)
			if err != nil {
				t.Fatal(err)
			}
			request := datasets.Request{Settings: []tasks.Setting{setting}, Splits: tasks.Splits, Count: 32}
			options := datasets.Options{Workers: 2, Format: format, Canary: canary, ShardBytes: 2000}
			if _, err := request.WriteSealed(t.Context(), path, options, rand.NewChaCha8([32]byte{3})); err != nil {
				t.Fatal(err)
			}
			rows, file, err := Open(path + ".sealed.jsonl")
			if err != nil {
				t.Fatal(err)
			}
			report := openSealed(t, family, path, Input{Name: "sealed", Rows: rows})
			if report.Count > 0 || report.Rows != 32 || report.Sealed.Remade != 32 {
				t.Errorf("%s: %+v", format, report)
			}
			_ = file.Close()
		}
	}
}

// Of the public part alone can be told what is published and should not be, and what does not fit together.
func TestPublicPart(t *testing.T) {
	family := plainFamily()
	for _, c := range []struct {
		columns map[string]any
		want    string
	}{
		{nil, ""},
		{map[string]any{"answer": "7"}, `the column "answer" is published, and the set is sealed`},
		{map[string]any{"effort": 7}, `the column "effort" is published`},
		{map[string]any{"commitment": nil}, `its commitment is no SHA-256 in hexadecimal: ""`},
		{map[string]any{"id": "0123456789abcdef"}, `its id is "0123456789abcdef", and must be the first 16 digits of its commitment`},
		{map[string]any{"fingerprint": "ff"}, `its fingerprint is no SHA-256 in hexadecimal: "ff"`},
		{map[string]any{"fingerprint": strings.Repeat("0", 64)}, `its problem belongs to split train; its file is one of "dev"`},
		{map[string]any{"split": "test"}, `the row says split "test"; its file is one of "dev"`},
		{map[string]any{"prompt": 7}, "it is no public row: "},
	} {
		path, public, _ := sealedSet(t, family, datasets.Options{})
		public["dev.jsonl"][1] = set(t, public["dev.jsonl"][1], c.columns)
		write(t, path, public)
		markSealed(t, path)
		report, err := Folder{Registry: tasks.Registry{family}}.Run(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if c.want == "" {
			if report.Count > 0 || report.Rows != 32 {
				t.Errorf("%+v", report)
			}
			continue
		}
		if report.Count != 1 || !strings.HasPrefix(report.Faults[0].String(), path+"/dev.jsonl:2: "+c.want) {
			t.Errorf("%v: told %v, want %s", c.columns, report.Faults, c.want)
		}
	}
}

func TestSealedFileOfAnOpenSet(t *testing.T) {
	family := plainFamily()
	path, files := folder(t, family)
	write(t, path, files)
	report := openSealed(t, family, path, lines("sealed"))
	if report.Count != 1 || !strings.Contains(report.Faults[0].What, "it is not that of a sealed set, and sealed opens nothing") {
		t.Errorf("%+v", report)
	}
}

// The canary is there where the manifest says so.
func TestCanaryColumn(t *testing.T) {
	family := plainFamily()
	path, public, _ := sealedSet(t, family, datasets.Options{Canary: true})
	public["dev.jsonl"][1] = set(t, public["dev.jsonl"][1], map[string]any{"canary": "canary"})
	write(t, path, public)
	markSealed(t, path)
	name := filepath.Join(path, manifestName)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	put(t, name, strings.Replace(string(text), `"canary_column":false`, `"canary_column":true`, 1))
	report, err := Folder{Registry: tasks.Registry{family}}.Run(t.Context(), path)
	if err != nil || report.Count != 1 || !strings.Contains(report.Faults[0].String(), `dev.jsonl:2: its column "canary" holds "canary"`) {
		t.Errorf("%+v, %v", report, err)
	}
}

// Public rows have no label: their fingerprints find problems, and nothing is passed over on their word but templates.
func TestPublicRowsInAudits(t *testing.T) {
	family := repeat(func(n int) string {
		return fmt.Sprintf("Say the number below once more and nothing but this number if you please, %d, that is all that we ask.", n)
	})
	_, public, sealed := sealedSet(t, family, datasets.Options{})
	test, key := public["test.jsonl"], sealed[len(sealed)-2:]
	if value(t, key[0], "prompt") != value(t, test[0], "prompt") {
		t.Fatal("the order differs")
	}
	image := set(t, key[0], map[string]any{"prompt": "in other clothes"})
	for _, c := range []struct {
		name          string
		rows, against []string
		want          string // kinds found
	}{
		{"itself", key, test, "exact exact"},
		{"an image of it", []string{image}, test, "canonical"},
		{"against an image", test, []string{image}, "canonical"},
		{"other problems", public["train.jsonl"], test, ""},
		{"a row with another fingerprint", []string{image}, []string{set(t, test[0], map[string]any{"fingerprint": strings.Repeat("0", 64)})}, ""},
		{"a fingerprint without a commitment", []string{image}, []string{set(t, test[0], map[string]any{"commitment": nil})}, ""},
		{"a broken row", []string{image}, []string{set(t, test[0], map[string]any{"level": "1"})}, ""},
		{"a row of a family that is not there", []string{image}, []string{set(t, test[0], map[string]any{"family": "x"})}, ""},
		{"a row with the label of another dataset", []string{image}, []string{set(t, test[0], map[string]any{"label": "class"})}, ""},
	} {
		report := audited(t, family, Audit{Overlap: overlapOf(t, "gpt3")}, c.rows, c.against)
		var kinds []string
		for _, p := range report.Worst {
			kinds = append(kinds, string(p.Kind))
		}
		if got := strings.Join(kinds, " "); got != c.want {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
	lone := set(t, test[0], map[string]any{"commitment": nil, "prompt": "beside another text: " + value(t, test[0], "prompt")})
	if report := audited(t, family, Audit{Overlap: overlapOf(t, "gpt3")}, []string{lone}, test[:1]); *report.Against.Of(Overlapping) != 1 {
		t.Errorf("a copy of a public row that lost its columns is not found: %+v", report)
	}
}
