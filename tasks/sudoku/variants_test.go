package sudoku

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/generators/region"
	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/tasktest"
	"github.com/touchstone-rl/touchstone/verifiers/grid"
)

// variants are the seven kinds that are not plain, of tiers and sizes in turn.
var variants = []Params{
	{BoxRows: 2, BoxCols: 3, Tier: "hidden", Diagonals: true},
	{BoxRows: 3, BoxCols: 3, Tier: "naked", Jigsaw: true},
	{BoxRows: 3, BoxCols: 3, Tier: "locked", Killer: true},
	{BoxRows: 2, BoxCols: 4, Tier: "subsets", Diagonals: true, Jigsaw: true},
	{BoxRows: 3, BoxCols: 2, Tier: "naked", Diagonals: true, Killer: true},
	{BoxRows: 3, BoxCols: 3, Tier: "wings", Jigsaw: true, Killer: true},
	{BoxRows: 3, BoxCols: 3, Tier: "search", Diagonals: true, Jigsaw: true, Killer: true},
}

// variantSpec is the family with the variants for levels.
var variantSpec = func() tasks.Spec[Params, Problem] {
	spec := Spec
	spec.Levels, spec.MaxLevel = func(level int) Params { return variants[level-1] }, len(variants)
	return spec
}()

func randomVariant(r *rand.Rand) Params {
	params := variants[r.IntN(len(variants))]
	params.Tier = tiers[r.IntN(len(tiers))]
	if check(params) != nil {
		params.Tier = "hidden"
	}
	return params
}

func TestVariants(t *testing.T) {
	for _, failure := range tasktest.Check(tasks.Define(variantSpec), tasktest.Heavy(20)) {
		if failure.Clause != "harder" { // as levels should grow
			t.Error(failure)
		}
	}
}

// TestVariantsKeepTheirBytes is what the golden file is for levels.
func TestVariantsKeepTheirBytes(t *testing.T) {
	kept := []string{
		"sudoku@2/1,boxrows=2,diagonals=true/s1/train/0 3269610782f9a51a",
		"sudoku@2/1,tier=naked,jigsaw=true/s1/train/0 86e1de38cf828fce",
		"sudoku@2/1,tier=locked,killer=true/s1/train/0 bd564aaa10a10b80",
		"sudoku@2/1,boxrows=2,boxcols=4,tier=subsets,diagonals=true,jigsaw=true/s1/train/0 68800871442c46a9",
		"sudoku@2/1,boxcols=2,tier=naked,diagonals=true,killer=true/s1/train/0 e32ad4c95adf5738",
		"sudoku@2/1,tier=wings,jigsaw=true,killer=true/s1/train/0 75b8cfa063287631",
		"sudoku@2/1,tier=search,diagonals=true,jigsaw=true,killer=true/s1/train/0 60d3ea4ddb22446b",
	}
	for i, params := range variants {
		setting, err := Family.At(1, fmt.Sprint("boxrows=", params.BoxRows), fmt.Sprint("boxcols=", params.BoxCols), "tier="+params.Tier,
			fmt.Sprint("diagonals=", params.Diagonals), fmt.Sprint("jigsaw=", params.Jigsaw), fmt.Sprint("killer=", params.Killer))
		if err != nil {
			t.Fatal(err)
		}
		item, err := setting.Make(1, tasks.Train, 0)
		if err != nil {
			t.Fatal(err)
		}
		row, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%s %.8x", item.ID, sha256.Sum256(row)); i >= len(kept) || got != kept[i] {
			t.Errorf("%s: the bytes have changed", got)
		}
	}
}

// TestVariantShapes tries every shape and tier with each variant: what Check lets pass is made, and nothing else.
func TestVariantShapes(t *testing.T) {
	for boxRows := minBox; boxRows <= maxBox; boxRows++ {
		for boxCols := minBox; boxCols <= maxBox; boxCols++ {
			for i, params := range variants {
				size := boxRows * boxCols
				params.BoxRows, params.BoxCols, params.Tier = boxRows, boxCols, tiers[(boxRows+2*boxCols+i)%len(tiers)]
				setting, err := Family.At(1, fmt.Sprint("boxrows=", boxRows), fmt.Sprint("boxcols=", boxCols), "tier="+params.Tier,
					fmt.Sprint("diagonals=", params.Diagonals), fmt.Sprint("jigsaw=", params.Jigsaw), fmt.Sprint("killer=", params.Killer))
				if refused := size < 6 || size > 12 || size == 6 && params.Tier == "subsets"; refused != (err != nil) {
					t.Errorf("%+v: %v", params, err)
				}
				if err == nil {
					if _, err := setting.Make(1, tasks.Train, 0); err != nil {
						t.Error(err)
					}
				}
			}
		}
	}
}

