package dihedral

import (
	"fmt"
	"reflect"
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

// TestLeastRows compares LeastRows with the least of all images, for all rectangles of two symbols of some small sizes.
func TestLeastRows(t *testing.T) {
	for _, size := range [][2]int{{1, 4}, {2, 2}, {2, 3}, {3, 2}, {3, 3}, {4, 3}} {
		height, width := size[0], size[1]
		for code := range 1 << (height * width) {
			cells := fmt.Sprintf("%0*b", height*width, code)
			var rows []string
			for r := range height {
				rows = append(rows, cells[r*width:(r+1)*width])
			}
			want := Least(func(turn Turn) []string { return Rows(turn, rows) }, slices.Compare[[]string])
			if got := LeastRows(rows); !slices.Equal(got, want) {
				t.Errorf("the least image of %q is %q, want %q", rows, got, want)
			}
		}
	}
}

func BenchmarkLeastRows(b *testing.B) {
	rows := []string{"..1.02.1", "20..1.3.", ".3..2..1", "1..22.1.", ".0.1..3.", "2..1.2..", ".1.3..0.", "1...2..2"}
	for b.Loop() {
		LeastRows(rows)
	}
}

// TestSides: what stands beside a rectangle turns as its frame does.
func TestSides(t *testing.T) {
	const height, width = 2, 3
	frame := slices.Collect(slices.Chunk(make([]int, (height+2)*(width+2)), width+2))
	var sides [4][]int
	next := 0
	put := func(side, row, column int) {
		next++
		frame[row][column] = next
		sides[side] = append(sides[side], next)
	}
	for row := range height {
		put(0, row+1, 0)
		put(1, row+1, width+1)
	}
	for column := range width {
		put(2, 0, column+1)
		put(3, height+1, column+1)
	}
	for turn := range Turn(Count) {
		image, turned := Cells(turn, frame), Sides(turn, sides)
		h, w := len(image)-2, len(image[0])-2
		var want [4][]int
		for row := range h {
			want[0], want[1] = append(want[0], image[row+1][0]), append(want[1], image[row+1][w+1])
		}
		for column := range w {
			want[2], want[3] = append(want[2], image[0][column+1]), append(want[3], image[h+1][column+1])
		}
		if !reflect.DeepEqual(turned, want) {
			t.Errorf("turn %d: %v, want %v", turn, turned, want)
		}
	}
}

// TestSteps: an image looked at by its steps is the one that is made.
func TestSteps(t *testing.T) {
	rows := [][]int{{0, 1, 2}, {3, 4, 5}}
	for turn := range Turn(Count) {
		first, down, right := turn.Steps(2, 3)
		for i, row := range Cells(turn, rows) {
			for k, cell := range row {
				if got := first + i*down + k*right; got != cell {
					t.Errorf("turn %d has cell %d in row %d, column %d, not %d", turn, cell, i, k, got)
				}
			}
		}
	}
}

// TestAllLines: they are those of each turn.
func TestAllLines(t *testing.T) {
	rows, columns := []int{1, 2}, []int{3, 4, 5}
	for turn, got := range AllLines(rows, columns) {
		atRows, atColumns := Lines(Turn(turn), rows, columns)
		if !slices.Equal(got[0], atRows) || !slices.Equal(got[1], atColumns) {
			t.Errorf("turn %d gives %v, want %v and %v", turn, got, atRows, atColumns)
		}
	}
}
