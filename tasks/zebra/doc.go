// Package zebra asks who lives where in a street and has what, from clues: the zebra puzzle, or Einstein's riddle.
//
// Houses stand in a row. The people in them differ in some attributes, such as name, drink and pet, and each value of
// an attribute belongs to one house. The clues say which values go together, or how their houses lie to each other.
// Exactly one assignment keeps all the clues, and it does not without any one of them.
//
// # Levels
//
// A level sets the size of the street, the kinds of clues, and the hardest technique that is needed: every puzzle of
// the level needs it, and none needs a harder one. The techniques are, from the easiest,
//
//   - direct: a clue about houses that are known but for one; the last value for a house, or the last house for a value;
//   - indirect: a clue about values that are confined to some houses; two values that share two houses between them;
//   - suppose: a value in a house, supposed and led to a contradiction by clues and last ones;
//   - search: a supposition within another.
//
// The kinds of clues are added in the order of how much they tell, and those that tell much are left out of a puzzle
// before those that tell little. Each level has the kinds of those before it.
//
//	1   3 houses, 3 attributes, direct: in house 2, the same person, directly to the left, next to
//	2   4 houses, 3 attributes, indirect
//	3   4 houses, 4 attributes, indirect: somewhere to the left
//	4   5 houses, 4 attributes, indirect: not in house 2, not the same person
//	5   5 houses, 5 attributes, suppose
//	6   6 houses, 5 attributes, suppose: so many houses between, somewhere between
//	7   6 houses, 6 attributes, suppose: at least one house between, either this or that
//	8   7 houses, 6 attributes, suppose
//	9   7 houses, 7 attributes, suppose
//
// Level 9 is the ceiling. Parameters go on to 9 houses and 8 attributes, for which there are just enough words. Large streets
// hardly ever need so little as the first techniques, and small ones never need the last: such combinations are refused.
//
// Effort is the number of steps of a solver that always takes the easiest technique that helps: how often it found that
// a value is not in some houses, suppositions that led nowhere included.
//
// # Correctness
//
// The judge goes through the clues with the answer's houses. That there is one solution only is shown by exhaustive
// search, for the puzzle and for each attempt to leave out a clue.
//
// The canonical problem is without names and without any order of attributes, values and clues, and the same from both
// ends of the street: with h houses and a attributes, 2 * a! * h!^a images, times the orders of clues and of values in
// a clue that can change places. It is found by graph labelling. Other clues that lead to the same answer make
// another problem. How many there are cannot be told: which clues suffice, and are all needed, shows only in a search.
//
// # Origin
//
// Life International of 17 December 1962 printed the first, under the title "Who Owns the Zebra?". Enigmata,
// reasoning-gym (zebra_puzzles), SynLogic and BIG-bench (logic_grid_puzzle) have such tasks.
package zebra