// some are problems of every variant and tier, on grids of size 6 and 9.
func some(t *testing.T, each int, check func(p Problem, answer string, want tier)) {
	r := generators.Stream(t.Name())
	for _, params := range variants {
		for want, name := range tiers {
			params.Tier = name
			if tier(want) == subsets && params.BoxRows*params.BoxCols == 6 {
				continue
			}
			for made := 0; made < each; {
				if p, answer, err := generate(r, params); err == nil {
					made++
					check(p, answer, tier(want))
				}
			}
		}
	}
}

// obeys tells whether no rule is broken by the number in a cell, of which 0 is none yet: the rules once more.
func obeys(p Problem, rows [][]int, a int) bool {
	size := len(p.Givens)
	r1, c1 := a/size, a%size
	for b := range size * size {
		r2, c2 := b/size, b%size
		if a == b || rows[r1][c1] != rows[r2][c2] || rows[r1][c1] == 0 {
			continue
		}
		if r1 == r2 || c1 == c2 || p.Regions != nil && p.Regions[r1][c1] == p.Regions[r2][c2] {
			return false
		}
		if p.Regions == nil && r1/p.BoxRows == r2/p.BoxRows && c1/p.BoxCols == c2/p.BoxCols {
			return false
		}
		if p.Diagonals && (r1 == c1 && r2 == c2 || r1+c1 == size-1 && r2+c2 == size-1) {
			return false
		}
		for _, cage := range p.Cages {
			if slices.Contains(cage.Cells, a) && slices.Contains(cage.Cells, b) {
				return false
			}
		}
	}
	for _, cage := range p.Cages {
		sum, open := 0, 0
		for _, c := range cage.Cells {
			if sum += rows[c/size][c%size]; rows[c/size][c%size] == 0 {
				open++
			}
		}
		if open == 0 && sum != cage.Sum || sum > cage.Sum {
			return false
		}
	}
	return true
}

// obeyAll tells whether no cell breaks a rule.
func obeyAll(p Problem, rows [][]int) bool {
	for c := range len(rows) * len(rows) {
		if !obeys(p, rows, c) {
			return false
		}
	}
	return true
}

// tryAll counts solutions up to a limit, by trying numbers in the open cell that has the fewest left.
func tryAll(p Problem, limit int) (found int) {
	size := len(p.Givens)
	rows := make([][]int, size)
	for i := range rows {
		rows[i] = slices.Clone(p.Givens[i])
	}
	var try func()
	try = func() {
		best, fits := -1, []int(nil)
		for c := range size * size {
			if rows[c/size][c%size] > 0 {
				continue
			}
			var numbers []int
			for n := 1; n <= size; n++ {
				if rows[c/size][c%size] = n; obeys(p, rows, c) {
					numbers = append(numbers, n)
				}
			}
			rows[c/size][c%size] = 0
			if best < 0 || len(numbers) < len(fits) {
				best, fits = c, numbers
			}
		}
		if best < 0 {
			found++
			return
		}
		for _, n := range fits {
			if rows[best/size][best%size] = n; found < limit {
				try()
			}
		}
		rows[best/size][best%size] = 0
	}
	if obeyAll(p, rows) {
		try()
	}
	return found
}

// TestVariantsHaveOneSolution tries all, on grids of size 6, and looks at every tier.
func TestVariantsHaveOneSolution(t *testing.T) {
	some(t, tasktest.Heavy(1), func(p Problem, answer string, want tier) {
		checkTier(t, p, want)
		rows, _ := grid.Parse(answer, len(p.Givens), len(p.Givens), len(p.Givens))
		if !obeyAll(p, rows) {
			t.Errorf("%v breaks a rule of %v", rows, p)
		}
		if found := slices.Collect(solutions(p)); len(found) != 1 || found[0] != answer {
			t.Errorf("%v: solutions %q, and the answer is %q", p, found, answer)
		}
		if len(p.Givens) == 6 {
			if n := tryAll(p, 2); n != 1 {
				t.Errorf("%v has %d solutions by trying all", p, n)
			}
		}
	})
}

