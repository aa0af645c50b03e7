package datasets

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/touchstone-rl/touchstone/tasks"
)

func read(t testing.TB, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t testing.TB, text string, name ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(name...), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// contents are the files of a folder, by name.
func contents(t testing.TB, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		files[entry.Name()] = read(t, folder, entry.Name())
	}
	return files
}

func small(t testing.TB) Request {
	return Request{Settings: append(at(t, others, 1, 2), at(t, picks, 3)...), Splits: tasks.Splits, Count: 160, Seed: 3}
}

func TestWriteFolder(t *testing.T) {
	request := small(t)
	first, second := filepath.Join(t.TempDir(), "a", "b"), t.TempDir()
	calls := 0
	tallies, err := request.WriteFolder(t.Context(), first, Options{Workers: 1, OnRow: func(Row) { calls++ }})
	if err != nil {
		t.Fatal(err)
	}
	if len(tallies) != 9 || calls != 160 {
		t.Errorf("%d tallies, OnRow was called %d times", len(tallies), calls)
	}
	if _, err := request.WriteFolder(t.Context(), second, Options{Workers: 4}); err != nil {
		t.Fatal(err)
	}
	files := contents(t, first)
	if diff := cmp.Diff(files, contents(t, second)); diff != "" {
		t.Error(diff)
	}

	var manifest Manifest
	if err := json.Unmarshal([]byte(files["manifest.json"]), &manifest); err != nil {
		t.Fatal(err)
	}
	want := ManifestRequest{Count: 160, Seed: 3, Splits: tasks.Splits, Settings: []string{"other@1/1", "other@1/2", "pick@1/3"}}
	if diff := cmp.Diff(want, manifest.Request); diff != "" {
		t.Error(diff)
	}
	for i, rows := range []int{140, 10, 10} {
		file := manifest.Files[i]
		text := files[file.Name]
		sum := sha256.Sum256([]byte(text))
		if file.Rows != rows || strings.Count(text, "\n") != rows || int(file.Bytes) != len(text) || file.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: the manifest says %+v", file.Name, file)
		}
		made := map[string]int{}
		for line := range strings.Lines(text) {
			var item tasks.Item
			if err := json.Unmarshal([]byte(line), &item); err != nil || item.Split != file.Split {
				t.Fatalf("%s: %s: %v", file.Name, line, err)
			}
			id, err := tasks.ParseID(item.ID)
			if err != nil {
				t.Fatal(err)
			}
			made[id.Family+string(rune('0'+id.Level))]++
		}
		for k, c := range manifest.Counts[3*i : 3*i+3] {
			name := []string{"other1", "other2", "pick3"}[k]
			if c.Split != file.Split || c.Family+string(rune('0'+c.Level)) != name || c.Asked != c.Rows || made[name] != c.Rows {
				t.Errorf("%s holds %d rows of %s; the manifest says %+v", file.Name, made[name], name, c)
			}
		}
	}
}

func TestWriteFolderRefusesWhatIsThere(t *testing.T) {
	request := small(t)
	other := small(t)
	other.Seed++
	options := Options{Workers: 2}
	folder := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}

	write(t, "whole rows", folder, "train.jsonl.part") // what an interruption leaves is no obstacle
	_, err := request.WriteFolder(t.Context(), folder, options)
	must(err)
	files := contents(t, folder)

	write(t, "mine", folder, "notes.txt")
	write(t, "damaged", folder, "test.jsonl")
	_, err = request.WriteFolder(t.Context(), folder, options) // the same request is made again
	must(err)
	files["notes.txt"] = "mine"
	if diff := cmp.Diff(files, contents(t, folder)); diff != "" {
		t.Error(diff)
	}

	_, err = other.WriteFolder(t.Context(), folder, options)
	if !errors.Is(err, ErrOccupied) || !strings.Contains(err.Error(), "holds README.md, dev.jsonl, manifest.json, 4 more") {
		t.Errorf("the error is %v", err)
	}
	if diff := cmp.Diff(files, contents(t, folder)); diff != "" {
		t.Error(diff)
	}

	must(os.Rename(filepath.Join(folder, "manifest.json"), filepath.Join(folder, "manifest.json.part")))
	_, err = request.WriteFolder(t.Context(), folder, options) // killed before the last name was given
	must(err)
	if diff := cmp.Diff(files, contents(t, folder)); diff != "" {
		t.Error(diff)
	}

	write(t, `{"format":2,"request":17}`, folder, "manifest.json")
	if _, err = request.WriteFolder(t.Context(), folder, options); !errors.Is(err, ErrOccupied) {
		t.Errorf("the error is %v", err)
	}
}

