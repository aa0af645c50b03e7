package lineup

// Facts is the rung of what follows at once from what is known: a known thing's place is taken by no other of its
// group, and a clue tells where its last unknown thing may be. It goes through all groups and clues once.
func Facts(r *Row) (progress bool) {
	for g := 1; g < r.groups(); g++ {
		progress = r.exclude(g) || progress
	}
	r.listen()
	for clue := r.waiting.next(0); clue >= 0; clue = r.waiting.next(clue + 1) {
		progress = r.unknown(clue) <= 1 && r.heed(clue) || progress
	}
	return progress
}

// unknown is how many things of a clue are not known.
func (r *Row) unknown(clue int) (n int) {
	for _, thing := range r.clues[clue].Things {
		if !r.can[thing].single() {
			n++
		}
	}
	return n
}

// exclude takes the places of a group's known things from its other things.
func (r *Row) exclude(g int) (progress bool) {
	first, group := r.group(g)
	var known set
	for i, can := range group {
		if can.single() {
			progress = r.keep(first+i, ^known) || progress // two at one place break the row
			known |= can
		}
	}
	for i, can := range group {
		if can&known != 0 && !can.single() {
			progress = r.keep(first+i, ^known) || progress
		}
	}
	return progress
}

// Single is the rung of places for which one thing of a group is left. It goes through all groups once.
func Single(r *Row) (progress bool) {
	for g := 1; g < r.groups(); g++ {
		progress = r.fill(g) || progress
	}
	return progress
}

// fill places the things of a group that alone can be in some place. It breaks the row if there is none for a place, or
// if one would have to be in several.
func (r *Row) fill(g int) (progress bool) {
	first, group := r.group(g)
	var once, twice set
	for _, can := range group {
		twice |= once & can
		once |= can
	}
	if once != 1<<r.places-1 {
		return r.keep(first, 0)
	}
	for i, can := range group {
		if own := can &^ twice; own.single() {
			progress = r.keep(first+i, own) || progress
		} else if own != 0 {
			progress = r.keep(first+i, 0) || progress
		}
	}
	return progress
}

// Reach is the rung of clues whose things are not known, but confined to some places: a thing cannot be where
// the others would have no place. It heeds one clue.
func Reach(r *Row) bool {
	r.listen()
	for clue := r.waiting.next(0); clue >= 0; clue = r.waiting.next(clue + 1) {
		if r.heed(clue) {
			return true
		}
	}
	return false
}

// Share is the rung of things of a group that have no more places than they are, together: others cannot be there. It
// looks at the places of every two things.
func Share(r *Row) bool {
	for g := 1; g < r.groups(); g++ {
		_, group := r.group(g)
		for i, a := range group {
			for _, b := range group[:i] {
				if r.confine(g, a|b) {
					return true
				}
			}
		}
	}
	return false
}

// confine counts the things of a group that can be in the given places alone. If they fill these, it keeps the others
// out.
func (r *Row) confine(g int, places set) (progress bool) {
	first, group := r.group(g)
	inside := 0
	for _, can := range group {
		if can&^places == 0 {
			inside++
		}
	}
	if inside < places.len() {
		return false
	}
	for i, can := range group {
		if can&^places != 0 {
			progress = r.keep(first+i, ^places) || progress
		}
	}
	return progress
}

// Suppose is the rung of indirect proof: it supposes a thing in one of its places, and if what follows by Facts, Single
// and Reach breaks the row, the thing cannot be there. Things with few places are tried first. Steps that follow
// from a supposition count, whatever comes of it.
func Suppose(r *Row) bool {
	for few := 2; few <= r.places; few++ {
		for thing, can := range r.can {
			if can.len() != few {
				continue
			}
			for rest := can; rest != 0; rest &= rest - 1 {
				place := rest & -rest
				trial := r.with(thing, place)
				possible := trial.settle()
				r.Steps = trial.Steps
				if !possible {
					return r.keep(thing, ^place)
				}
			}
		}
	}
	return false
}

// Search is the rung that proves anything: it supposes a thing in each of its places in turn, and searches on in
// each case until it is broken or filled. What is possible in some case is left. The steps of all cases count.
func Search(r *Row) (progress bool) {
	thing := r.narrowest()
	if thing < 0 {
		return false
	}
	possible := make([]set, len(r.can))
	for can := r.can[thing]; can != 0; can &= can - 1 {
		trial := r.with(thing, can&-can)
		if trial.settle() {
			Search(trial)
		}
		r.Steps = trial.Steps
		if !trial.broken {
			for i, place := range trial.can {
				possible[i] |= place
			}
		}
	}
	for i, places := range possible {
		progress = r.keep(i, places) || progress
	}
	return progress
}
