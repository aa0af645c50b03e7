package crossfill

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/naive"
)

func oracle(p Problem, answer string) bool {
	height, width := len(p.Grid), len(p.Grid[0])
	rows := naive.Symbols(answer, height, width, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.")
	if rows == nil {
		return false
	}
	text := "" // all rows and all columns, parted by points
	for r := range height {
		for c := range width {
			given, got := p.Grid[r][c], rows[r][c]
			if given == '_' && got == '.' || given != '_' && given != got {
				return false
			}
		}
		text += rows[r] + "."
	}
	for c := range width {
		for r := range height {
			text += string(rows[r][c])
		}
		text += "."
	}
	left := "." + strings.Join(p.Words, ".") + "."
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return c == '.' }) {
		if len(word) == 1 {
			continue
		}
		if !strings.Contains(left, "."+word+".") {
			return false
		}
		left = strings.Replace(left, "."+word+".", ".", 1)
	}
	return true
}
