package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
)

// manifestName is the file that describes a dataset's folder.
const manifestName = "manifest.json"

// companions are files that may stand beside those of the manifest.
var companions = []string{manifestName, "README.md", "samples.md"}

// A Folder holds a dataset against its manifest.
type Folder struct {
	Registry tasks.Registry
	Sealed   *Input      // the sealed file that opens the set; nil to look at no more than what is public
	OnRow    func()      // called after each row of the folder; may be nil
	OnFault  func(Fault) // told of each fault; may be nil
}

// A Fault is something in a dataset's folder that is not as its manifest says.
type Fault struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // 0 where it is about the file
	What string `json:"what"`
}

// String is the fault as messages write it.
func (f Fault) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.What
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What)
}

// A FolderReport is what a check of a folder found.
type FolderReport struct {
	Format int     `json:"format"`
	Folder string  `json:"folder"`
	Files  int     `json:"files"` // of the manifest
	Rows   int     `json:"rows"`  // that were read
	Count  int     `json:"count"` // of faults
	Faults []Fault `json:"faults"`

	Sealed *SealedReport `json:"sealed,omitempty"` // where a sealed set was opened
}

// mostFaults is how many faults a report holds.
const mostFaults = 1000

// manifest is what is read of a manifest.
type manifest struct {
	Files   []manifestFile `json:"files"`
	Request struct {
		Sealed bool `json:"sealed"`
	} `json:"request"`
	Layout struct {
		Canary bool `json:"canary_column"`
	} `json:"layout"`
}

type manifestFile struct {
	Name   string      `json:"name"`
	Split  tasks.Split `json:"split"`
	Rows   int         `json:"rows"`
	Bytes  int64       `json:"bytes"`
	SHA256 string      `json:"sha256"`
}

// checking is a check at work.
type checking struct {
	Folder
	path     string
	manifest manifest
	report   FolderReport
	seen     map[key]place
	files    []string // by the input of a place
	opened   *opening // nil if the set is not opened
}

// Run checks a folder: the manifest is there and can be read; its files are there, with the bytes, the SHA-256 and the
// rows that it says, and no others; every row carries a label of ours, the fingerprint that is computed from it, and
// the split of its file, to which the partition assigns this fingerprint; no problem is there twice. A row of a sealed
// set carries a commitment in place of the label, and nothing that is sealed; with the sealed file each has just one row
// there, whose commitment and item are the same. An error means that something could not be read, or that the context
// was cancelled.
func (f Folder) Run(ctx context.Context, path string) (FolderReport, error) {
	c := checking{Folder: f, path: path, seen: map[key]place{}}
	c.report = FolderReport{Format: reportFormat, Folder: path, Faults: []Fault{}}
	m, ok, err := c.readManifest()
	if err != nil || !ok {
		return c.report, err
	}
	c.manifest = m
	c.report.Files = len(m.Files)
	for _, file := range m.Files {
		c.files = append(c.files, filepath.Join(path, file.Name))
	}
	if err := c.strangers(); err != nil {
		return c.report, err
	}
	if f.Sealed != nil {
		if !m.Request.Sealed {
			c.fault(filepath.Join(path, manifestName), 0, "it is not that of a sealed set, and %s opens nothing", f.Sealed.Name)
			return c.report, nil
		}
		if err := c.open(ctx); err != nil {
			return c.report, err
		}
	}
	for i := range m.Files {
		if err := c.file(ctx, i, m.Files[i]); err != nil {
			return c.report, err
		}
	}
	if c.opened != nil {
		c.unpublished()
	}
	return c.report, nil
}

func (c *checking) fault(file string, line int, format string, args ...any) {
	fault := Fault{file, line, fmt.Sprintf(format, args...)}
	c.report.Count++
	if len(c.report.Faults) < mostFaults {
		c.report.Faults = append(c.report.Faults, fault)
	}
	if c.OnFault != nil {
		c.OnFault(fault)
	}
}

// readManifest reads the manifest; ok is false if that is not possible.
func (c *checking) readManifest() (m manifest, ok bool, err error) {
	name := filepath.Join(c.path, manifestName)
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		c.fault(name, 0, "it is not there: the folder holds no dataset, or one that was never finished")
		return m, false, nil
	}
	if err != nil {
		return m, false, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		c.fault(name, 0, "it cannot be read: %v", err)
		return m, false, nil
	}
	if len(m.Files) == 0 {
		c.fault(name, 0, "it names no files")
		return m, false, nil
	}
	for i, file := range m.Files {
		same := func(other manifestFile) bool { return other.Name == file.Name }
		switch {
		case !filepath.IsLocal(file.Name):
			c.fault(name, 0, "it names %q, which is no file of the folder", file.Name)
			return m, false, nil
		case slices.ContainsFunc(m.Files[:i], same):
			c.fault(name, 0, "it names %q twice", file.Name)
			return m, false, nil
		}
	}
	return m, true, nil
}

