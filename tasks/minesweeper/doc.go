// Package minesweeper asks of every hidden cell in a position of a game whether it is surely a mine, surely safe, or
// neither.
//
// # Levels
//
// A position belongs to a tier if all that is certain follows from the deductions of the tier and those before it, and not
// without them:
//
//   - counts: an open cell all of whose mines are found, or all of whose hidden cells are needed; there is a mine and a
//     safe cell to be found;
//   - overlaps: two open cells with hidden cells in common, which limit how many mines are among these and so among the
//     others;
//   - chains: a hidden cell of which one supposition leads from count to count to an open cell that cannot be right;
//   - all: all ways to lay mines, and their number where it is told.
//
// That a cell is undetermined takes, in all tiers, a way to lay mines with one there and a way without.
//
// The levels go up in tier and then in size, and the number of mines is told:
//
//	level  1       2       3       4         5         6         7       8       9       10   11     12
//	tier   counts  counts  counts  overlaps  overlaps  overlaps  chains  chains  chains  all  all    all
//	size   5x5     7x7     10x10   7x7       9x9       12x12     9x9     12x12   16x16   9x9  12x12  16x16
//	mines  4       9       18      9         15        28        16      30      55      16   30     55
//
// As parameters, height and width (from 5 to 30), mines (from an eighth to a quarter of the cells), whether their number is
// told, and tier can be combined as one likes.
//
// Effort counts the open cells that tell something to a solver who goes back to the easiest deduction after each success,
// and the harder deductions, weighed by how hard they are to see.
//
// # Correctness
//
// Mines are laid and a game is played without hitting one: a player of the tier below opens what he knows to be safe, and
// where that is nothing, some safe cell. What is certain is found by search: of every hidden cell, for a way to lay mines
// with one there and for a way without. Hidden cells beside no open cell are all alike, and one stands for all of them. The
// judge holds answers against the key that was found so; tests hold keys against all ways to lay mines, and against the
// cautious and brave consequences of an answer set program.
//
// Two positions are the same if one becomes the other by turning or mirroring. How many there are cannot be told: which
// positions are of a tier shows only when they are solved.
//
// # Origin
//
// Minesweeper, in Microsoft Windows 3.1, 1992. Mines in Simon Tatham's collection makes whole games that need no guess;
// here a position may leave cells undetermined, and that is to be told.
package minesweeper
