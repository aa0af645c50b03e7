// Package starbattle asks to put equally many stars into each row, column and region of a square, so that no two
// stars touch each other, not even corner to corner.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - counts: cells that touch a star; a row, column or region that has all its stars, or has a cell without which
//     there is no room for those that it lacks;
//   - shadows: a cell whose star would leave a row, column or region too little room;
//   - bands: neighbouring rows, or columns, that lack as many stars as the regions that lie in them, or as the
//     regions that have cells in them;
//   - trials: a supposition about one cell that the techniques above lead to a contradiction.
//
// The levels go up in tier, and in each tier in size or stars:
//
//	level  1       2       3       4        5        6        7      8      9      10      11
//	tier   counts  counts  counts  shadows  shadows  shadows  bands  bands  bands  trials  trials
//	stars  1       1       1       1        2        2        1      2      2      1       2
//	size   6       8       9       8        9        10       10     9      10     7       9
//
// As parameters, size, stars and tier can be combined as one likes, but that two stars need a size of 9 (of size 8
// there are only two ways to put them), and that puzzles of the tier trials are too rare beyond a size of 8 with
// one star and of 9 with two. Regions need not be equally large.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and a tenth for each cell.
//
// # Correctness
//
// Every puzzle is made from its solution: the stars are put first, those of a region are linked by cells, and the
// other cells join a region one by one, as long as the techniques of the tier still find all stars. So it has no
// other solution: a technique finds only what holds in all. The judge counts stars and looks at neighbours.
//
// Puzzles are the same if one becomes the other by turning or mirroring and by exchanging the letters of regions.
// The canonical problem gives letters in the order in which the regions come. How many there are cannot be told:
// which puzzles are of a tier shows only when they are solved.
//
// # Origin
//
// Hans Eendebak, for the World Puzzle Championship of 2003. Known as Star Battle, with one star in a row as Queens.
package starbattle
