package tasks

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/touchstone-rl/touchstone/generators"
	"github.com/touchstone-rl/touchstone/verifiers"
)

type squareParams struct {
	Digits int    `json:"digits" min:"1" max:"6" jsonschema:"digits of the number"`
	Terms  int    `json:"terms" min:"1" jsonschema:"how many numbers"`
	Sign   string `json:"sign" enum:"plus,minus" jsonschema:"the sign of the number"`
	Odd    bool   `json:"odd" jsonschema:"whether the number is odd"`
}

type square struct {
	N int64 `json:"n"`
}

const squareDoc = `// Package square asks for a square.
//
// # Levels
//
// Digits.
//
// # Correctness
//
// Arithmetic.
//
// # Origin
//
// Babylon.
package square
`

func squareSpec() Spec[squareParams, square] {
	return Spec[squareParams, square]{
		Name: "square", Doc: squareDoc, Version: 2, Judge: Rules, MaxLevel: 4,
		Tags:   []Tag{Arithmetic, NumberAnswer},
		Levels: func(level int) squareParams { return squareParams{Digits: level + 1, Terms: 1, Sign: "plus"} },
		Check: func(p squareParams) error {
			if p.Odd && p.Digits == 1 {
				return errors.New("odd numbers of one digit are too few")
			}
			return nil
		},
		Generate: func(r *rand.Rand, p squareParams) (square, string, error) {
			n := generators.Number(r, p.Digits).Int64()
			return square{n}, fmt.Sprint(n * n), nil
		},
		Prompt: func(p square) string { return fmt.Sprintf("What is the square of %d?", p.N) },
		Verify: func(p square, answer string) verifiers.Verdict {
			if answer == "panic" {
				panic("as asked")
			}
			n, ok := new(big.Int).SetString(answer, 10)
			if !ok {
				return verifiers.Malformed("not a number")
			}
			if n.Cmp(big.NewInt(p.N*p.N)) != 0 {
				return verifiers.Wrong("not the square")
			}
			return verifiers.Right()
		},
		Form: `[0-9]+`,
		Oracle: func(p square, answer string) bool {
			n, err := strconv.ParseInt(answer, 10, 64)
			return err == nil && n == p.N*p.N
		},
	}
}

func TestIDIsReadAsItIsWritten(t *testing.T) {
	for _, id := range []ID{
		{"sudoku", 1, 3, "", 42, Train, 1007},
		{"chainsum", 12, 2, "terms=9,operators=add-sub", 0, Test, 0},
		{"gcd", 1, 1, "", 1<<64 - 1, Dev, 1},
	} {
		got, err := ParseID(id.String())
		if err != nil || got != id {
			t.Errorf("%s is read as %+v (%v)", id, got, err)
		}
	}
}

func TestIDRefusesWhatIsNone(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "parts between slashes",
		"sudoku":                     "parts between slashes",
		"sudoku/1/s1/train/0":        "not family@version",
		"sudoku@0/1/s1/train/0":      `version "0"`,
		"sudoku@1/0/s1/train/0":      `level "0"`,
		"sudoku@1/one/s1/train/0":    `level "one"`,
		"sudoku@1/1/1/train/0":       `seed "1"`,
		"sudoku@1/1/s-1/train/0":     `seed "s-1"`,
		"sudoku@1/1/s1/valid/0":      `"valid" is no split`,
		"sudoku@1/1/s1/train/-1":     `index "-1"`,
		"sudoku@01/1/s1/train/0":     "written plainly",
		"sudoku@1/1,/s1/train/0":     "written plainly",
		"sudoku@1/1/s007/train/0":    "written plainly",
		"sudoku@1/1/s1/train/+0":     "written plainly",
		"sudoku@1/1/s1/train/0/more": "parts between slashes",
	} {
		if _, err := ParseID(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseID(%q) says %v, want something with %q", text, err, want)
		}
	}
}