// TestVariantSolutions compares the search with trying all, where there are none, one or many solutions.
func TestVariantSolutions(t *testing.T) {
	r := generators.Stream(t.Name())
	several := 0
	for range 60 {
		params := variants[[]int{0, 4}[r.IntN(2)]]
		params.Jigsaw = r.IntN(2) == 0
		p, _, err := generate(r, params)
		if err != nil {
			continue
		}
		for i, row := range p.Givens {
			for k := range row {
				if r.IntN(3) == 0 {
					p.Givens[i][k] = 0
				}
			}
		}
		if p.Cages != nil && r.IntN(2) == 0 {
			p.Cages = p.Cages[:r.IntN(len(p.Cages))]
		}
		want, got := tryAll(p, 40), 0
		for s := range solutions(p) {
			if v := verify(p, s); !v.OK() {
				t.Fatalf("%v: %s is %v", p, s, v)
			}
			if got++; got == 40 {
				break
			}
		}
		if got != want {
			t.Fatalf("%v: %d solutions by search, %d by trying all", p, got, want)
		}
		if want > 1 {
			several++
		}
	}
	if several < 10 {
		t.Errorf("only %d problems had several solutions", several)
	}
}

// TestFit compares what stays in a cage with all ways to fill it.
func TestFit(t *testing.T) {
	r := generators.Stream(t.Name())
	shrunk := 0
	for range 2000 {
		cells := r.Perm(36)[:2+r.IntN(3)]
		p := Problem{BoxRows: 2, BoxCols: 3, Givens: boardRows(6), Cages: []Cage{{Sum: 3 + r.IntN(18), Cells: cells}}}
		distinct := r.IntN(2) == 0
		s := shapeOf(p)
		if !distinct { // cells that see each other by their houses alone, as the rests of houses do
			s = newShape(Problem{BoxRows: 2, BoxCols: 3, Givens: boardRows(6)})
			s.cages = []cage{{cells: shapeOf(p).cages[0].cells, sum: p.Cages[0].Sum}}
		}
		b := newBoard(s)
		for _, c := range cells {
			b.keep(cell(c), set(1+r.IntN(63)))
		}
		want := map[int]set{}
		chosen := make([]int, len(cells))
		var try func(i, left int)
		try = func(i, left int) {
			if i == len(cells) {
				for k, c := range cells {
					if left == 0 {
						want[c] |= 1 << (chosen[k] - 1)
					}
				}
				return
			}
			for n := 1; n <= 6; n++ {
				clash := false
				for k, other := range cells[:i] {
					clash = clash || chosen[k] == n && (distinct || s.see(cell(other), cell(cells[i])))
				}
				if chosen[i] = n; !clash && b.numbersOf(cell(cells[i])).Has(n) {
					try(i+1, left-n)
				}
			}
		}
		try(0, p.Cages[0].Sum)
		before := b.clone()
		progress := b.fit(&s.cages[0])
		if progress == same(before, b) {
			t.Fatalf("%v: progress %v", p.Cages, progress)
		}
		if b.broken != (len(want) == 0) {
			t.Fatalf("%v: broken %v, and %v fits", p.Cages, b.broken, want)
		}
		b.list()
		before.list()
		for c, fits := range want {
			if b.candidates[c] != fits {
				t.Fatalf("%v leaves cell %d %b, not %b", p.Cages, c, b.candidates[c], fits)
			}
			if before.candidates[c] != fits {
				shrunk++
			}
		}
	}
	if shrunk < 200 {
		t.Errorf("only %d cells lost candidates", shrunk)
	}
}

