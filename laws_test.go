package touchstone_test

import (
	"fmt"
	"go/token"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// A law is a promise that can be seen kept or broken in the source, package by package.
type law struct {
	name  string
	text  string
	check func(*pkg, reporter)
}

// A reporter is told where a law is broken, and how.
type reporter func(pos token.Pos, format string, args ...any)

// The laws of docs/architecture.md and their numbers there. The 7th is kept by the tests of package tasks, the 8th
// by the conformance kit.
var laws = []law{
	{"wall", "1: verify.go and prompt.go import std and verifiers alone, and name nothing declared outside the two", wall},
	{"oracle", "1: oracle.go imports std and verifiers/naive alone, and names nothing of its package but the types of prompt.go; no other code imports verifiers/naive", oracle},
	{"lattice", "2: verifiers < generators < tasks < tasks/<family> < tasks/all, datasets < cmd; no family imports another", lattice},
	{"doors", "2: a package of others is imported behind its own door alone", doors},
	{"purity", "3: no clock, OS, network, goroutine or mutable package variable in verifiers, generators and families", purity},
	{"chance", "4: chance comes from generators.Stream alone, but for the secrets of sealed sets", chance},
	{"order", "5: where rows are made, maps are walked in sorted order", order},
	{"engines", "6: a judge holds nothing that could run a model's answer", engines},
	{"names", "9: a package has the name of its folder, one lower-case word, which is not util, common, base or helpers", names},
	{"layout", "9: a family has the files of every family, and the conformance kit runs over it", layout},
	{"size", "9: a family over 300 lines owes the house an engine in generators", size},
}

// The tables below are statements of policy. Do not change them to make a build pass: a line is added, or
// loosened, only after it has been talked over, and with the reason.

// importable says which of our packages each part of the house may import, in its code and also in its tests. The
// first line that matches a folder holds for it. "tasks/*" is any family, and tests may import what they test.
var importable = []struct{ part, code, tests string }{
	{".", "", "verifiers/... generators/... tasks/... datasets/..."},
	{naive, "", ""},
	{"verifiers/...", "verifiers/...", naive},
	{"generators/...", "verifiers/... generators/...", ""},
	{"tasks", "verifiers/... generators", "tasks/..."},
	{"tasks/tasktest/...", "verifiers/... generators/... tasks tasks/tasktest/...", "tasks/..."},
	{"tasks/all", "tasks tasks/*", "tasks/..."},
	{"tasks/*", "verifiers/... generators/... tasks", "tasks/tasktest"},
	{"datasets/...", "verifiers/... generators/... tasks datasets/...", "tasks/..."},
	{"cmd/...", "...", ""},
}

// naive reads answers for second opinions.
const naive = "verifiers/naive"

// door says where a package of others, and what lies below it, may be imported.
var door = []struct {
	path, parts string
	tests       bool // and in every test
}{
	{"github.com/expr-lang/expr", "verifiers/rule", true},
	{"github.com/Knetic/govaluate", "datasets/... cmd/...", true},
	{"github.com/brianvoe/gofakeit/v7", "generators/people", false},
	{"github.com/spf13/cobra", "cmd/...", false},
	{"github.com/goccy/go-yaml", "datasets", true},
	{"github.com/klauspost/compress", "datasets", true},
	{"github.com/parquet-go/parquet-go", "datasets", true},
}

// pureStd is what verifiers, generators and families may import of the standard library, without impureNames.
const (
	pureStd = `bytes cmp container/... crypto/sha256 embed encoding encoding/binary encoding/hex encoding/json errors fmt
		hash/fnv iter maps math math/big math/bits math/cmplx math/rand/v2 regexp slices sort strconv strings sync unicode
		unicode/...`
	impureNames = `builtin.print builtin.println fmt.Print fmt.Printf fmt.Println fmt.Scan fmt.Scanf fmt.Scanln sync.Cond
		sync.Locker sync.Map sync.Mutex sync.NewCond sync.Once sync.Pool sync.RWMutex sync.WaitGroup`
)

// changers are functions that change their first argument.
const changers = `builtin.append builtin.clear builtin.copy builtin.delete maps.Copy maps.DeleteFunc maps.Insert
	slices.Compact slices.CompactFunc slices.Delete slices.DeleteFunc slices.Insert slices.Replace slices.Reverse
	slices.Sort slices.SortFunc slices.SortStableFunc sort.Float64s sort.Ints sort.Slice sort.SliceStable sort.Sort
	sort.Stable sort.Strings`

// steadyTypes have methods on a pointer that change nothing.
const steadyTypes = "*regexp.Regexp *" + module + "/tasks.Family"

// chanceNames is what may be named of packages that hold chance; all else of them is a source, or the global one.
var chanceNames = map[string]string{
	"crypto/rand":                     "",
	"hash/maphash":                    "",
	"math/rand":                       "",
	"math/rand/v2":                    "NewZipf Rand Source Zipf",
	"github.com/brianvoe/gofakeit/v7": "Faker NewFaker",
}

// streamFile is where sources are made, and streamNames what makes them.
const (
	streamFile  = "generators/generators.go"
	streamNames = "math/rand/v2.New math/rand/v2.NewChaCha8"
)

// secretFile is where secrets of sealed sets are drawn, and secretStd what from. A salt or a seed that could be made again
// would be no secret; the items of the set still come from generators.Stream, by IDs that name the seed.
const (
	secretFile = "cmd/touchstone/secrets.go"
	secretStd  = "crypto/rand"
)

// engineStd is what could run, compile or expand a text.
const engineStd = "C go/... html/template os/exec plugin text/template unsafe"

const badNames = "base common helper helpers util utils"

const longest = 300 // lines of a family's Go, without its tests, its doc.go and its oracle.go

// longFamilies may be longer.
var longFamilies = map[string]string{
	"sudoku": "the showpiece: every box shape, a long ladder of named techniques, a true canonical form",
	"zebra":  "eleven kinds of clue, each with its sentence and its rule, and a phrase for every attribute",
}

// A violation is a place where a law is broken.
type violation struct {
	law  law
	at   token.Position
	what string
}

func violations(t *tree) (found []violation) {
	for _, l := range laws {
		for _, p := range t.pkgs {
			l.check(p, func(pos token.Pos, format string, args ...any) {
				found = append(found, violation{l, fset.Position(pos), fmt.Sprintf(format, args...)})
			})
		}
	}
	return found
}

func TestLaws(t *testing.T) {
	house, err := load(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range house.errs {
		t.Errorf("no law can be checked where types cannot: %v", err)
	}
	for _, part := range []string{"verifiers", "generators", "tasks"} {
		if house.pkg(part) == nil {
			t.Errorf("package %s was not found", part)
		}
	}
	for _, v := range violations(house) {
		t.Errorf("%s: %s\n\tlaw %s", v.at, v.what, v.law.text)
	}
}

// TestLawsAreKept breaks each law in a small house. testdata/laws/clean.txtar is a house in which all are kept; the
// file of a law's name lists what is put in its place, where an empty file takes one away. A comment "// want" names
// the laws that are broken on its line: these and no others must be found.
func TestLawsAreKept(t *testing.T) {
	broken := []string{"clean"}
	for _, l := range laws {
		if l.name != "size" {
			broken = append(broken, l.name)
		}
	}
	for _, name := range broken {
		t.Run(name, func(t *testing.T) {
			house := fstest.MapFS{}
			unpack(t, house, "clean")
			unpack(t, house, name)
			source, err := load(house)
			if err != nil {
				t.Fatal(err)
			}
			for _, err := range source.errs {
				t.Error(err)
			}
			want, got := wanted(source), map[string]bool{}
			for _, v := range violations(source) {
				place := fmt.Sprintf("%s:%d: %s", v.at.Filename, v.at.Line, v.law.name)
				got[place] = true
				if !want[place] {
					t.Errorf("not wanted: %s: %s", place, v.what)
				}
			}
			for _, place := range slices.Sorted(maps.Keys(want)) {
				if !got[place] {
					t.Errorf("not found: %s", place)
				}
			}
			own := func(place string) bool { return strings.HasSuffix(place, ": "+name) }
			if name != "clean" && !slices.ContainsFunc(slices.Collect(maps.Keys(want)), own) {
				t.Errorf("nothing in %s.txtar breaks the law of its name", name)
			}
		})
	}
}

// unpack puts the files of an archive in testdata/laws into a house, and takes away those that are empty.
func unpack(t *testing.T, house fstest.MapFS, archive string) {
	t.Helper()
	files, err := txtar.ParseFile(path.Join("testdata/laws", archive+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files.Files {
		house[file.Name] = &fstest.MapFile{Data: file.Data}
		if len(file.Data) == 0 {
			delete(house, file.Name)
		}
	}
}

// wanted is where the "// want" comments of a tree say that laws are broken: "file:line: law".
func wanted(t *tree) map[string]bool {
	places := map[string]bool{}
	for _, p := range t.pkgs {
		for comment := range comments(p.files()...) {
			names, found := strings.CutPrefix(comment.Text, "// want ")
			if !found {
				continue
			}
			at := fset.Position(comment.Pos())
			for _, name := range strings.Fields(names) {
				places[fmt.Sprintf("%s:%d: %s", at.Filename, at.Line, name)] = true
			}
		}
	}
	return places
}

// TestSize is apart from TestLawsAreKept to spare testdata 300 lines.
func TestSize(t *testing.T) {
	for extra, want := range map[int]int{0: 0, longest: 1} {
		house := fstest.MapFS{}
		unpack(t, house, "clean")
		house["tasks/sum/more.go"] = &fstest.MapFile{Data: []byte("package sum\n" + strings.Repeat("\n", extra))}
		source, err := load(house)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(violations(source)); got != want {
			t.Errorf("%d lines more: %d violations, want %d", extra, got, want)
		}
	}
}
