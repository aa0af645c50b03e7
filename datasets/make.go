package datasets

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/touchstone-rl/touchstone/tasks"
)

// A Row is an item as it is written: one line of JSON.
type Row struct {
	tasks.Item
	JSON       []byte // with its line end
	Commitment string // of the public row of a sealed set, which has no more of the item than PublicItem; else empty
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

// Items are made ahead of the row that is handed out: at most aheadPerWorker for each worker, in jobs of at most
// jobSize.
const (
	aheadPerWorker = 256
	jobSize        = 16
)

// ballastSize is memory that is never touched and so never there, but that Go counts. The garbage collector sets in
// when the heap has doubled; without it, and with the fingerprints elsewhere, that would be every thousand rows.
const ballastSize = 16 << 20

// Make makes the rows of a part on several goroutines and hands them to emit, in order and one at a time. It returns
// one Tally for each quota. An error is a fault of a family, the context's, that of emit, or that there is no memory
// for so many fingerprints, and ends the making.
func Make(ctx context.Context, part Part, seed uint64, workers int, emit func(Row) error) ([]Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	m := newMaking(part, seed, workers)
	defer m.seen.free()
	ballast := make([]byte, ballastSize)
	defer runtime.KeepAlive(ballast)
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for j := range m.jobs {
				j.make(ctx)
			}
		})
	}
	defer all.Wait()
	defer close(m.jobs)
	defer cancel()

	counts := make([]int, len(part.Quotas))
	for i, q := range part.Quotas {
		counts[i] = q.Count
	}
	err := m.run(interleave(counts), emit)
	tallies := make([]Tally, len(m.lines))
	for i, l := range m.lines {
		tallies[i] = l.tally
	}
	return tallies, err
}

// making is the state of one Make. Only its jobs are shared with the workers.
type making struct {
	seed    uint64
	ahead   int // slots for which items are ordered before they are needed
	workers int
	lines   []*line // one for each quota
	seen    *seen
	jobSize int
	job     *job // is being filled
	jobs    chan *job
}

// A line is a quota at work: its orders stand in the order of their indices.
type line struct {
	tally      Tally
	kin        int // its number among the lines of its family
	next       int // the next index to be ordered
	pending    []*order
	duplicates int // in a row
	met        int // different problems
	ended      bool
}

// An order is an item that a worker is to make, and then what became of it.
type order struct {
	setting tasks.Setting
	seed    uint64
	split   tasks.Split
	index   int
	job     *job

	row         Row
	fingerprint tasks.Fingerprint
	err         error
}

// A job is what a worker takes on at once. Orders are handed over together, because making an item may take less time
// than handing it over does.
type job struct {
	orders []order
	done   chan struct{} // closed when all are made
}

func newMaking(part Part, seed uint64, workers int) *making {
	m := &making{
		seed: seed, ahead: workers * aheadPerWorker, workers: workers,
		jobs: make(chan *job, workers*aheadPerWorker),
	}
	rows, most := 0, 0
	kin := map[string]int{} // lines of a family; only they can meet the same problem
	for _, q := range part.Quotas {
		name := q.Setting.Family.Name
		m.lines = append(m.lines, &line{tally: Tally{Quota: q, Split: part.Split}, kin: kin[name]})
		kin[name]++
		rows, most = rows+q.Count, max(most, kin[name])
	}
	m.seen = newSeen(most)
	m.jobSize = min(max(rows/m.ahead, 1), jobSize) // where rows are few, each worker gets its part of them
	m.job = newJob(m.jobSize)
	return m
}

func newJob(size int) *job { return &job{make([]order, 0, size), make(chan struct{})} }

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
		row, ok, err := m.take(m.lines[queue[0]])
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

// order has the next item of a line made, with the rest of the job that is being filled.
func (m *making) order(l *line) {
	if l.ended {
		return
	}
	if m.job.add(m, l); len(m.job.orders) == m.jobSize {
		m.send()
	}
}

// orderAlone has the next item of a line made at once.
func (m *making) orderAlone(l *line) {
	j := newJob(1)
	j.add(m, l)
	m.jobs <- j
}

// send hands over the job that is being filled.
func (m *making) send() {
	m.jobs <- m.job
	m.job = newJob(m.jobSize)
}

// add adds the next item of a line to a job that is not full.
func (j *job) add(m *making, l *line) {
	j.orders = append(j.orders, order{setting: l.tally.Setting, seed: m.seed, split: l.tally.Split, index: l.next, job: j})
	l.pending = append(l.pending, &j.orders[len(j.orders)-1])
	l.next++
}

// take gives the next row of a line, if there is one.
func (m *making) take(l *line) (Row, bool, error) {
	for !l.ended {
		// Where duplicates come one after another, as many items are ordered at once as can be made at once.
		for len(l.pending) <= min(l.duplicates, m.workers-1) {
			m.orderAlone(l)
		}
		got := l.pending[0]
		l.pending = l.pending[1:]
		if got.job == m.job {
			m.send()
		}
		<-got.job.done
		if errors.Is(got.err, tasks.ErrNoProblem) {
			l.end(got.err)
			break
		}
		if got.err != nil {
			return Row{}, false, got.err
		}
		isFresh, err := m.count(l, got)
		if isFresh || err != nil {
			return got.row, isFresh, err
		}
		if l.duplicates >= patience(l.met) {
			l.end(nil)
		}
	}
	return Row{}, false, nil
}

// count counts an item and tells whether its problem stands in no earlier row.
func (m *making) count(l *line, got *order) (isFresh bool, err error) {
	meeting, err := m.seen.meet(got.fingerprint, l.kin)
	if err != nil {
		return false, err
	}
	l.tally.Draws += got.row.Draws
	l.duplicates++
	if meeting != again {
		l.met++
		l.duplicates = 0
	}
	if meeting == fresh {
		l.tally.Rows++
		return true, nil
	}
	l.tally.Duplicates++
	return false, nil
}

func (l *line) end(why error) {
	l.ended, l.pending, l.tally.Ended = true, nil, why
}

// patience is how many duplicates in a row end a line that has met so many different problems. The package comment
// has the reason.
func patience(met int) int { return 64 + 16*met }

// make makes the items of a job.
func (j *job) make(ctx context.Context) {
	defer close(j.done)
	for i := range j.orders {
		j.orders[i].make(ctx)
	}
}

// make makes the item of an order. A panic of the family is an error that names the ID.
func (o *order) make(ctx context.Context) {
	defer func() {
		if fault := recover(); fault != nil {
			id := tasks.ID{
				Family: o.setting.Family.Name, Version: o.setting.Family.Version, Level: o.setting.Level,
				Params: o.setting.Params, Seed: o.seed, Split: o.split, Index: o.index,
			}
			o.err = fmt.Errorf("%s: panic: %v\n%s", id, fault, debug.Stack())
		}
	}()
	if o.err = ctx.Err(); o.err != nil {
		return
	}
	if o.row.Item, o.err = o.setting.Make(o.seed, o.split, o.index); o.err != nil {
		return
	}
	if _, o.err = hex.Decode(o.fingerprint[:], []byte(o.row.Fingerprint)); o.err != nil {
		return
	}
	o.row.JSON, o.err = jsonLine(o.row.Item)
}

// jsonLine is a value as a line of JSON, without the escapes that are meant for web pages.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return b.Bytes(), err
}
