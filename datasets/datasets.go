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
// A setting ends early when a draw for it ends with tasks.ErrNoProblem, or after 64 + 16n items in a row whose problems
// it had met before, where n is the number of different problems that it has met, be they its own rows or another's. If
// one more problem existed, as likely to be drawn as each of those n, so many draws would all miss it with a chance
// below e^-16, one in eight million. The rows found are kept and the Tally says how many are missing.
//
// # What de-duplication takes
//
// A part of a dataset, which is one split, is de-duplicated as a whole and while it is made: a row is handed out when
// no earlier one has its problem, and an item that takes a dropped one's place is made at once. Sorting fingerprints on
// disk would find duplicates only after the last row, when it is too late for that; so they are held in memory, each in
// 12 + ⌈k/8⌉ bytes, of which k bits tell the settings of its family that have met it (k is how many settings the family
// with the most of them has). As the tables that hold them are between 7/9 and 7/8 full, a row takes 15 to 17 bytes
// where no family has more than 8 settings: at most 1.6 GiB for 100 million rows, 16 GiB for MaxCount. Duplicates take
// nothing. Parts need not meet, because the partition keeps their problems apart.
//
// The set looks at 104 bits of a fingerprint. Two problems that agree in them count as one: the later row is dropped and
// the next index takes its place, so that no problem is ever there twice, and the same rows come out each time. That it happens at all
// among n rows has a chance below n²/2^105: 2.5e-16 for 100 million rows, 2.5e-14 for MaxCount.
//
// # Sealed sets
//
// A sealed set is published without its answers and opened later. Its public rows hold salted commitments to the items;
// the sealed file beside the folder holds these items and the salts, and names the seed. Seed and salts are chance from
// outside, so that unlike all else here such a set is made once. docs/sealed.md has the layout, and what it protects.
//
// # Items that were made before
//
// A run keeps its items in a journal until the dataset is whole. One that goes on after an interruption, or that merges
// shards, is an ordinary run that reads items, where it finds them, instead of making them. As an ID names one item for ever,
// the rows, tallies and bytes are the same by construction, whatever was found. docs/shards.md has the files.
//
// # Files
//
// A file appears under its final name when it is whole, by renaming NAME.part. What is left in NAME.part after an
// interruption or a full disk are whole rows; files of a Format that is compressed are removed instead. The manifest
// of a folder comes last: where it stands, the dataset is whole.
//
// Rows go to files by the length of their lines of JSON, whatever the Format, so that a row stands in the same file in
// every one. The bytes of each Format depend on the rows alone, and on the versions of the libraries that compress.
package datasets
