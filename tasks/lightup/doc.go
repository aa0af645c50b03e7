// Package lightup asks to put lights into a grid so that all white cells are lit, no light lights another, and every
// clue has its number of lights beside it.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - easy: a clue whose lights are all found or that needs all cells that are left beside it, and a cell that only one
//     cell can light;
//   - tricky: a cell that holds no light because one there would darken so many cells at once, by its rays and by the
//     clues beside it that need one light more, that some cell could not be lit or some clue could not be met;
//   - hard: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and then in size:
//
//	level  1     2     3      4       5       6       7       8      9      10     11     12
//	tier   easy  easy  easy   tricky  tricky  tricky  tricky  hard   hard   hard   hard   hard
//	size   5x5   7x7   10x10  8x8     10x10   12x12   14x14   10x10  12x12  14x14  17x17  20x20
//
// As parameters, height and width (from 4 to 30) and tier can be combined as one likes.
//
// Effort counts the rules that tell something to a solver who goes back to the easiest after each success, weighed by
// how hard they are to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// Cells, lights and all clues are drawn. Where the techniques leave cells open, some of these become black, with their
// clues, until none is left. Then clues are taken away while the puzzle still falls within the tier. A technique adds
// only what holds in every solution, so that a puzzle that falls to techniques has one solution; in the last tier the
// search goes through all that is possible. The judge looks at clues, lights and lit cells.
//
// Two puzzles are the same if one becomes the other by turning or mirroring. How many there are cannot be told: which
// puzzles are of a tier shows only when they are solved.
//
// # Origin
//
// Nikoli, 2001, as Akari. The tiers are those of Light Up in Simon Tatham's collection.
package lightup
