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
)

// Options say how a dataset is made and laid out in files. They change nothing in its rows but the canary.
type Options struct {
	Workers int       // goroutines that make items, 1 or more
	OnRow   func(Row) // called after each row; may be nil

	Format     Format // empty for JSONL
	ShardBytes int64  // a new file begins where one would hold more bytes of JSONL; 0 for one file for each split
	Canary     bool   // every row has a last column "canary", which holds Canary

	Shards *Shards // items that were made before; nil if there are none

	sealing *sealing // of WriteSealed; else nil
}

// ErrOccupied is the error of WriteFolder for a folder that holds something else than the dataset asked for.
var ErrOccupied = errors.New("the folder is not empty")

// WriteFile writes the rows of all splits to one file, and commits it. After an error the file is abandoned, and the same
// call goes on from what was made.
func (r Request) WriteFile(ctx context.Context, f *File, o Options) (tallies []Tally, err error) {
	stock, err := openStock(f.journalName(), nil, o.Shards)
	if err != nil {
		return nil, abandon(err, f)
	}
	defer func() { err = stock.end(err) }()
	out, err := o.writer(f)
	if err != nil {
		return nil, abandon(err, f)
	}
	for _, part := range r.Parts() {
		made, err := o.make(ctx, part, r.Seed, stock, func(_ string, row Row) error { return out.writeRow(row) })
		if err != nil {
			return nil, abandon(err, f)
		}
		tallies = append(tallies, made...)
	}
	if err := out.end(); err != nil {
		return nil, abandon(err, f)
	}
	if err := f.Commit(); err != nil {
		return nil, abandon(err, f)
	}
	return tallies, nil
}

// make makes the rows of a part, as they are written, and counts them. Emit is given the name of their setting too.
func (o Options) make(ctx context.Context, p Part, seed uint64, stock *stock, emit func(setting string, row Row) error) ([]Tally, error) {
	return p.make(ctx, seed, o.Workers, stock, func(row Row) error {
		setting := settingOf(row.ID)
		row, err := o.arrange(row)
		if err != nil {
			return err
		}
		if err := emit(setting, row); err != nil {
			return err
		}
		if o.OnRow != nil {
			o.OnRow(row)
		}
		return ctx.Err() // rows that are made ahead are not waited for
	})
}

// WriteFolder writes a folder of one file for each split, or more with ShardBytes, samples.md, a dataset card and a
// manifest.json that describes them all. The folder must be new or empty, or hold the dataset of the same request and
// layout, which is then made again. After an error nothing stands there under its final name that did not before, and the
// same call goes on from what was made.
func (r Request) WriteFolder(ctx context.Context, folder string, o Options) (tallies []Tally, err error) {
	manifest := manifestOf(r, o)
	if err := manifest.mayStandIn(folder); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	stock, err := openStock(o.journalName(folder), nil, o.Shards)
	if err != nil {
		return nil, err
	}
	w := folderWriter{folder: folder, options: o, manifest: manifest, stock: stock, files: o.sealing.files()}
	tallies, err = w.write(ctx, r)
	if err := stock.end(err); err != nil {
		return nil, err
	}
	return tallies, removeLeftovers(folder)
}

// journalName is the file in which items are kept while a folder is made. There is none for a sealed set, whose seed it would
// tell, and whose salts nothing draws again.
func (o Options) journalName(folder string) string {
	if o.sealing != nil {
		return ""
	}
	return filepath.Join(folder, journalName+partSuffix)
}

// A folderWriter writes the files of a folder under their temporary names.
type folderWriter struct {
	folder   string
	options  Options
	manifest Manifest
	samples  samples
	stock    *stock
	files    []*File // in the order in which they get their names: where the manifest stands, the dataset is whole
}

// write writes all files and gives them their names.
func (w *folderWriter) write(ctx context.Context, r Request) ([]Tally, error) {
	tallies, err := w.writeParts(ctx, r)
	if err != nil {
		return nil, abandon(err, w.files...)
	}
	for _, f := range w.files {
		if err := f.Commit(); err != nil {
			return nil, err
		}
	}
	return tallies, nil
}

func (w *folderWriter) writeParts(ctx context.Context, r Request) (all []Tally, err error) {
	for _, part := range r.Parts() {
		tallies, err := w.writeSplit(ctx, part, r.Seed)
		if err != nil {
			return nil, err
		}
		w.manifest.count(tallies)
		all = append(all, tallies...)
	}
	if err := w.writeText(samplesName, samplesPage(r, w.samples, w.options)); err != nil {
		return nil, err
	}
	if err := w.writeText(cardName, card(r, w.manifest, w.options)); err != nil {
		return nil, err
	}
	text, err := w.manifest.text()
	if err != nil {
		return nil, err
	}
	return all, w.writeText(manifestName, text)
}

