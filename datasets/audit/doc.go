// Package audit looks for rows that stand in two places: twice in the files that a model is trained on, or in these
// and in the files that it is measured with. It also holds a dataset's folder against its manifest, and a sealed set against
// its sealed file.
//
// # What is found
//
// A row is looked at by its text, a column of the file, and by its label, if it carries one of ours. Two rows are
//
//   - exact duplicates if their texts are equal, byte by byte;
//   - normalised duplicates if their texts are equal once letters are small, every run of white space is one space
//     and there is none at the ends;
//   - canonical duplicates if their labels hold the same problem up to its symmetries: the fingerprint is computed
//     from the label, and the column of that name is not believed, but of a public row of a sealed set, which has no label;
//   - overlapping if their texts share n-grams, in the sense of an Overlap. This is looked for between the audited
//     files and those that they are audited against, not within the audited files.
//
// A row is counted once, under the first of these that holds: once for what is found within the audited files, where
// the first of equal rows is the original and the later ones are found, and once for what is found against the others.
//
// # Overlap where problems are ours
//
// Two sudokus share their instructions, and two zebra puzzles a clue, without being the same problem. So
//
//   - n-grams of a family's template are passed over. An n-gram belongs to the template if it stands in at least 15 of
//     the first 16 prompts that the family makes at one of its levels 1 to 5, with seed 1 for the split train. The
//     template is learned from the family and not from the files, so that it is the same for a file of one row, and
//     nothing that was hidden in all rows of a file becomes part of it;
//   - between two rows that both carry a label of ours, an n-gram does not count that touches, in both of them, the
//     statement of the row's own problem: there the fingerprints decide, which is exact. What stands elsewhere in the
//     text, or in a text that does not hold its own statement word by word, is compared like any other. A statement is
//     found in up to eight pieces too, where something was put into it. With Audit.Surface all n-grams but those of
//     templates count.
//
// # What is held in memory
//
// Of each audited row 32 bytes for its text and, with a label, 24 for its problem, both in a map, about 110 bytes
// together; of the rows audited against their words as numbers and an entry for each different n-gram, about 45 bytes
// for each word. Rows themselves are read as a stream. N-grams are found by a 64-bit hash and then compared word by
// word. Texts and problems are told apart by 128 bits of SHA-256.
package audit
