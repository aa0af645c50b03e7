package datasets

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/touchstone-rl/touchstone/tasks"
)

const (
	SaltSize     = 32 // bytes of a salt
	PublicIDSize = 16 // hexadecimal digits of a public ID

	sealedSuffix = ".sealed.jsonl" // after the folder's name
)

// ErrSealed is the error of WriteSealed for what cannot be sealed, or not there: where a sealed file stands already,
// nothing could make it again.
var ErrSealed = errors.New("the set cannot be sealed")

// A PublicItem is a row of a sealed set as it is published. It tells nothing of the answer.
type PublicItem struct {
	ID          string      `json:"id"` // the first 16 digits of the commitment
	Family      string      `json:"family"`
	Level       int         `json:"level"`
	Split       tasks.Split `json:"split"`
	Prompt      string      `json:"prompt"`
	Fingerprint string      `json:"fingerprint"`
	Commitment  string      `json:"commitment"` // of the sealed row
}

// A SealedItem is a row of a sealed set's key: an item, with the ID of its public row and the salt of the commitment.
type SealedItem struct {
	ID          string      `json:"id"`   // of the public row
	Item        string      `json:"item"` // the item's own ID, which names the secret seed
	Salt        string      `json:"salt"` // hexadecimal
	Family      string      `json:"family"`
	Level       int         `json:"level"`
	Split       tasks.Split `json:"split"`
	Prompt      string      `json:"prompt"`
	Answer      string      `json:"answer"`
	Label       string      `json:"label"`
	Fingerprint string      `json:"fingerprint"`
	Effort      float64     `json:"effort"`
}

// Commitment is the SHA-256 of salt, item, prompt, answer and label, joined by NUL characters, in hexadecimal. Nobody can
// find the answer from it without the salt, nor another row that has the same one. An error means that one of the
// five holds NUL or is not UTF-8, so that JSON would not keep it or the bounds between them could be moved.
func (s SealedItem) Commitment() (string, error) {
	parts := []string{s.Salt, s.Item, s.Prompt, s.Answer, s.Label}
	for i, name := range []string{"salt", "item", "prompt", "answer", "label"} {
		if strings.ContainsRune(parts[i], 0) || !utf8.ValidString(parts[i]) {
			return "", fmt.Errorf("%s: its %s holds a NUL character or is not UTF-8, and cannot be committed to", s.Item, name)
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:]), nil
}

// Public is the row that is published for a sealed one. Its ID follows from its commitment.
func (s SealedItem) Public() (PublicItem, error) {
	commitment, err := s.Commitment()
	if err != nil {
		return PublicItem{}, err
	}
	return PublicItem{commitment[:PublicIDSize], s.Family, s.Level, s.Split, s.Prompt, s.Fingerprint, commitment}, nil
}

// Holds tells whether a sealed row is that of an item.
func (s SealedItem) Holds(item tasks.Item) bool { return s == sealedOf(item, s.ID, s.Salt) }

func sealedOf(item tasks.Item, id, salt string) SealedItem {
	return SealedItem{
		id, item.ID, salt, item.Family, item.Level, item.Split, item.Prompt, item.Answer, item.Label, item.Fingerprint, item.Effort,
	}
}

// SealedName is the name of the sealed file of a folder, beside which it stands: never in it, where it would be published.
func SealedName(folder string) (string, error) {
	name := filepath.Clean(folder)
	if base := filepath.Base(name); base == "." || base == ".." {
		absolute, err := filepath.Abs(name)
		if err != nil {
			return "", err
		}
		name = absolute
	}
	if filepath.Dir(name) == name {
		return "", fmt.Errorf("%w: %s has no place beside it for the sealed file", ErrSealed, folder)
	}
	return name + sealedSuffix, nil
}

