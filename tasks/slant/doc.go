// Package slant asks to draw a diagonal into every cell of a grid so that as many end in each numbered corner as it says
// and no lines make a loop.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - easy: a corner all of whose lines are found, or that needs the lines of all open cells around it, and a line that
//     would close a loop;
//   - hard: a line that would cut lines off from the border, so that they would lie in a loop; and two cells side by side
//     of which the clues say that their lines do not both end in a corner of their common side, or that exactly one does;
//   - search: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and then in size:
//
//	level  1     2     3     4     5     6      7      8      9      10      11      12
//	tier   easy  easy  easy  hard  hard  hard   hard   hard   hard   search  search  search
//	size   4x4   6x6   8x8   6x6   8x8   10x10  12x12  16x16  20x20  8x8     10x10   12x12
//
// As parameters, height and width (from 3 to 30) and tier can be combined as one likes. Clues that tell all lines around
// them at once are the first to be taken away, but for the tier easy.
//
// Effort counts the clues and loops that tell something to a solver who goes back to the easiest after each success, and
// the harder techniques and the suppositions of a search where they do not suffice, weighed by how hard they are to see.
//
// # Correctness
//
// Lines without a loop are drawn, with a clue in every corner. Then every cell is known, row by row, from the clue in its
// upper left corner. Clues are taken away as long as the puzzle falls within the tier. A technique adds only what holds
// in every solution, so that a puzzle that falls to techniques has one solution; in the last tier the search goes
// through all that is possible. The judge looks at loops and clues.
//
// Two puzzles are the same if one becomes the other by turning or mirroring. How many there are cannot be told: which
// puzzles are of a tier shows only when they are solved.
//
// # Origin
//
// Nikoli, as Gokigen Naname. The first two tiers are those of Slant in Simon Tatham's collection, whose hard tier knows
// the same facts of neighbouring cells and of dead ends.
package slant
