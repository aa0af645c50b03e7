package datasets

import (
	"io"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
)

// everyFamily are levels 1 to 3 of all families.
func everyFamily(b *testing.B) (settings []tasks.Setting) {
	for _, f := range all.Families() {
		if !f.Has(tasks.Experimental) {
			settings = append(settings, at(b, f, 1, 2, 3)...)
		}
	}
	return settings
}

// BenchmarkFormats writes rows that are made already.
func BenchmarkFormats(b *testing.B) {
	part := part(tasks.Train, 100, everyFamily(b)...)
	rows, _ := makeAll(b, part, 1, 2)
	size := 0
	for _, row := range rows {
		size += len(row.JSON)
	}
	for _, f := range Formats {
		b.Run(string(f), func(b *testing.B) {
			b.SetBytes(int64(size))
			var written int64
			for b.Loop() {
				file := NewStream(io.Discard, "nothing")
				out, err := Options{Format: f}.writer(file)
				for i := 0; err == nil && i < len(rows); i++ {
					err = out.writeRow(rows[i])
				}
				if err == nil {
					err = out.end()
				}
				if err == nil {
					err = file.Close()
				}
				if err != nil {
					b.Fatal(err)
				}
				written = file.size
			}
			b.ReportMetric(float64(written)/float64(len(rows)), "bytes/row")
			b.ReportMetric(float64(b.N)*float64(len(rows))/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkPipeline makes rows of all families on two goroutines: the bare items, and whole folders.
func BenchmarkPipeline(b *testing.B) {
	settings := everyFamily(b)
	request := func(b *testing.B) Request {
		return Request{Settings: settings, Splits: []tasks.Split{tasks.Train}, Count: b.N, Seed: 1}
	}
	b.Run("bare", func(b *testing.B) {
		for _, part := range request(b).Parts() {
			if _, err := Make(b.Context(), part, 1, 2, func(Row) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	for _, f := range Formats {
		b.Run(string(f), func(b *testing.B) {
			if _, err := request(b).WriteFolder(b.Context(), b.TempDir(), Options{Workers: 2, Format: f}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkRows reads rows back.
func BenchmarkRows(b *testing.B) {
	items := someRows(20_000)
	size := 0
	for _, item := range items {
		size += len(asRow(b, item).JSON)
	}
	for _, f := range Formats {
		name := b.TempDir() + "/rows." + string(f)
		writeRows(b, name, f, items)
		b.Run(string(f), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				if n := len(readAll(b, name)); n != len(items) {
					b.Fatalf("%d rows", n)
				}
			}
			b.ReportMetric(float64(b.N)*float64(len(items))/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