func TestAtNamesWhatIsWrong(t *testing.T) {
	f := Define(squareSpec())
	for _, c := range []struct {
		level       int
		assignments []string
		want        string // empty: no error
	}{
		{1, nil, ""},
		{4, []string{"digits=6", "sign=minus", "odd=true"}, ""},
		{0, nil, "square: level 0: levels start at 1"},
		{5, nil, "square: level 5 is above the ceiling: the levels are 1 to 4"},
		{1, []string{"digits=7"}, `square: parameter digits is a whole number from 1 to 6, not "7"`},
		{1, []string{"digits=many"}, `square: parameter digits is a whole number from 1 to 6, not "many"`},
		{1, []string{"terms=0"}, `square: parameter terms is a whole number from 1, not "0"`},
		{1, []string{"sign=times"}, `square: parameter sign is one of plus, minus, not "times"`},
		{1, []string{"odd=1"}, `square: parameter odd is true or false, not "1"`},
		{1, []string{"digit=3"}, `square: there is no parameter "digit"; did you mean "digits"?`},
		{1, []string{"digits"}, `square: parameter "digits" is not written as name=value`},
		{1, []string{"digits=2", "digits=3"}, `square: parameter digits is given twice`},
		{1, []string{"digits=1", "odd=true"}, `square: odd numbers of one digit are too few`},
	} {
		_, err := f.At(c.level, c.assignments...)
		if got := fmt.Sprint(err); c.want == "" && err != nil || c.want != "" && got != c.want {
			t.Errorf("At(%d, %q) says\n %v, want\n %s", c.level, c.assignments, err, c.want)
		}
	}
}

