package grid

// Directions are how many there are to look from a cell: 0 to the right, 1 down, 2 to the left, 3 up.
const Directions = 4

// Sight appends the cells that are seen from a cell in a direction, the nearest first and at most so many. What is not
// clear ends the sight. Cells are counted row by row, from 0; the rows hold one byte for each.
func Sight[Row string | []byte](cells []int32, rows []Row, clear byte, cell, direction, most int) []int32 {
	width, step := len(rows[0]), [Directions][2]int{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}[direction]
	for r, c := cell/width, cell%width; most > 0; most-- {
		if r, c = r+step[0], c+step[1]; r < 0 || r == len(rows) || c < 0 || c == width || rows[r][c] != clear {
			break
		}
		cells = append(cells, int32(r*width+c))
	}
	return cells
}
