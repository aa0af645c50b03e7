package datasets

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"

	"github.com/klauspost/compress/zstd"
	"github.com/touchstone-rl/touchstone/tasks"
)

// A stock holds items that were made before, so that they need not be made again: those of an interrupted run, or of
// shards. As an ID names the same item for ever, it matters neither which request they were made for, nor whether all
// are there: what a stock lacks is made.
//
// The file of a stock is a chain of chunks. A chunk holds items of one setting, split and seed, with successive indices:
// first its head, JSON in a zstd frame that decoders skip, then the items, lines of JSON in a zstd frame with a checksum.
// Chunks are appended whole. What was cut off at the end of the file, or does not check, is as if it were not there.
type stock struct {
	chunks  map[stockKey][]chunk
	decoder *zstd.Decoder
	journal *journal // of the items that are made now; nil if they are not kept
}

// stockKey tells apart what has its own indices.
type stockKey struct {
	Seed    uint64      `json:"seed"`
	Split   tasks.Split `json:"split"`
	Setting string      `json:"setting"` // as IDs write it
}

// A chunkHead is what stands before the items of a chunk.
type chunkHead struct {
	stockKey
	From  int   `json:"from"`  // the first index
	Items int   `json:"items"` // how many there are
	Bytes int64 `json:"bytes"` // of the frame that holds them
}

// A chunk is where items stand.
type chunk struct {
	chunkHead
	file   io.ReaderAt
	offset int64
}

// Numbers with which frames begin that decoders of zstd skip.
const (
	chunkMagic = 0x184D2A50
	shardMagic = 0x184D2A51
	mostHead   = 1 << 24 // bytes of a head
)

// openStock opens the stock of shards, and of a file that is there from an interrupted run or else begun, to which what is
// made from now on is added. The file begins with a head. Its name may be empty: nothing is kept then.
func openStock(name string, head []byte, shards *Shards) (*stock, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		return nil, err
	}
	s := &stock{chunks: map[stockKey][]chunk{}, decoder: decoder}
	if shards != nil {
		s.chunks = maps.Clone(shards.chunks)
	}
	if name == "" {
		return s, nil
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if !lock(file) {
		return nil, errors.Join(fmt.Errorf("another run is at work on %s; wait for it, or stop it", name), file.Close())
	}
	if err := s.keepIn(file, head); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, cause(err)), file.Close())
	}
	return s, nil
}

// keepIn adds to a stock what stands in a file, and has the file keep what is made. A file that begins otherwise than with
// the head is begun anew.
func (s *stock) keepIn(file *os.File, head []byte) error {
	if !beginsWith(file, head) {
		if err := file.Truncate(0); err != nil {
			return err
		}
		if _, err := file.WriteAt(head, 0); err != nil {
			return err
		}
	}
	start := int64(len(head))
	end, err := s.add(file, start)
	if err == nil {
		s.journal, err = newJournal(file, start, end)
	}
	return err
}

// end ends the work with a stock. What was made is kept if the work failed, and the error then says so.
func (s *stock) end(err error) error {
	defer s.decoder.Close()
	if s.journal == nil {
		return err
	}
	if err != nil {
		kept, _ := s.journal.save() // on a disk that is full, what was saved before is kept
		if kept {
			return errors.Join(fmt.Errorf("%w; the same command goes on from there", err), s.journal.close())
		}
	}
	return errors.Join(err, s.journal.close(), removeFile(s.journal.file.Name()))
}

