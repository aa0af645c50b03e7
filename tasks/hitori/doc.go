// Package hitori asks to strike out cells of a grid of numbers so that no number stands twice among the cells that are kept
// of a row or a column, no two cells that are struck out share a side, and the cells that are kept hang together.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them, not even
// if it is taken for granted that numbers that stand once in their row and column are kept (they are, where there is one
// solution, but that does not follow from the rules):
//
//   - repeats: what is beside a cell that is struck out, and equal to one that is kept; equal numbers side by side or with
//     one cell between them; equal numbers at the corners; the last way out of a cell;
//   - splits: two pairs of equal numbers side by side, of which one must be struck out on either side; cells that would part
//     the others;
//   - trials: a supposition about one cell that the techniques above lead to a contradiction.
//
// The levels go up in tier and size:
//
//	level  1        2        3        4       5       6       7       8       9       10      11      12
//	tier   repeats  repeats  repeats  splits  splits  splits  splits  trials  trials  trials  trials  trials
//	size   5        6        8        6       8       10      12      8       10      12      15      20
//
// As parameters, height and width, up to 30, and tier can be combined as one likes. Numbers go up to the greater of height
// and width.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and a tenth for each cell.
//
// # Correctness
//
// Every puzzle is made from its solution, and has no other: a technique finds only what holds in all solutions. The judge
// looks at the numbers that are kept, at neighbours, and walks through the cells that are kept.
//
// Only which numbers are equal in a row or column matters. Cells that are tied by that, directly or through others, are a
// group; a group may have any number that no other group in its rows and columns has. Puzzles are the same if one becomes
// the other by turning or mirroring and by giving groups other numbers. The canonical problem numbers the groups in their
// order. How many there are cannot be told: which puzzles are of a tier shows only when they are solved.
//
// # Origin
//
// Nikoli, 1990. The first two tiers are those of Singles in Simon Tatham's collection.
package hitori