func TestParamsInAnIDAreThoseThatDifferInTheirOrder(t *testing.T) {
	f := Define(squareSpec())
	s, err := f.At(2, "sign=minus", "digits=5", "terms=1")
	if err != nil || s.Params != "digits=5,sign=minus" {
		t.Fatalf("params are %q (%v)", s.Params, err)
	}
	item, err := s.Make(7, Dev, 3)
	if err != nil || item.ID != "square@2/2,digits=5,sign=minus/s7/dev/3" {
		t.Fatalf("the ID is %q (%v)", item.ID, err)
	}
	again, err := Registry{f}.Make(item.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(item, again); diff != "" {
		t.Error(diff)
	}
	for _, id := range []string{"square@2/2,sign=minus,digits=5/s7/dev/3", "square@2/2,terms=1/s7/dev/3", "square@1/2/s7/dev/3", "cube@1/1/s1/dev/1"} {
		if _, err := (Registry{f}).Make(id); err == nil {
			t.Errorf("%s makes an item; it is not how that item is called", id)
		}
	}
}

// The shares and the bits they are read from are promises: this test is never changed.
func TestPartitionIsFixed(t *testing.T) {
	for first, want := range map[byte]Split{0x00: Train, 0xdf: Train, 0xe0: Dev, 0xef: Dev, 0xf0: Test, 0xff: Test} {
		if got := Partition(Fingerprint{first, 0xff}); got != want {
			t.Errorf("first byte %#x falls in %s, want %s", first, got, want)
		}
	}
	counts := map[Split]int{}
	for first := range 256 {
		counts[Partition(Fingerprint{byte(first)})]++
	}
	for _, split := range Splits {
		if counts[split] != 16*SplitShares(split) {
			t.Errorf("%s holds %d of 256 first bytes, want %d sixteenths", split, counts[split], SplitShares(split))
		}
	}
	// printf 'square\0{"n":12}' | sha256sum
	const published = "03b451d863907c2435501ee51720601147bd22a73ec470e8118ebe04b41d9267"
	if got := fingerprint("square", json.RawMessage(`{"n":12}`)).String(); got != published {
		t.Errorf("the fingerprint of a known problem is %s, want %s", got, published)
	}
}

func TestItemsFallInTheirSplit(t *testing.T) {
	f := Define(squareSpec())
	s, err := f.At(4)
	if err != nil {
		t.Fatal(err)
	}
	for _, split := range Splits {
		for index := range 50 {
			item, err := s.Make(1, split, index)
			if err != nil {
				t.Fatal(err)
			}
			problem, err := f.ProblemOf(item)
			if err != nil {
				t.Fatal(err)
			}
			print, err := problem.Fingerprint()
			if err != nil || Partition(print) != split || print.String() != item.Fingerprint || item.Split != split {
				t.Errorf("%s: split %s, fingerprint %s in split %s (%v)", item.ID, item.Split, item.Fingerprint, Partition(print), err)
			}
		}
	}
}

func TestMakeEndsWhereASplitHoldsNothing(t *testing.T) {
	spec := squareSpec()
	spec.Generate = func(*rand.Rand, squareParams) (square, string, error) { return square{3}, "9", nil }
	s, err := Define(spec).At(1)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, split := range Splits {
		if _, err := s.Make(1, split, 0); err == nil {
			found++
		} else if !errors.Is(err, ErrNoProblem) || !strings.Contains(err.Error(), "square@2/1/s1/"+string(split)+"/0") {
			t.Error(err)
		}
	}
	if found != 1 {
		t.Errorf("the only problem is in %d splits", found)
	}
}

// TestMakeEndsSoonWhereThereIsNothing: problems are counted once for a setting, after a few draws that led to none.
func TestMakeEndsSoonWhereThereIsNothing(t *testing.T) {
	spec := squareSpec()
	draws, counted := 0, 0
	spec.Generate = func(*rand.Rand, squareParams) (square, string, error) {
		draws++
		return square{}, "", generators.ErrAgain
	}
	spec.Space = func(squareParams) *big.Int {
		counted++
		return new(big.Int)
	}
	s, err := Define(spec).At(1)
	if err != nil {
		t.Fatal(err)
	}
	for index := range 3 {
		if _, err := s.Make(1, Train, index); !errors.Is(err, ErrNoProblem) || !strings.Contains(err.Error(), "there is none") {
			t.Errorf("item %d: %v", index, err)
		}
	}
	if draws != 3*doubtful || counted != 1 {
		t.Errorf("%d draws, and problems were counted %d times", draws, counted)
	}
}

func TestValue(t *testing.T) {
	s, err := Define(squareSpec()).At(2, "sign=minus")
	if err != nil {
		t.Fatal(err)
	}
	for param, want := range map[string]string{"digits": "3", "sign": "minus", "tier": ""} {
		if got := s.Value(param); got != want {
			t.Errorf("parameter %s is %q, want %q", param, got, want)
		}
	}
}

func TestMakeRefusesAnItemThatFailsItsSelfCheck(t *testing.T) {
	for name, breaks := range map[string]func(*Spec[squareParams, square]){
		"its own answer is judged wrong": func(s *Spec[squareParams, square]) {
			s.Generate = func(r *rand.Rand, p squareParams) (square, string, error) { return square{5}, "26", nil }
		},
		"effort is NaN": func(s *Spec[squareParams, square]) {
			s.Effort = func(square) float64 { return math.NaN() }
		},
	} {
		spec := squareSpec()
		breaks(&spec)
		s, err := Define(spec).At(1)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Make(1, Train, 0)
		for _, split := range Splits {
			if errors.Is(err, ErrNoProblem) {
				_, err = s.Make(1, split, 0)
			}
		}
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestVerifyTellsAWrongAnswerFromALabelThatIsNotOurs(t *testing.T) {
	r := Registry{Define(squareSpec())}
	const ours = `{"family":"square","version":2,"problem":{"n":12}}`
	for _, c := range []struct {
		label, response string
		reason          verifiers.Reason // empty: an error
		text            string           // what detail or error hold
	}{
		{ours, "<answer>144</answer>", verifiers.ReasonRight, ""},
		{ours, "144", verifiers.ReasonRight, ""},
		{ours, "<answer>145</answer>", verifiers.ReasonWrong, "not the square"},
		{ours, "<answer>many</answer>", verifiers.ReasonMalformed, "not a number"},
		{ours, "I do not know.", verifiers.ReasonNoAnswer, "no <answer> block"},
		{ours, "", verifiers.ReasonNoAnswer, "no answer"},
		{`{"family":"square","version":1,"problem":{"n":12}}`, "144", verifiers.ReasonRight, ""},
		{` { "problem" : {"n":12}, "version" : 2, "family" : "square" } `, "144", verifiers.ReasonRight, ""},
		{ours, "<answer>panic</answer>", "", "the judge of square failed on this label: as asked"},
		{`{"family":"square","version":3,"problem":{"n":12}}`, "144", "", "this build knows versions up to 2"},
		{`{"family":"sqare","version":2,"problem":{"n":12}}`, "144", "", `did you mean "square"?`},
		{`{"family":"square","version":2,"problem":{"m":12}}`, "144", "", "no problem of square"},
		{`{"family":"square","version":2,"problem":{"N":12}}`, "144", "", "no problem of square"},
		{`{"family":"square","version":2,"problem":{"n":"12"}}`, "144", "", "no problem of square"},
		{`{"family":"square","version":2}`, "144", "", "not one of ours"},
		{`{"family":"square","version":0,"problem":{"n":12}}`, "144", "", "not one of ours"},
		{`{"version":2,"problem":{"n":12}}`, "144", "", "not one of ours"},
		{ours + "x", "144", "", "not one of ours"},
		{`144`, "144", "", "not one of ours"},
		{``, "144", "", "not one of ours"},
		{`null`, "144", "", "not one of ours"},
	} {
		got, err := r.Verify(c.label, c.response)
		switch {
		case c.reason == "" && (err == nil || !strings.Contains(err.Error(), c.text)):
			t.Errorf("label %s: got %+v, %v; want an error with %q", c.label, got, err, c.text)
		case c.reason != "" && (err != nil || got.Reason != c.reason || !strings.Contains(got.Detail, c.text)):
			t.Errorf("label %s, response %q: got %+v, %v; want %s, %q", c.label, c.response, got, err, c.reason, c.text)
		}
	}
}

// The family itself judges no label of another one, even if the problem reads alike.
func TestFamilyRefusesTheLabelOfAnother(t *testing.T) {
	_, err := Define(squareSpec()).Verify(`{"family":"cube","version":1,"problem":{"n":12}}`, "144")
	if err == nil || !strings.Contains(err.Error(), `one of family "cube", not of square`) {
		t.Errorf("got %v", err)
	}
}

func TestValidateNamesEveryFault(t *testing.T) {
	spec := squareSpec()
	spec.Name, spec.Version, spec.Judge, spec.Tags, spec.Prompt = "Big square", 0, "gut", []Tag{"big"}, nil
	err := Validate(Define(spec), Define(squareSpec()), Define(squareSpec()))
	for _, want := range []string{
		"not one lower-case word", "versions start at 1", `judge "gut"`, "exactly one category", "exactly one answer tag",
		"a tag is unknown", "the Spec has no Prompt", `family "square" is there twice`, `does not begin with "Package Big square"`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Validate does not say %q, but:\n%v", want, err)
		}
	}
	if err := Validate(Define(squareSpec())); err != nil {
		t.Error(err)
	}
}

// The JSON that fingerprints are taken over is that of encoding/json without its escapes for web pages.
func TestMarshalWritesWhatEncodingJSONWrites(t *testing.T) {
	for _, v := range []any{
		square{-12}, []*big.Int{big.NewInt(7), new(big.Int).Lsh(big.NewInt(1), 200)}, []string{"a<b & c>d", "\u00e9\u2028\n\t\"\\", "\x01"},
		struct {
			Rows  [][]int           `json:"rows"`
			Empty []int             `json:"empty"`
			Names map[string]string `json:"names,omitempty"`
			Share float64           `json:"share"`
			Maybe *int              `json:"maybe,omitempty"`
		}{Rows: [][]int{{1, 2}, {}}, Names: map[string]string{"b": "x", "a": "y"}, Share: 0.1},
	} {
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(v); err != nil {
			t.Fatal(err)
		}
		got, err := marshal(v)
		if err != nil || string(got) != strings.TrimSuffix(want.String(), "\n") {
			t.Errorf("got %s (%v), want %s", got, err, want.String())
		}
	}
}

func TestSchemasStateTheRanges(t *testing.T) {
	params, problem, err := Define(squareSpec()).Schemas()
	if err != nil {
		t.Fatal(err)
	}
	digits, sign := params.Properties["digits"], params.Properties["sign"]
	if *digits.Minimum != 1 || *digits.Maximum != 6 || digits.Description == "" || len(sign.Enum) != 2 || params.Properties["terms"].Maximum != nil {
		t.Errorf("params: %+v", params)
	}
	if problem.Properties["n"].Type != "integer" {
		t.Errorf("problem: %+v", problem)
	}
}
