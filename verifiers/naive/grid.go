package naive

import (
	"regexp"
	"strconv"
	"strings"
)

// gap is what may stand between two numbers. With two commas or two bars there would be an empty cell.
const gap = `\s*([,;]?\s*\|*|\|+\s*[,;])\s*`

var (
	border = regexp.MustCompile(`^[-+=|\s]*$`)
	row    = regexp.MustCompile(`^\|*\s*[0-9](` + gap + `[0-9])*` + gap + `$`)
	digit  = regexp.MustCompile(`[0-9]`)
	digits = regexp.MustCompile(`[0-9]+`)

	symbols  = regexp.MustCompile(`^\|*\s*[a-zA-Z0-9.](` + gap + `[a-zA-Z0-9.])*` + gap + `$`)
	notCells = regexp.MustCompile(`[^a-zA-Z0-9.]+`)
)

// Square reads the rows of a square of numbers from 1 to its size, below 100. It is nil if the text is none.
func Square(text string, size int) (rows [][]int) { return Numbers(text, size, size) }

// Numbers reads the rows of a square of numbers from 1 to the most, below 100. It is nil if the text is none.
func Numbers(text string, size, most int) (rows [][]int) {
	cell := digit
	if most > 9 {
		cell = digits
	}
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if border.MatchString(line) {
			continue
		}
		var numbers []int
		for _, text := range cell.FindAllString(line, -1) {
			n, err := strconv.Atoi(text)
			if err != nil || n < 1 || n > most || len(text) > 2 {
				return nil
			}
			numbers = append(numbers, n)
		}
		if !row.MatchString(line) || len(numbers) != size {
			return nil
		}
		rows = append(rows, numbers)
	}
	if len(rows) != size {
		return nil
	}
	return rows
}

// Symbols reads the rows of a grid that holds one symbol in each cell: letters, digits and points of an alphabet, in
// whose case they are given back. It is nil if the text is none.
func Symbols(text string, height, width int, alphabet string) (rows []string) {
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); border.MatchString(line) {
			continue
		}
		row := notCells.ReplaceAllString(line, "")
		for _, symbol := range alphabet {
			row = strings.ReplaceAll(row, strings.ToLower(string(symbol)), string(symbol))
		}
		if !symbols.MatchString(line) || len(row) != width || strings.Trim(row, alphabet) != "" {
			return nil
		}
		rows = append(rows, row)
	}
	if len(rows) != height {
		return nil
	}
	return rows
}
