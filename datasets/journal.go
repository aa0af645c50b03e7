package datasets

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/klauspost/compress/zstd"
)

// A journal appends the items that are made to the file of a stock, some at a time, so that a run that was interrupted
// loses about a second.
type journal struct {
	file    *os.File
	start   int64 // where chunks begin
	end     int64 // where the last whole one ends
	encoder *zstd.Encoder
	pending []*page
	size    int // bytes of their lines
	written time.Time
	busy    chan error // gives the outcome of the writing that goes on; nil if there was none
}

// A page is a chunk that is not written yet.
type page struct {
	head  chunkHead
	lines []byte
	full  bool // nothing more may be added
}

// Items are written when so many bytes or so much time has passed. A page is small, because whoever reads items back
// holds one for each setting.
const (
	journalBytes = 4 << 20
	journalEvery = time.Second
	pageBytes    = 256 << 10
)

// newJournal appends to a file after its last whole chunk.
func newJournal(file *os.File, start, end int64) (*journal, error) {
	if err := file.Truncate(end); err != nil {
		return nil, err
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	return &journal{file: file, start: start, end: end, encoder: encoder, written: time.Now()}, err
}

// note notes an item that was made.
func (j *journal) note(o *order) error {
	p := o.line.page
	if p == nil || p.full || p.head.From+p.head.Items != o.index {
		p = &page{head: chunkHead{stockKey: o.line.key, From: o.index}}
		o.line.page = p
		j.pending = append(j.pending, p)
	}
	line := stockLine(o.row)
	p.lines = append(p.lines, line...)
	p.head.Items++
	p.full = len(p.lines) >= pageBytes
	j.size += len(line)
	if j.size < journalBytes && time.Since(j.written) < journalEvery {
		return nil
	}
	return j.flush()
}

// flush has the pages written, beside whatever goes on.
func (j *journal) flush() error {
	if err := j.wait(); err != nil {
		return err
	}
	pages := j.pending
	for _, p := range pages {
		p.full = true
	}
	j.pending, j.size, j.written = nil, 0, time.Now()
	j.busy = make(chan error, 1)
	go func() { j.busy <- j.write(pages) }()
	return nil
}

func (j *journal) wait() error {
	if j.busy == nil {
		return nil
	}
	err := <-j.busy
	j.busy = nil
	return err
}

// write appends pages, in one piece.
func (j *journal) write(pages []*page) error {
	var text []byte
	for _, p := range pages {
		packed := j.encoder.EncodeAll(p.lines, nil)
		p.head.Bytes = int64(len(packed))
		head, err := frame(chunkMagic, p.head)
		if err != nil {
			return err
		}
		text = append(append(text, head...), packed...)
	}
	return j.append(text)
}

func (j *journal) append(text []byte) error {
	if _, err := j.file.WriteAt(text, j.end); err != nil {
		return fmt.Errorf("writing %s: %w", j.file.Name(), errors.Join(cause(err), j.file.Truncate(j.end)))
	}
	j.end += int64(len(text))
	return nil
}

// save writes what is left, and tells whether there are items in the file.
func (j *journal) save() (kept bool, err error) {
	err = errors.Join(j.wait(), j.flush(), j.wait())
	return j.end > j.start, err
}

// close closes the file, and forgets what is not written.
func (j *journal) close() error {
	_ = j.wait() // whoever needed it has called save
	return errors.Join(j.encoder.Close(), j.file.Close())
}
