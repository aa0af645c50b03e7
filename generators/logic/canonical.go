package logic

import (
	"math/rand/v2"
	"slices"

	"github.com/touchstone-rl/touchstone/generators/symmetry"
	"github.com/touchstone-rl/touchstone/verifiers/truth"
)

// Canonical gives one representative of all problems that differ only in the names of atoms, in the order of formulas
// within a group, and in the order of operands that commute. All atoms below the number given must be in the formulas.
func Canonical(atoms int, groups ...[]truth.Formula) [][]truth.Formula {
	place := places(atoms, groups)
	return rebuild(groups, place, func(formulas []truth.Formula) { slices.SortFunc(formulas, truth.Compare) })
}

// Scramble gives a random problem with the same representative.
func Scramble(r *rand.Rand, atoms int, groups ...[]truth.Formula) [][]truth.Formula {
	return rebuild(groups, r.Perm(atoms), func(formulas []truth.Formula) {
		r.Shuffle(len(formulas), func(i, j int) { formulas[i], formulas[j] = formulas[j], formulas[i] })
	})
}

// places finds canonical names for the atoms: place[i] is the new number of atom i. The problem is shown to package
// symmetry as a graph whose vertices are the atoms and the connectives.
func places(atoms int, groups [][]truth.Formula) []int {
	var g symmetry.Graph
	for range atoms {
		g.Add(0)
	}
	for i, group := range groups {
		for _, f := range group {
			if f.IsLiteral() {
				link(&g, g.Add(1+i), f, 0)
			} else {
				add(&g, f, 1+i)
			}
		}
	}
	place := make([]int, atoms)
	for k, atom := range symmetry.Canonical(&g)[:atoms] {
		place[atom] = k
	}
	return place
}

// add adds the vertices of a formula that is no literal, and returns that of its own connective. The group is 0 for a
// part of a formula.
func add(g *symmetry.Graph, f truth.Formula, group int) int {
	const groups = 1 << 8 // above the number of groups
	v := g.Add((int(f.Op)<<8+f.Number)*groups + group)
	for i, part := range f.Parts {
		if f.Op.Commutes() {
			i = 0
		}
		link(g, v, part, i)
	}
	return v
}

// link adds an arc to an operand. The arcs to an atom and to its negation end at the same vertex, in two colours.
func link(g *symmetry.Graph, from int, f truth.Formula, operand int) {
	switch {
	case f.Op == truth.Atom:
		g.Link(from, f.Number, 2*operand)
	case f.IsLiteral():
		g.Link(from, f.Parts[0].Number, 2*operand+1)
	default:
		g.Link(from, add(g, f, 0), 2*operand)
	}
}

// rebuild renames the atoms, atom i to place[i], and reorders formulas and operands where that makes no difference.
func rebuild(groups [][]truth.Formula, place []int, reorder func([]truth.Formula)) [][]truth.Formula {
	var rename func(truth.Formula) truth.Formula
	rename = func(f truth.Formula) truth.Formula {
		switch {
		case f.Op == truth.Atom:
			return truth.A(place[f.Number])
		case f.IsLiteral():
			return truth.NotA(place[f.Parts[0].Number])
		}
		f.Parts = slices.Clone(f.Parts)
		for i, part := range f.Parts {
			f.Parts[i] = rename(part)
		}
		if f.Op.Commutes() {
			reorder(f.Parts)
		}
		return f
	}
	rebuilt := make([][]truth.Formula, len(groups))
	for i, group := range groups {
		rebuilt[i] = make([]truth.Formula, len(group))
		for k, f := range group {
			rebuilt[i][k] = rename(f)
		}
		reorder(rebuilt[i])
	}
	return rebuilt
}
