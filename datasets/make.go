package datasets

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"

	"github.com/touchstone-rl/touchstone/tasks"
)

// A Row is an item as it is written: one line of JSON.
type Row struct {
	tasks.Item
	JSON []byte // with its line end
}

// A Tally tells how the making of a quota went.
type Tally struct {
	Quota
	Split      tasks.Split
	Rows       int   // rows made: the quota's count, unless problems ran out
	Draws      int   // problems that were drawn for the items
	Duplicates int   // items that were dropped because their problem stood in an earlier row
	Ended      error // what ended the setting early, if it was not duplicates
}

// Short tells whether problems ran out.
func (t Tally) Short() bool { return t.Rows < t.Count }

// aheadPerWorker is how many items each worker may be ahead of the row that is handed out.
const aheadPerWorker = 64

// Make makes the rows of a part on several goroutines and hands them to emit, in order and one at a time. It returns
// one Tally for each quota. An error is a fault of a family, the context's, or that of emit, and ends the making.
func Make(ctx context.Context, part Part, seed uint64, workers int, emit func(Row) error) ([]Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	m := &making{
		split: part.Split, seed: seed,
		ahead: workers * aheadPerWorker, workers: workers,
		orders: make(chan *order, workers*aheadPerWorker),
		seen:   map[tasks.Fingerprint]int{},
	}
	counts := make([]int, len(part.Quotas))
	for i, q := range part.Quotas {
		counts[i] = q.Count
		m.lines = append(m.lines, &line{tally: Tally{Quota: q, Split: part.Split}})
	}
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for o := range m.orders {
				o.done <- o.make(ctx)
			}
		})
	}
	defer all.Wait()
	defer close(m.orders)
	defer cancel()

	err := m.run(interleave(counts), emit)
	tallies := make([]Tally, len(m.lines))
	for i, l := range m.lines {
		tallies[i] = l.tally
	}
	return tallies, err
}

// making is the state of one Make. Only its orders are shared with the workers.
type making struct {
	split   tasks.Split
	seed    uint64
	ahead   int // slots for which items are ordered before they are needed
	workers int
	lines   []*line // one for each quota
	orders  chan *order
	seen    map[tasks.Fingerprint]int // the line that met a problem first
}

// A line is a quota at work: its orders stand in the order of their indices.
type line struct {
	tally      Tally
	next       int // the next index to be ordered
	pending    []*order
	duplicates int                            // in a row
	elsewhere  map[tasks.Fingerprint]struct{} // problems met that another line had met first
	ended      bool
}

// An order is an item that a worker is to make.
type order struct {
	setting tasks.Setting
	seed    uint64
	split   tasks.Split
	index   int
	done    chan made // holds one
}

// made is what a worker made of an order.
type made struct {
	row         Row
	fingerprint tasks.Fingerprint
	err         error
}

// run walks the slots, each the index of a line whose turn it is.
func (m *making) run(slots iter.Seq[int], emit func(Row) error) error {
	next, stop := iter.Pull(slots)
	defer stop()
	var queue []int
	for more := true; ; queue = queue[1:] {
		for more && len(queue) < m.ahead {
			var slot int
			if slot, more = next(); more {
				queue = append(queue, slot)
				m.order(m.lines[slot])
			}
		}
		if len(queue) == 0 {
			return nil
		}
		row, ok, err := m.take(queue[0])
		if err != nil {
			return err
		}
		if ok {
			if err := emit(row); err != nil {
				return err
			}
		}
	}
}

// order has the next item of a line made.
func (m *making) order(l *line) {
	if l.ended {
		return
	}
	o := &order{l.tally.Setting, m.seed, m.split, l.next, make(chan made, 1)}
	l.next++
	l.pending = append(l.pending, o)
	m.orders <- o
}

// take gives the next row of a line, if there is one.
func (m *making) take(i int) (Row, bool, error) {
	l := m.lines[i]
	for !l.ended {
		// Where duplicates come one after another, as many items are ordered at once as can be made at once.
		for len(l.pending) <= min(l.duplicates, m.workers-1) {
			m.order(l)
		}
		got := <-l.pending[0].done
		l.pending = l.pending[1:]
		switch {
		case errors.Is(got.err, tasks.ErrNoProblem):
			l.end(got.err)
		case got.err != nil:
			return Row{}, false, got.err
		case m.fresh(i, got):
			return got.row, true, nil
		case l.duplicates >= patience(l.tally.Rows+len(l.elsewhere)):
			l.end(nil)
		}
	}
	return Row{}, false, nil
}

// fresh counts an item and tells whether its problem stands in no earlier row.
func (m *making) fresh(i int, got made) bool {
	l := m.lines[i]
	l.tally.Draws += got.row.Draws
	first, seen := m.seen[got.fingerprint]
	if !seen {
		m.seen[got.fingerprint] = i
		l.tally.Rows++
		l.duplicates = 0
		return true
	}
	l.tally.Duplicates++
	l.duplicates++
	if first != i {
		if _, met := l.elsewhere[got.fingerprint]; !met {
			if l.elsewhere == nil {
				l.elsewhere = map[tasks.Fingerprint]struct{}{}
			}
			l.elsewhere[got.fingerprint] = struct{}{}
			l.duplicates = 0 // new to this line
		}
	}
	return false
}

func (l *line) end(why error) {
	l.ended, l.pending, l.tally.Ended = true, nil, why
}

// patience is how many duplicates in a row end a line that has met so many different problems. The package comment
// has the reason.
func patience(met int) int { return 64 + 16*met }

// make makes the item of an order. A panic of the family is an error that names the ID.
func (o *order) make(ctx context.Context) (got made) {
	defer func() {
		if fault := recover(); fault != nil {
			id := tasks.ID{
				Family: o.setting.Family.Name, Version: o.setting.Family.Version, Level: o.setting.Level,
				Params: o.setting.Params, Seed: o.seed, Split: o.split, Index: o.index,
			}
			got.err = fmt.Errorf("%s: panic: %v\n%s", id, fault, debug.Stack())
		}
	}()
	if got.err = ctx.Err(); got.err != nil {
		return got
	}
	if got.row.Item, got.err = o.setting.Make(o.seed, o.split, o.index); got.err != nil {
		return got
	}
	if _, got.err = hex.Decode(got.fingerprint[:], []byte(got.row.Fingerprint)); got.err != nil {
		return got
	}
	got.row.JSON, got.err = jsonLine(got.row.Item)
	return got
}

// jsonLine is a value as a line of JSON, without the escapes that are meant for web pages.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return b.Bytes(), err
}
