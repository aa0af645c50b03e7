// Package binairo asks to fill a grid with 0s and 1s so that no three cells that follow one another in a row or column
// hold the same digit, each row and each column holds as many 0s as 1s, and, in most puzzles, no two rows and no two
// columns are alike.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - pairs: beside two equal digits, and between them, stands the other one; the only open cell of a line holds the
//     digit that is lacking;
//   - counts: where a line holds all of one digit, the rest is the other one; where a line would be like a full one if
//     its last 0 (or 1) stood where that has it, it stands elsewhere;
//   - last: the last 0 (or 1) of a line stands among any three cells that would be alike without it;
//   - lines: what a cell holds in all fillings of a line that obey the rules for single lines;
//   - search: suppositions inside suppositions, up to 200 of them.
//
// The levels go up in tier and in size:
//
//	level  1      2       3       4     5      6      7      8       9       10      11      12
//	tier   pairs  counts  counts  last  last   lines  lines  search  search  search  search  search
//	size   6x6    6x6     8x8     8x8   10x10  10x10  12x12  12x12   14x14   16x16   18x18   20x20
//
// In all of them rows and columns differ (unique). As parameters, tier and even heights and widths (up to 32, or 24 in
// the last tier) can be combined as one likes, but for a few small sizes that have hardly any puzzles of the last tiers,
// and for more than 14 lines of 6 cells, which cannot all differ.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// A grid is filled with random clues and what follows from them. Clues are then taken away, the last one first, as long
// as the clue follows from the others: so they are enough all the time, and none that is left can go. In the last tier a
// clue follows if a search, no longer than that of the tier, finds no solution that has the other digit in its place. A
// technique takes away only what no solution holds, and a search goes through all that is possible, so that every puzzle
// has one solution. The judge looks at given digits, rows and columns.
//
// Two puzzles are the same if one becomes the other by turning or mirroring, or by exchanging 0 and 1: 16 images in all.
// Other orders of six rows or more make other threes. How many puzzles there are cannot be told: which are of a tier
// shows only when they are solved.
//
// # Origin
//
// Binairo, Peter De Schepper and Frank Coussement, 2009; also called Takuzu. Tatham's collection has it as Unruly, whose
// three tiers are the first three here. Enigmata has the task as binairo.
package binairo
