package minesweeper

import (
	"strings"

	"github.com/touchstone-rl/touchstone/verifiers/naive"
)

func oracle(p Problem, answer string) bool {
	rows := naive.Symbols(answer, len(p.Grid), len(p.Grid[0]), "MSU012345678")
	return rows != nil && strings.Join(rows, " ") == strings.Join(p.Key, " ")
}
