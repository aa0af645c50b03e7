package datasets

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/touchstone-rl/touchstone/tasks"
)

// A Share is one of several equal parts of the work on a request: number Shard of Of, counted from 1. For each setting it
// is a stretch of the indices that the request needs if no item is a duplicate.
type Share struct{ Shard, Of int }

// MaxShards is the most shards that there may be.
const MaxShards = 100_000

func (s Share) String() string { return fmt.Sprintf("%d/%d", s.Shard, s.Of) }

// fileName is the name of the share's file.
func (s Share) fileName() string {
	return fmt.Sprintf("shard-%05d-of-%05d%s", s.Shard, s.Of, shardSuffix)
}

const shardSuffix = ".items.zst"

// of is the stretch of so many indices that falls to the share.
func (s Share) of(count int) (from, to int) {
	return int(int64(count) * int64(s.Shard-1) / int64(s.Of)), int(int64(count) * int64(s.Shard) / int64(s.Of))
}

// A shardHead begins the file of a shard; it tells what the shard is part of.
type shardHead struct {
	Format  int             `json:"format"`
	Module  string          `json:"module"`
	Shard   int             `json:"shard"`
	Of      int             `json:"of"`
	Request ManifestRequest `json:"request"`
}

func (r Request) shardHead(s Share) shardHead {
	return shardHead{manifestFormat, module, s.Shard, s.Of, r.manifest().Request}
}

// WriteShard makes the items of a share and writes them to a file in a folder, which appears under its name when it is
// whole; the name is given back. What an interrupted call has made is not made again, and a shard that is there is left as
// it is. Items are not compared with each other: that is for whoever makes the dataset of them.
func (r Request) WriteShard(ctx context.Context, folder string, share Share, o Options) (name string, err error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", err
	}
	name = filepath.Join(folder, share.fileName())
	head, err := frame(shardMagic, r.shardHead(share))
	if err != nil {
		return "", err
	}
	if file, err := os.Open(name); err == nil {
		defer file.Close()
		if !beginsWith(file, head) {
			return "", fmt.Errorf("%w: %s is no shard of this request; choose another folder, or remove it", ErrOccupied, name)
		}
		return name, nil
	}
	stock, err := openStock(name+partSuffix, head, nil)
	if err != nil {
		return "", err
	}
	if err := r.makeShard(ctx, share, o, stock); err != nil {
		return "", stock.end(err)
	}
	return name, stock.commit(name)
}

// commit gives the file of a stock its name.
func (s *stock) commit(name string) error {
	_, err := s.journal.save()
	if err := errors.Join(err, s.journal.file.Sync(), s.journal.close()); err != nil {
		return err
	}
	return os.Rename(s.journal.file.Name(), name)
}

// makeShard makes those items of a share that the stock does not have yet.
func (r Request) makeShard(ctx context.Context, share Share, o Options, stock *stock) error {
	ctx, cancel := context.WithCancel(ctx)
	jobs := make(chan *job, o.Workers*aheadPerWorker)
	defer startWorkers(ctx, o.Workers, jobs)()
	defer cancel()
	var queue []*job
	take := func() error {
		first := queue[0]
		queue = queue[1:]
		if err := first.note(stock.journal, o.OnRow); err != nil {
			return err
		}
		return ctx.Err()
	}
	for j := range r.stretches(share, stock) {
		jobs <- j
		if queue = append(queue, j); len(queue) == cap(jobs)/jobSize {
			if err := take(); err != nil {
				return err
			}
		}
	}
	for len(queue) > 0 {
		if err := take(); err != nil {
			return err
		}
	}
	return nil
}

// stretches are jobs of all items of a share that the stock does not have, setting by setting, those that end left out.
func (r Request) stretches(share Share, stock *stock) iter.Seq[*job] {
	return func(yield func(*job) bool) {
		for _, part := range r.Parts() {
			for _, q := range part.Quotas {
				l := newLine(q, part.Split, r.Seed, nil)
				from, to := share.of(q.Count)
				for l.next = stock.reaches(l.key, from); l.next < to && !l.ended; {
					j := newJob(jobSize)
					for len(j.orders) < jobSize && l.next < to {
						j.add(l)
					}
					if !yield(j) {
						return
					}
				}
			}
		}
	}
}