func (w *folderWriter) writeText(name, text string) error {
	f, err := CreateFile(filepath.Join(w.folder, name))
	if err != nil {
		return err
	}
	w.files = append(w.files, f)
	f.packed = true
	if _, err := f.Write([]byte(text)); err != nil {
		return err
	}
	return f.Close()
}

// A splitFile is one of the files of a split.
type splitFile struct {
	file  *File
	out   rowWriter
	rows  int
	bytes int64 // of the rows as lines of JSON
}

// writeSplit writes the files of a split; there is at least one.
func (w *folderWriter) writeSplit(ctx context.Context, part Part, seed uint64) ([]Tally, error) {
	var files []*splitFile
	next := func() (*splitFile, error) {
		f, err := w.newFile(w.options.partName(part.Split, len(files)))
		files = append(files, f)
		return f, err
	}
	last, err := next()
	if err != nil {
		return nil, err
	}
	tallies, err := w.options.make(ctx, part, seed, w.stock, func(setting string, row Row) error {
		w.samples.see(setting, row)
		if size := int64(len(row.JSON)); last.rows > 0 && w.options.ShardBytes > 0 && last.bytes+size > w.options.ShardBytes {
			if err := last.close(); err != nil {
				return err
			}
			if last, err = next(); err != nil {
				return err
			}
		}
		return last.write(row)
	})
	if err != nil {
		return nil, err
	}
	if err := last.close(); err != nil {
		return nil, err
	}
	for i, f := range files {
		name := w.options.finalName(part.Split, i, len(files))
		if w.options.ShardBytes > 0 {
			f.file.rename(name)
		}
		w.manifest.Files = append(w.manifest.Files, ManifestFile{name, part.Split, f.rows, f.file.size, f.file.Hash()})
	}
	return tallies, nil
}

func (w *folderWriter) newFile(name string) (*splitFile, error) {
	f, err := CreateFile(filepath.Join(w.folder, name))
	if err != nil {
		return nil, err
	}
	w.files = append(w.files, f)
	f.packed = w.options.sealing != nil // public rows are of no use without the sealed ones
	out, err := w.options.writer(f)
	return &splitFile{file: f, out: out}, err
}

func (f *splitFile) write(row Row) error {
	f.rows++
	f.bytes += int64(len(row.JSON))
	return f.out.writeRow(row)
}

func (f *splitFile) close() error {
	if err := f.out.end(); err != nil {
		return err
	}
	return f.file.Close()
}

// abandon ends files that will not be whole, and adds to the error where their rows are kept.
func abandon(err error, files ...*File) error {
	const few = 3
	_, said := errors.AsType[*WriteError](err)
	told, others, more := 0, 0, 0
	for _, f := range files {
		switch rows, kept := f.Abandon(); {
		case kept == "" || said:
		case told == few:
			others++
			more += rows
		default:
			told++
			err = fmt.Errorf("%w; %d whole rows are kept in %s", err, rows, kept)
		}
	}
	if others > 0 {
		err = fmt.Errorf("%w; %d more in %d other files", err, more, others)
	}
	return err
}

// mayStandIn tells whether the manifest's dataset may be written to a folder.
func (m Manifest) mayStandIn(folder string) error {
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
	if len(strangers) == 0 || m.stands(folder) {
		return nil
	}
	return fmt.Errorf("%w: %s holds %s, and no manifest of this same request; choose another folder, or empty it",
		ErrOccupied, folder, listed(strangers))
}

// isLeftover tells whether a file is what an interrupted WriteFolder leaves.
func isLeftover(name string) bool {
	whole, part := strings.CutSuffix(name, partSuffix)
	return part && (slices.Contains([]string{manifestName, cardName, samplesName, journalName}, whole) || isPartName(whole))
}

// removeLeftovers removes what earlier runs left that wrote to other temporary names.
func removeLeftovers(folder string) error {
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		if isLeftover(entry.Name()) {
			err = errors.Join(err, os.Remove(filepath.Join(folder, entry.Name())))
		}
	}
	return err
}

// stands tells whether a folder holds a manifest of the same dataset, or one that was about to be committed.
func (m Manifest) stands(folder string) bool {
	for _, name := range []string{manifestName, manifestName + partSuffix} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			continue
		}
		var there Manifest
		if json.Unmarshal(text, &there) == nil && m.describes(there) {
			return true
		}
	}
	return false
}
