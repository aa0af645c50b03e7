package all

import (
	"flag"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
)

var (
	family = flag.String("family", "", "the family of BenchmarkSetting")
	params = flag.String("params", "", "parameters of BenchmarkSetting that differ from level 1: name=value, separated by commas")
	seed   = flag.Uint64("seed", 1, "the seed of BenchmarkSetting")
)

// BenchmarkSetting makes items of the train split with any parameters, as bench/sgt asks for them.
func BenchmarkSetting(b *testing.B) {
	if *family == "" {
		b.Skip("no -family is given")
	}
	f, err := Families().Find(*family)
	if err != nil {
		b.Fatal(err)
	}
	setting, err := f.At(1, strings.FieldsFunc(*params, func(c rune) bool { return c == ',' })...)
	if err != nil {
		b.Fatal(err)
	}
	for index := range b.N {
		if _, err := setting.Make(*seed, tasks.Train, index); err != nil {
			b.Fatal(err)
		}
	}
}
