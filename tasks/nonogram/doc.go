// Package nonogram asks to fill cells of a grid so that the runs of filled cells in each row and each column have the
// lengths that its clue says, in this order.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - overlap: of the places that empty cells leave to a run, the first and the last; where they overlap, it fills cells,
//     and cells that no run reaches are empty. So is the rest of a line that has enough filled cells;
//   - lines: what a cell is in all ways to place the runs of a line;
//   - search: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and in size:
//
//	level  1        2        3        4      5      6      7      8      9       10      11      12
//	tier   overlap  overlap  overlap  lines  lines  lines  lines  lines  search  search  search  search
//	size   5x5      6x6      8x8      8x8    10x10  12x12  15x15  20x20  12x12   15x15   20x20   25x25
//
// As parameters, tier, height and width (up to 32) can be combined as one likes, but for puzzles of more than 400 cells
// that fall to overlaps alone.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// A picture is drawn from coins that are smoothed, so that filled cells come in patches; no line is all filled or all
// empty. As long as the techniques of the tier leave cells open, one of these is filled or emptied. A technique takes away
// only what no solution holds, and a search goes through all that is possible, so that a puzzle that falls to them has one
// solution. The judge looks at the runs of rows and columns.
//
// Two puzzles are the same if one becomes the other by turning or mirroring, so that a puzzle has 8 images; in any other
// order of rows or columns, runs would be torn. How many puzzles there are cannot be told: which are of a tier shows only
// when they are solved.
//
// # Origin
//
// Non Ishida and Tetsuya Nishio, 1987. Tatham's collection has it as Pattern, whose puzzles fall to the first two tiers
// here.
package nonogram