// note waits for the items of a job and notes them. Where a setting has no problem for one, it ends.
func (j *job) note(to *journal, onRow func(Row)) error {
	<-j.done
	for i := range j.orders {
		o := &j.orders[i]
		if o.line.pending = o.line.pending[1:]; errors.Is(o.err, tasks.ErrNoProblem) {
			o.line.ended = true
		}
		if o.line.ended {
			continue
		}
		if o.err != nil {
			return o.err
		}
		if err := to.note(o); err != nil {
			return err
		}
		if onRow != nil {
			onRow(o.row)
		}
	}
	return nil
}

// Shards are all shards of one request.
type Shards struct {
	Request Request
	chunks  map[stockKey][]chunk
	files   []*os.File
}

// FindShards names the files of shards in a folder.
func FindShards(folder string) (names []string, err error) {
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), shardSuffix) {
			names = append(names, filepath.Join(folder, entry.Name()))
		}
	}
	if err == nil && names == nil {
		err = fmt.Errorf("%s holds no shard, a file that ends in %s", folder, shardSuffix)
	}
	return names, err
}

// OpenShards opens the files of all shards of a request. The error names the file that is wrong, or the shards that are
// missing. Families are those of the registry.
func OpenShards(names []string, registry tasks.Registry) (*Shards, error) {
	s := &Shards{}
	if err := s.open(names, registry); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Shards) open(names []string, registry tasks.Registry) (err error) {
	stock := &stock{chunks: map[stockKey][]chunk{}}
	heads := make([]shardHead, len(names))
	for i, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		s.files = append(s.files, file)
		if heads[i], err = stock.addShard(file); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := areAll(heads, names); err != nil {
		return err
	}
	s.chunks = stock.chunks
	if s.Request, err = heads[0].Request.Request(registry); err != nil {
		return fmt.Errorf("%s: %w", names[0], err)
	}
	return nil
}

// Close closes the files.
func (s *Shards) Close() (err error) {
	for _, file := range s.files {
		err = errors.Join(err, file.Close())
	}
	return err
}

// addShard adds the file of a shard to a stock.
func (s *stock) addShard(file *os.File) (head shardHead, err error) {
	size, err := readFrame(file, 0, shardMagic, &head)
	if err != nil || head.Module != module {
		return head, errors.New("it is no shard: touchstone generate --shard makes them")
	}
	if head.Format != manifestFormat {
		return head, fmt.Errorf("its format is %d, and this version reads %d", head.Format, manifestFormat)
	}
	end, err := s.add(file, size)
	if err != nil {
		return head, err
	}
	info, err := file.Stat()
	if err == nil && end != info.Size() {
		err = fmt.Errorf("it is damaged or cut off after byte %d; copy it again, or remove it and make it again", end)
	}
	return head, err
}

// areAll tells whether the heads of files are those of all shards of one request.
func areAll(heads []shardHead, names []string) error {
	if len(heads) == 0 {
		return errors.New("there are no shards")
	}
	at := map[Share]string{}
	for i, head := range heads {
		share := Share{head.Shard, head.Of}
		if other, twice := at[share]; twice {
			return fmt.Errorf("%s and %s are both shard %s", other, names[i], share)
		}
		at[share] = names[i]
		head.Shard = heads[0].Shard
		if !reflect.DeepEqual(head, heads[0]) {
			return fmt.Errorf("%s and %s are not of the same request in as many shards", names[0], names[i])
		}
	}
	var missing []string
	for i := range heads[0].Of {
		if share := (Share{i + 1, heads[0].Of}); at[share] == "" {
			missing = append(missing, share.String())
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("of %d shards %d are missing: %s", heads[0].Of, len(missing), listed(missing))
	}
	return nil
}

// listed lists a few names.
func listed(names []string) string {
	const few = 3
	if more := len(names) - few; more > 0 {
		names = append(slices.Clip(names[:few]), fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}