// WriteSealed writes a set whose answers are kept apart: a folder like that of WriteFolder, whose rows are PublicItems, and
// beside it a sealed file with the SealedItems in the same order, which opens the set and is for its owner alone. The seed
// of the request is drawn from secrets, as are the salts; they must be what crypto/rand gives. Nothing makes such a
// set again, so an existing sealed file stays, and the folder must be new or empty.
func (r Request) WriteSealed(ctx context.Context, folder string, o Options, secrets io.Reader) ([]Tally, error) {
	if err := r.maySeal(); err != nil {
		return nil, err
	}
	name, err := SealedName(folder)
	if err != nil {
		return nil, err
	}
	var seed [8]byte
	if _, err := io.ReadFull(secrets, seed[:]); err != nil {
		return nil, fmt.Errorf("drawing a seed: %w", err)
	}
	r.Seed = binary.BigEndian.Uint64(seed[:])
	file, err := createSealed(name)
	if err != nil {
		return nil, err
	}
	o.sealing = &sealing{file: file, secrets: secrets, ids: map[string]bool{}}
	tallies, err := r.WriteFolder(ctx, folder, o)
	if err != nil {
		file.Abandon()
		return nil, err
	}
	for i, t := range tallies {
		if errors.Is(t.Ended, tasks.ErrNoProblem) {
			tallies[i].Ended = tasks.ErrNoProblem // the error that wraps it names the seed
		}
	}
	return tallies, nil
}

// maySeal refuses families whose problems hold a key: fingerprints are published, and whoever guesses the key could see
// from them whether he is right.
func (r Request) maySeal() error {
	for _, s := range r.Settings {
		if s.Family.Judge != tasks.Rules {
			return fmt.Errorf("%w: problems of %s hold their answers, and so their fingerprints, which are published, would tell a right guess",
				ErrSealed, s.Family.Name)
		}
	}
	return nil
}

// createSealed begins a sealed file, which nobody else may read. That its temporary file must be new keeps two runs
// from making the same one.
func createSealed(name string) (*File, error) {
	handle, err := os.OpenFile(name+partSuffix, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w: %s is there: another run makes it, or one was killed and left it; remove it if there is none",
			ErrSealed, name+partSuffix)
	}
	if err != nil {
		return nil, err
	}
	file := &File{name: name, part: name + partSuffix, out: handle, handle: handle, packed: true, sum: sha256.New()}
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		file.Abandon()
		return nil, fmt.Errorf("%w: %s is there, the only key to a set that nothing makes again; choose another folder", ErrSealed, name)
	}
	return file, nil
}

// A sealing makes public rows of rows, and writes what they do not tell to the sealed file.
type sealing struct {
	file    *File
	secrets io.Reader
	ids     map[string]bool // of public rows
}

func (s *sealing) seal(row Row) (Row, error) {
	sealed, public, err := s.draw(row.Item)
	if err != nil {
		return Row{}, err
	}
	s.ids[public.ID] = true
	line, err := jsonLine(sealed)
	if err != nil {
		return Row{}, err
	}
	if _, err := s.file.Write(line); err != nil {
		return Row{}, err
	}
	if line, err = jsonLine(public); err != nil {
		return Row{}, err
	}
	item := tasks.Item{
		ID: public.ID, Family: public.Family, Level: public.Level, Split: public.Split, Prompt: public.Prompt, Fingerprint: public.Fingerprint,
	}
	return Row{Item: item, Commitment: public.Commitment, JSON: line, Took: row.Took}, nil
}

// draw draws salts until the public ID that follows is not that of another row.
func (s *sealing) draw(item tasks.Item) (sealed SealedItem, public PublicItem, err error) {
	for {
		var salt [SaltSize]byte
		if _, err := io.ReadFull(s.secrets, salt[:]); err != nil {
			return sealed, public, fmt.Errorf("drawing a salt: %w", err)
		}
		sealed = sealedOf(item, "", hex.EncodeToString(salt[:]))
		if public, err = sealed.Public(); err != nil {
			return sealed, public, err
		}
		if sealed.ID = public.ID; !s.ids[public.ID] {
			return sealed, public, nil
		}
	}
}

// files are those that get their names before those of the folder. There may be no sealing.
func (s *sealing) files() []*File {
	if s == nil {
		return nil
	}
	return []*File{s.file}
}
