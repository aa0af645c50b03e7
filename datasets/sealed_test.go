package datasets

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/sudoku"
	"github.com/touchstone-rl/touchstone/tasks/zebra"
)

// rowsOfFiles reads the rows of lines of JSON in several files.
func rowsOfFiles[Row any](t *testing.T, names ...string) (rows []Row) {
	t.Helper()
	for _, name := range names {
		for line := range strings.Lines(read(t, name)) {
			var row Row
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// seal writes a sealed set of families whose answers stand in no prompt.
func seal(t *testing.T) (folder string, public []PublicItem, sealed []SealedItem) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "bench")
	settings := append(at(t, sudoku.Family, 1, 2), at(t, zebra.Family, 1)...)
	request := Request{Name: "bench", Settings: settings, Splits: tasks.Splits, Count: 48}
	if _, err := request.WriteSealed(t.Context(), folder, Options{Workers: 2}, secrets()); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, split := range tasks.Splits {
		names = append(names, filepath.Join(folder, string(split)+".jsonl"))
	}
	return folder, rowsOfFiles[PublicItem](t, names...), rowsOfFiles[SealedItem](t, folder+".sealed.jsonl")
}

func TestWriteSealed(t *testing.T) {
	folder, public, sealed := seal(t)
	if len(public) != 48 || len(sealed) != 48 {
		t.Fatalf("there are %d public rows and %d sealed ones", len(public), len(sealed))
	}
	families := tasks.Registry{sudoku.Family, zebra.Family}
	ids, salts := map[string]bool{}, map[string]bool{}
	for i, s := range sealed {
		sum := sha256.Sum256([]byte(s.Salt + "\x00" + s.Item + "\x00" + s.Prompt + "\x00" + s.Answer + "\x00" + s.Label))
		commitment := hex.EncodeToString(sum[:])
		want := PublicItem{commitment[:16], s.Family, s.Level, s.Split, s.Prompt, s.Fingerprint, commitment}
		if diff := cmp.Diff(want, public[i]); diff != "" || s.ID != want.ID {
			t.Errorf("row %d, sealed as %s: %s", i, s.ID, diff)
		}
		item, err := families.Make(s.Item)
		if err != nil || !s.Holds(item) {
			t.Errorf("%s is sealed as something else: %v", s.Item, err)
		}
		if judgement, err := families.Verify(s.Label, s.Answer); err != nil || judgement.Score != 1 {
			t.Errorf("%s: its own answer is judged %v, %v", s.Item, judgement, err)
		}
		ids[s.ID], salts[s.Salt] = true, true
	}
	if len(ids) != 48 || len(salts) != 48 || len(sealed[0].Salt) != 64 {
		t.Errorf("there are %d IDs and %d salts like %s", len(ids), len(salts), sealed[0].Salt)
	}
	info, err := os.Stat(folder + ".sealed.jsonl")
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode of the sealed file is %v: %v", info.Mode(), err)
	}
	labels, err := ReadLabels(strings.NewReader(read(t, folder+".sealed.jsonl")), func(int, error) { t.Error("a bad row") })
	if err != nil || labels[public[7].ID] != sealed[7].Label {
		t.Errorf("verify --items does not find labels: %v", err)
	}
}

