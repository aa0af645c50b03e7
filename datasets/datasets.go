// Package datasets makes files of many items, and judges files of many responses. It knows no family: settings and
// registries are handed to it.
//
// # From a request to rows
//
// A Request is divided exactly, by largest remainder: first over the splits by the shares of the partition, then
// evenly over the families of its settings, then evenly over the settings of a family. What cannot be divided goes
// to those that come first.
//
// The rows of a split stand in an order that the request alone decides: its settings take turns, each at the pace of
// its own count, so that every stretch of a file is mixed like the whole. A setting's rows are its items of index 0,
// 1, 2 and so on. An item whose problem already stands in an earlier row is dropped, and the next index takes its
// place; so no problem is there twice, under whatever level or symmetry, and the first row keeps it. Workers only make
// items ahead of time: the bytes do not depend on how many there are.
//
// # When problems run out
//
// A setting ends early when a draw for it ends with tasks.ErrNoProblem, or after 64 + 16n duplicates in a row, where
// n is the number of different problems that it has met. If one more problem existed, as likely to be drawn as each
// of those n, so many draws would all miss it with a chance below e^-16, one in eight million. The rows found are
// kept and the Tally says how many are missing.
//
// # Files
//
// A file appears under its final name when it is whole, by renaming NAME.part. What is left in NAME.part after an
// interruption or a full disk are whole rows.
package datasets
