package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

// sealedFolder writes a sealed set of two families, and gives the name of its folder.
func sealedFolder(t *testing.T) string {
	t.Helper()
	request := datasets.Request{Splits: tasks.Splits, Count: 64}
	for _, name := range []string{"gcd", "zebra"} {
		family, err := all.Families().Find(name)
		if err != nil {
			t.Fatal(err)
		}
		setting, err := family.At(1)
		if err != nil {
			t.Fatal(err)
		}
		request.Settings = append(request.Settings, setting)
	}
	folder := filepath.Join(t.TempDir(), "bench")
	if _, err := request.WriteSealed(t.Context(), folder, datasets.Options{Workers: 2}, rand.NewChaCha8([32]byte{4})); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestSealed looks at a sealed set with every command that reads datasets.
func TestSealed(t *testing.T) {
	bench := sealedFolder(t)
	key := bench + ".sealed.jsonl"
	text, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	other := strings.Replace(string(text), `"answer":"`, `"answer":"1`, 1)
	newer := strings.Replace(string(text), "gcd@1/1/", "gcd@99/1/", 1)
	for name, text := range map[string]string{"other.jsonl": other, "newer.jsonl": newer} { // order: independent
		if err := os.WriteFile(filepath.Join(filepath.Dir(bench), name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args      string
		status    int
		out, talk string // expressions
	}{
		{"audit BENCH", 0, `^BENCH is as its manifest says: 3 files, 64 rows\n$`, `^$`},
		{"audit BENCH --sealed KEY", 0, `\nKEY is what was committed to: 64 rows; 64 items, made again, are the same\n$`, `^$`},
		{"audit BENCH --sealed KEY --json -", 0, `"sealed": \{\n +"file": "KEY",\n +"rows": 64,\n +"remade": 64,\n +"unmade": 0\n`, `^$`},
		{"audit BENCH --sealed DIR/other.jsonl", 1, `^$`, `^DIR/other.jsonl:1: its id is "[0-9a-f]{16}", and its commitment begins with `},
		{"audit BENCH --sealed DIR/newer.jsonl", 1, `^$`, `^DIR/newer.jsonl:1: its id is `},
		{"audit BENCH --sealed none.jsonl", exitUsage, `^$`, `none.jsonl: no such file`},
		{"audit BENCH --sealed KEY --json KEY", exitUsage, `^$`, `KEY is read, and cannot be written to`},
		{"audit KEY --sealed KEY", exitUsage, `^$`, `--sealed opens a sealed set, and needs its folder alone`},
		{"audit BENCH/train.jsonl --against BENCH/test.jsonl --overlap none", 0, `clean`, `^$`},
		{"audit BENCH/test.jsonl --against KEY", 1, ` +4 +exact\n`, `4 rows stand in what they were audited against`},
		{"stats BENCH", 0, `\bzebra\b`, `^$`},
		{"stats BENCH --json -", 0, `"answer_chars": null`, `^$`},
		{"verify --items KEY --response answer KEY -o DIR/verdicts", 0, `^$`, ` 64 +64 +0 +0 +0 +0`},
		{"verify --items KEY --response prompt BENCH/test.jsonl -o DIR/verdicts", 0, `^$`, ` 4 +0 +`},
		{"verify --response prompt BENCH/test.jsonl -o DIR/verdicts", 1, `^$`, `there is no column "label", and no items were given`},
		{"generate --from BENCH/manifest.json -o DIR/again", exitUsage, `^$`, `the set is sealed: its seed is in the sealed file alone`},
	} {
		names := strings.NewReplacer("BENCH", bench, "KEY", key, "DIR", filepath.Dir(bench))
		var out, talk bytes.Buffer
		status := run(t.Context(), streams{strings.NewReader(""), &out, &talk}, strings.Fields(names.Replace(c.args)))
		if status != c.status || !regexp.MustCompile(names.Replace(c.out)).MatchString(out.String()) ||
			!regexp.MustCompile(names.Replace(c.talk)).MatchString(talk.String()) {
			t.Errorf("touchstone %s ends with %d, want %d:\n%s%s", c.args, status, c.status, out.String(), talk.String())
		}
	}
	if after, err := os.ReadFile(key); err != nil || !bytes.Equal(after, text) {
		t.Errorf("the sealed file was changed: %v", err)
	}
}
