package datasets

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/tasks"
)

// A Format says how rows stand in a file. It is also the extension of the file's name. The empty Format is JSONL.
type Format string

const (
	JSONL   Format = "jsonl"     // a line of JSON for each row
	Zstd    Format = "jsonl.zst" // the same, compressed
	Parquet Format = "parquet"   // a column for each key, compressed
)

// Formats are all formats.
var Formats = []Format{JSONL, Zstd, Parquet}

// ParseFormat reads the name of a format.
func ParseFormat(text string) (Format, error) {
	if f := Format(text); slices.Contains(Formats, f) {
		return f, nil
	}
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = string(f)
	}
	return "", fmt.Errorf("%q is not known; the formats are %s", text, strings.Join(names, ", "))
}

func (f Format) extension() string {
	if f == "" {
		f = JSONL
	}
	return "." + string(f)
}

// A rowWriter writes rows to a File in a Format.
type rowWriter interface {
	writeRow(Row) error
	end() error // writes what the format has after the last row
}

// writer is what writes rows to a file that was just created.
func (o Options) writer(file *File) (rowWriter, error) {
	switch o.Format {
	case "", JSONL:
		return lineWriter{file}, nil
	case Zstd:
		file.packed = true
		return newZstdWriter(file)
	case Parquet:
		file.packed = true
		return o.parquet(file), nil
	}
	_, err := ParseFormat(string(o.Format))
	return nil, fmt.Errorf("format %w", err)
}

type lineWriter struct{ file *File }

func (w lineWriter) writeRow(row Row) error {
	_, err := w.file.Write(row.JSON)
	return err
}

func (w lineWriter) end() error { return nil }

// Files is a pattern for the names of the files that hold a split in a folder.
func (o Options) Files(split tasks.Split) string {
	if o.ShardBytes == 0 {
		return string(split) + o.Format.extension()
	}
	return string(split) + "-*" + o.Format.extension()
}

// partName is the name of a split's file number i, before it is known how many there will be.
func (o Options) partName(split tasks.Split, i int) string {
	if o.ShardBytes == 0 {
		return o.Files(split)
	}
	return fmt.Sprintf("%s-%05d%s", split, i, o.Format.extension())
}

// finalName is the name of file number i among so many.
func (o Options) finalName(split tasks.Split, i, among int) string {
	if o.ShardBytes == 0 {
		return o.Files(split)
	}
	return fmt.Sprintf("%s-%05d-of-%05d%s", split, i, among, o.Format.extension())
}

// isPartName tells whether a name is one that partName gives, in any format.
func isPartName(name string) bool {
	stem, extension, _ := strings.Cut(name, ".")
	split, number, numbered := strings.Cut(stem, "-")
	return slices.Contains(Formats, Format(extension)) && slices.Contains(tasks.Splits, tasks.Split(split)) &&
		(!numbered || number != "" && strings.Trim(number, "0123456789") == "")
}
