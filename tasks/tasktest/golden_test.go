package tasktest

import "testing"

func TestGoldenRowsChangeOnlyWithTheVersion(t *testing.T) {
	const (
		first   = `{"id":"pair@1/1/s1/train/0","answer":"6"}` + "\n"
		second  = `{"id":"pair@1/2/s1/train/0","answer":"8"}` + "\n"
		changed = `{"id":"pair@1/1/s1/train/0","answer":"7"}` + "\n"
		raised  = `{"id":"pair@2/1/s1/train/0","answer":"7"}` + "\n"
	)
	for _, c := range []struct {
		name, old, replacement string
		allowed                bool
	}{
		{"no golden file yet", "", first, true},
		{"nothing changed", first, first, true},
		{"a level more", first, first + second, true},
		{"a level less", first + second, first, true},
		{"other bytes for the same ID", first + second, changed + second, false},
		{"other bytes for another version", first, raised, true},
		{"a golden file that is none", "{", first, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := changeAllowed([]byte(c.old), []byte(c.replacement)); (err == nil) != c.allowed {
				t.Errorf("allowed is %t, want %t (%v)", err == nil, c.allowed, err)
			}
		})
	}
}
