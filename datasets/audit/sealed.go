package audit

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/touchstone-rl/touchstone/datasets"
	"github.com/touchstone-rl/touchstone/tasks"
)

// A SealedReport is what the opening of a sealed set found, beside faults.
type SealedReport struct {
	File   string `json:"file"`
	Rows   int    `json:"rows"`   // of the sealed file
	Remade int    `json:"remade"` // items that were made again, and are the same
	Unmade int    `json:"unmade"` // items of versions that this build does not make
}

// An opening holds the sealed rows of a set, to be matched by public ones.
type opening struct {
	rows []sealedRow
	byID map[string]int
}

// A sealedRow is what is held of a sealed row.
type sealedRow struct {
	line   int
	public datasets.PublicItem // that is promised by it
	broken bool                // it does not keep its own promise
	found  bool                // there is a public row
}

// open reads the sealed file, and checks each row by itself: its commitment, its fingerprint, and its item.
func (c *checking) open(ctx context.Context) error {
	report := &SealedReport{File: c.Sealed.Name}
	c.report.Sealed = report
	c.opened = &opening{byID: map[string]int{}}
	for ctx.Err() == nil {
		number, line, err := c.Sealed.Rows.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil && !errors.Is(err, datasets.ErrLine) {
			return fmt.Errorf("reading %s: %w", c.Sealed.Name, err)
		}
		report.Rows++
		if err == nil {
			err = c.learn(number, line)
		}
		if err != nil {
			c.fault(c.Sealed.Name, number, "%v", err)
		}
	}
	return ctx.Err()
}

// learn takes in a sealed row. The error is the first thing that is wrong with it.
func (c *checking) learn(number int, line []byte) error {
	if _, err := parse(line); err != nil {
		return err
	}
	var sealed datasets.SealedItem
	if err := json.Unmarshal(line, &sealed); err != nil {
		return fmt.Errorf("it is no sealed row: %w", err)
	}
	if there, twice := c.opened.byID[sealed.ID]; twice {
		return fmt.Errorf("its id %q stands in line %d too", sealed.ID, c.opened.rows[there].line)
	}
	public, err := c.promise(sealed)
	c.opened.byID[sealed.ID] = len(c.opened.rows)
	c.opened.rows = append(c.opened.rows, sealedRow{line: number, public: public, broken: err != nil})
	return err
}

// promise is the public row of a sealed one, whose item is made again.
func (c *checking) promise(sealed datasets.SealedItem) (public datasets.PublicItem, err error) {
	if salt, err := hex.DecodeString(sealed.Salt); err != nil || len(salt) < datasets.SaltSize {
		return public, fmt.Errorf("its salt is not %d bytes in hexadecimal: %q", datasets.SaltSize, sealed.Salt)
	}
	if public, err = sealed.Public(); err != nil {
		return public, err
	}
	if sealed.ID != public.ID {
		return public, fmt.Errorf("its id is %q, and its commitment begins with %s: salt, item, prompt, answer or label is not what was committed to",
			sealed.ID, public.ID)
	}
	problem, err := problemOf(c.Registry, sealed.Label)
	switch {
	case err != nil:
		return public, err
	case problem == nil:
		return public, errors.New("the label is not one of ours")
	case problem.print.String() != sealed.Fingerprint:
		return public, fmt.Errorf("the fingerprint of its problem is %s; the row says %q", problem.print, sealed.Fingerprint)
	}
	return public, c.remake(sealed)
}

// remake makes an item again, where this build makes its version.
func (c *checking) remake(sealed datasets.SealedItem) error {
	id, err := tasks.ParseID(sealed.Item)
	if err != nil {
		return err
	}
	family, err := c.Registry.Find(id.Family)
	if err != nil || family.Version != id.Version {
		c.report.Sealed.Unmade++
		return nil
	}
	item, err := family.Make(id)
	if err != nil {
		return fmt.Errorf("its item cannot be made again: %w", err)
	}
	if !sealed.Holds(item) {
		return fmt.Errorf("%s, made again, is not this row", sealed.Item)
	}
	c.report.Sealed.Remade++
	return nil
}