// What is published tells neither answers nor labels, nor what they could be made from.
func TestNothingSealedIsPublished(t *testing.T) {
	folder, _, sealed := seal(t)
	id, err := tasks.ParseID(sealed[0].Item)
	if err != nil {
		t.Fatal(err)
	}
	secret := map[string]string{"seed": strconv.FormatUint(id.Seed, 10), "seed in hexadecimal": strconv.FormatUint(id.Seed, 16)}
	for _, s := range sealed {
		for what, text := range map[string]string{"ID": s.Item, "salt": s.Salt, "answer": s.Answer, "label": s.Label} { // order: independent
			secret[what+" of "+s.ID] = text
		}
	}
	files := contents(t, folder)
	if len(files) != 6 {
		t.Errorf("there are %d files", len(files))
	}
	for name, text := range files { // order: independent
		for what, hidden := range secret { // order: independent
			inJSON, err := jsonLine(hidden)
			if err != nil {
				t.Fatal(err)
			}
			for _, form := range []string{hidden, strings.Trim(string(inJSON), "\"\n")} {
				if strings.Contains(text, form) {
					t.Errorf("%s holds the %s: %s", name, what, form)
				}
			}
		}
		for _, key := range []string{`"seed"`, `"answer"`, `"label"`, `"effort"`, `"salt"`, `"item"`} {
			if strings.Contains(text, key) {
				t.Errorf("%s holds the key %s", name, key)
			}
		}
	}
	prompt := fenced(sealed[0].Prompt)
	if !strings.Contains(files[samplesName], prompt) || !strings.Contains(files[samplesName], "`"+sealed[0].ID+"`") {
		t.Errorf("the first row is no sample:\n%s", files[samplesName])
	}
	for _, name := range []string{cardName, manifestName} {
		if !strings.Contains(files[name], sealedCommand) {
			t.Errorf("%s does not say that the set is sealed", name)
		}
	}
	m, err := ReadManifest([]byte(files[manifestName]))
	if err != nil || !m.Request.Sealed || m.Request.Count != 48 || m.Counts[0].Setting != "sudoku@2/1" {
		t.Errorf("the manifest says %+v: %v", m.Request, err)
	}
	if _, err := m.Request.Request(tasks.Registry{sudoku.Family, zebra.Family}); err == nil || !strings.Contains(err.Error(), "the set is sealed") {
		t.Errorf("the set can be made again: %v", err)
	}
}

// The seed is drawn, whatever the request says, and so are the salts.
func TestSealedSetsDiffer(t *testing.T) {
	seen := map[string]bool{}
	chance := secrets()
	for range 2 {
		folder := filepath.Join(t.TempDir(), "set")
		if _, err := small(t).WriteSealed(t.Context(), folder, Options{Workers: 2}, chance); err != nil {
			t.Fatal(err)
		}
		for _, s := range rowsOfFiles[SealedItem](t, folder+".sealed.jsonl") {
			if strings.Contains(s.Item, "/s3/") {
				t.Fatalf("%s has the seed of the request", s.Item)
			}
			seen[s.Item], seen[s.Salt], seen[s.ID] = true, true, true
		}
	}
	if len(seen) != 2*3*160 {
		t.Errorf("%d of 960 IDs and salts differ", len(seen))
	}
}

func TestWriteSealedRefuses(t *testing.T) {
	request, options := small(t), Options{Workers: 2}
	write1 := func(folder string) error {
		_, err := request.WriteSealed(t.Context(), folder, options, secrets())
		return err
	}
	folder := filepath.Join(t.TempDir(), "set")
	if err := write1(folder); err != nil {
		t.Fatal(err)
	}
	key, before := read(t, folder+".sealed.jsonl"), contents(t, folder)
	if err := write1(folder + "/"); !errors.Is(err, ErrSealed) || !strings.Contains(err.Error(), "set.sealed.jsonl is there") {
		t.Errorf("the same set a second time: %v", err)
	}
	if read(t, folder+".sealed.jsonl") != key || cmp.Diff(before, contents(t, folder)) != "" {
		t.Error("the set was changed")
	}
	if err := os.Rename(folder+".sealed.jsonl", folder+".away"); err != nil {
		t.Fatal(err)
	}
	if err := write1(folder); !errors.Is(err, ErrOccupied) || cmp.Diff(before, contents(t, folder)) != "" {
		t.Errorf("over the folder of a set whose sealed file is elsewhere: %v", err)
	}
	if _, err := os.Stat(folder + ".sealed.jsonl.part"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is left: %v", err)
	}
	write(t, "x", folder+".sealed.jsonl.part")
	if err := write1(folder); !errors.Is(err, ErrSealed) || read(t, folder+".sealed.jsonl.part") != "x" {
		t.Errorf("at the same time as another run: %v", err)
	}
	keyed := pick("keyed", func(s *tasks.Spec[pickParams, pickProblem]) { s.Judge = tasks.Key })
	request.Settings = at(t, keyed, 1)
	if err := write1(filepath.Join(t.TempDir(), "set")); !errors.Is(err, ErrSealed) || !strings.Contains(err.Error(), "problems of keyed hold their answers") {
		t.Errorf("a family whose problems hold their answers: %v", err)
	}
}

