package cages

import (
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/latin"
)

// holds tells whether numbers make what is said of a cage, as plainly as can be.
func holds(op string, target int, numbers []int) bool {
	sum, product := 0, 1
	for _, n := range numbers {
		sum, product = sum+n, product*n
	}
	switch op {
	case Sum:
		return sum == target
	case Product:
		return product == target
	case Difference:
		return numbers[0]-numbers[1] == target || numbers[1]-numbers[0] == target
	default:
		return numbers[0] == target*numbers[1] || numbers[1] == target*numbers[0]
	}
}

// random is a cage of random cells, side by side or not, with the ways to fill it in a square of which something is
// known.
func random(t *testing.T, run func(s *Solver, square *latin.Square, ways [][]int)) {
	r := generators.Stream(t.Name())
	for range 2000 {
		size := 2 + r.IntN(4)
		square, solution := latin.New(size), latin.Random(r, size)
		for cell := range square.Cells {
			square.Cells[cell] &= latin.Only(solution[cell/size][cell%size]) | latin.Set(r.Uint32()|r.Uint32())
		}
		cells := r.Perm(size * size)[:1+r.IntN(4)]
		slices.Sort(cells)
		numbers := make([]int, len(cells))
		for i, cell := range cells {
			numbers[i] = solution[cell/size][cell%size]
		}
		op := []string{Sum, Product, Difference, Quotient}[r.IntN(4)]
		if len(cells) != 2 && (op == Difference || op == Quotient) {
			op = Sum
		}
		target := 0
		for !holds(op, target, numbers) && target <= size*size*size*size {
			target++
		}
		if target > size*size*size*size {
			target = 1 // there is no quotient
		}
		c := New(size, []Cage{{op, target, cells}})
		for range 3 { // a cage may be looked at again
			var ways [][]int
			var fill func(numbers []int)
			fill = func(numbers []int) {
				i := len(numbers)
				if i == len(cells) {
					if holds(op, target, numbers) {
						ways = append(ways, slices.Clone(numbers))
					}
					return
				}
				for n := 1; n <= size; n++ {
					fits := square.Cells[cells[i]].Has(n)
					for k, other := range numbers {
						fits = fits && (other != n || cells[k]/size != cells[i]/size && cells[k]%size != cells[i]%size)
					}
					if fits {
						fill(append(numbers, n))
					}
				}
			}
			fill(nil)
			run(c, &latin.Square{Size: size, Cells: slices.Clone(square.Cells)}, ways)
			square.Cells[r.IntN(size*size)] &= latin.Set(r.Uint32())
		}
	}
}

// TestRungsAreExact compares the rungs with all ways to fill a cage.
func TestRungsAreExact(t *testing.T) {
	useful := [3]int{}
	random(t, func(s *Solver, square *latin.Square, ways [][]int) {
		c := s.cages[0].Cage
		values, places := latin.Set(0), make([]latin.Set, len(c.Cells))
		for _, way := range ways {
			for i, n := range way {
				values |= latin.Only(n)
				places[i] |= latin.Only(n)
			}
		}
		want := [3]*latin.Square{square.Clone(), square.Clone(), square.Clone()}
		for i, cell := range c.Cells {
			want[0].Cells[cell] &= values
			want[1].Cells[cell] &= places[i]
		}
		for cell := range square.Cells {
			if slices.Contains(c.Cells, cell) {
				continue
			}
			for n := 1; n <= square.Size; n++ { // what each way puts into the row, or each into the column
				inRow, inColumn := true, true
				for _, way := range ways {
					row, column := false, false
					for i, other := range c.Cells {
						row = row || way[i] == n && other/square.Size == cell/square.Size
						column = column || way[i] == n && other%square.Size == cell%square.Size
					}
					inRow, inColumn = inRow && row, inColumn && column
				}
				if inRow || inColumn {
					want[2].Cells[cell] &^= latin.Only(n)
				}
			}
		}
		for i, rung := range []generators.Rung[*latin.Square]{s.Values, s.Places, s.Lines} {
			got := square.Clone()
			progress := rung(got)
			if progress == slices.Equal(got.Cells, square.Cells) {
				t.Fatalf("rung %d says %t of its progress", i, progress)
			}
			if progress {
				useful[i]++
			}
			if i == 2 && lone(c, square.Size) || i == 2 && len(ways) == 0 {
				continue // what one cell alone holds is left to the singles, and without any way nothing is left anyhow
			}
			if !slices.Equal(got.Cells, want[i].Cells) {
				t.Fatalf("rung %d of %s %d in %v leaves %b of %b, and %b is possible", i, c.Op, c.Target, c.Cells, got.Cells, square.Cells, want[i].Cells)
			}
		}
	})
	for i, n := range useful {
		if n < 100 {
			t.Errorf("rung %d was of use %d times only", i, n)
		}
	}
}

// lone tells whether some row or column holds one cell of a cage.
func lone(c Cage, size int) bool {
	rows, columns := make([]int, size), make([]int, size)
	for _, cell := range c.Cells {
		rows[cell/size]++
		columns[cell%size]++
	}
	return slices.Contains(rows, 1) || slices.Contains(columns, 1)
}

// TestCutting: whatever is joined and parted, every cell is in one cage whose cells are neighbours and of which the
// truth is said.
func TestCutting(t *testing.T) {
	r := generators.Stream(t.Name())
	joined, parted := 0, 0
	for range 200 {
		size := 2 + r.IntN(8)
		rows := latin.Random(r, size)
		cutting := Cut(r, rows)
		for range 20 {
			before := len(cutting.Cages())
			if r.IntN(2) == 0 {
				cutting.Join()
				joined += before - len(cutting.Cages())
			} else {
				cutting.Part(r.Perm(size * size))
				parted += len(cutting.Cages()) - before
			}
			in := make([]int, size*size)
			for _, c := range cutting.Cages() {
				var numbers []int
				for _, cell := range c.Cells {
					in[cell]++
					numbers = append(numbers, rows[cell/size][cell%size])
				}
				if !holds(c.Op, c.Target, numbers) || len(numbers) > maxCells || !slices.IsSorted(c.Cells) ||
					len(numbers) != 2 && (c.Op == Difference || c.Op == Quotient) {
					t.Fatalf("%s %d of the numbers %v", c.Op, c.Target, numbers)
				}
				if !cutting.connected(c.Cells) {
					t.Fatalf("the cells %v of size %d do not hang together", c.Cells, size)
				}
			}
			if slices.Min(in) != 1 || slices.Max(in) != 1 {
				t.Fatalf("cells are in so many cages: %v", in)
			}
		}
	}
	if joined < 500 || parted < 500 {
		t.Errorf("only %d cages were joined, and %d parted", joined, parted)
	}
}
