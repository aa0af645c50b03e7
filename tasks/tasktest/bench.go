package tasktest

import (
	"fmt"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/verifiers/answer"
)

// Bench measures, for every level, items made a second (through Setting.Make, with its self-check) with the draws
// they took, and verdicts given a second (from label and response).
func Bench(b *testing.B, f *tasks.Family) {
	registry := tasks.Registry{f}
	for level := 1; level <= ceiling(f); level++ {
		setting, err := f.At(level)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("make/level=%d", level), func(b *testing.B) {
			b.ReportAllocs()
			index, draws := 0, 0
			for b.Loop() {
				item, err := setting.Make(seed, tasks.Train, index)
				if err != nil {
					b.Fatal(err)
				}
				index++
				draws += item.Draws
			}
			b.ReportMetric(float64(index)/b.Elapsed().Seconds(), "items/s")
			b.ReportMetric(float64(draws)/float64(index), "draws/item")
		})
		b.Run(fmt.Sprintf("verify/level=%d", level), func(b *testing.B) {
			item, err := setting.Make(seed, tasks.Train, 0)
			if err != nil {
				b.Fatal(err)
			}
			response := answer.Wrap(item.Answer)
			b.ReportAllocs()
			judged := 0
			for b.Loop() {
				if ruling, err := registry.Verify(item.Label, response); err != nil || !ruling.OK() {
					b.Fatal(ruling, err)
				}
				judged++
			}
			b.ReportMetric(float64(judged)/b.Elapsed().Seconds(), "verdicts/s")
		})
	}
}
