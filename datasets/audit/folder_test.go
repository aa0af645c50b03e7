package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
)

// folder writes a dataset of repeat with its manifest, and gives the names and rows of its files.
func folder(t *testing.T, family *tasks.Family) (path string, files map[string][]string) {
	t.Helper()
	path, files = t.TempDir(), map[string][]string{}
	setting, err := family.At(1)
	if err != nil {
		t.Fatal(err)
	}
	for _, split := range tasks.Splits {
		for i := range 4 {
			item, err := setting.Make(1, split, i)
			if err != nil {
				t.Fatal(err)
			}
			line, err := json.Marshal(item)
			if err != nil {
				t.Fatal(err)
			}
			files[string(split)+".jsonl"] = append(files[string(split)+".jsonl"], string(line))
		}
	}
	return path, files
}

// write writes files, and a manifest that is true of them.
func write(t *testing.T, path string, files map[string][]string) {
	t.Helper()
	var m manifest
	for _, split := range tasks.Splits {
		name := string(split) + ".jsonl"
		text := strings.Join(files[name], "\n") + "\n"
		put(t, filepath.Join(path, name), text)
		sum := sha256.Sum256([]byte(text))
		m.Files = append(m.Files, manifestFile{name, split, len(files[name]), int64(len(text)), hex.EncodeToString(sum[:])})
	}
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(path, manifestName), string(text))
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestFolder(t *testing.T) {
	family := plainFamily()
	manifestText := func(t *testing.T, path, old, with string) {
		t.Helper()
		name := filepath.Join(path, manifestName)
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(text), old, with, 1)
		if changed == string(text) {
			t.Fatalf("%s holds no %s", text, old)
		}
		put(t, name, changed)
	}
	column := func(row, name, value string) string {
		var columns map[string]any
		if err := json.Unmarshal([]byte(row), &columns); err != nil {
			t.Fatal(err)
		}
		columns[name] = value
		text, err := json.Marshal(columns)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, c := range []struct {
		name   string
		before func(files map[string][]string) // the manifest is written
		after  func(t *testing.T, path string) // it was
		want   []string                        // what faults say; DIR is the folder
	}{
		{"whole", nil, nil, nil},
		{"companions", nil, func(t *testing.T, path string) {
			put(t, filepath.Join(path, "README.md"), "card")
			put(t, filepath.Join(path, "samples.md"), "samples")
		}, nil},
		{"no manifest", nil, func(t *testing.T, path string) { _ = os.Remove(filepath.Join(path, manifestName)) },
			[]string{"DIR/manifest.json: it is not there"}},
		{"broken manifest", nil, func(t *testing.T, path string) { put(t, filepath.Join(path, manifestName), `{"files":7`) },
			[]string{"DIR/manifest.json: it cannot be read: "}},
		{"manifest of nothing", nil, func(t *testing.T, path string) { put(t, filepath.Join(path, manifestName), `{}`) },
			[]string{"DIR/manifest.json: it names no files"}},
		{"manifest that leads out", nil, func(t *testing.T, path string) { manifestText(t, path, `dev.jsonl`, `../dev.jsonl`) },
			[]string{`DIR/manifest.json: it names "../dev.jsonl", which is no file of the folder`}},
		{"manifest with a file twice", nil, func(t *testing.T, path string) { manifestText(t, path, `dev.jsonl`, `train.jsonl`) },
			[]string{`DIR/manifest.json: it names "train.jsonl" twice`}},
		{"file missing", nil, func(t *testing.T, path string) { _ = os.Remove(filepath.Join(path, "dev.jsonl")) },
			[]string{"DIR/dev.jsonl: it is in the manifest, but not there"}},
		{"file too many", nil, func(t *testing.T, path string) { put(t, filepath.Join(path, "train.jsonl.part"), "x") },
			[]string{"DIR/train.jsonl.part: it is not in the manifest"}},
		{"rows of the manifest", nil, func(t *testing.T, path string) { manifestText(t, path, `"rows":4`, `"rows":5`) },
			[]string{"DIR/train.jsonl: it has 4 rows; the manifest says 5"}},
		{"a byte changed", nil, func(t *testing.T, path string) {
			name := filepath.Join(path, "test.jsonl")
			text, _ := os.ReadFile(name)
			put(t, name, strings.Replace(string(text), `"Repeat `, `"repeat `, 1))
		}, []string{"DIR/test.jsonl: its SHA-256 is "}},
		{"a file cut", nil, func(t *testing.T, path string) {
			name := filepath.Join(path, "test.jsonl")
			text, _ := os.ReadFile(name)
			put(t, name, string(text[:len(text)-20]))
		}, []string{"DIR/test.jsonl: it has ", "DIR/test.jsonl: its SHA-256", "DIR/test.jsonl:4: not a row: "}},
		{"a row of another split", func(f map[string][]string) { f["dev.jsonl"][1] = column(f["train.jsonl"][0], "split", "dev") }, nil,
			[]string{"DIR/dev.jsonl:2: its problem belongs to split train; its file is one of \"dev\""}},
		{"a row that says another split", func(f map[string][]string) { f["dev.jsonl"][1] = column(f["dev.jsonl"][1], "split", "test") }, nil,
			[]string{`DIR/dev.jsonl:2: the row says split "test"; its file is one of "dev"`}},
		{"a fingerprint of another", func(f map[string][]string) { f["dev.jsonl"][1] = column(f["dev.jsonl"][1], "fingerprint", "ff") }, nil,
			[]string{"DIR/dev.jsonl:2: the fingerprint of its problem is "}},
		{"a row twice", func(f map[string][]string) { f["test.jsonl"][3] = f["test.jsonl"][1] }, nil,
			[]string{"DIR/test.jsonl:4: its problem stands in DIR/test.jsonl:2 too"}},
		{"rows without our label", func(f map[string][]string) {
			f["test.jsonl"][0] = column(f["test.jsonl"][0], "label", "none")
			f["test.jsonl"][1] = `{"prompt":"x"}`
			f["test.jsonl"][2] = "7"
		}, nil, []string{"DIR/test.jsonl:1: the label is not one of ours", `DIR/test.jsonl:2: there is no column "label" that holds a string`, "DIR/test.jsonl:3: not a row: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, files := folder(t, family)
			if c.before != nil {
				c.before(files)
			}
			write(t, path, files)
			if c.after != nil {
				c.after(t, path)
			}
			told, rows := []Fault{}, 0
			check := Folder{Registry: tasks.Registry{family}, OnRow: func() { rows++ }, OnFault: func(f Fault) { told = append(told, f) }}
			report, err := check.Run(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if report.Count != len(c.want) || len(told) != len(c.want) || rows != report.Rows {
				t.Errorf("%d faults are told and %d counted, want %d: %v", len(told), report.Count, len(c.want), told)
			}
			for i, f := range told {
				want := strings.ReplaceAll(c.want[min(i, len(c.want)-1)], "DIR", path)
				if !strings.HasPrefix(f.String(), want) || report.Faults[i] != f {
					t.Errorf("told %s, want %s", f, want)
				}
			}
			if c.want == nil && (report.Rows != 12 || report.Files != 3) {
				t.Errorf("reported as %+v", report)
			}
		})
	}
}

func TestFolderThatIsNone(t *testing.T) {
	report, err := Folder{Registry: tasks.Registry{plainFamily()}}.Run(t.Context(), filepath.Join(t.TempDir(), "nothing"))
	if err != nil || report.Count != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}
