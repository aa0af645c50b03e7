package datasets

import (
	"fmt"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

const (
	rowGroupRows = 10_000 // rows in a row group: some megabytes
	parquetBatch = 250    // rows handed to the library at a time; a part of rowGroupRows
)

// parquetRow gives the columns of a Parquet file: the keys of tasks.Item in their order. No column has nulls. The
// encodings are those that every reader knows.
type parquetRow struct {
	ID          string  `parquet:"id,plain"`
	Family      string  `parquet:"family,dict"`
	Level       int64   `parquet:"level,dict"`
	Split       string  `parquet:"split,dict"`
	Prompt      string  `parquet:"prompt,plain"`
	Answer      string  `parquet:"answer,plain"`
	Label       string  `parquet:"label,plain"`
	Fingerprint string  `parquet:"fingerprint,plain"`
	Effort      float64 `parquet:"effort,plain"`
}

// parquetPublicRow gives those of a PublicItem.
type parquetPublicRow struct {
	ID          string `parquet:"id,plain"`
	Family      string `parquet:"family,dict"`
	Level       int64  `parquet:"level,dict"`
	Split       string `parquet:"split,dict"`
	Prompt      string `parquet:"prompt,plain"`
	Fingerprint string `parquet:"fingerprint,plain"`
	Commitment  string `parquet:"commitment,plain"`
}

// parquetCanary is the column that both may have after their own; the library joins the columns of embedded structs.
type parquetCanary struct {
	Canary string `parquet:"canary,dict"`
}

type parquetCanaryRow struct {
	parquetRow
	parquetCanary
}

type parquetPublicCanaryRow struct {
	parquetPublicRow
	parquetCanary
}

func parquetRowOf(row Row) parquetRow {
	return parquetRow{
		row.ID, row.Family, int64(row.Level), string(row.Split), row.Prompt, row.Answer, row.Label, row.Fingerprint,
		row.Effort,
	}
}

func parquetPublicRowOf(row Row) parquetPublicRow {
	return parquetPublicRow{
		row.ID, row.Family, int64(row.Level), string(row.Split), row.Prompt, row.Fingerprint, row.Commitment,
	}
}

func parquetCanaryRowOf(row Row) parquetCanaryRow {
	return parquetCanaryRow{parquetRowOf(row), parquetCanary{Canary}}
}

func parquetPublicCanaryRowOf(row Row) parquetPublicCanaryRow {
	return parquetPublicCanaryRow{parquetPublicRowOf(row), parquetCanary{Canary}}
}

// parquet is a writer of the columns that are written.
func (o Options) parquet(file *File) rowWriter {
	switch {
	case o.sealing != nil && o.Canary:
		return newParquetWriter(file, parquetPublicCanaryRowOf)
	case o.sealing != nil:
		return newParquetWriter(file, parquetPublicRowOf)
	case o.Canary:
		return newParquetWriter(file, parquetCanaryRowOf)
	}
	return newParquetWriter(file, parquetRowOf)
}

// A parquetWriter writes rows as Parquet. All that could differ between machines or builds is fixed.
type parquetWriter[Columns any] struct {
	writer  *parquet.GenericWriter[Columns]
	batch   []Columns
	columns func(Row) Columns
}

func newParquetWriter[Columns any](file *File, columns func(Row) Columns) rowWriter {
	return &parquetWriter[Columns]{columns: columns, writer: parquet.NewGenericWriter[Columns](file,
		parquet.NewSchema("schema", parquet.SchemaOf(new(Columns))),
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}),
		parquet.MaxRowsPerRowGroup(rowGroupRows),
		parquet.PageBufferSize(1<<20),
		parquet.DataPageVersion(1),
		parquet.DataPageStatistics(false),
		parquet.SkipPageBounds("prompt"), // whole texts would stand in the footer
		parquet.SkipPageBounds("answer"),
		parquet.SkipPageBounds("label"),
		parquet.CreatedBy("touchstone", "1", "1"),
	)}
}

func (w *parquetWriter[Columns]) writeRow(row Row) error {
	for _, text := range []string{row.ID, row.Prompt, row.Answer, row.Label} {
		if !utf8.ValidString(text) {
			return fmt.Errorf("%s: a column is not UTF-8, and cannot be written as Parquet", row.ID)
		}
	}
	w.batch = append(w.batch, w.columns(row))
	if len(w.batch) < parquetBatch {
		return nil
	}
	return w.flush()
}

func (w *parquetWriter[Columns]) flush() error {
	_, err := w.writer.Write(w.batch)
	w.batch = w.batch[:0]
	return err
}

func (w *parquetWriter[Columns]) end() error {
	if err := w.flush(); err != nil {
		return err
	}
	return w.writer.Close()
}
