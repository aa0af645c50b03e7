package generators

// A Rung is one technique of deduction. It looks for a place where the technique applies, applies it to the
// state, and tells whether anything changed. A rung that only ever asserts what must hold keeps every solution.
type Rung[State any] func(State) bool

// Climb solves as a careful person would: it tries the rungs from the easiest, and after each progress goes back
// to the first. It ends when done says so, or when no rung makes progress. It returns how often each rung made
// progress; the hardest rung with a count above zero is the tier of the instance.
//
// The loop is that of Simon Tatham's graded solvers ("goto cont" in latin.c).
func Climb[State any](state State, rungs []Rung[State], done func(State) bool) (used []int) {
	used = make([]int, len(rungs))
	for i, ended := 0, done(state); i < len(rungs) && !ended; {
		if rungs[i](state) {
			used[i]++
			i, ended = 0, done(state)
		} else {
			i++
		}
	}
	return used
}

// Tier is the hardest rung that Climb used, counted from 0; -1 if none was.
func Tier(used []int) int {
	for i := len(used) - 1; i >= 0; i-- {
		if used[i] > 0 {
			return i
		}
	}
	return -1
}

// A Step is a technique of a Ladder, with its tier, counted from 0, and what one use of it counts as effort.
type Step[State any] struct {
	Tier int
	Cost float64
	Rung Rung[State]
}

// A Ladder grades puzzles: by the hardest of its steps that a puzzle takes, and by search, the tier above all steps, where
// they do not reach.
type Ladder[State any] struct {
	Steps  []Step[State]    // from the easiest; tiers do not fall
	Broken func(State) bool // whether a contradiction was found
	Solved func(State) bool // whether nothing is left to be found; a broken state may seem solved

	// Search looks for all solutions from where the steps end. It tells how many nodes it had and whether, within so many
	// of them, it showed that there is exactly one solution. 0 is any number.
	Search   func(state State, maxNodes int) (nodes int, unique bool)
	MaxNodes int     // of a search that grades a puzzle
	NodeCost float64 // what a node counts as effort
}

// Climb climbs the steps up to a tier, as the function Climb does, until the state is solved or broken.
func (l Ladder[State]) Climb(state State, tier int) (used []int) {
	used = make([]int, len(l.Steps))
	for i, ended := 0, l.isOver(state); i < len(l.Steps) && l.Steps[i].Tier <= tier && !ended; {
		if l.Steps[i].Rung(state) {
			used[i]++
			i, ended = 0, l.isOver(state)
		} else {
			i++
		}
	}
	return used
}

func (l Ladder[State]) isOver(state State) bool { return l.Broken(state) || l.Solved(state) }

// Searching is the tier of search.
func (l Ladder[State]) Searching() int { return l.Steps[len(l.Steps)-1].Tier + 1 }

// Falls tells whether a puzzle falls to the steps up to a tier or, in the tier of search, to that: it has one solution then.
// What the steps find is left in the state.
func (l Ladder[State]) Falls(state State, tier int) bool {
	l.Climb(state, tier)
	return l.isSolution(state) || tier >= l.Searching() && l.isUnique(state)
}

// Tier is the tier of a puzzle that has one solution. What the steps find is left in the state.
func (l Ladder[State]) Tier(state State) int {
	hardest := Tier(l.Climb(state, l.Searching()))
	if !l.isSolution(state) {
		return l.Searching()
	}
	return l.Steps[max(hardest, 0)].Tier
}

// Effort adds up what the steps of a climb cost and, where they do not reach, what the nodes of a search from there cost that
// shows the solution to be the only one. What the steps find is left in the state.
func (l Ladder[State]) Effort(state State) (effort float64) {
	for i, uses := range l.Climb(state, l.Searching()) {
		effort += l.Steps[i].Cost * float64(uses)
	}
	if !l.isSolution(state) {
		nodes, _ := l.Search(state, 0)
		effort += l.NodeCost * float64(nodes)
	}
	return effort
}

func (l Ladder[State]) isSolution(state State) bool { return l.Solved(state) && !l.Broken(state) }

func (l Ladder[State]) isUnique(state State) bool {
	_, unique := l.Search(state, l.MaxNodes)
	return unique
}
