// Package calcudoku asks to fill a square that is cut into cages so that every row and every column holds each number
// once and the numbers in each cage have the sum, the product, the difference or the quotient that is said of it.
//
// Differences and quotients are those of two cells, the smaller number taken from the greater. A cage has up to five
// cells; of a single cell the sum is said.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - values: a cell with one number left, a number with one place left in a row or column, and which numbers stand
//     anywhere in a cage in some way to fill it;
//   - places: which numbers stand in each cell of a cage in some way to fill it;
//   - lines: a number that a cage puts into a row or column in every way to fill it stands nowhere else there;
//   - chains: naked and hidden sets, X-wings and larger fish, and forcing chains along cells with two numbers left;
//   - search: suppositions inside suppositions, up to 100 of them.
//
// The levels go up in tier and in size:
//
//	level  1       2       3       4       5       6      7
//	tier   values  values  values  places  places  lines  lines
//	size   4       5       6       5       6       6      7
//
//	level  8      9       10      11      12      13      14
//	tier   lines  chains  chains  chains  search  search  search
//	size   8      6       7       8       6       7       9
//
// A square is cut into pairs of cells and what is left over of them. While a puzzle is of a harder tier than it should be,
// or has several solutions, cages are parted where numbers are still open; then cages are joined while it is of an easier
// one, and a join that leads too far is taken back for another. Most puzzles with several solutions need not be solved to
// be found out: some exchange of two rows, columns or numbers, in a few cells, agrees with all cages. As parameters, tier
// and size (up to 9) can be combined as one likes.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// Every puzzle is made from its solution, and has no other: a technique takes away only what no solution holds, so that
// a puzzle that falls to techniques has one solution; in the last tier the search goes through all that is possible.
// The judge looks at rows, columns and cages.
//
// The rules do not say that the cells of a cage are neighbours. So two puzzles are the same if one becomes the other
// by any order of rows and of columns and by exchanging rows for columns: 2 * (n!)^2 images for size n. The canonical
// problem is found by graph labelling. In every puzzle there is a product or a quotient: with sums and differences
// alone, it would also be the same as with its numbers counted from the other end. How many puzzles there are cannot
// be told: which are of a tier shows only when they are solved.
//
// # Origin
//
// Tetsuya Miyamoto, 2004, as KenKen. The tiers are those of Keen in Simon Tatham's collection. SynLogic has the task as
// calcudoku.
package calcudoku
