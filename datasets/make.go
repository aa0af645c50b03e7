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
	"time"

	"github.com/touchstone-rl/touchstone/tasks"
)

// A Row is an item as it is written: one line of JSON.
type Row struct {
	tasks.Item
	JSON       []byte // with its line end
	Commitment string // of the public row of a sealed set, which has no more of the item than PublicItem; else empty

	Took time.Duration // the work of making it, on one core; 0 if it was there from an earlier run
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
	return part.make(ctx, seed, workers, nil, emit)
}

// make makes the rows of a part as Make does, of items that are in the stock where it has them.
func (p Part) make(ctx context.Context, seed uint64, workers int, stock *stock, emit func(Row) error) ([]Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	m := newMaking(p, seed, workers, stock)
	defer m.seen.free()
	ballast := make([]byte, ballastSize)
	defer runtime.KeepAlive(ballast)
	defer startWorkers(ctx, workers, m.jobs)()
	defer cancel()

	counts := make([]int, len(p.Quotas))
	for i, q := range p.Quotas {
		counts[i] = q.Count
	}
	err := m.run(interleave(counts), emit)
	tallies := make([]Tally, len(m.lines))
	for i, l := range m.lines {
		tallies[i] = l.tally
	}
	return tallies, err
}

// startWorkers starts goroutines that make jobs, and gives what ends them.
func startWorkers(ctx context.Context, workers int, jobs chan *job) (end func()) {
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for j := range jobs {
				j.make(ctx)
			}
		})
	}
	return func() {
		close(jobs)
		all.Wait()
	}
}

// making is the state of one Make. Only its jobs are shared with the workers.
type making struct {
	ahead   int // slots for which items are ordered before they are needed
	workers int
	lines   []*line // one for each quota
	seen    *seen
	journal *journal // nil if nothing is noted
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

	key    stockKey
	supply *supply // what the stock has
	page   *page   // on which the last item was noted
}

// An order is an item that a worker is to make, and then what became of it.
type order struct {
	line  *line
	index int
	job   *job
	kept  []byte // the item as the stock holds it; nil if it is not there

	row         Row
	isNew       bool // it was not in the stock
	fingerprint tasks.Fingerprint
	err         error
}

// A job is what a worker takes on at once. Orders are handed over together, because making an item may take less time
// than handing it over does.
type job struct {
	orders []order
	done   chan struct{} // closed when all are made
}

func newMaking(part Part, seed uint64, workers int, stock *stock) *making {
	m := &making{
		ahead: workers * aheadPerWorker, workers: workers,
		jobs: make(chan *job, workers*aheadPerWorker),
	}
	rows, most := 0, 0
	kin := map[string]int{} // lines of a family; only they can meet the same problem
	for _, q := range part.Quotas {
		name := q.Setting.Family.Name
		l := newLine(q, part.Split, seed, stock)
		l.kin = kin[name]
		m.lines = append(m.lines, l)
		kin[name]++
		rows, most = rows+q.Count, max(most, kin[name])
	}
	m.seen = newSeen(most)
	if stock != nil {
		m.journal = stock.journal
	}
	m.jobSize = min(max(rows/m.ahead, 1), jobSize) // where rows are few, each worker gets its part of them
	m.job = newJob(m.jobSize)
	return m
}

func newLine(q Quota, split tasks.Split, seed uint64, stock *stock) *line {
	key := stockKey{seed, split, settingName(q.Setting)}
	return &line{tally: Tally{Quota: q, Split: split}, key: key, supply: stock.supply(key)}
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
	if m.job.add(l); len(m.job.orders) == m.jobSize {
		m.send()
	}
}

// orderAlone has the next item of a line made at once.
func (m *making) orderAlone(l *line) {
	j := newJob(1)
	j.add(l)
	m.jobs <- j
}

// send hands over the job that is being filled.
func (m *making) send() {
	m.jobs <- m.job
	m.job = newJob(m.jobSize)
}

// add adds the next item of a line to a job that is not full.
func (j *job) add(l *line) {
	j.orders = append(j.orders, order{line: l, index: l.next, job: j, kept: l.supply.take(l.next)})
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
		if err := m.note(got); err != nil {
			return Row{}, false, err
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

// note notes an item that the stock did not have.
func (m *making) note(got *order) (err error) {
	if m.journal != nil && got.isNew {
		err = m.journal.note(got)
	}
	return err
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

// make makes the item of an order, if the stock does not have it. A panic of the family is an error that names the ID.
func (o *order) make(ctx context.Context) {
	defer func() {
		if fault := recover(); fault != nil {
			o.err = fmt.Errorf("%s: panic: %v\n%s", o.id(), fault, debug.Stack())
		}
	}()
	if o.err = ctx.Err(); o.err != nil || o.read() {
		return
	}
	o.isNew = true
	defer func(begun time.Time) { o.row.Took = time.Since(begun) }(time.Now())
	if o.row.Item, o.err = o.line.tally.Setting.Make(o.line.key.Seed, o.line.key.Split, o.index); o.err != nil {
		return
	}
	if _, o.err = hex.Decode(o.fingerprint[:], []byte(o.row.Fingerprint)); o.err != nil {
		return
	}
	o.row.JSON, o.err = jsonLine(o.row.Item)
}

// read reads the item from the line that the stock has, and tells whether it is the one that was ordered.
func (o *order) read() bool {
	row, ok := readStockLine(o.kept)
	if !ok || row.ID != o.id().String() || len(row.Fingerprint) != hex.EncodedLen(len(o.fingerprint)) {
		return false
	}
	_, err := hex.Decode(o.fingerprint[:], []byte(row.Fingerprint))
	o.row, o.kept = row, nil
	return err == nil
}

func (o *order) id() tasks.ID {
	setting, key := o.line.tally.Setting, o.line.key
	return tasks.ID{
		Family: setting.Family.Name, Version: setting.Family.Version, Level: setting.Level, Params: setting.Params,
		Seed: key.Seed, Split: key.Split, Index: o.index,
	}
}

// jsonLine is a value as a line of JSON, without the escapes that are meant for web pages.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return b.Bytes(), err
}
