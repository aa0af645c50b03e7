package datasets

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 64 << 20

// ErrLine is the error of a line that cannot be read as a row; the lines after it can.
var ErrLine = errors.New("not a row")

// A Reader reads the lines of a JSON Lines file. Blank lines are passed over.
type Reader struct {
	r      *bufio.Reader
	number int
	limit  int // bytes in a line
}

// NewReader reads lines from r.
func NewReader(r io.Reader) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, bufferSize), limit: MaxLine}
}

// Next gives the next line that is not blank, with its number from 1 and without its line end. At the end of the
// input the error is io.EOF; an error that is ErrLine concerns this line alone.
func (l *Reader) Next() (number int, text []byte, err error) {
	for {
		l.number++
		text, err = l.line()
		if err != nil {
			return l.number, nil, err
		}
		if len(bytes.TrimSpace(text)) > 0 {
			return l.number, text, nil
		}
	}
}

// Waits tells whether Next may have to wait for input.
func (l *Reader) Waits() bool { return l.r.Buffered() == 0 }

func (l *Reader) line() ([]byte, error) {
	var text []byte
	for {
		piece, err := l.r.ReadSlice('\n')
		if len(text)+len(piece) > l.limit+len("\n") {
			return nil, l.skip(err)
		}
		text = append(text, piece...)
		switch {
		case err == nil:
			return text[:len(text)-1], nil
		case err == io.EOF && len(text) > 0:
			return text, nil
		case err != bufio.ErrBufferFull:
			return nil, err
		}
	}
}

// skip passes over the rest of a line that is too long; err is how reading it has gone so far.
func (l *Reader) skip(err error) error {
	for err == bufio.ErrBufferFull {
		_, err = l.r.ReadSlice('\n')
	}
	if err != nil && err != io.EOF {
		return err
	}
	return fmt.Errorf("%w: the line is longer than %d bytes", ErrLine, l.limit)
}
