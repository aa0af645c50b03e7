package datasets

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	partSuffix  = ".part" // is added to the name of a file that is not whole
	journalName = "journal"
)

// A File is being written, line by line. It appears under its name with Commit. Names of what is no regular file,
// such as /dev/stdout, are written to directly.
type File struct {
	name   string // for messages
	part   string // where lines go until Commit; empty if they go where they belong at once
	out    io.Writer
	handle *os.File // of part; nil if there is none
	packed bool     // what is written are not lines, and of no use before the end
	buffer []byte   // whole lines
	sum    hash.Hash
	rows   int   // lines written, without those in the buffer; 0 if packed
	size   int64 // bytes written
}

// bufferSize is how many bytes are gathered before they are written.
const bufferSize = 64 << 10

// CreateFile begins a file. A file that has this name already stays until Commit.
func CreateFile(name string) (*File, error) {
	target := name
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		target = resolved // like a shell's redirection, write where a link points to
	}
	switch info, err := os.Stat(target); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		handle, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &File{name: name, out: handle, handle: handle, sum: sha256.New()}, nil
	}
	handle, err := os.Create(target + partSuffix)
	if err != nil {
		return nil, err
	}
	return &File{name: target, part: target + partSuffix, out: handle, handle: handle, sum: sha256.New()}, nil
}

// NewStream is a File that goes to a stream; name is what messages call it.
func NewStream(out io.Writer, name string) *File {
	return &File{name: name, out: out, sum: sha256.New()}
}

// Write takes whole lines. The error of a full disk says how many of them are kept, and where.
func (f *File) Write(lines []byte) (int, error) {
	f.buffer = append(f.buffer, lines...)
	if len(f.buffer) < bufferSize {
		return len(lines), nil
	}
	return len(lines), f.Flush()
}

// Flush writes what is in the buffer.
func (f *File) Flush() error {
	if len(f.buffer) == 0 {
		return nil
	}
	n, err := f.out.Write(f.buffer)
	if !f.packed {
		if err != nil {
			n = bytes.LastIndexByte(f.buffer[:n], '\n') + 1
		}
		f.rows += bytes.Count(f.buffer[:n], []byte("\n"))
	}
	f.sum.Write(f.buffer[:n])
	f.size += int64(n)
	f.buffer = f.buffer[:0]
	if err == nil {
		return nil
	}
	if f.part != "" {
		err = errors.Join(err, f.handle.Truncate(f.size))
	}
	return &WriteError{f.name, cause(err), f.rows, f.kept()}
}

// Close writes what is left and closes the file, whole but still under its temporary name.
func (f *File) Close() error {
	if err := f.Flush(); err != nil {
		return err
	}
	return f.release()
}

func (f *File) release() error {
	if f.handle == nil {
		return nil
	}
	handle := f.handle
	f.handle = nil
	if f.part == "" {
		return handle.Close()
	}
	err := errors.Join(handle.Sync(), handle.Close())
	if err != nil {
		return &WriteError{f.name, cause(err), f.rows, f.kept()}
	}
	return nil
}

// Commit closes the file and gives it its name.
func (f *File) Commit() error {
	if err := f.Close(); err != nil {
		return err
	}
	if f.part == "" {
		return nil
	}
	return os.Rename(f.part, f.name)
}

// journalName is the file in which items are kept while the file is made; empty for streams.
func (f *File) journalName() string {
	if f.part == "" {
		return ""
	}
	return f.name + "." + journalName + partSuffix
}

// rename changes the name that Commit gives, not the folder.
func (f *File) rename(base string) { f.name = filepath.Join(filepath.Dir(f.name), base) }

// Abandon ends a file that will not be whole. It keeps the rows written so far under the temporary name, and tells
// their number and that name; the name is empty if there are none, or if they went to a stream.
func (f *File) Abandon() (rows int, kept string) {
	_ = f.Flush() // on a disk that is full there is nothing more to save
	_ = f.release()
	if f.part != "" && f.rows == 0 {
		_ = os.Remove(f.part)
	}
	return f.rows, f.kept()
}

func (f *File) kept() string {
	if f.rows == 0 {
		return ""
	}
	return f.part
}

// Hash is the SHA-256 of the file's bytes, in lower-case hexadecimal, once it is closed.
func (f *File) Hash() string { return hex.EncodeToString(f.sum.Sum(nil)) }

// A WriteError is the failure to write a file.
type WriteError struct {
	Name string // the file
	Err  error  // what the system said
	Rows int    // how many whole rows were written before
	Kept string // the file that holds these rows; empty if there is none
}

func (e *WriteError) Error() string {
	text := fmt.Sprintf("writing %s: %v; %d whole rows were written", e.Name, e.Err, e.Rows)
	if e.Kept != "" {
		text += " and are kept in " + e.Kept
	}
	return text
}

func (e *WriteError) Unwrap() error { return e.Err }

// cause is an error without the name of the file, which stands elsewhere in the message.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
