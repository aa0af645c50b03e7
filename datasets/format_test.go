package datasets

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/touchstone-rl/touchstone/tasks"
	"pgregory.net/rapid"
)

func TestParseFormat(t *testing.T) {
	for _, f := range Formats {
		if got, err := ParseFormat(string(f)); got != f || err != nil {
			t.Errorf("%s: %s, %v", f, got, err)
		}
	}
	const want = `"csv" is not known; the formats are jsonl, jsonl.zst, parquet`
	if _, err := ParseFormat("csv"); err == nil || err.Error() != want {
		t.Errorf("the error is %v", err)
	}
}

// asRow is an item as it is written.
func asRow(t testing.TB, item tasks.Item) Row {
	t.Helper()
	text, err := jsonLine(item)
	if err != nil {
		t.Fatal(err)
	}
	return Row{Item: item, JSON: text}
}

// row is an item as it is read.
func row(t testing.TB, item tasks.Item) (row map[string]json.RawMessage) {
	t.Helper()
	if err := json.Unmarshal(asRow(t, item).JSON, &row); err != nil {
		t.Fatal(err)
	}
	return row
}

func sameRow(a, b map[string]json.RawMessage) bool {
	return maps.EqualFunc(a, b, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
}

// someRows are items that no family made.
func someRows(n int) []tasks.Item {
	items := make([]tasks.Item, n)
	for i := range items {
		print := sha256.Sum256([]byte{byte(i), byte(i >> 8), byte(i >> 16)})
		items[i] = tasks.Item{
			ID: fmt.Sprintf("some@1/%d/s1/train/%d", i%3+1, i), Family: "some", Level: i%3 + 1, Split: tasks.Train,
			Prompt: fmt.Sprintf("What is <%d> & “%x”?\n", i, print), Answer: fmt.Sprint(i), Label: fmt.Sprintf(`{"n":%d}`, i),
			Fingerprint: hex.EncodeToString(print[:]), Effort: float64(i) / 8,
		}
	}
	return items
}

func writeRows(t testing.TB, name string, f Format, items []tasks.Item) {
	t.Helper()
	file, err := CreateFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := Options{Format: f}.writer(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if err := out.writeRow(asRow(t, item)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(out.end(), file.Commit()); err != nil {
		t.Fatal(err)
	}
}

// anyItem has whatever texts and numbers there may be.
func anyItem(t *rapid.T) tasks.Item {
	text := func(name string) string { return rapid.String().Draw(t, name) }
	return tasks.Item{
		ID: text("id"), Family: text("family"), Level: rapid.IntRange(0, math.MaxInt32).Draw(t, "level"),
		Split: rapid.SampledFrom(tasks.Splits).Draw(t, "split"), Prompt: text("prompt"), Answer: text("answer"),
		Label: text("label"), Fingerprint: text("fingerprint"),
		Effort: rapid.Float64Range(-1e300, 1e300).Draw(t, "effort"),
	}
}

func TestRowsReadEqualRowsWritten(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(anyItem), 0, 80).Draw(r, "items")
		for _, f := range Formats {
			name := filepath.Join(folder, "rows."+string(f))
			writeRows(t, name, f, items)
			all := readAll(t, name)
			if len(all) != len(items) {
				t.Fatalf("%s: %d rows written, %d read", f, len(items), len(all))
			}
			for i, item := range items {
				want := rowRead{number: i + 1, row: row(t, item)}
				if got := all[i]; got.err != nil || got.number != want.number || !sameRow(want.row, got.row) {
					t.Fatalf("%s: row %d is %d: %s, %v\nand was %s", f, want.number, got.number, got.row, got.err, want.row)
				}
			}
		}
	})
}

