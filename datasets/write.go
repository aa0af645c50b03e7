package datasets

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/tasks"
)

// Options say how a dataset is made. They change nothing in it.
type Options struct {
	Workers int    // goroutines that make items, 1 or more
	OnRow   func() // called after each row; may be nil
}

// ErrOccupied is the error of WriteFolder for a folder that holds something else than the dataset asked for.
var ErrOccupied = errors.New("the folder is not empty")

// WriteFile writes the rows of all splits to one file, and commits it. After an error the file is abandoned.
func (r Request) WriteFile(ctx context.Context, f *File, o Options) ([]Tally, error) {
	var tallies []Tally
	for _, part := range r.Parts() {
		made, err := part.write(ctx, r.Seed, f, o)
		if err != nil {
			return nil, abandon(err, f)
		}
		tallies = append(tallies, made...)
	}
	if err := f.Commit(); err != nil {
		return nil, abandon(err, f)
	}
	return tallies, nil
}

// WriteFolder writes a folder of one file for each split and a manifest.json that describes them. The folder must be
// new or empty, or hold the dataset of the same request, which is then made again. After an error nothing stands
// there under its final name that did not before.
func (r Request) WriteFolder(ctx context.Context, folder string, o Options) ([]Tally, error) {
	if err := r.mayWrite(folder); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	var files []*File
	var all []Tally
	manifest := r.manifest()
	for _, part := range r.Parts() {
		name := string(part.Split) + ".jsonl"
		f, err := CreateFile(filepath.Join(folder, name))
		if err != nil {
			return nil, abandon(err, files...)
		}
		files = append(files, f)
		tallies, err := part.write(ctx, r.Seed, f, o)
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			return nil, abandon(err, files...)
		}
		manifest.Files = append(manifest.Files, describe(name, f, tallies))
		all = append(all, tallies...)
	}
	f, err := manifest.create(folder)
	if err != nil {
		return nil, abandon(err, files...)
	}
	for _, f := range append(files, f) { // the manifest comes last: where it stands, the dataset is whole
		if err := f.Commit(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (p Part) write(ctx context.Context, seed uint64, f *File, o Options) ([]Tally, error) {
	return Make(ctx, p, seed, o.Workers, func(row Row) error {
		if _, err := f.Write(row.JSON); err != nil {
			return err
		}
		if o.OnRow != nil {
			o.OnRow()
		}
		return nil
	})
}

// abandon ends files that will not be whole, and adds to the error where their rows are kept.
func abandon(err error, files ...*File) error {
	for _, f := range files {
		rows, kept := f.Abandon()
		if _, said := errors.AsType[*WriteError](err); kept != "" && !said {
			err = fmt.Errorf("%w; %d whole rows are kept in %s", err, rows, kept)
		}
	}
	return err
}

// mayWrite tells whether the request's dataset may be written to a folder.
func (r Request) mayWrite(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var strangers []string
	for _, entry := range entries {
		if !isLeftover(entry.Name()) {
			strangers = append(strangers, entry.Name())
		}
	}
	if len(strangers) == 0 || r.stands(folder) {
		return nil
	}
	const few = 3
	if len(strangers) > few {
		strangers = append(strangers[:few], fmt.Sprintf("%d more", len(strangers)-few))
	}
	return fmt.Errorf("%w: %s holds %s, and no manifest of this same request; choose another folder, or empty it",
		ErrOccupied, folder, strings.Join(strangers, ", "))
}

// isLeftover tells whether a file is what an interrupted WriteFolder leaves.
func isLeftover(name string) bool {
	whole, part := strings.CutSuffix(name, partSuffix)
	split, rows := strings.CutSuffix(whole, ".jsonl")
	return part && (whole == manifestName || rows && slices.Contains(tasks.Splits, tasks.Split(split)))
}

// stands tells whether a folder holds the manifest of the same request, or one that was about to be committed.
func (r Request) stands(folder string) bool {
	want, err := json.Marshal(r.manifest().Request)
	if err != nil {
		return false
	}
	for _, name := range []string{manifestName, manifestName + partSuffix} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			continue
		}
		var there Manifest
		if json.Unmarshal(text, &there) != nil || there.Format != manifestFormat {
			continue
		}
		if got, err := json.Marshal(there.Request); err == nil && string(got) == string(want) {
			return true
		}
	}
	return false
}