func TestInterruptionLeavesWholeRows(t *testing.T) {
	request := small(t)
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	rows := 0
	_, err := request.WriteFolder(ctx, folder, Options{Workers: 2, OnRow: func(Row) {
		if rows++; rows == 143 { // the third row of dev
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "140 whole rows are kept in ") {
		t.Errorf("the error is %v", err)
	}
	for name, text := range contents(t, folder) { // order: of errors alone
		if name == "journal.part" {
			continue
		}
		if name != "train.jsonl.part" && name != "dev.jsonl.part" {
			t.Errorf("there is a file %s", name)
		}
		for line := range strings.Lines(text) {
			if !json.Valid([]byte(line)) || !strings.HasSuffix(line, "\n") {
				t.Errorf("%s holds a torn line %q", name, line)
			}
		}
	}
	if _, err := request.WriteFolder(t.Context(), folder, Options{Workers: 2}); err != nil {
		t.Error(err)
	}
	if len(contents(t, folder)) != 6 {
		t.Error("the rerun left its parts")
	}
}

func TestWriteFile(t *testing.T) {
	request := small(t)
	folder := t.TempDir()
	name := filepath.Join(folder, "all.jsonl")
	write(t, "old", name)
	if err := os.Symlink("all.jsonl", filepath.Join(folder, "link")); err != nil {
		t.Fatal(err)
	}
	file, err := CreateFile(filepath.Join(folder, "link"))
	if err != nil {
		t.Fatal(err)
	}
	if read(t, name) != "old" {
		t.Error("the file was touched before it was whole")
	}
	if _, err := request.WriteFile(t.Context(), file, Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	var stream bytes.Buffer
	if _, err := request.WriteFile(t.Context(), NewStream(&stream, "stdout"), Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	text := read(t, name)
	if text != stream.String() || strings.Count(text, "\n") != 160 {
		t.Errorf("file and stream differ, or are short: %d lines", strings.Count(text, "\n"))
	}
	if files := contents(t, folder); len(files) != 2 {
		t.Errorf("there are %d files", len(files))
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct {
	io.Writer
	left int
}

func (d *fullDisk) Write(text []byte) (int, error) {
	if len(text) <= d.left {
		d.left -= len(text)
		return d.Writer.Write(text)
	}
	n, err := d.Writer.Write(text[:d.left])
	d.left = 0
	return n, errors.Join(syscall.ENOSPC, err)
}

func TestFullDisk(t *testing.T) {
	line := []byte(strings.Repeat("x", 999) + "\n")
	for _, space := range []int{0, 999, 1000, 1001, 123_456, 200_000} {
		name := filepath.Join(t.TempDir(), "rows.jsonl")
		file, err := CreateFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file.out = &fullDisk{file.out, space}
		for range 250 {
			if _, err = file.Write(line); err != nil {
				break
			}
		}
		if err == nil {
			err = file.Commit()
		}
		rows := space / len(line)
		failed, ok := errors.AsType[*WriteError](err)
		if !ok || !errors.Is(err, syscall.ENOSPC) || failed.Rows != rows || failed.Name != name {
			t.Fatalf("room for %d bytes: %v", space, err)
		}
		if n, _ := file.Abandon(); n != rows {
			t.Errorf("room for %d bytes: %d rows abandoned", space, n)
		}
		files := contents(t, filepath.Dir(name))
		switch {
		case rows == 0 && len(files) != 0:
			t.Errorf("room for %d bytes: something is left: %v", space, files)
		case rows > 0 && (failed.Kept != name+".part" || files["rows.jsonl.part"] != strings.Repeat(string(line), rows) || len(files) != 1):
			t.Errorf("room for %d bytes: %v; %d bytes are kept", space, err, len(files["rows.jsonl.part"]))
		}
	}
}

func TestCreateFileRefuses(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{folder, filepath.Join(folder, "not", "there.jsonl")} {
		if _, err := CreateFile(name); err == nil {
			t.Errorf("CreateFile(%s) succeeds", name)
		}
	}
}
