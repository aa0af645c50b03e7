package main

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

// TestKilledRunsGoOn kills runs at random moments, some of them more than once, and lets each go on to its end: its files are
// those of a run that was never killed. With -heavy N there are N kills, of runs of 50,000 rows.
func TestKilledRunsGoOn(t *testing.T) {
	runs, rows := tasktest.Heavy(4), "2500"
	if tasktest.Heavy(0) > 0 {
		rows = "50000"
	}
	random := rand.New(rand.NewPCG(rand.Uint64(), 1))
	for _, format := range []string{"jsonl", "parquet"} {
		begun := time.Now()
		folder := t.TempDir()
		if killed := generate(t, folder, rows, format, 0); killed {
			t.Fatal("a run was killed that was to end")
		}
		took, want := time.Since(begun), sums(t, folder)
		kills, kept := 0, 0
		for kills < runs/2 {
			folder := t.TempDir()
			for generate(t, folder, rows, format, 1+time.Duration(random.Int64N(int64(took)))) {
				kills++
				whole, _ := filepath.Glob(filepath.Join(folder, "*."+format))
				if len(whole) > 0 && len(whole) < 3 {
					t.Logf("killed between the names of files: %v", whole)
				}
				if info, err := os.Stat(filepath.Join(folder, "journal.part")); err == nil && info.Size() > 0 {
					kept++
				}
				if random.IntN(2) == 0 {
					generate(t, folder, rows, format, 0)
					break
				}
			}
			if got := sums(t, folder); got != want {
				t.Fatalf("after a kill the files are\n%s, and should be\n%s", got, want)
			}
		}
		t.Logf("%s: %d kills of runs of %v, after %d of which there was something to go on from", format, kills, took, kept)
	}
}

// generate makes a dataset and tells whether it was killed, which it is after some time if that is not 0.
func generate(t *testing.T, folder, rows, format string, killAfter time.Duration) (killed bool) {
	t.Helper()
	command := exec.Command("touchstone", "generate", "--count", rows, "--format", format,
		"--family", "chainsum,countdown,fractions,gcd,knights", "--level", "2-3", "--quiet", "-o", folder)
	var told strings.Builder
	command.Stderr = &told
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if killAfter > 0 {
		timer := time.AfterFunc(killAfter, func() { _ = command.Process.Kill() })
		defer timer.Stop()
	}
	err := command.Wait()
	if err != nil && (killAfter == 0 || command.ProcessState.Exited()) {
		t.Fatalf("%v: %s", err, told.String())
	}
	return err != nil
}

// sums are the names and the SHA-256 of the files in a folder.
func sums(t *testing.T, folder string) (text string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%x %s\n", sha256.Sum256(content), entry.Name())
	}
	return text
}
