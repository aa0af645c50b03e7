package datasets

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/touchstone-rl/touchstone/tasks"
)

// MaxCount is the most rows that a request may ask for.
const MaxCount = 1_000_000_000

// A Request asks for a dataset. Equal requests give equal bytes.
type Request struct {
	Settings []tasks.Setting // those of one family stand together; none is there twice
	Splits   []tasks.Split   // in the order of tasks.Splits
	Count    int             // rows in all, 1 to MaxCount
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
	shares := make([]int, len(r.Splits))
	for i, split := range r.Splits {
		shares[i] = tasks.SplitShares(split)
	}
	parts := make([]Part, len(r.Splits))
	for i, count := range Apportion(r.Count, shares) {
		parts[i] = Part{r.Splits[i], spread(count, r.Settings)}
	}
	return parts
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
	sum := 0
	for _, w := range weights {
		sum += w
	}
	shares := make([]int, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		shares[i] = total * w / sum
		left -= shares[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(total*weights[b]%sum, total*weights[a]%sum)
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
