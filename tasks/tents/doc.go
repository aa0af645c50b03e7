// Package tents asks to put a tent beside every tree so that trees and tents can be paired one to one, no two tents touch
// each other, not even corner to corner, and every row and column holds as many tents as its number says.
//
// # Levels
//
// A puzzle belongs to a tier if it falls to the techniques of the tier and those before it, and not without them:
//
//   - counts: cells beside no tree that lacks its tent, trees with one cell left for their tent, tents with one tree left,
//     cells that touch a tent; and a row or column that has all its tents, or needs all for which there is room;
//   - shadows: a cell that touches both cells that are left for one tree's tent, or that a neighbouring row or column
//     touches however its tents are put;
//   - trials: a supposition about one cell that the techniques above lead to a contradiction.
//
// The levels go up in tier and size:
//
//	level  1       2       3        4        5        6       7       8       9       10      11
//	tier   counts  counts  shadows  shadows  shadows  trials  trials  trials  trials  trials  trials
//	size   6       8       8        10       15       10      12      15      20      25      30
//
// Height and width, up to 30, and tier can be combined as one likes, but that puzzles of the higher tiers need some room: 20
// cells for shadows, and for trials 42 cells and 6 rows and columns. Every fifth cell holds a tree.
//
// Effort adds up the techniques used by a solver that goes back to the easiest after each success, each weighed by how
// hard it is to see.
//
// # Correctness
//
// Every puzzle is made from its solution, and has no other: a technique takes away only what no solution holds. Trees and
// tents may be paired in several ways; where the tents stand is what is asked for. The judge looks at trees, numbers and
// neighbours, and looks for a pairing.
//
// Puzzles are the same if one becomes the other by turning or mirroring, which makes eight images in all. How many there
// are cannot be told: which puzzles are of a tier shows only when they are solved.
//
// # Origin
//
// Leon Balmaekers, about 1990, as Alle Ballonnen; known as Tents and Trees, Camping, Zeltlager. The first two tiers are
// those of Tents in Simon Tatham's collection, but that it also wants the pairing to be clear.
package tents
