package dihedral

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTurns(t *testing.T) {
	want := []string{"abc def", "def abc", "cba fed", "fed cba", "ad be cf", "da eb fc", "cf be ad", "fc eb da"}
	for turn := range Turn(Count) {
		if got := strings.Join(Rows(turn, []string{"abc", "def"}), " "); got != want[turn] {
			t.Errorf("turn %d gives %s, want %s", turn, got, want[turn])
		}
	}
}

// TestLines: the clue of a line goes where the line goes.
func TestLines(t *testing.T) {
	sum := func(rows [][]int) (atRows, atColumns []int) {
		atColumns = make([]int, len(rows[0]))
		for _, row := range rows {
			total := 0
			for k, n := range row {
				total += n
				atColumns[k] += n
			}
			atRows = append(atRows, total)
		}
		return atRows, atColumns
	}
	rows := [][]int{{1, 2, 4}, {8, 16, 32}}
	for turn := range Turn(Count) {
		wantRows, wantColumns := sum(Cells(turn, rows))
		atRows, atColumns := sum(rows)
		atRows, atColumns = Lines(turn, atRows, atColumns)
		if !slices.Equal(atRows, wantRows) || !slices.Equal(atColumns, wantColumns) {
			t.Errorf("turn %d: %v %v, want %v %v", turn, atRows, atColumns, wantRows, wantColumns)
		}
	}
}

// TestLeast: all images of a rectangle have the same least image, which is one of them.
func TestLeast(t *testing.T) {
	rows := []string{"abca", "bbca", "cabc"}
	least := func(rows []string) string {
		return fmt.Sprint(Least(func(turn Turn) []string { return Rows(turn, rows) }, slices.Compare[[]string]))
	}
	seen := map[string]bool{}
	for turn := range Turn(Count) {
		image := Rows(turn, rows)
		seen[fmt.Sprint(image)] = true
		if least(image) != least(rows) {
			t.Errorf("turn %d has the least image %s, want %s", turn, least(image), least(rows))
		}
	}
	if len(seen) != Count || !seen[least(rows)] {
		t.Errorf("there are %d images, and %s is to be the least", len(seen), least(rows))
	}
}
