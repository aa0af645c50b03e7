package tasktest

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Orbits holds a canonical form against brute force. The problems must be all that there are of some size: every move,
// a symmetry that a test writes down a second time and as plainly as can be, leads from each of them to others of
// them, and what moves lead to in any number of steps is the same problem. Two problems must have the same canonical
// form if and only if they are the same problem. It returns how many different problems there are.
func Orbits[Problem any](problems []Problem, moves func(Problem) []Problem, canonical func(Problem) Problem) (int, error) {
	number := make(map[string]int, len(problems))
	for i, p := range problems {
		number[written(p)] = i
	}
	parent := make([]int, len(problems))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, p := range problems {
		for _, image := range moves(p) {
			k, ok := number[written(image)]
			if !ok {
				return 0, fmt.Errorf("a move leads from %s to %s, which is none of the problems", written(p), written(image))
			}
			parent[root(k)] = root(i)
		}
	}
	return compareForms(problems, root, canonical)
}

// Grids are all grids of so many rows and columns whose cells hold the symbols, one byte each.
func Grids(height, width int, symbols string) (grids [][]string) {
	cells := make([]byte, height*width)
	var fill func(cell int)
	fill = func(cell int) {
		if cell == len(cells) {
			var rows []string
			for row := range slices.Chunk(cells, width) {
				rows = append(rows, string(row))
			}
			grids = append(grids, rows)
			return
		}
		for _, symbol := range []byte(symbols) {
			cells[cell] = symbol
			fill(cell + 1)
		}
	}
	fill(0)
	return grids
}

// Distinct are the problems that belong to all grids of so many rows and columns, each once.
func Distinct[Problem any](height, width int, symbols string, problem func(rows []string) Problem) (all []Problem) {
	seen := map[string]bool{}
	for _, rows := range Grids(height, width, symbols) {
		if p := problem(rows); !seen[written(p)] {
			seen[written(p)] = true
			all = append(all, p)
		}
	}
	return all
}

// Flips are a grid upside down, and with rows for columns: from these two come all eight turns.
func Flips(rows []string) (down, across []string) {
	down = slices.Clone(rows)
	slices.Reverse(down)
	for c := range rows[0] {
		column := ""
		for _, row := range rows {
			column += row[c : c+1]
		}
		across = append(across, column)
	}
	return down, across
}

// compareForms compares canonical forms with orbits, which are known by their roots.
func compareForms[Problem any](problems []Problem, root func(int) int, canonical func(Problem) Problem) (int, error) {
	forms, orbits := map[int]string{}, map[string]int{}
	for i, p := range problems {
		orbit, form := root(i), written(canonical(p))
		if again := written(canonical(canonical(p))); again != form {
			return 0, fmt.Errorf("%s has the canonical form %s, which has another one, %s", written(p), form, again)
		}
		if before, ok := forms[orbit]; ok && before != form {
			return 0, fmt.Errorf("%s and %s are the same problem, with the canonical forms %s and %s", written(p), written(problems[orbit]), form, before)
		}
		if before, ok := orbits[form]; ok && before != orbit {
			return 0, fmt.Errorf("%s and %s are different problems with one canonical form, %s", written(p), written(problems[before]), form)
		}
		forms[orbit], orbits[form] = form, orbit
	}
	return len(forms), nil
}

// written is a problem as it is written in labels.
func written(problem any) string {
	b, err := json.Marshal(problem)
	if err != nil {
		panic(err)
	}
	return string(b)
}