// strangers finds files that are not of the dataset.
func (c *checking) strangers() error {
	return filepath.WalkDir(c.path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(c.path, path)
		if err != nil || slices.Contains(companions, name) || slices.Contains(c.files, path) {
			return err
		}
		c.fault(path, 0, "it is not in the manifest")
		return nil
	})
}

// file checks one file of the manifest.
func (c *checking) file(ctx context.Context, i int, want manifestFile) error {
	name := c.files[i]
	size, sum, err := hashOf(name)
	if errors.Is(err, fs.ErrNotExist) {
		c.fault(name, 0, "it is in the manifest, but not there")
		return nil
	}
	if err != nil {
		return err
	}
	if want.Bytes != size {
		c.fault(name, 0, "it has %d bytes; the manifest says %d", size, want.Bytes)
	}
	if want.SHA256 != sum {
		c.fault(name, 0, "its SHA-256 is %s; the manifest says %q", sum, want.SHA256)
	}
	rows, file, err := Open(name)
	if err != nil {
		c.fault(name, 0, "it cannot be read: %v", err)
		return nil
	}
	defer file.Close()
	n, err := c.rows(ctx, i, want.Split, rows)
	if err == nil && n != want.Rows {
		c.fault(name, 0, "it has %d rows; the manifest says %d", n, want.Rows)
	}
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	c.fault(name, 0, "it cannot be read after %d rows: %v", n, err)
	return nil
}

// hashOf is the size and the SHA-256 of a file.
func hashOf(name string) (size int64, sum string, err error) {
	file, err := os.Open(name)
	if err != nil {
		return 0, "", err
	}
	defer file.Close()
	hash := sha256.New()
	size, err = io.Copy(hash, file)
	return size, hex.EncodeToString(hash.Sum(nil)), err
}

// rows checks the rows of a file to its end, and counts them.
func (c *checking) rows(ctx context.Context, input int, split tasks.Split, r Rows) (rows int, err error) {
	for {
		number, line, err := r.Next()
		switch {
		case err == io.EOF:
			return rows, ctx.Err()
		case errors.Is(err, datasets.ErrLine):
			c.fault(c.files[input], number, "%v", err)
		case err != nil:
			return rows, err
		default:
			at := place{int32(input), int32(number)}
			if err := c.row(at, split, line); err != nil {
				c.fault(c.files[input], number, "%v", err)
			}
		}
		rows++
		c.report.Rows++
		if c.OnRow != nil {
			c.OnRow()
		}
		if err := ctx.Err(); err != nil {
			return rows, err
		}
	}
}

// row checks one row: its canary, fingerprint and split, and that its problem was not there before.
func (c *checking) row(at place, split tasks.Split, line []byte) error {
	columns, err := parse(line)
	if err != nil {
		return err
	}
	if got, _ := columns.string("canary"); c.manifest.Layout.Canary && got != datasets.Canary {
		return fmt.Errorf("its column \"canary\" holds %q; the manifest says that every row holds %q", got, datasets.Canary)
	}
	print, err := c.fingerprint(line, columns)
	if err != nil {
		return err
	}
	if got, _ := columns.string("split"); got != string(split) {
		return fmt.Errorf("the row says split %q; its file is one of %q", got, split)
	}
	if got := tasks.Partition(print); got != split {
		return fmt.Errorf("its problem belongs to split %s; its file is one of %q", got, split)
	}
	problem := keyOfPrint(print)
	if there, ok := c.seen[problem]; ok {
		return fmt.Errorf("its problem stands in %s:%d too", c.files[there.input], there.line)
	}
	c.seen[problem] = at
	return nil
}

// fingerprint is that of a row's problem: the one that follows from the label, or else what a public row states.
func (c *checking) fingerprint(line []byte, columns object) (print tasks.Fingerprint, err error) {
	if c.manifest.Request.Sealed {
		return c.public(line, columns)
	}
	label, ok := columns.string("label")
	if !ok {
		return print, errors.New(`there is no column "label" that holds a string`)
	}
	problem, err := problemOf(c.Registry, label)
	if err != nil {
		return print, err
	}
	if problem == nil {
		return print, errors.New("the label is not one of ours")
	}
	if got, _ := columns.string("fingerprint"); got != problem.print.String() {
		return print, fmt.Errorf("the fingerprint of its problem is %s; the row says %q", problem.print, got)
	}
	return problem.print, nil
}
