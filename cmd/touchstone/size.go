package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// units of sizes, the longer ones first.
var units = [...]struct {
	name  string
	bytes float64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1}, {"", 1},
}

// shardBytes is the size that --shard-size gives, or 0.
func (o generateOptions) shardBytes() (int64, error) {
	if o.size == "" {
		return 0, nil
	}
	if !o.toFolder() {
		return 0, fmt.Errorf("--shard-size divides the files of a folder, and -o %s is none", o.output)
	}
	for _, unit := range units {
		number, ok := strings.CutSuffix(o.size, unit.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		if size := math.Round(n * unit.bytes); err == nil && size >= 1 && size < 1<<62 {
			return int64(size), nil
		}
		break
	}
	return 0, fmt.Errorf("--shard-size %q is no size; sizes are written like 200MB, 1.5GB or 512MiB", o.size)
}