// Another reader, and not of our schema: whole columns, with the types that others see.
func TestParquetColumns(t *testing.T) {
	name := filepath.Join(t.TempDir(), "rows.parquet")
	items := someRows(rowGroupRows + 3)
	writeRows(t, name, Parquet, items)
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(file, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	const want = `message schema {
	required binary id (STRING);
	required binary family (STRING);
	required int64 level (INT(64,true));
	required binary split (STRING);
	required binary prompt (STRING);
	required binary answer (STRING);
	required binary label (STRING);
	required binary fingerprint (STRING);
	required double effort;
}`
	if diff := cmp.Diff(want, f.Schema().String()); diff != "" {
		t.Error(diff)
	}
	if groups := f.RowGroups(); len(groups) != 2 || groups[0].NumRows() != rowGroupRows || groups[1].NumRows() != 3 {
		t.Errorf("there are %d row groups", len(groups))
	}
	if by := f.Metadata().CreatedBy; by != "touchstone version 1(build 1)" {
		t.Errorf("created by %q", by)
	}
	rows, err := parquet.ReadFile[struct {
		Effort float64 `parquet:"effort"`
		Level  int64   `parquet:"level"`
		Prompt string  `parquet:"prompt"`
	}](name)
	if err != nil || len(rows) != len(items) {
		t.Fatalf("%d rows are read: %v", len(rows), err)
	}
	for i, item := range items {
		if rows[i].Effort != item.Effort || rows[i].Level != int64(item.Level) || rows[i].Prompt != item.Prompt {
			t.Fatalf("row %d is read as %v", i+1, rows[i])
		}
	}
}

func TestParquetRefusesWhatIsNotText(t *testing.T) {
	item := someRows(1)[0]
	item.Answer = "\xff"
	out, err := Options{Format: Parquet}.writer(NewStream(new(bytes.Buffer), "stream"))
	if err != nil {
		t.Fatal(err)
	}
	if err := out.writeRow(asRow(t, item)); err == nil || !strings.Contains(err.Error(), item.ID) {
		t.Errorf("the error is %v", err)
	}
}

// The bytes are the same on every machine. They may change with a new version of the libraries: then look whether
// other programs still read them, and write down the new hashes.
func TestBytesOfFormats(t *testing.T) {
	for f, want := range map[Format]string{
		JSONL:   "0a4bf9c9084eef4e1ffe2fc2a910180a08211b23b511f2c4757f2652b5a4b406",
		Zstd:    "2210b6cdba5439b806b99cf366258b7631aa1f6d7d575200cdf65973579e45ac",
		Parquet: "9b481bc77821b30995edc13a71b3a41f30c82615102635f588f07a2c8e35def7",
	} { // order: independent
		name := filepath.Join(t.TempDir(), "rows")
		writeRows(t, name, f, someRows(rowGroupRows+1000))
		sum := sha256.Sum256([]byte(read(t, name)))
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s: the hash is %s, and was %s", f, got, want)
		}
	}
}

func TestFormatsOfFolders(t *testing.T) {
	request := small(t)
	plain := t.TempDir()
	if _, err := request.WriteFolder(t.Context(), plain, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		one, eight := t.TempDir(), t.TempDir()
		for folder, workers := range map[string]int{one: 1, eight: 8} { // order: independent
			if _, err := request.WriteFolder(t.Context(), folder, Options{Workers: workers, Format: f}); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(contents(t, one), contents(t, eight)); diff != "" {
			t.Errorf("%s with 1 and 8 workers: %s", f, diff)
		}
		for _, split := range tasks.Splits {
			want := readAll(t, filepath.Join(plain, string(split)+".jsonl"))
			got := readAll(t, filepath.Join(one, string(split)+"."+string(f)))
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(rowRead{})); diff != "" {
				t.Errorf("%s, %s: %s", f, split, diff)
			}
		}
		checkHashes(t, one)
	}
}

