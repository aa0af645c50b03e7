package datasets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/touchstone-rl/touchstone/tasks"
)

// scarce is a request of which many items are duplicates, and of which settings run out, one without a row.
func scarce(t testing.TB) Request {
	settings := slices.Concat(at(t, others, 1, 2), at(t, picks, 3, 2, 1), at(t, empty, 1))
	return Request{Settings: settings, Splits: tasks.Splits, Count: 600, Seed: 8}
}

// madeAtOnce is what a folder of a request must hold.
func madeAtOnce(t testing.TB, r Request, o Options) map[string]string {
	t.Helper()
	folder := t.TempDir()
	if _, err := r.WriteFolder(t.Context(), folder, o); err != nil {
		t.Fatal(err)
	}
	return contents(t, folder)
}

func same(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("%s: the files differ: %v, want %v", what, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// interrupt runs a request until so many rows are made.
func interrupt(t testing.TB, r Request, folder string, o Options, rows int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o.OnRow = func(Row) {
		if rows--; rows == 0 {
			cancel()
		}
	}
	_, err := r.WriteFolder(ctx, folder, o)
	if goesOn := err != nil && strings.Contains(err.Error(), "the same command goes on"); !errors.Is(err, context.Canceled) || !goesOn && o.Shards == nil {
		t.Fatalf("the error is %v", err)
	}
}

func TestContinue(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for _, o := range []Options{{Workers: 2}, {Workers: 3, ShardBytes: 9000}, {Workers: 1, Format: Zstd, Canary: true}, {Workers: 2, Format: Parquet}} {
		for _, r := range []Request{small(t), scarce(t)} {
			want := madeAtOnce(t, r, o)
			for range 2 {
				folder := t.TempDir()
				for range 1 + random.IntN(4) {
					interrupt(t, r, folder, o, 1+random.IntN(150))
				}
				if _, err := r.WriteFolder(t.Context(), folder, o); err != nil {
					t.Fatal(err)
				}
				same(t, fmt.Sprintf("%+v", o), contents(t, folder), want)
			}
		}
	}
}

// TestContinueMakesNothingTwice: a journal that holds everything stays as it is, and tells all that making would.
func TestContinueMakesNothingTwice(t *testing.T) {
	r, name := scarce(t), filepath.Join(t.TempDir(), "journal")
	run := func() (all []string) {
		stock, err := openStock(name, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range r.Parts() {
			tallies, err := part.make(t.Context(), r.Seed, 2, stock, func(row Row) error {
				all = append(all, string(row.JSON))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, tally := range tallies {
				all = append(all, fmt.Sprint(tally.Rows, tally.Draws, tally.Duplicates, tally.Ended))
			}
		}
		_, err = stock.journal.save()
		if err := errors.Join(err, stock.journal.close()); err != nil {
			t.Fatal(err)
		}
		return all
	}
	first, before := run(), ""
	if before = read(t, name); before == "" {
		t.Error("the journal is empty")
	}
	if diff := cmp.Diff(first, run()); diff != "" {
		t.Error(diff)
	}
	if read(t, name) != before {
		t.Error("something was made that stood in the journal")
	}
}

// TestDamagedJournal: whatever a journal holds, the dataset is the same.
func TestDamagedJournal(t *testing.T) {
	r, o, random := small(t), Options{Workers: 2}, rand.New(rand.NewPCG(8, 8))
	want := madeAtOnce(t, r, o)
	folder := t.TempDir()
	interrupt(t, r, folder, o, 155)
	journal := []byte(read(t, folder, "journal.part"))
	for round := range 60 {
		damaged := slices.Clone(journal)
		switch round % 3 {
		case 0:
			damaged = damaged[:random.IntN(len(damaged))]
		case 1:
			for range 1 + random.IntN(20) {
				damaged[random.IntN(len(damaged))] ^= byte(1 + random.IntN(255))
			}
		case 2:
			clear(damaged[random.IntN(len(damaged)):])
		}
		folder := t.TempDir()
		write(t, string(damaged), folder, "journal.part")
		if _, err := r.WriteFolder(t.Context(), folder, o); err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("damage %d", round), contents(t, folder), want)
	}
}

// TestJournalOfAnotherRequest: items of the same seed are the same in another request.
func TestJournalOfAnotherRequest(t *testing.T) {
	o := Options{Workers: 2}
	folder := t.TempDir()
	interrupt(t, scarce(t), folder, o, 300)
	r := scarce(t)
	r.Count, r.Splits = 300, tasks.Splits[1:]
	want := madeAtOnce(t, r, o)
	if _, err := r.WriteFolder(t.Context(), folder, o); err != nil {
		t.Fatal(err)
	}
	same(t, "another count", contents(t, folder), want)
}

func TestContinueFile(t *testing.T) {
	r := scarce(t)
	var want bytes.Buffer
	if _, err := r.WriteFile(t.Context(), NewStream(&want, "stdout"), Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "rows.jsonl")
	for _, rows := range []int{100, 50, 250, -1} {
		file, err := CreateFile(name)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		last := rows < 0
		_, err = r.WriteFile(ctx, file, Options{Workers: 2, OnRow: func(Row) {
			if rows--; rows == 0 {
				cancel()
			}
		}})
		cancel()
		if (err == nil) != last {
			t.Fatal(err)
		}
	}
	if files := contents(t, folder); len(files) != 1 || files["rows.jsonl"] != want.String() {
		t.Errorf("there are %v", slices.Sorted(maps.Keys(files)))
	}
}

func TestTwoRunsInOneFolder(t *testing.T) {
	r, folder := small(t), t.TempDir()
	first := true
	_, err := r.WriteFolder(t.Context(), folder, Options{Workers: 1, OnRow: func(Row) {
		if !first {
			return
		}
		first = false
		if _, err := r.WriteFolder(t.Context(), folder, Options{Workers: 1}); err == nil || !strings.Contains(err.Error(), "another run is at work on ") {
			t.Errorf("the second run says %v", err)
		}
	}})
	if err != nil {
		t.Error(err)
	}
	same(t, "first run", contents(t, folder), madeAtOnce(t, r, Options{Workers: 2}))
}

func TestShardsMakeTheWhole(t *testing.T) {
	for _, of := range []int{1, 4, 7, 500} {
		for _, r := range []Request{small(t), scarce(t)} {
			if of != 4 && r.Count > small(t).Count {
				continue
			}
			folder := t.TempDir()
			names := writeShards(t, r, folder, of)
			for _, o := range []Options{{Workers: 2}, {Workers: 1, Format: Parquet, ShardBytes: 20_000}} {
				want := madeAtOnce(t, r, o)
				shards, err := OpenShards(names, tasks.Registry{empty, others, picks})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(r.manifest(), shards.Request.manifest()); diff != "" {
					t.Errorf("the request of the shards: %s", diff)
				}
				o.Shards = shards
				merged := t.TempDir()
				interrupt(t, shards.Request, merged, o, 60)
				if _, err := shards.Request.WriteFolder(t.Context(), merged, o); err != nil {
					t.Fatal(err)
				}
				same(t, fmt.Sprintf("%d shards", of), contents(t, merged), want)
				if err := shards.Close(); err != nil {
					t.Error(err)
				}
			}
		}
	}
}

func writeShards(t testing.TB, r Request, folder string, of int) (names []string) {
	t.Helper()
	for i := range of {
		name, err := r.WriteShard(t.Context(), folder, Share{i + 1, of}, Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// TestShardGoesOn: a shard that was interrupted is made to its end, and is the same shard.
func TestShardGoesOn(t *testing.T) {
	r, share := scarce(t), Share{2, 3}
	r.Count = 3000
	folder := t.TempDir()
	for _, rows := range []int{1, 10, 100} {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := r.WriteShard(ctx, folder, share, Options{Workers: 2, OnRow: func(Row) {
			if rows--; rows == 0 {
				cancel()
			}
		}})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	items := 0
	name, err := r.WriteShard(t.Context(), folder, share, Options{Workers: 2, OnRow: func(Row) { items++ }})
	if err != nil {
		t.Fatal(err)
	}
	if made := 111; items == 0 || items > r.Count/3-made+r.Count/50 {
		t.Errorf("%d items were made at last, of %d, after %d", items, r.Count/3, made)
	}
	if files := contents(t, folder); len(files) != 1 {
		t.Errorf("there are %v", slices.Sorted(maps.Keys(files)))
	}
	before := read(t, name)
	if _, err := r.WriteShard(t.Context(), folder, share, Options{Workers: 2, OnRow: func(Row) { t.Error("an item is made again") }}); err != nil {
		t.Error(err)
	}
	if read(t, name) != before {
		t.Error("a shard that was there was changed")
	}
	r.Seed++
	if _, err := r.WriteShard(t.Context(), folder, share, Options{Workers: 2}); !errors.Is(err, ErrOccupied) {
		t.Errorf("another request: the error is %v", err)
	}
}

func TestOpenShardsRefuses(t *testing.T) {
	r, folder := small(t), t.TempDir()
	names := writeShards(t, r, folder, 3)
	r.Seed++
	foreign := writeShards(t, r, t.TempDir(), 3)
	copied := filepath.Join(folder, "copied")
	write(t, read(t, names[0]), copied)
	cut := filepath.Join(folder, "cut")
	write(t, read(t, names[0])[:5000], cut)
	rows := filepath.Join(folder, "rows.jsonl")
	write(t, "{}\n", rows)
	for _, c := range []struct {
		names []string
		want  string
	}{
		{nil, "there are no shards"},
		{names[:1], "of 3 shards 2 are missing: 2/3, 3/3"},
		{append(slices.Clone(names), copied), "are both shard 1/3"},
		{[]string{names[0], foreign[1], names[2]}, "are not of the same request in as many shards"},
		{[]string{cut, names[1], names[2]}, "cut: it is damaged or cut off after byte "},
		{[]string{rows}, "rows.jsonl: it is no shard: "},
		{[]string{"nowhere"}, "open nowhere: "},
	} {
		if _, err := OpenShards(c.names, tasks.Registry{others, picks}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: the error is %v, want %s", c.names, err, c.want)
		}
	}
	if _, err := OpenShards(names, tasks.Registry{others}); err == nil || !strings.Contains(err.Error(), `"pick"`) {
		t.Errorf("a family that is not there: the error is %v", err)
	}
}

func TestShares(t *testing.T) {
	for _, count := range []int{0, 1, 5, 1000, MaxCount} {
		for _, of := range []int{1, 3, 7, MaxShards} {
			next := 0
			for i := range of {
				from, to := Share{i + 1, of}.of(count)
				if from != next || to < from || to-from > count/of+1 {
					t.Fatalf("share %d/%d of %d is %d to %d, after %d", i+1, of, count, from, to, next)
				}
				next = to
			}
			if next != count {
				t.Errorf("%d shares of %d end at %d", of, count, next)
			}
		}
	}
}

// BenchmarkJournal compares making with and without a journal, and with one that holds all.
func BenchmarkJournal(b *testing.B) {
	part := part(tasks.Train, 20_000, at(b, picks, 1_000_000)...)
	for _, how := range []string{"none", "written", "read"} {
		b.Run(how, func(b *testing.B) {
			name := filepath.Join(b.TempDir(), "journal")
			if how == "none" {
				name = ""
			}
			run := func() {
				stock, err := openStock(name, nil, nil)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := part.make(b.Context(), 1, 2, stock, func(Row) error { return nil }); err != nil {
					b.Fatal(err)
				}
				if stock.journal == nil {
					return
				}
				if _, err := stock.journal.save(); err != nil {
					b.Fatal(err)
				}
				_ = stock.journal.close()
			}
			if how == "read" {
				run()
			}
			for b.Loop() {
				if how == "written" {
					_ = os.Remove(name)
				}
				run()
			}
			b.ReportMetric(float64(b.N)*20_000/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
