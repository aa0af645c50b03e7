// Package matching pairs the vertices of bipartite graphs.
package matching

// Maximum pairs as many left vertices as can be, each with a right vertex of its own that is beside it. The graph is given
// by the right vertices beside each left vertex, and how many right vertices there are; vertices are counted from 0. It
// returns the partner of each left vertex, -1 where there is none.
//
// Left vertices are paired in their order, and one that is paired stays so, maybe with another partner: the first of
// them go unpaired last.
func Maximum(beside [][]int, rights int) (partners []int) {
	room := make([]int, 2*rights+len(beside))
	g := graph{beside, room[:rights], room[rights : 2*rights]}
	for left := range beside {
		g.pair(left, left+1)
	}
	partners = room[2*rights:]
	for left := range partners {
		partners[left] = -1
	}
	for right, left := range g.owner {
		if left > 0 {
			partners[left-1] = right
		}
	}
	return partners
}

// A graph has for each right vertex one more than the left vertex that owns it, and than that for which it was last looked
// at.
type graph struct {
	beside      [][]int
	owner, seen []int
}

// pair gives a left vertex a partner, for which those that have one may have to take another. It looks at each right
// vertex once.
func (g *graph) pair(left, mark int) bool {
	for _, right := range g.beside[left] {
		if g.seen[right] == mark {
			continue
		}
		g.seen[right] = mark
		if g.owner[right] == 0 || g.pair(g.owner[right]-1, mark) {
			g.owner[right] = left + 1
			return true
		}
	}
	return false
}