// checkHashes holds a folder against its manifest, and looks for files that it does not name.
func checkHashes(t testing.TB, folder string) (m Manifest) {
	t.Helper()
	files := contents(t, folder)
	if err := json.Unmarshal([]byte(files[manifestName]), &m); err != nil {
		t.Fatal(err)
	}
	for _, file := range m.Files {
		sum := sha256.Sum256([]byte(files[file.Name]))
		if got := hex.EncodeToString(sum[:]); got != file.SHA256 || int(file.Bytes) != len(files[file.Name]) {
			t.Errorf("%s has %d bytes and the hash %s; the manifest says %+v", file.Name, len(files[file.Name]), got, file)
		}
		if n := len(readAll(t, filepath.Join(folder, file.Name))); n != file.Rows {
			t.Errorf("%s has %d rows; the manifest says %+v", file.Name, n, file)
		}
	}
	if len(files) != len(m.Files)+3 {
		t.Errorf("there are %d files, and %d in the manifest", len(files), len(m.Files))
	}
	for _, name := range []string{manifestName, cardName, samplesName} {
		if !strings.Contains(files[name], Canary) {
			t.Errorf("%s has no canary", name)
		}
	}
	return m
}

func TestShards(t *testing.T) {
	request := small(t)
	plain := t.TempDir()
	if _, err := request.WriteFolder(t.Context(), plain, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	const limit = 3000
	for _, f := range Formats {
		options := Options{Workers: 2, Format: f, ShardBytes: limit}
		folder := t.TempDir()
		write(t, "", folder, "train.jsonl.part") // of an earlier run, to another layout
		if _, err := request.WriteFolder(t.Context(), folder, options); err != nil {
			t.Fatal(err)
		}
		m := checkHashes(t, folder)
		for _, split := range tasks.Splits {
			var names []string
			var rows []rowRead
			for _, file := range m.Files {
				if file.Split != split {
					continue
				}
				if matched, err := filepath.Match(options.Files(split), file.Name); !matched || err != nil {
					t.Errorf("%s is not like %s", file.Name, options.Files(split))
				}
				names = append(names, file.Name)
				here := readAll(t, filepath.Join(folder, file.Name))
				for i := range here {
					here[i].number = len(rows) + i + 1
				}
				rows = append(rows, here...)
				if f == JSONL && file.Bytes > limit {
					t.Errorf("%s has %d bytes", file.Name, file.Bytes)
				}
			}
			for i, name := range names {
				if want := fmt.Sprintf("%s-%05d-of-%05d.%s", split, i, len(names), f); name != want {
					t.Errorf("%s is called %s", want, name)
				}
			}
			if split == tasks.Train && len(names) < 5 || len(names) == 0 {
				t.Errorf("there are %d files of %s", len(names), split)
			}
			want := readAll(t, filepath.Join(plain, string(split)+".jsonl"))
			if diff := cmp.Diff(want, rows, cmp.AllowUnexported(rowRead{})); diff != "" {
				t.Errorf("%s, %s: %s", f, split, diff)
			}
		}
		files := contents(t, folder)
		if _, err := request.WriteFolder(t.Context(), folder, options); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(files, contents(t, folder)); diff != "" {
			t.Error(diff)
		}
		if _, err := request.WriteFolder(t.Context(), folder, Options{Workers: 1, Format: f}); !errors.Is(err, ErrOccupied) {
			t.Errorf("another layout is written to the same folder: %v", err)
		}
	}
}

// A run that was killed while files got their names is made again.
func TestKilledBetweenNames(t *testing.T) {
	request := small(t)
	options := Options{Workers: 2, Format: Parquet, ShardBytes: 3000}
	folder := t.TempDir()
	if _, err := request.WriteFolder(t.Context(), folder, options); err != nil {
		t.Fatal(err)
	}
	files := contents(t, folder)
	for _, name := range []string{manifestName, cardName} {
		if err := os.Rename(filepath.Join(folder, name), filepath.Join(folder, name+partSuffix)); err != nil {
			t.Fatal(err)
		}
	}
	for name := range files { // order: independent
		if number, found := strings.CutPrefix(name, "test-"); found {
			temporary := "test-" + number[:5] + ".parquet" + partSuffix
			if err := os.Rename(filepath.Join(folder, name), filepath.Join(folder, temporary)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := request.WriteFolder(t.Context(), folder, options); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files, contents(t, folder)); diff != "" {
		t.Error(diff)
	}
}

func TestInterruptionOfPackedFiles(t *testing.T) {
	request := small(t)
	for _, f := range []Format{Zstd, Parquet} {
		folder := t.TempDir()
		ctx, cancel := context.WithCancel(t.Context())
		rows := 0
		_, err := request.WriteFolder(ctx, folder, Options{Workers: 2, Format: f, OnRow: func(Row) {
			if rows++; rows == 143 {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) || strings.Contains(err.Error(), "kept") {
			t.Errorf("%s: the error is %v", f, err)
		}
		if files := contents(t, folder); len(files) != 1 || files["journal.part"] == "" {
			t.Errorf("%s: %d files are left, and not the journal alone", f, len(files))
		}
	}
}

func TestFullDiskOfPackedFiles(t *testing.T) {
	items := someRows(3000)
	for _, f := range []Format{Zstd, Parquet} {
		for _, space := range []int{0, 1000, 100_000} {
			name := filepath.Join(t.TempDir(), "rows")
			file, err := CreateFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file.out = &fullDisk{file.out, space}
			out, err := Options{Format: f}.writer(file)
			for i := 0; err == nil && i < len(items); i++ {
				err = out.writeRow(asRow(t, items[i]))
			}
			if err == nil {
				err = out.end()
			}
			if err == nil {
				err = file.Close()
			}
			failed, ok := errors.AsType[*WriteError](err)
			if !ok || !errors.Is(err, syscall.ENOSPC) || failed.Rows != 0 || failed.Kept != "" {
				t.Errorf("%s, room for %d bytes: %v", f, space, err)
			}
			file.Abandon()
			if files := contents(t, filepath.Dir(name)); len(files) != 0 {
				t.Errorf("%s, room for %d bytes: something is left", f, space)
			}
		}
	}
}

// The zstd command, where there is one, reads what is written.
func TestZstdCommand(t *testing.T) {
	command, err := exec.LookPath("zstd")
	if err != nil {
		t.Skip("there is no zstd command")
	}
	folder := t.TempDir()
	items := someRows(20_000)
	writeRows(t, filepath.Join(folder, "rows.jsonl"), JSONL, items)
	writeRows(t, filepath.Join(folder, "rows.jsonl.zst"), Zstd, items)
	got, err := exec.Command(command, "-dc", filepath.Join(folder, "rows.jsonl.zst")).Output()
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != read(t, folder, "rows.jsonl") {
		t.Error("the rows differ")
	}
}

// Another implementation, where TOUCHSTONE_PYTHON names a Python that has pyarrow, reads the same rows and types.
func TestPyarrow(t *testing.T) {
	python := os.Getenv("TOUCHSTONE_PYTHON")
	if python == "" {
		t.Skip("TOUCHSTONE_PYTHON is not set")
	}
	folder := t.TempDir()
	items := someRows(rowGroupRows + 5)
	items[7].Prompt = "<&>  \u2028 ü \U0001F600 \\ \" \x00"
	writeRows(t, filepath.Join(folder, "rows.jsonl"), JSONL, items)
	writeRows(t, filepath.Join(folder, "rows.parquet"), Parquet, items)
	const program = `
import json, sys, pyarrow.parquet as pq
t = pq.read_table("rows.parquet")
rows = [json.loads(line) for line in open("rows.jsonl", encoding="utf-8", newline="\n")]
assert t.to_pylist() == rows, "the rows differ"
print(t.schema.to_string())`
	command := exec.Command(python, "-c", program)
	command.Dir = folder
	out, err := command.CombinedOutput()
	const want = "id: string not null\nfamily: string not null\nlevel: int64 not null\nsplit: string not null\n" +
		"prompt: string not null\nanswer: string not null\nlabel: string not null\nfingerprint: string not null\n" +
		"effort: double not null\n"
	if err != nil || string(out) != want {
		t.Errorf("%v: %s", err, out)
	}
}