// TestRests: the solution fills what cages leave of houses with the sums that follow, and there are some of each
// kind.
func TestRests(t *testing.T) {
	found := 0
	some(t, 1, func(p Problem, answer string, _ tier) {
		rows, _ := grid.Parse(answer, len(p.Givens), len(p.Givens), len(p.Givens))
		for _, rest := range shapeOf(p).rests {
			sum := 0
			for _, c := range rest.cells {
				sum += rows[int(c)/len(rows)][int(c)%len(rows)]
			}
			if sum != rest.sum || len(rest.cells) > maxRest {
				t.Errorf("%v: cells %v hold %d, not %d", p, rest.cells, sum, rest.sum)
			}
			found++
		}
	})
	if found < 100 {
		t.Errorf("only %d rests", found)
	}
}

// TestRestsOfABox has a cage that leaves two cells of a box, and one that goes two cells beyond a row.
func TestRestsOfABox(t *testing.T) {
	p := Problem{BoxRows: 2, BoxCols: 3, Givens: boardRows(6), Cages: []Cage{
		{Sum: 10, Cells: []int{0, 1, 6, 7}}, {Sum: 20, Cells: []int{2, 3, 4, 5, 10, 11}},
	}}
	var got []string
	for _, rest := range shapeOf(p).rests {
		got = append(got, fmt.Sprint(rest.cells, rest.sum))
	}
	for _, want := range []string{"[2 8] 11", "[6 7 10 11] 9"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among %v", want, got)
		}
	}
}

func TestVariantVerdicts(t *testing.T) {
	q := Problem{Givens: [][]int{{1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}, Regions: []string{"ABBB", "ACBD", "ACDD", "ACCD"}}
	caged := func(sum int, cells ...int) Problem {
		p := q
		p.Cages = []Cage{{Sum: 5, Cells: []int{1, 4}}, {Sum: sum, Cells: cells}}
		return p
	}
	u := Problem{BoxRows: 2, BoxCols: 2, Givens: boardRows(4), Diagonals: true}
	w := Problem{Givens: boardRows(5), Regions: []string{"AAAAA", "BBBBB", "CCCCC", "DDDDD", "EEEEE"}, Diagonals: true}
	solved := "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1"
	for _, c := range []struct {
		p            Problem
		answer, want string
	}{
		{q, solved, "right: "},
		{q, "1 2 3 4\n4 1 2 3\n3 4 1 2\n2 3 4 1", "wrong: region B holds two 2s"},
		{caged(3, 6, 7), solved, "right: "},
		{caged(4, 6, 7), solved, "wrong: the numbers of cage B add up to 3, not to 4"},
		{caged(8, 5, 10), solved, "wrong: cage B holds two 4s"},
		{u, "1 2 3 4\n4 3 2 1\n2 1 4 3\n3 4 1 2", "right: "},
		{u, solved, "wrong: the diagonal from the top left holds two 4s"},
		{w, "1 2 3 4 5\n2 3 4 5 1\n3 4 5 1 2\n4 5 1 2 3\n5 1 2 3 4", "wrong: the diagonal from the top right holds five 5s"},
		{w, "1 2 3 4 5\n3 4 5 1 2\n5 1 2 3 4\n2 3 4 5 1\n4 5 1 2 3", "right: "},
	} {
		v := verify(c.p, c.answer)
		if v.OK() != oracle(c.p, c.answer) {
			t.Errorf("%v: the second opinion differs on %s", c.p, c.answer)
		}
		if got := fmt.Sprintf("%s: %s", v.Reason, v.Detail); got != c.want {
			t.Errorf("%s is judged %q, want %q", c.answer, got, c.want)
		}
	}
}

func TestRegionsAreNotAllRectangles(t *testing.T) {
	for rows, want := range map[string]bool{
		"[AABB AABB CCDD CCDD]": true, "[AAAA BBBB CCCC DDDD]": true, "[AAAB CAAB CCBB CDDD]": false, "[ABCD ABCD ABCD ABCD]": true, "[AABB AABB CDDD CCCD]": false,
	} {
		if got := areRectangles(slices.Clone(splitRows(rows))); got != want {
			t.Errorf("%s: %v", rows, got)
		}
	}
	r := generators.Stream(t.Name())
	for range 50 {
		if rows := drawRegions(r, 6); areRectangles(rows) || !slices.Equal(region.Labels(rows), region.Renumber(region.Labels(rows))) {
			t.Errorf("regions %v", rows)
		}
	}
}

func splitRows(text string) (rows []string) {
	for i := 1; i < len(text); i += 5 {
		rows = append(rows, text[i:i+4])
	}
	return rows
}
