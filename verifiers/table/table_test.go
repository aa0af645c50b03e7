package table_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers/table"
)

var (
	houses  = []string{"House 1", "House 2", "House 3"}
	columns = [][]string{{"Ann", "Bob", "Cleo"}, {"cat", "dog", "owl"}}
	at      = [][]int{{1, 0, 2}, {0, 2, 1}} // Ann in house 2, the cat in house 1
)

const written = "House 1: Bob, cat\nHouse 2: Ann, owl\nHouse 3: Cleo, dog"

func TestParse(t *testing.T) {
	for _, text := range []string{
		written,
		"House 3: Cleo, dog\nHouse 1: Bob, cat\nHouse 2: Ann, owl",
		"house 1: cat, BOB\r\n\r\nHOUSE 2 : owl,ann\r\nHouse 3:  Cleo ,  Dog  \r\n",
		"- **House 1**: Bob, cat.\n- **House 2:** Ann, `owl`.\n* House 3: \"Cleo\", 'dog'.",
		"House 1: Bob, cat; House 2: Ann, owl; House 3: Cleo, dog;",
	} {
		got, err := table.Parse(text, houses, columns)
		if err != nil || !reflect.DeepEqual(got, at) {
			t.Errorf("Parse(%q) = %v, %v", text, got, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "House 1 is missing",
		"House 1: Bob, cat\nHouse 3: Cleo, dog": "House 2 is missing",
		"House 1: Bob, cat\nHouse 1: Bob, cat":  "House 1 is there twice",
		"House 4: Bob, cat":                     `"House 4" is none of the rows`,
		"I say House 1: Bob, cat":               `"I say House 1" is none of the rows`,
		"House 1 Bob cat":                       `"House 1 Bob cat" is not a line such as "row: value, value"`,
		"House 1: Bob":                          "House 1: it has 1 values, not 2",
		"House 1: Bob, fox":                     `House 1: "fox" is none of the values`,
		"House 1: Bob, cat or dog":              `House 1: "cat or dog" is none of the values`,
		"House 1: Bob, cat, dog":                "House 1: cat and dog cannot both be there",
		"House 1: Bob, cat, cat":                "House 1: cat and cat cannot both be there",
		"House 1: Bob,, cat":                    `House 1: "" is none of the values`,
		"House 1: Bob, cat: yes":                `House 1: "cat: yes" is none of the values`,
		"House 1:":                              `House 1: "" is none of the values`,
		written + "\nThat is all.":              `"That is all" is not a line such as "row: value, value"`,
		written + "\nHouse 2: Ann, dog":         "House 2 is there twice",
		strings.Repeat("\n", table.MaxLength+1): "the answer is longer than 16384 bytes",
	} {
		got, err := table.Parse(text, houses, columns)
		if err == nil || err.Error() != want || errors.Is(err, table.ErrRepeated) {
			t.Errorf("Parse(%.60q) = %v, %v; want %s", text, got, err, want)
		}
	}
}

func TestParseRepeated(t *testing.T) {
	got, err := table.Parse("House 1: Bob, cat\nHouse 2: Ann, cat\nHouse 3: Cleo, dog", houses, columns)
	if !errors.Is(err, table.ErrRepeated) || err.Error() != "cat: it stands in two rows" {
		t.Errorf("Parse = %v, %v", got, err)
	}
}

func TestFormat(t *testing.T) {
	if got := table.Format(houses, columns, at); got != written {
		t.Errorf("Format = %q", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(written)
	f.Add("House 1: **Bob**, cat;House 1:,,")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := table.Parse(text, houses, columns)
		if err != nil {
			return
		}
		again, err := table.Parse(table.Format(houses, columns, got), houses, columns)
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%q is read as %v, and its canonical form as %v, %v", text, got, again, err)
		}
	})
}
