package magic

// Singles takes known numbers from all other cells, and puts a number where it has one place left. Where two cells
// hold a number, or a number has no place, it breaks the square.
func Singles(s *Square) (progress bool) {
	var known, once, twice Set
	for i, cell := range s.Cells {
		if cell.Single() {
			progress = s.keep(i, ^known) || progress
			known |= cell
		}
	}
	for i, cell := range s.Cells {
		if !cell.Single() {
			progress = s.keep(i, ^known) || progress
		}
		twice |= once & s.Cells[i]
		once |= s.Cells[i]
	}
	if once != between(1, len(s.Cells)) {
		return s.keep(0, 0) || progress
	}
	for i, cell := range s.Cells {
		if own := cell &^ twice; own != 0 && own != cell {
			progress = s.keep(i, own) || progress
		}
	}
	return progress
}

// Last puts the number into the last open cell of a line. It breaks the square where a line without one does not add
// up.
func Last(s *Square) bool { return s.ways(1) }

// Pairs leaves the two open cells of a line what they hold in some way to fill both.
func Pairs(s *Square) bool { return s.ways(2) }

// Lines does the same with three open cells and with four.
func Lines(s *Square) bool { return s.ways(4) }

// ways goes through all ways to fill the lines with so many open cells at most.
func (s *Square) ways(most int) (progress bool) {
	var open [MaxSize]int
	for _, line := range s.lines {
		left, n := s.Sum, 0
		for _, cell := range line {
			if s.Cells[cell].Single() {
				left -= s.Cells[cell].Min()
			} else if n++; n <= most {
				open[n-1] = cell
			}
		}
		if n == 0 && left != 0 {
			progress = s.keep(line[0], 0) || progress
		}
		if n == 0 || n > most {
			continue
		}
		var cells, found [4]Set
		for i, cell := range open[:n] {
			cells[i] = s.Cells[cell]
		}
		fill(cells[:n], found[:n], left, 0)
		for i, cell := range open[:n] {
			progress = s.keep(cell, found[i]) || progress
		}
	}
	return progress
}

// fill notes for each cell what it holds in some way to fill them all with different numbers, none of those used, that
// add up to a total. It tells whether there is one.
func fill(cells, found []Set, total int, used Set) (ok bool) {
	if len(cells) == 1 {
		last := cells[0] & Only(total) &^ used
		found[0] |= last
		return last != 0
	}
	if len(cells) == 2 {
		first := cells[0] & (cells[1] &^ used).from(total) &^ used
		if total%2 == 0 {
			first &^= Only(total / 2)
		}
		found[0] |= first
		found[1] |= first.from(total)
		return first != 0
	}
	for rest := cells[0] &^ used; rest != 0; rest &= rest - 1 {
		if fill(cells[1:], found[1:], total-rest.Min(), used|rest&-rest) {
			found[0] |= rest & -rest
			ok = true
		}
	}
	return ok
}

// Bounds leaves each cell of a line what can be made up for if all others hold their least or their greatest.
func Bounds(s *Square) (progress bool) {
	for _, line := range s.lines {
		least, most := 0, 0
		for _, cell := range line {
			least, most = least+s.Cells[cell].Min(), most+s.Cells[cell].Max()
		}
		for _, cell := range line {
			set := s.Cells[cell]
			progress = s.keep(cell, between(s.Sum-most+set.Max(), s.Sum-least+set.Min())) || progress
		}
	}
	return progress
}
