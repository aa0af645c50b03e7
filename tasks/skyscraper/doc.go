// Package skyscraper asks to fill a square with heights of towers so that every row and every column holds each once
// and from the ends of rows and columns as much is seen as the clues say.
//
// From an end of a line one sees every tower that is higher than all before it. A clue says how many they are, or the
// sum of their heights.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - sight: a cell with one number left, a number with one place left in a row or column, and what one clue says to
//     someone who walks along its line and remembers the tallest tower so far and what was seen, and not which heights
//     have been used;
//   - lines: all ways to fill a line that keep the clues at both of its ends;
//   - chains: naked and hidden sets, X-wings and larger fish, and forcing chains along cells with two numbers left;
//   - search: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and in size, with clues of both kinds. Sums say more than counts, so that they are easier:
//
//	level  1      2      3      4      5      6      7
//	tier   sight  sight  sight  lines  lines  lines  lines
//	size   4      5      5      5      5      6      6
//	sees   count  sum    count  sum    count  sum    count
//
//	level  8      9       10      11      12      13      14
//	tier   lines  chains  chains  search  search  search  search
//	size   7      6       7       6       7       7       8
//	sees   count  count   sum     count   sum     count   count
//
// Numbers are taken away before clues, so that few or none are left; in the easiest tier, too, only as many clues stay as
// are needed. Each is first tried with the techniques of the easiest tier, and with harder ones where it would have to
// stay. As parameters, tier, size (up to 9) and kind can be combined as one likes, but for sums in squares of size 4,
// which fall to ways to fill lines in nearly all cases.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// Every puzzle is made from its solution, and has no other: a technique takes away only what no solution holds, so that
// a puzzle that falls to techniques has one solution; in the last tier the search goes through all that is possible.
// The judge looks at given numbers, rows, columns and clues.
//
// Two puzzles are the same if one becomes the other by turning or mirroring; the canonical problem is the least of
// the eight images. Some row and some column has a clue in every puzzle: without one, the order of the rows or of the
// columns would not matter. How many puzzles there are cannot be told: which are of a tier shows only when they are
// solved.
//
// # Origin
//
// A puzzle of the World Puzzle Championship of 1992. The making is that of Towers in Simon Tatham's collection.
// Enigmata and SynLogic have the task with counts, RLVE with counts and with sums.
package skyscraper