// What was begun and cannot be finished is of no use, and removed.
func TestSealedSetsThatEndEarly(t *testing.T) {
	for name, c := range map[string]struct {
		secrets int64 // bytes of them
		rows    int   // after which the run is interrupted
	}{"no seed": {4, 0}, "no more salts": {8 + 50*32, 0}, "interrupted": {1 << 20, 50}} { // order: independent
		place := t.TempDir()
		folder := filepath.Join(place, "set")
		ctx, cancel := context.WithCancel(t.Context())
		rows := 0
		options := Options{Workers: 2, OnRow: func(Row) {
			if rows++; rows == c.rows {
				cancel()
			}
		}}
		_, err := small(t).WriteSealed(ctx, folder, options, io.LimitReader(secrets(), c.secrets))
		cancel()
		if err == nil || strings.Contains(err.Error(), "kept") {
			t.Errorf("%s: the error is %v", name, err)
		}
		entries, _ := os.ReadDir(folder)
		left, err := os.ReadDir(place)
		if err != nil || len(entries) > 0 || len(left) > 1 || len(left) == 1 && left[0].Name() != "set" {
			t.Errorf("%s: %v and %v are left: %v", name, left, entries, err)
		}
	}
}

func TestCommitment(t *testing.T) {
	row := SealedItem{Salt: "00ff", Item: "gcd@1/1/s5/test/0", Prompt: "Was ist ggT(8, 12)? ü", Answer: "4", Label: `{"family":"gcd"}`}
	const want = "a4330b357c293d35c2ce15054022178c1c19767be5f3192556dcbc7167474138"
	got, err := row.Commitment()
	if got != want || err != nil {
		t.Errorf("the commitment is %s, and by another program %s: %v", got, want, err)
	}
	for _, change := range []func(*SealedItem){
		func(s *SealedItem) { s.Salt = "01ff" }, func(s *SealedItem) { s.Item += "1" }, func(s *SealedItem) { s.Prompt = "" },
		func(s *SealedItem) { s.Answer += " " }, func(s *SealedItem) { s.Label += " " },
		func(s *SealedItem) { s.Answer, s.Label = "", s.Answer+s.Label },
	} {
		other := row
		change(&other)
		if other, err := other.Commitment(); other == want || err != nil {
			t.Errorf("another row has the same commitment: %v", err)
		}
	}
	for _, text := range []string{"4\x00", "\xff"} {
		row.Answer = text
		if _, err := row.Commitment(); err == nil || !strings.Contains(err.Error(), "gcd@1/1/s5/test/0: its answer holds") {
			t.Errorf("the answer %q: %v", text, err)
		}
	}
}

// Where two rows would have the same public ID, the later one draws another salt.
func TestPublicIDsDiffer(t *testing.T) {
	item := someRows(1)[0]
	first, _, err := (&sealing{secrets: secrets()}).draw(item)
	if err != nil {
		t.Fatal(err)
	}
	next, public, err := (&sealing{secrets: secrets(), ids: map[string]bool{first.ID: true}}).draw(item)
	if err != nil || next.ID == first.ID || next.Salt == first.Salt || public.ID != next.ID {
		t.Errorf("%+v after %+v: %v", next, first, err)
	}
}

func TestReadSealedPlan(t *testing.T) {
	registry := tasks.Registry{picks}
	const plan = "name: x\ncount: 16\nentries: [{family: pick, levels: 1}]\n"
	request, err := ReadSealedPlan("plan.yaml", []byte(plan), registry)
	if err != nil || request.Count != 16 {
		t.Errorf("%+v, %v", request, err)
	}
	if _, err := ReadSealedPlan("plan.yaml", []byte(plan+"seed: 7\n"), registry); err == nil ||
		!strings.HasPrefix(err.Error(), "plan.yaml:4:7: the seed of a sealed set is secret") {
		t.Errorf("a plan with a seed: %v", err)
	}
}

func TestSealedName(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{
		"bench": "bench.sealed.jsonl", "a/bench/": "a/bench.sealed.jsonl", "/x": "/x.sealed.jsonl", ".": here + ".sealed.jsonl",
		"..": filepath.Dir(here) + ".sealed.jsonl", "/": "",
	} { // order: independent
		if got, err := SealedName(folder); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %s, %v", folder, got, err)
		}
	}
}
