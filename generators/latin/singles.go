package latin

// NakedSingle takes the number of each known cell from the other cells of its row and column. Where two known cells
// of a line hold the same number, it breaks the square.
func NakedSingle(s *Square) bool {
	progress := false
	var rows, columns [MaxSize]Set // the numbers known in each
	for row := range s.Size {
		for column, cell := range s.row(row) {
			if cell.Single() {
				progress = s.Keep(row*s.Size+column, ^(rows[row]|columns[column])) || progress
				rows[row] |= cell
				columns[column] |= cell
			}
		}
	}
	for row := range s.Size {
		cells := s.row(row)
		for column, cell := range cells {
			if known := rows[row] | columns[column]; cell&known != 0 && !cell.Single() {
				cells[column] &^= known
				progress = true
			}
		}
	}
	return progress
}

// HiddenSingle puts a number where it has one place left in a row or column. Where it has none, it breaks the square.
func HiddenSingle(s *Square) bool {
	progress := false
	for i := range 2 * s.Size {
		var once, twice Set
		first, step := s.line(i)
		for k, cell := 0, first; k < s.Size; k, cell = k+1, cell+step {
			twice |= once & s.Cells[cell]
			once |= s.Cells[cell]
		}
		if once != UpTo(s.Size) {
			return s.Keep(first, 0) || progress
		}
		for k, cell := 0, first; k < s.Size; k, cell = k+1, cell+step {
			switch own := s.Cells[cell] &^ twice; {
			case own == 0:
			case own.Single():
				progress = s.Keep(cell, own) || progress
			default:
				return s.Keep(cell, 0) // one cell would have to hold several numbers
			}
		}
	}
	return progress
}
