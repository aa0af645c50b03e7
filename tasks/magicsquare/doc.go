// Package magicsquare asks to complete a magic square, which holds the numbers from 1 to n*n, once each, so that its
// rows, its columns and its two diagonals from corner to corner all add up to n*(n*n+1)/2.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - last: the last open cell of a line, a number that no other cell can hold, and numbers that stand elsewhere
//     already;
//   - pairs: what the two open cells of a line hold in some way to fill both; and bounds, which leave a cell what the
//     others of its line can make up for if they hold their least or their greatest;
//   - lines: what three or four open cells of a line hold in some way to fill them all;
//   - search: suppositions inside suppositions, up to 40 of them.
//
// The levels go up in tier and in size:
//
//	level  1     2     3      4      5      6      7      8      9      10      11      12      13      14
//	tier   last  last  pairs  pairs  pairs  pairs  lines  lines  lines  search  search  search  search  search
//	size   4     5     4      5      6      8      5      6      8      4       5       6       7       8
//
// As parameters, tier and size (from 4 to 8) can be combined as one likes. There is one magic square of size 3 alone,
// but for turns.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice, the more in larger squares.
//
// # Correctness
//
// A magic square is drawn first. Of size 4 each of the 7040 is as likely as any other. A larger one is filled at
// random; then numbers are exchanged within columns until the rows add up, then within rows until the columns do, and
// rows and columns are exchanged as a whole until the diagonals do. So every magic square can come, some more often
// than others: no construction leaves its pattern. Then numbers are left out as long as the puzzle falls within its
// tier. A technique takes away only what no solution holds, and the search goes through all that is possible, so that
// a puzzle that falls to them has one solution. The judge adds up all lines, and looks for numbers that are there
// twice.
//
// Two puzzles are the same if one becomes the other by a change that keeps rows, columns and diagonals what they are:
// by turning and mirroring; by exchanging two rows with the two that face them across the middle, and the same
// columns with theirs; by exchanging a row with the one that faces it, and the same columns; and by taking all
// numbers from n*n+1. With h for half the size, rounded down, these are 2^h * h! * 8 images. How many puzzles there
// are cannot be told: which are of a tier shows only when they are solved.
//
// # Origin
//
// Magic squares are known from China (Luo Shu) since antiquity; Bernard Frenicle de Bessy listed those of size 4 in
// 1693. Enigmata and RLVE have the task.
package magicsquare