// removeFile removes a file that may be gone.
func removeFile(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// frame is a frame that decoders skip.
func frame(magic uint32, content any) ([]byte, error) {
	text, err := json.Marshal(content)
	head := binary.LittleEndian.AppendUint32(nil, magic)
	return append(binary.LittleEndian.AppendUint32(head, uint32(len(text))), text...), err
}

// readFrame reads such a frame and tells how long it is.
func readFrame(file io.ReaderAt, offset int64, magic uint32, content any) (size int64, err error) {
	var head [8]byte
	if _, err := file.ReadAt(head[:], offset); err != nil {
		return 0, err
	}
	length := binary.LittleEndian.Uint32(head[4:])
	if binary.LittleEndian.Uint32(head[:]) != magic || length > mostHead {
		return 0, errNoFrame
	}
	text := make([]byte, length)
	if _, err := file.ReadAt(text, offset+int64(len(head))); err != nil {
		return 0, err
	}
	return int64(len(head)) + int64(length), json.Unmarshal(text, content)
}

var errNoFrame = errors.New("it is no file of items")

// add notes the chunks of a file, which begin at an offset, and tells where the last whole one ends.
func (s *stock) add(file *os.File, offset int64) (end int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	for {
		c := chunk{file: file}
		size, err := readFrame(file, offset, chunkMagic, &c.chunkHead)
		c.offset = offset + size
		if _, failed := errors.AsType[*fs.PathError](err); failed {
			return offset, err
		}
		if err != nil || c.Items < 1 || c.Bytes < 1 || c.Bytes > info.Size()-c.offset {
			return offset, nil
		}
		s.chunks[c.stockKey] = append(slices.Clip(s.chunks[c.stockKey]), c)
		offset = c.offset + c.Bytes
	}
}

// beginsWith tells whether a file begins so.
func beginsWith(file io.ReaderAt, head []byte) bool {
	there := make([]byte, len(head))
	n, _ := file.ReadAt(there, 0)
	return bytes.Equal(there[:n], head)
}

// reaches is the first index from which on a stock lacks items of a key, looked at from one of them.
func (s *stock) reaches(key stockKey, index int) int {
	chunks := slices.SortedStableFunc(slices.Values(s.chunks[key]), byIndex)
	for _, c := range chunks {
		if c.From <= index {
			index = max(index, c.From+c.Items)
		}
	}
	return index
}

func byIndex(a, b chunk) int { return cmp.Compare(a.From, b.From) }

// supply is what a stock holds of a key.
func (s *stock) supply(key stockKey) *supply {
	if s == nil || len(s.chunks[key]) == 0 {
		return nil
	}
	chunks := slices.SortedStableFunc(slices.Values(s.chunks[key]), byIndex)
	return &supply{decoder: s.decoder, chunks: chunks}
}

// A supply gives items in the order of their indices.
type supply struct {
	decoder *zstd.Decoder
	chunks  []chunk  // not read yet
	lines   [][]byte // of the chunk that was read last
	next    int      // the index of the first of them
}

// take gives the line of an item; nil if it is not there. Indices must go up from call to call.
func (s *supply) take(index int) []byte {
	for s != nil {
		if skip := index - s.next; skip < len(s.lines) {
			if skip < 0 {
				return nil
			}
			line := s.lines[skip]
			s.lines, s.next = s.lines[skip+1:], index+1
			return line
		}
		if len(s.chunks) == 0 || s.chunks[0].From > index {
			return nil
		}
		if c := s.chunks[0]; c.From+c.Items > index {
			s.lines, s.next = c.read(s.decoder), c.From
		}
		s.chunks = s.chunks[1:]
	}
	return nil
}

// read gives the lines of a chunk; none if they do not check.
func (c chunk) read(decoder *zstd.Decoder) [][]byte {
	packed := make([]byte, c.Bytes)
	if _, err := c.file.ReadAt(packed, c.offset); err != nil {
		return nil
	}
	text, err := decoder.DecodeAll(packed, nil)
	if lines := bytes.SplitAfter(text, []byte("\n")); err == nil && len(lines) == c.Items+1 {
		return lines[:c.Items]
	}
	return nil
}

// stockLine is an item as a stock holds it: beside its row, the draws, which are counted in the manifest.
func stockLine(row Row) []byte {
	line := append([]byte(`{"draws":`), strconv.Itoa(row.Draws)...)
	line = append(line, `,"item":`...)
	line = append(line, bytes.TrimSuffix(row.JSON, []byte("\n"))...)
	return append(line, "}\n"...)
}

// readStockLine reads what stockLine gives.
func readStockLine(line []byte) (row Row, ok bool) {
	draws, item, ok := bytes.Cut(bytes.TrimPrefix(line, []byte(`{"draws":`)), []byte(`,"item":`))
	text, closed := bytes.CutSuffix(item, []byte("}\n"))
	if !ok || !closed || json.Unmarshal(text, &row.Item) != nil {
		return row, false
	}
	row.JSON = slices.Clip(append(text, '\n')) // in the place of the bracket; what follows is another item's
	row.Draws, _ = strconv.Atoi(string(draws))
	return row, row.Draws > 0
}
