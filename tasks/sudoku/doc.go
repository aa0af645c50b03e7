// Package sudoku asks to complete a grid in which each row, each column and each box holds every number once. Boxes
// of r rows by c columns make a grid of r times c rows and columns; r and c are 2 or more, and r times c is 16 at
// most.
//
// Three parameters change the rules, each alone or with the others, on grids of size 6 to 12:
//
//   - diagonals: both long diagonals hold every number once too;
//   - jigsaw: connected regions of any form, drawn at random, stand in place of the boxes;
//   - killer: there are cages, of which the sum is given, and in which no number comes twice. In the tiers of wings and
//     search they leave about a third of the grid free; in those before, they go over all of it.
//
// # Levels
//
// A sudoku is of the first tier whose techniques, with those of the tiers before, solve it from start to end:
//
//   - hidden: hidden singles, that is, numbers with one place left in a row, column or box; and in a cage, numbers
//     that no way to fill it gives to a cell;
//   - naked: naked singles, cells with one number left;
//   - locked: locked candidates, pointing and claiming; and innies and outies, the same as in a cage for what cages
//     leave over of rows, columns and boxes, whose whole sum is known, or for how far they go beyond, up to four cells;
//   - subsets: naked and hidden pairs and triples;
//   - wings: X-wing, swordfish, turbot fish (skyscraper, two-string kite), XY-wing and XYZ-wing;
//   - search: none of these is enough, and somewhere a number must be supposed.
//
// Levels 1 to 6 are these tiers on the usual grid of size 9. Levels 7 and 8 need search on grids of size 12 (boxes of
// 3 rows by 4 columns) and 16 (4 by 4). There is no level above: 16 is the largest size. Diagonals, jigsaw and killer
// are for parameters to ask for, at any tier; the size is that of the boxes, also where regions stand in their place.
//
// Effort is the work of a solver that climbs this ladder: how many passes it makes with each technique, each weighed
// by its difficulty, and the suppositions it makes where the ladder ends, with all the work that follows from them.
//
// # Correctness
//
// The judge looks at the rules alone: the givens are kept, no row, column, box, region, diagonal or cage holds a
// number twice, and cages have their sums.
//
// There is one solution. Up to the tier of wings the ladder finds it, and no technique ever removes a candidate that
// belongs to a solution, so that there can be no other; above, a search finds one solution and no second.
//
// The tier is exact. The ladder goes back to its first technique after every progress, so that a technique of a tier
// is used only where all tiers before it are at their end. No clue can be left out without losing uniqueness or
// leaving the tier, except where the search that would have to show it takes too many suppositions.
//
// Two sudokus are the same problem if one becomes the other by other names for the numbers, another order of bands,
// of rows in a band, of stacks or of columns in a stack, or by transposition: for boxes of size 3, 3,359,232 images
// of a grid, times 9! names. The canonical form is one representative of all of these, found by graph labelling. Of
// size 4 there are 36 minimal sudokus. How many there are of other sizes, and of each tier, nobody knows. Where
// regions stand for boxes, rows and columns may take any order, since no rule asks that a region is connected. Where
// diagonals count, the order of rows and of columns must leave them diagonals. Where there are cages, sums tell
// numbers apart; counting them from the other end is what is left of the names.
//
// # Origin
//
// Howard Garns, "Number Place", Dell Pencil Puzzles and Word Games, 1979; as sudoku, Nikoli, 1984. The techniques
// have the names that are common among solvers. Making a grid, taking clues away and grading by a ladder of
// techniques is Simon Tatham's way in Solo, which has diagonals, jigsaw and killer too. Enigmata, SynLogic,
// reasoning-gym and RLVE have the task too.
package sudoku
