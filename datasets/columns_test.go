package datasets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/touchstone-rl/touchstone/tasks"
)

// secrets are always the same, unlike those of a real set.
func secrets() *rand.ChaCha8 { return rand.NewChaCha8([32]byte{1}) }

// layouts are the columns that rows can have.
var layouts = []struct {
	name           string
	sealed, canary bool
}{{"ordinary", false, false}, {"canary", false, true}, {"sealed", true, false}, {"sealed with canary", true, true}}

// columnsOf are the names and types of a Parquet file.
func columnsOf(t *testing.T, name string) (columns []string) {
	t.Helper()
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
	types := map[parquet.Kind]string{parquet.ByteArray: "string", parquet.Int64: "int64", parquet.Double: "float64"}
	for _, c := range f.Root().Columns() {
		columns = append(columns, c.Name()+" "+types[c.Type().Kind()])
	}
	return columns
}

// keysOf are the keys of a line of JSON in their order, with the types of their values.
func keysOf(t *testing.T, line string) (keys []string) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(line))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	for decoder.More() {
		key, err1 := decoder.Token()
		value, err2 := decoder.Token()
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		kind := "string"
		if _, number := value.(float64); number {
			kind = "int64"
			if key == "effort" {
				kind = "float64"
			}
		}
		keys = append(keys, fmt.Sprint(key, " ", kind))
	}
	return keys
}

// JSONL, compressed JSONL and Parquet hold the same rows, with the columns that the card tells of.
func TestColumnsOfEveryLayout(t *testing.T) {
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			rows := map[tasks.Split][]rowRead{}
			for _, f := range Formats {
				folder := filepath.Join(t.TempDir(), "set")
				o := Options{Workers: 2, Format: f, Canary: l.canary}
				var err error
				if l.sealed {
					_, err = small(t).WriteSealed(t.Context(), folder, o, secrets())
					o.sealing = new(sealing)
				} else {
					_, err = small(t).WriteFolder(t.Context(), folder, o)
				}
				if err != nil {
					t.Fatal(err)
				}
				var want []string
				card := read(t, folder, cardName)
				for _, c := range o.columns() {
					want = append(want, c.name+" "+c.dtype)
					if !strings.Contains(card, fmt.Sprintf("\n| %s | %s | %s |\n", c.name, c.kind(), c.text)) {
						t.Errorf("the card does not tell of %s", c.name)
					}
				}
				for _, split := range tasks.Splits {
					name := filepath.Join(folder, o.Files(split))
					got := readAll(t, name)
					switch f {
					case JSONL:
						rows[split] = got
						for line := range strings.Lines(read(t, name)) {
							if diff := cmp.Diff(want, keysOf(t, line)); diff != "" {
								t.Fatal(diff)
							}
						}
					case Parquet:
						if diff := cmp.Diff(want, columnsOf(t, name)); diff != "" {
							t.Error(diff)
						}
					}
					if diff := cmp.Diff(rows[split], got, cmp.AllowUnexported(rowRead{})); diff != "" || len(got) < 10 {
						t.Errorf("%s, %s, %d rows: %s", f, split, len(got), diff)
					}
					for _, row := range got {
						canary, there := row.row["canary"]
						if there != l.canary || there && string(canary) != `"`+Canary+`"` {
							t.Fatalf("the canary is %s", canary)
						}
					}
				}
				checkHashes(t, folder)
			}
		})
	}
}

// Without the canary a row is the same.
func TestCanaryIsLast(t *testing.T) {
	plain, marked := t.TempDir(), t.TempDir()
	if _, err := small(t).WriteFolder(t.Context(), plain, Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if _, err := small(t).WriteFolder(t.Context(), marked, Options{Workers: 1, Canary: true}); err != nil {
		t.Fatal(err)
	}
	for _, split := range tasks.Splits {
		name := string(split) + ".jsonl"
		if got := strings.ReplaceAll(read(t, marked, name), `,"canary":"`+Canary+`"}`, "}"); got != read(t, plain, name) {
			t.Errorf("%s differs in more than the canary", name)
		}
	}
	if !strings.Contains(read(t, marked, cardName), "The column canary of every row holds this line.") {
		t.Error("the card does not tell of the canary")
	}
	m, err := ReadManifest([]byte(read(t, marked, manifestName)))
	if err != nil || !m.Options().Canary {
		t.Errorf("the manifest does not tell of the canary: %v", err)
	}
	if _, err := small(t).WriteFolder(t.Context(), marked, Options{Workers: 1}); err == nil {
		t.Error("the dataset is replaced by one without the canary")
	}
}

func TestCanaryInAFile(t *testing.T) {
	var text bytes.Buffer
	if _, err := small(t).WriteFile(t.Context(), NewStream(&text, "stream"), Options{Workers: 2, Canary: true}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text.String(), `,"canary":"`+Canary+"\"}\n"); n != 160 {
		t.Errorf("%d of 160 rows hold the canary", n)
	}
}
