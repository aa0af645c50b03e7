package tasktest

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
)

var update = flag.Bool("update", false, "write testdata/golden.jsonl anew; refused unless the family's Version was raised")

var goldenFile = filepath.Join("testdata", "golden.jsonl")

// golden compares the first item of every level with the golden file. An ID names the same bytes for ever, so an
// item may change only under another ID, that is, with another Version.
func golden(t *testing.T, s *sample) {
	t.Helper()
	rows := goldenRows(t, s)
	kept, err := os.ReadFile(goldenFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if bytes.Equal(kept, rows) {
		return
	}
	if err := changeAllowed(kept, rows); err != nil {
		t.Fatal(err)
	}
	if !*update {
		t.Fatalf("%s is not up to date; run: go test -run TestFamily -update", goldenFile)
	}
	if err := os.MkdirAll(filepath.Dir(goldenFile), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(goldenFile, rows, 0o644); err != nil {
		t.Fatal(err)
	}
}

func goldenRows(t *testing.T, s *sample) []byte {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for _, items := range s.levels {
		if err := encoder.Encode(items[0].Item); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// changeAllowed tells whether golden rows may be replaced: no ID of the old rows may name other bytes in the new.
func changeAllowed(old, replacement []byte) error {
	rows := map[string][]byte{}
	for row := range bytes.Lines(replacement) {
		id, err := idOf(row)
		if err != nil {
			return err
		}
		rows[id] = row
	}
	for row := range bytes.Lines(old) {
		id, err := idOf(row)
		if err != nil {
			return err
		}
		if now, ok := rows[id]; ok && !bytes.Equal(now, row) {
			return errors.New(id + " names other bytes than the golden file says: raise the family's Version, or mend what changed it\n was " + string(row) + " is  " + string(now))
		}
	}
	return nil
}

func idOf(row []byte) (string, error) {
	var item tasks.Item
	err := json.Unmarshal(row, &item)
	return item.ID, err
}
