package tasks

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// A Fingerprint names a problem up to its symmetries: the SHA-256 of the family's name, a zero byte, and the
// JSON of Canonical(problem). It does not depend on the family's version, on level, seed or split.
type Fingerprint [sha256.Size]byte

// String is the fingerprint in lower-case hexadecimal.
func (f Fingerprint) String() string { return hex.EncodeToString(f[:]) }

// A Split is one of the three parts of every dataset that was ever made.
type Split string

const (
	Train Split = "train"
	Dev   Split = "dev"
	Test  Split = "test"
)

// Splits lists the splits in the order in which they are written.
var Splits = []Split{Train, Dev, Test}

// SplitShares is the number of sixteenths of all problems that belong to a split: 14, 1 and 1. The shares are a
// constant of the project. They never change, so that what is training data anywhere is test data nowhere.
func SplitShares(s Split) int {
	if s == Train {
		return 14
	}
	return 1
}

// Partition tells to which split a problem belongs, for ever, by the first four bits of its fingerprint:
// 0 to 13 train, 14 dev, 15 test.
func Partition(f Fingerprint) Split {
	switch f[0] >> 4 {
	case 14:
		return Dev
	case 15:
		return Test
	default:
		return Train
	}
}

// ParseSplit reads the name of a split.
func ParseSplit(name string) (Split, error) {
	switch s := Split(name); s {
	case Train, Dev, Test:
		return s, nil
	}
	return "", fmt.Errorf("%q is no split; the splits are train, dev and test", name)
}
