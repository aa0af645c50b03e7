// Package kakurasu asks to fill cells of a grid so that in each row the numbers of the columns of its filled cells, and in
// each column the numbers of their rows, add up to its clue. Rows and columns are numbered from 1.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - bounds: a cell whose number is greater than what a line lacks is empty, and one without which the line cannot make up
//     what it lacks is filled;
//   - sums: what a cell is in all ways to make up what a line lacks;
//   - search: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and in size:
//
//	level  1       2       3       4     5     6      7      8      9       10      11      12
//	tier   bounds  bounds  bounds  sums  sums  sums   sums   sums   search  search  search  search
//	size   4x4     5x5     6x6     6x6   8x8   10x10  12x12  16x16  7x7     8x8     10x10   13x13
//
// As parameters, tier, height and width (up to 20, or 16 in the last tier) can be combined as one likes, but for a few small
// sizes that have hardly any puzzles of the last tier.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// Cells are filled at random, in large grids so that some rows and columns get more and others less, for sums of middle size
// say little; no line is all filled or all empty. As long as the techniques of the tier leave cells open, one of these
// is filled or emptied. A technique takes away only what no solution holds, and a search goes through all that is
// possible, so that a puzzle that falls to them has one solution. The judge adds up rows and columns.
//
// Two puzzles are the same if one becomes the other by taking rows for columns, or empty cells for filled ones, which makes
// each sum what it lacks of the greatest: 4 images in all. Any other order of rows would give the cells other numbers. How
// many puzzles there are cannot be told: which are of a tier shows only when they are solved.
//
// # Origin
//
// A Japanese magazine puzzle of unknown authorship, also called Index Sums. Enigmata, SynLogic, reasoning-gym and RLVE have
// the task.
package kakurasu
