package datasets

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/touchstone-rl/touchstone/tasks"
)

// MaxCount is the most rows that a request may ask for.
const MaxCount = 1_000_000_000

// A Request asks for a dataset. Equal requests give equal bytes.
type Request struct {
	Name     string          // of the dataset; may be empty
	Settings []tasks.Setting // those of one family stand together; none is there twice
	Splits   []tasks.Split   // in the order of tasks.Splits
	Count    int             // rows in all, 1 to MaxCount
	Counts   [][]int         // rows of each setting in each split, Count in all; nil divides Count evenly
	Seed     uint64
}

// A Part is what is asked for in one split.
type Part struct {
	Split  tasks.Split
	Quotas []Quota
}

// A Quota is how many rows are asked for of one setting.
type Quota struct {
	Setting tasks.Setting
	Count   int
}

// Parts divides the count of a request over its splits and settings.
func (r Request) Parts() []Part {
	parts := make([]Part, len(r.Splits))
	for i, count := range divide(r.Count, r.Splits) {
		parts[i] = Part{r.Splits[i], spread(count, r.Settings)}
		if r.Counts != nil {
			for k := range r.Settings {
				parts[i].Quotas[k].Count = r.Counts[i][k]
			}
		}
	}
	return parts
}

// divide divides rows over splits by the shares of the partition.
func divide(count int, splits []tasks.Split) []int {
	shares := make([]int, len(splits))
	for i, split := range splits {
		shares[i] = tasks.SplitShares(split)
	}
	return Apportion(count, shares)
}

// A portion is what is asked for of one part of a mixture: so many rows, or else a share of what is left.
type portion struct {
	count  int // 0 where the weight counts
	weight int
}

// mix divides the rows of each split over portions. Counts come first, one after another, each over what is then left
// of the splits in proportion, so that all of them are met to the row. What is left after them is divided by weight,
// in each split by itself. The counts may not add up to more than the rows, and to no less where there is no weight.
func mix(rows []int, portions []portion) [][]int {
	left := slices.Clone(rows)
	shares := make([][]int, len(rows))
	for i := range shares {
		shares[i] = make([]int, len(portions))
	}
	weights := make([]int, len(portions))
	for k, p := range portions {
		if p.count == 0 {
			weights[k] = p.weight
			continue
		}
		for i, n := range Apportion(p.count, left) {
			shares[i][k] = n
			left[i] -= n
		}
	}
	for i, n := range left {
		if n == 0 {
			continue
		}
		for k, more := range Apportion(n, weights) {
			shares[i][k] += more
		}
	}
	return shares
}

// spread divides rows evenly over families, and those of a family evenly over its settings.
func spread(count int, settings []tasks.Setting) []Quota {
	families := byFamily(settings)
	quotas := make([]Quota, 0, len(settings))
	for i, rows := range Apportion(count, equal(len(families))) {
		for k, n := range Apportion(rows, equal(len(families[i]))) {
			quotas = append(quotas, Quota{families[i][k], n})
		}
	}
	return quotas
}

// byFamily groups settings of the same family.
func byFamily(settings []tasks.Setting) (families [][]tasks.Setting) {
	for i, s := range settings {
		if i == 0 || s.Family != settings[i-1].Family {
			families = append(families, nil)
		}
		last := &families[len(families)-1]
		*last = append(*last, s)
	}
	return families
}

// equal are n equal weights.
func equal(n int) []int { return slices.Repeat([]int{1}, n) }

// Apportion divides a total by weights, which are not negative and not all zero, by largest remainder: each share is
// its exact portion rounded down, and what is left goes, one each, to those that lost most by it, the first of equals
// first. A total up to MaxCount with weights that add up to less than 2^33 is divided exactly.
func Apportion(total int, weights []int) []int {
	var sum int64
	for _, w := range weights {
		sum += int64(w)
	}
	shares := make([]int, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		shares[i] = int(int64(total) * int64(w) / sum)
		left -= shares[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(int64(total)*int64(weights[b])%sum, int64(total)*int64(weights[a])%sum)
	})
	for _, i := range order[:left] {
		shares[i]++
	}
	return shares
}

// settingName is a setting as IDs write it, with its family: "sudoku@1/3".
func settingName(s tasks.Setting) string {
	name := s.Family.Name + "@" + strconv.Itoa(s.Family.Version) + "/" + strconv.Itoa(s.Level)
	if s.Params != "" {
		name += "," + s.Params
	}
	return name
}

// A ManifestRequest is the request that was made.
type ManifestRequest struct {
	Name     string        `json:"name,omitempty"`
	Count    int           `json:"count"`
	Seed     uint64        `json:"seed"`             // left out of a sealed set
	Sealed   bool          `json:"sealed,omitempty"` // the answers and the seed are in the sealed file
	Splits   []tasks.Split `json:"splits"`
	Settings []string      `json:"settings"` // as IDs write them: "sudoku@1/3"

	// Counts are the rows asked for of each setting in each split, where Count is not divided evenly.
	Counts map[tasks.Split]map[string]int `json:"counts,omitempty"`
}

// MarshalJSON leaves the seed of a sealed set out.
func (m ManifestRequest) MarshalJSON() ([]byte, error) {
	type plain ManifestRequest
	if !m.Sealed {
		return json.Marshal(plain(m))
	}
	return json.Marshal(struct {
		plain
		Seed *uint64 `json:"seed,omitempty"` // takes the place of the other, and is never there
	}{plain: plain(m)})
}

// manifest is the request's manifest, without files.
func (r Request) manifest() Manifest {
	m := Manifest{
		Format: manifestFormat, Module: module, Version: version(),
		Request: ManifestRequest{Name: r.Name, Count: r.Count, Seed: r.Seed, Splits: r.Splits},
	}
	for _, s := range r.Settings {
		m.Request.Settings = append(m.Request.Settings, settingName(s))
	}
	if r.Counts == nil {
		return m
	}
	m.Request.Counts = map[tasks.Split]map[string]int{}
	for i, split := range r.Splits {
		counts := map[string]int{}
		for k, name := range m.Request.Settings {
			counts[name] = r.Counts[i][k]
		}
		m.Request.Counts[split] = counts
	}
	return m
}

// Request is the request that a manifest tells of. An error means that this build cannot make it.
func (m ManifestRequest) Request(registry tasks.Registry) (Request, error) {
	if m.Sealed {
		return Request{}, errors.New("the set is sealed: its seed is in the sealed file alone, and its salts are chance, so it is made once")
	}
	r := Request{Name: m.Name, Splits: m.Splits, Count: m.Count, Seed: m.Seed}
	for _, name := range m.Settings {
		id, err := tasks.ParseID(name + "/s0/train/0")
		if err != nil {
			return Request{}, fmt.Errorf("setting %q: %w", name, err)
		}
		family, err := registry.Find(id.Family)
		if err != nil {
			return Request{}, err
		}
		setting, err := family.Setting(id)
		if err != nil {
			return Request{}, err
		}
		r.Settings = append(r.Settings, setting)
	}
	if m.Counts == nil {
		return r, nil
	}
	left := m.Count
	for _, split := range m.Splits {
		counts := make([]int, len(m.Settings))
		for k, name := range m.Settings {
			counts[k] = m.Counts[split][name]
			left -= counts[k]
		}
		r.Counts = append(r.Counts, counts)
	}
	if left != 0 {
		return Request{}, fmt.Errorf("the counts of the settings do not add up to count, which is %d", m.Count)
	}
	return r, nil
}
