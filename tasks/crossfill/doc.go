// Package crossfill asks to fill a crossword grid with the words of a list, so that every row and column of two or more
// cells between black cells holds a word, and no word stands in two places. Some letters are given; some words may be
// left over.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - words: a place to which one word alone can go, for its length and the letters that are known there, and a word with
//     one place left, where as many words as places have its length;
//   - crossings: words that need, in a cell where two places cross, a letter that no word for the other has there;
//   - search: suppositions, up to 200 of them.
//
// The levels go up in tier, in size, and in decoys, which are the words left over. Short words are alike in more letters,
// so that the last levels have no long ones.
//
//	level    1      2      3          4          5          6          7       8       9       10      11
//	tier     words  words  crossings  crossings  crossings  crossings  search  search  search  search  search
//	size     5      7      7          9          9          12         7       10      13      16      16
//	longest  5      7      6          6          6          6          4       5       5       5       4
//	decoys   0      0      0          0          15         20         20      30      40      40      40
//
// As parameters, height, width (5 to 16), longest (4 to 12), decoys (up to 40) and tier can be combined as one likes, but
// that search takes 10 decoys or more: with fewer, crossings are enough for nearly every puzzle.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see, and the suppositions of a search where they do not suffice.
//
// # Correctness
//
// The words are laid out first, with letters in half of the cells or more, so that there is a solution. Letters are given
// until there is no other: a technique takes away only what no solution holds, and the search goes through all that is
// possible. Of the letters given none can be left out without losing that or leaving the tier. The judge looks at black
// cells, given letters and words; it accepts every filling that keeps the rules.
//
// The words are 5,583 common English ones of 3 to 12 letters (generators/words), but nothing depends on their being words.
// So two puzzles are the same if one becomes the other by exchanging rows for columns, by turning the grid half round and
// reading every word backwards, or by renaming letters throughout: 4 times 26! images. The canonical problem is the
// least of the four ways to see it, with the letters of each named in the order that graph labelling finds. A reflection
// is no symmetry: it would turn the words of rows round and leave those of columns. How many puzzles there are cannot be
// told: which are of a tier shows only when they are solved.
//
// # Origin
//
// Fill-in crosswords, or kriss kross, of puzzle magazines. Enigmata has the task as full crosswords, SynLogic as wordscapes.
package crossfill