// unpublished tells of sealed rows that no public row was found for.
func (c *checking) unpublished() {
	for _, row := range c.opened.rows {
		if !row.found {
			c.fault(c.Sealed.Name, row.line, "no public row has its id")
		}
	}
}

// match holds a public row against its sealed one.
func (c *checking) match(public datasets.PublicItem) error {
	i, ok := c.opened.byID[public.ID]
	if !ok {
		return fmt.Errorf("%s has no row with the id %q", c.Sealed.Name, public.ID)
	}
	sealed := &c.opened.rows[i]
	if sealed.found {
		return fmt.Errorf("the id %q stands in an earlier row too", public.ID)
	}
	sealed.found = true
	if sealed.broken || sealed.public == public {
		return nil // of what is broken its own line tells
	}
	return fmt.Errorf("its %s is not that of %s:%d", difference(public, sealed.public), c.Sealed.Name, sealed.line)
}

// difference names the first column in which two public rows with the same ID differ.
func difference(a, b datasets.PublicItem) string {
	switch {
	case a.Commitment != b.Commitment:
		return "commitment"
	case a.Prompt != b.Prompt:
		return "prompt"
	case a.Family != b.Family:
		return "family"
	case a.Level != b.Level:
		return "level"
	case a.Split != b.Split:
		return "split"
	}
	return "fingerprint"
}

// public reads a public row, which must hold nothing that is sealed, and matches it where the set is opened.
func (c *checking) public(line []byte, columns object) (print tasks.Fingerprint, err error) {
	for _, name := range []string{"answer", "label", "effort", "item", "salt"} {
		if _, there := columns[name]; there {
			return print, fmt.Errorf("the column %q is published, and the set is sealed", name)
		}
	}
	var row datasets.PublicItem
	if err := json.Unmarshal(line, &row); err != nil {
		return print, fmt.Errorf("it is no public row: %w", err)
	}
	if print, err = printOf(row); err != nil || c.opened == nil {
		return print, err
	}
	return print, c.match(row)
}

// printOf is the fingerprint that a public row states. The error says why it is none of a sealed set.
func printOf(row datasets.PublicItem) (print tasks.Fingerprint, err error) {
	if sum, err := hex.DecodeString(row.Commitment); err != nil || len(sum) != len(print) {
		return print, fmt.Errorf("its commitment is no SHA-256 in hexadecimal: %q", row.Commitment)
	}
	if row.ID != row.Commitment[:datasets.PublicIDSize] {
		return print, fmt.Errorf("its id is %q, and must be the first %d digits of its commitment, which is %s", row.ID, datasets.PublicIDSize, row.Commitment)
	}
	sum, err := hex.DecodeString(row.Fingerprint)
	if err != nil || len(sum) != len(print) {
		return print, fmt.Errorf("its fingerprint is no SHA-256 in hexadecimal: %q", row.Fingerprint)
	}
	return tasks.Fingerprint(sum), nil
}

// publicProblem is what a public row of a sealed set tells of its problem: the fingerprint and the family, on its word.
// It has no statement, so nothing is passed over for its sake but the family's template. It is nil for other rows.
func publicProblem(registry tasks.Registry, line []byte, columns object) *problem {
	if _, labelled := columns["label"]; labelled {
		return nil
	}
	if _, promised := columns["commitment"]; !promised {
		return nil
	}
	var row datasets.PublicItem
	if json.Unmarshal(line, &row) != nil {
		return nil
	}
	print, err := printOf(row)
	if err != nil {
		return nil
	}
	family, err := registry.Find(row.Family)
	if err != nil {
		return nil
	}
	return &problem{family: family, print: print}
}
