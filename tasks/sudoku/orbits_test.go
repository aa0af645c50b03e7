package sudoku

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/region"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
)

// TestVariantOrbits takes some problems of size 4 of each variant, solvable or not, and all that moves make of them.
func TestVariantOrbits(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, c := range []struct {
		params         Params
		starts, givens int
		most           int // problems that one start can lead to
	}{
		{Params{BoxRows: 2, BoxCols: 2, Diagonals: true}, 20, 2, 16 * 12},
		{Params{BoxRows: 2, BoxCols: 2, Killer: true}, 10, 1, 128 * 2},
		{Params{BoxRows: 2, BoxCols: 2, Diagonals: true, Killer: true}, 40, 1, 16 * 2},
		{Params{BoxRows: 2, BoxCols: 2, Jigsaw: true}, 3, 0, 1152},
		{Params{BoxRows: 2, BoxCols: 2, Jigsaw: true}, 2, 1, 1152 * 4},
		{Params{BoxRows: 2, BoxCols: 2, Jigsaw: true, Diagonals: true}, 8, 2, 32 * 12},
		{Params{BoxRows: 2, BoxCols: 2, Jigsaw: true, Killer: true}, 2, 1, 1152 * 2},
		{Params{BoxRows: 2, BoxCols: 3, Diagonals: true}, 6, 2, 16 * 30},
	} {
		if c.most > 2000 && tasktest.Heavy(0) == 0 {
			continue
		}
		var starts []Problem
		for len(starts) < c.starts {
			p := outline(r, c.params)
			size := len(p.Givens)
			p.Givens = boardRows(size)
			for range c.givens {
				p.Givens[r.IntN(size)][r.IntN(size)] = 1 + r.IntN(size)
			}
			if c.params.Killer {
				p.Cages = []Cage{{Sum: 5 - r.IntN(3), Cells: []int{1, 2}}, {Sum: 6 + r.IntN(2), Cells: []int{6, 9 + r.IntN(2), 12}}}
			}
			starts = append(starts, p)
		}
		all := closure(starts)
		different, err := tasktest.Orbits(all, moves, canonical)
		if err != nil {
			t.Errorf("%v: %v", c.params, err)
		}
		if different < 2 || different > c.starts || len(all) > different*c.most || len(all)*4 < different*c.most {
			t.Errorf("%v: %d problems, %d of them different", c.params, len(all), different)
		}
		found := map[string]bool{}
		start := starts[0]
		for range 40 * c.most {
			if len(found) >= 200 {
				break
			}
			found[key(randomSymmetry(r, start))] = true
		}
		known := map[string]bool{}
		orbit := closure(starts[:1])
		for _, p := range orbit {
			known[key(p)] = true
		}
		for image := range found {
			if !known[image] && c.params.BoxRows == c.params.BoxCols {
				t.Errorf("%v: no moves lead from %v to its random image %s", c.params, start, image)
			}
		}
		if len(found) < min(200, len(orbit)) {
			t.Errorf("%v: random symmetries find %d images of %d", c.params, len(found), len(orbit))
		}
	}
}

