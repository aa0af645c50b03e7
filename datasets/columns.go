package datasets

// A column is one of the keys of rows, in every Format.
type column struct {
	name  string
	dtype string // as Hugging Face's datasets call it
	text  string // for people
}

var (
	itemColumns = []column{
		{"id", "string", "names the row for ever: touchstone show ID makes it again"},
		{"family", "string", "the kind of problem"},
		{"level", "int64", "how hard it is, from 1"},
		{"split", "string", "train, dev or test"},
		{"prompt", "string", "the problem, and how to give the answer"},
		{"answer", "string", "one right answer; there may be others, which the judge knows"},
		{"label", "string", "JSON: all that the judge needs"},
		{"fingerprint", "string", "SHA-256 of the problem's canonical form"},
		{"effort", "float64", "measured work of a solver, in the family's own unit"},
	}
	publicColumns = []column{
		{"id", "string", "names the row in this set"},
		{"family", "string", "the kind of problem"},
		{"level", "int64", "how hard it is, from 1"},
		{"split", "string", "train, dev or test"},
		{"prompt", "string", "the problem, and how to give the answer"},
		{"fingerprint", "string", "SHA-256 of the problem's canonical form"},
		{"commitment", "string", "SHA-256 of a secret salt, the item, its prompt, its answer and its label"},
	}
	canaryColumn = column{"canary", "string", "the same line in every row, see below"}
)

// columns are those of the rows that are written, in their order.
func (o Options) columns() (columns []column) {
	if o.sealing == nil {
		columns = append(columns, itemColumns...)
	} else {
		columns = append(columns, publicColumns...)
	}
	if o.Canary {
		columns = append(columns, canaryColumn)
	}
	return columns
}

// kind is what the type is called in the card.
func (c column) kind() string {
	switch c.dtype {
	case "int64":
		return "integer"
	case "float64":
		return "number"
	}
	return c.dtype
}

// arrange gives a row the columns that are written.
func (o Options) arrange(row Row) (_ Row, err error) {
	if o.sealing != nil {
		if row, err = o.sealing.seal(row); err != nil {
			return Row{}, err
		}
	}
	if o.Canary {
		row.JSON = append(row.JSON[:len(row.JSON)-len("}\n")], `,"canary":"`+Canary+"\"}\n"...)
	}
	return row, nil
}
