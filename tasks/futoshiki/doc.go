// Package futoshiki asks to fill a square with numbers so that every row and every column holds each once and all signs
// between neighbouring cells hold.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - singles: a cell with one number left, a number with one place left in a row or column, and what one sign says:
//     of the largest and the smallest number, and of a cell beside a known number;
//   - bounds: limits carried along chains of signs;
//   - sets: naked and hidden pairs, triples and so on, X-wings and larger fish;
//   - chains: forcing chains along cells with two numbers left;
//   - search: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and then in size:
//
//	level  1        2       3     4       5       6       7       8
//	tier   singles  bounds  sets  chains  search  search  search  search
//	size   4        5       6     6       6       7       8       9
//
// Larger squares take no more suppositions, as no puzzle is made that takes over 100 of them. Numbers are taken away
// before signs, so that few or none are left. As parameters, tier and size (up to 12) can be combined as one likes.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// Every puzzle is made from its solution, and has no other: a technique takes away only what no solution holds, so that
// a puzzle that falls to techniques has one solution; in the last tier the search goes through all that is possible.
// The judge looks at given numbers, rows, columns and signs.
//
// Two puzzles are the same if one becomes the other by turning or mirroring, by counting the numbers from the other end,
// which turns every sign round, or by any order of rows or columns in which all signs are still between neighbours. Rows
// that signs tie together stay together; k such groups of rows, of which l have two rows or more, can be put in
// k! * 2^l orders, and columns likewise. With signs between all rows and all columns there are 16 images in all. The
// canonical problem is found by graph labelling. How many there are cannot be told: which puzzles are of a tier shows
// only when they are solved.
//
// # Origin
//
// Tamaki Seto, 2001. The making is that of Unequal in Simon Tatham's collection. reasoning-gym, SynLogic and RLVE have
// the task as futoshiki.
package futoshiki
