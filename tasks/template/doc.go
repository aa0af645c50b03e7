// Package template asks for the sum of two or more whole numbers. It is the family that "touchstone new" copies:
// as small as a family can be, and a whole one.
//
// # Levels
//
// Level n adds n+1 numbers of up to n+1 digits. There is no ceiling up to 100 numbers.
//
// Effort is the number of digits that are to be added.
//
// # Correctness
//
// The sum is one number, and the judge computes it from the numbers themselves. Their order does not matter: the
// canonical problem has them sorted.
//
// # Origin
//
// None: it stands for the family that you will write.
package template
