package skyline

import (
	"math/bits"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/latin"
)

// sets are sets of heights below the greatest: number 2^a + 2^b + ... stands for the set of the heights a+1, b+1, ...
// and is in them if that bit is 1.
type sets [1 << (MaxSize - 1) / 64]uint64

// lines goes through all ways to fill a line at once. What is seen from either end ends with the tallest tower; so the
// ways are those to fill what is before it, put together with those to fill what is behind it.
type lines struct {
	size, words int      // words is how many of a sets are in use
	adds        [2][]int // what a height adds to a clue where the tower is seen: nothing where there is no clue
	hidden      []sets   // by height: the sets without it in which something is above it
	seen        []sets   // by height: the sets without it in which nothing is
	sides       [2]side
}

// A side is what is before the tallest tower, from one end.
type side struct {
	cells []latin.Set // of the whole line
	adds  []int
	goal  int         // what is seen, the tallest tower apart
	ways  [][]sets    // by how many towers were passed and by what was seen of them: which they may be
	peaks []sets      // by how many towers are before the tallest: which they may be
	used  []latin.Set // by cell: what it holds before the tallest tower, or as that tower
}

func newLines(sums bool, size int) *lines {
	l := &lines{size: size, words: (1<<(size-1) + 63) / 64, hidden: make([]sets, size+1), seen: make([]sets, size+1)}
	l.adds = [2][]int{make([]int, size+1), make([]int, size+1)}
	most := 0
	for height := 1; height < size; height++ {
		for set := range 1 << (size - 1) {
			above := set >> (height - 1)
			if above == 0 {
				l.seen[height][set/64] |= 1 << (set % 64)
			} else if above&1 == 0 {
				l.hidden[height][set/64] |= 1 << (set % 64)
			}
		}
	}
	for height := 1; height <= size; height++ {
		l.adds[1][height] = worth(sums, height)
		most += worth(sums, height)
	}
	for i := range l.sides {
		ways := slices.Collect(slices.Chunk(make([]sets, size*most), most))
		l.sides[i] = side{cells: make([]latin.Set, size), ways: ways, peaks: make([]sets, size), used: make([]latin.Set, size)}
	}
	return l
}

// fill leaves the cells of a line what they hold in some way to fill it under the clues at its first and its last end.
func (l *lines) fill(line []latin.Set, clues [2]int) {
	near, far := &l.sides[0], &l.sides[1]
	copy(near.cells, line)
	copy(far.cells, line)
	slices.Reverse(far.cells)
	if !l.pass(near, clues[0]) || !l.pass(far, clues[1]) {
		clear(line)
		return
	}
	for k, cell := range line {
		before, behind := &near.peaks[k], &far.peaks[l.size-1-k]
		*before, *behind = sets{}, sets{}
		if cell.Has(l.size) {
			l.join(&near.ways[k][near.goal], &far.ways[l.size-1-k][far.goal], before, behind)
		}
	}
	l.back(near)
	l.back(far)
	for k := range line {
		line[k] &= near.used[k] | far.used[l.size-1-k]
	}
}

// pass goes along a line up to each place of the tallest tower, and tells whether it can have the clue at all.
func (l *lines) pass(s *side, clue int) bool {
	s.adds, s.goal = l.adds[0], 0
	if clue > 0 {
		s.adds, s.goal = l.adds[1], clue-l.adds[1][l.size]
	}
	if s.goal < 0 || s.goal >= len(s.ways[0]) {
		return false
	}
	clear(s.ways[0][:s.goal+1])
	s.ways[0][0][0] = 1
	for i, cell := range s.cells[:l.size-1] {
		next := s.ways[i+1][:s.goal+1]
		clear(next)
		for total := range next {
			ways := &s.ways[i][total]
			if ways.none() {
				continue
			}
			for rest := cell &^ latin.Only(l.size); rest != 0; rest &= rest - 1 {
				height := rest.Min()
				l.add(ways, &l.hidden[height], height, &next[total])
				if total := total + s.adds[height]; total <= s.goal {
					l.add(ways, &l.seen[height], height, &next[total])
				}
			}
		}
	}
	return true
}

// back goes back along a line, from the places of the tallest tower at which both sides fit together.
func (l *lines) back(s *side) {
	for i := l.size - 1; i >= 0; i-- {
		s.used[i] = 0
		if !s.peaks[i].none() {
			s.used[i] = latin.Only(l.size)
		}
		for total := range s.goal + 1 {
			var good sets
			if total == s.goal {
				good = s.peaks[i]
			}
			if ways := &s.ways[i][total]; i < l.size-1 && !ways.none() {
				s.used[i] |= l.choices(s, i, total, &good)
			}
			s.ways[i][total] = good
		}
	}
}

// choices are the heights that a tower can have from which a way goes on to the tallest, if so many were passed and so
// much of them was seen. It adds to good which they may be.
func (l *lines) choices(s *side, i, total int, good *sets) (used latin.Set) {
	ways, next := &s.ways[i][total], s.ways[i+1]
	for rest := s.cells[i] &^ latin.Only(l.size); rest != 0; rest &= rest - 1 {
		height := rest.Min()
		var before sets
		l.take(&next[total], &l.hidden[height], height, &before)
		if total := total + s.adds[height]; total <= s.goal {
			l.take(&next[total], &l.seen[height], height, &before)
		}
		fits := false
		for k := range l.words {
			both := before[k] & ways[k]
			fits = fits || both != 0
			good[k] |= both
		}
		if fits {
			used |= rest & -rest
		}
	}
	return used
}

// add adds a height to those of some sets that are among others, which all are without it.
func (l *lines) add(from, among *sets, height int, to *sets) {
	if height <= 6 {
		for k := range l.words {
			to[k] |= from[k] & among[k] << (1 << (height - 1))
		}
		return
	}
	step := 1 << (height - 7)
	for k := step; k < l.words; k++ {
		to[k] |= from[k-step] & among[k-step]
	}
}

// take takes a height from some sets and leaves those that are then among others, which all are without it.
func (l *lines) take(from, among *sets, height int, to *sets) {
	if height <= 6 {
		for k := range l.words {
			to[k] |= from[k] >> (1 << (height - 1)) & among[k]
		}
		return
	}
	step := 1 << (height - 7)
	for k := range l.words - step {
		to[k] |= from[k+step] & among[k]
	}
}

// join gives the sets before the tallest tower whose rest can be behind it, and these.
func (l *lines) join(a, b, before, behind *sets) {
	unused := 64 - min(64, 1<<(l.size-1))
	for k := range l.words {
		last := l.words - 1 - k
		before[k] = a[k] & (bits.Reverse64(b[last]) >> unused)
		behind[last] = bits.Reverse64(before[k]) >> unused
	}
}

func (s *sets) none() bool { return *s == sets{} }