func key(p Problem) string {
	text, err := json.Marshal(p)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// closure is what moves make of some problems in any number of steps.
func closure(starts []Problem) (all []Problem) {
	seen := map[string]bool{}
	for next := starts; len(next) > 0; {
		p := next[0]
		next = next[1:]
		if seen[key(p)] {
			continue
		}
		seen[key(p)] = true
		all = append(all, p)
		next = append(next, moves(p)...)
	}
	return all
}

// moves are images of a problem of size 4, or of size 6 with diagonals, that make all others in a few steps. Lines
// are written as what becomes of rows and of columns.
func moves(p Problem) (images []Problem) {
	keep, back := "0123", "3210"
	type lines struct{ rows, columns string }
	var all []lines
	switch jigsaw := p.Regions != nil; {
	case len(p.Givens) == 6:
		keep = "012345"
		all = []lines{{"543210", keep}, {keep, "543210"}, {"102354", "102354"}}
	case p.Diagonals && jigsaw:
		all = []lines{{back, keep}, {"1032", "1032"}, {"3120", "3120"}}
	case p.Diagonals:
		all = []lines{{back, keep}, {"1032", "1032"}}
	case jigsaw:
		all = []lines{{"1023", keep}, {"1230", keep}}
	default:
		all = []lines{{"1023", keep}, {"2301", keep}}
	}
	for _, l := range all {
		images = append(images, placed(p, func(row, column int) (int, int) { return int(l.rows[row] - '0'), int(l.columns[column] - '0') }))
	}
	turned := placed(p, func(row, column int) (int, int) { return column, row })
	turned.BoxRows, turned.BoxCols = p.BoxCols, p.BoxRows
	images = append(images, turned)
	names := []string{"02134", "02341"}
	if len(p.Givens) == 6 {
		names = []string{"0213456", "0234561"}
	}
	if p.Cages != nil {
		names = []string{"04321"}
	}
	for _, to := range names {
		q := placed(p, func(row, column int) (int, int) { return row, column })
		for _, row := range q.Givens {
			for k, n := range row {
				row[k] = int(to[n] - '0')
			}
		}
		for i, cage := range q.Cages {
			q.Cages[i].Sum = 5*len(cage.Cells) - cage.Sum
		}
		images = append(images, q)
	}
	return images
}

func placed(p Problem, to func(row, column int) (int, int)) Problem {
	size := len(p.Givens)
	q := p
	q.Givens, q.Regions, q.Cages = boardRows(size), nil, nil
	letters := make([][]byte, size)
	for i := range letters {
		letters[i] = make([]byte, size)
	}
	for row := range size {
		for column := range size {
			r, c := to(row, column)
			q.Givens[r][c] = p.Givens[row][column]
			if p.Regions != nil {
				letters[r][c] = p.Regions[row][column]
			}
		}
	}
	if p.Regions != nil {
		next, names := byte('A'), map[byte]byte{}
		for _, row := range letters {
			for k, letter := range row {
				if names[letter] == 0 {
					names[letter] = next
					next++
				}
				row[k] = names[letter]
			}
			q.Regions = append(q.Regions, string(row))
		}
	}
	for _, cage := range p.Cages {
		var cells []int
		for _, cell := range cage.Cells {
			r, c := to(cell/size, cell%size)
			cells = append(cells, r*size+c)
		}
		slices.Sort(cells)
		q.Cages = append(q.Cages, Cage{cage.Sum, cells})
	}
	slices.SortFunc(q.Cages, func(a, b Cage) int { return a.Cells[0] - b.Cells[0] })
	return q
}

// TestCanonicalKeepsVariants: the canonical form is one of the images, and on grids of every size too.
func TestCanonicalKeepsVariants(t *testing.T) {
	r := generators.Stream(t.Name())
	for _, params := range variants {
		for _, box := range [][2]int{{2, 3}, {3, 3}, {3, 4}} {
			params.BoxRows, params.BoxCols, params.Tier = box[0], box[1], "hidden"
			for i := range 3 {
				p, _, err := generate(generators.Stream(t.Name(), strconv.Itoa(i)), params)
				if err != nil {
					continue
				}
				q := randomSymmetry(r, p)
				if form := key(canonical(p)); form != key(canonical(q)) || form != key(canonical(canonical(p))) {
					t.Errorf("%v: %v and its image %v have different forms", params, p, q)
				}
				for s := range solutions(canonical(p)) {
					if !verify(canonical(p), s).OK() {
						t.Errorf("%v: %s does not solve the canonical form", params, s)
					}
				}
				if p.Regions != nil && len(region.Labels(canonical(p).Regions)) != len(p.Givens)*len(p.Givens) {
					t.Errorf("%v has regions %v", canonical(p), canonical(p).Regions)
				}
			}
		}
	}
}
