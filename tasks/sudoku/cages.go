package sudoku

import "github.com/touchstone-rl/touchstone/generators/latin"

// A cage is a set of cells whose numbers have a known sum. Those that see each other hold different numbers.
type cage struct {
	cells  []cell
	sum    int
	fitted uint64 // candidates of its cells of which it was found that all fit, on whatever board; 0 for none
}

// maxRest is how many cells what cages leave of houses may have at most, to be looked at.
const maxRest = 4

// addCages adds the cages of a problem, with the peers that they make, and what they leave of houses.
func (s *shape) addCages(cages []Cage) {
	for _, given := range cages {
		var cells []cell
		for _, c := range given.Cells {
			cells = append(cells, cell(c))
		}
		s.addPeers(cells)
		s.cages = append(s.cages, cage{cells: cells, sum: given.Sum})
	}
	if len(cages) == 0 {
		return
	}
	for h := range s.houses {
		for last := h; last < s.size || h >= s.size && last < 2*s.size; last++ {
			s.addRests(s.houses[h : last+1])
		}
		if h >= 2*s.size {
			s.addRests(s.houses[h : h+1])
		}
	}
}

// addRests adds what cages leave of some houses, which do not overlap: the cells in no cage that lies in them
// (innies), and those beyond them in cages that lie in them partly (outies). All numbers of a house together have a
// known sum.
func (s *shape) addRests(houses [][]cell) {
	var inside, covered cellSet
	for _, house := range houses {
		for _, c := range house {
			inside.add(c)
		}
	}
	total := len(houses) * s.size * (s.size + 1) / 2
	within, touching := 0, 0
	var innies, outies []cell
	uncaged := inside
	for _, cage := range s.cages {
		in := 0
		for _, c := range cage.cells {
			if inside.has(c) {
				in++
				uncaged.remove(c)
			}
		}
		if in == len(cage.cells) {
			within += cage.sum
			for _, c := range cage.cells {
				covered.add(c)
			}
		}
		if in > 0 {
			touching += cage.sum
			for _, c := range cage.cells {
				if !inside.has(c) {
					outies = append(outies, c)
				}
			}
		}
	}
	for c := range s.peers {
		if inside.has(cell(c)) && !covered.has(cell(c)) {
			innies = append(innies, cell(c))
		}
	}
	if n := len(innies); n > 0 && n <= maxRest {
		s.rests = append(s.rests, cage{cells: innies, sum: total - within})
	}
	if n := len(outies); n > 0 && n <= maxRest && uncaged == (cellSet{}) {
		s.rests = append(s.rests, cage{cells: outies, sum: touching - total})
	}
}

// fitCages: a number that no way to fill a cage gives to a cell is not in that cell.
func fitCages(b *board) bool { return b.fitAll(b.cages) }

// fitRests: the same for the rests of houses.
func fitRests(b *board) bool { return b.fitAll(b.rests) }

func (b *board) fitAll(cages []cage) (progress bool) {
	if len(cages) > 0 {
		b.list()
	}
	for i := range cages {
		if !b.broken {
			progress = b.fit(&cages[i]) || progress
		}
	}
	return progress
}

// memory is how many cells a cage has at most that remembers candidates, 16 bits for each.
const memory = 64 / maxSize

// fit takes what fits in no way from the cells of a cage, and tells whether it found out anything. If there is no way
// at all the board is broken.
func (b *board) fit(c *cage) (progress bool) {
	f, left, now := filling{board: b}, c.sum, uint64(0)
	for _, at := range c.cells {
		if n := b.values[at]; n > 0 {
			left -= int(n)
			now = now<<maxSize | uint64(latin.Only(int(n)))
		} else {
			f.cells[f.count%maxSize] = at
			f.count++
			now = now<<maxSize | uint64(b.candidates[at])
		}
	}
	if now == c.fitted {
		return false
	}
	if !f.start(left) {
		b.broken = true
		return true
	}
	for i, at := range f.cells[:f.count] {
		progress = b.keep(at, f.fits[i]) || progress
	}
	if !progress && len(c.cells) <= memory {
		c.fitted = now
	}
	return progress
}

// A filling tries ways to fill the open cells of a cage, until it has seen what every cell may be.
type filling struct {
	*board
	cells    [maxSize]cell
	count    int
	chosen   [maxSize]set
	fits     [maxSize]set     // what some way gives to each cell
	min, max [maxSize + 1]int // of the sum of a cell and those after it
	one      bool             // whether all that the cells after the first may be is seen: any one way will do
}

// start begins with the first cell and tells whether there is a way.
func (f *filling) start(left int) bool {
	for i := f.count - 1; i >= 0; i-- {
		candidates := f.candidates[f.cells[i]]
		f.min[i], f.max[i] = f.min[i+1]+candidates.Min(), f.max[i+1]+candidates.Max()
	}
	return f.fill(0, left)
}

// fill fills the cells from the one of a number on, and tells whether there is a way that leaves nothing of the sum.
func (f *filling) fill(i, left int) (found bool) {
	if i == f.count {
		return left == 0
	}
	// What is left for the cells after this one must be neither too little nor too much.
	rest := f.candidates[f.cells[i]] & atMost(left-f.min[i+1]) &^ atMost(left-f.max[i+1]-1)
	for k, other := range f.cells[:i] {
		if rest&f.chosen[k] != 0 && f.see(other, f.cells[i]) {
			rest &^= f.chosen[k]
		}
	}
	for ; rest != 0 && !(found && f.one && i > 0); rest &= rest - 1 {
		f.chosen[i] = rest & -rest
		if f.fill(i+1, left-rest.Min()) {
			f.fits[i] |= f.chosen[i]
			found = true
		}
		f.one = f.one || i == 0 && f.complete()
	}
	return found
}

// complete tells whether every cell after the first may be all that it has as candidates.
func (f *filling) complete() bool {
	for i, c := range f.cells[:f.count] {
		if i > 0 && f.fits[i] != f.candidates[c] {
			return false
		}
	}
	return true
}

// atMost is the set of numbers up to n, which may be any whole number.
func atMost(n int) set { return latin.UpTo(min(max(n, 0), latin.MaxSize)) }
