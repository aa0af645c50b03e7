package sudoku

import (
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
)

// TestNeeded: a clue that is found to be needed before anything is solved leaves several solutions if it goes, and many of
// those that stay are found so.
func TestNeeded(t *testing.T) {
	r := generators.Stream(t.Name())
	needed, kept := 0, 0
	for range 100 {
		params := Params{BoxRows: 3, BoxCols: 3, Diagonals: r.IntN(3) == 0, Jigsaw: r.IntN(3) == 0}
		p := outline(r, params)
		full := fullBoard(r, p)
		if full == nil {
			continue
		}
		clues := enoughClues(r, newBoard(full.shape), full, naked)
		k := newCutter(newBoard(full.shape), full, clues, naked)
		k.cut(newBoard(full.shape), clues, 0)
		kept += len(k.kept)
		for _, c := range k.kept {
			if !k.isNeeded(c) {
				continue
			}
			needed++
			b := newBoard(full.shape)
			for _, other := range k.kept {
				if other != c {
					b.fill(other, int(full.values[other]))
				}
			}
			found := 0
			f := finder{
				found: func(*board) bool { found++; return found < 2 },
				pick:  func(_ cell, candidates set) int { return candidates.Min() },
			}
			if f.find(b); found < 2 {
				t.Fatalf("%v: cell %d, which is %d, is needed, and without it there is one solution", p, c, full.values[c])
			}
		}
	}
	if needed < kept/5 {
		t.Errorf("of %d clues only %d are seen to be needed", kept, needed)
	}
}

// TestBorders compares what is said of the lanes of a word with a look at each lane.
func TestBorders(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, size := range []int{6, 9, 12, 15} {
		s := newShape(Problem{BoxRows: size / 3, BoxCols: 3, Givens: boardRows(size)})
		for range 1000 {
			word := r.IntN(s.width)
			bits := r.Uint64() & r.Uint64() & r.Uint64()
			var want, all uint64
			wantEmpty := false
			for _, at := range s.at {
				if at.word != word {
					continue
				}
				lane := (uint64(1)<<size - 1) << at.shift
				all |= lane
				if bits&lane == 0 {
					if r.IntN(50) == 0 {
						wantEmpty = true
						continue
					}
					bits |= 1 << (at.shift + r.IntN(size))
				}
				if set((bits & lane) >> at.shift).Single() {
					want |= lane
				}
			}
			got, gotEmpty := s.borders[word].single(bits & all)
			if gotEmpty != wantEmpty || !gotEmpty && got != want {
				t.Fatalf("size %d, word %b: single %b, %v, want %b, %v", size, bits&all, got, gotEmpty, want, wantEmpty)
			}
		}
	}
}
