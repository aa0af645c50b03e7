package touchstone_test

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"iter"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
)

const module = "github.com/touchstone-rl/touchstone"

var fset = token.NewFileSet()

// A tree is the Go source of a module that calls itself ours, parsed and, but for its tests, type-checked.
type tree struct {
	fsys fs.FS
	pkgs []*pkg // in the order of their folders
	info *types.Info
	errs []error // what does not type-check
}

// A pkg is the source in one folder.
type pkg struct {
	*tree
	dir     string      // from the root, with slashes; "." is the root
	code    []*ast.File // what is built
	tests   []*ast.File // _test.go files, parsed only
	skipped []*ast.File // what build constraints leave out
	types   *types.Package
}

// files are all the files of a package.
func (p *pkg) files() []*ast.File { return slices.Concat(p.code, p.tests, p.skipped) }

// first is where a package says its name first.
func (p *pkg) first() token.Pos { return p.files()[0].Package }

// load reads the tree in a file system. Like the go command it passes over testdata and hidden folders.
func load(fsys fs.FS) (*tree, error) {
	t := &tree{fsys: fsys, info: &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		return t.parse(name)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(t.pkgs, func(a, b *pkg) int { return cmp.Compare(a.dir, b.dir) })
	if err := t.findExports(); err != nil {
		return nil, err
	}
	for _, p := range t.pkgs {
		t.check(p)
	}
	return t, nil
}

func (t *tree) parse(name string) error {
	text, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	context := build.Default
	context.OpenFile = func(name string) (io.ReadCloser, error) { return t.fsys.Open(name) }
	built, err := context.MatchFile(path.Dir(name), path.Base(name))
	if err != nil {
		return err
	}
	p := t.pkg(path.Dir(name))
	if p == nil {
		p = &pkg{tree: t, dir: path.Dir(name)}
		t.pkgs = append(t.pkgs, p)
	}
	switch {
	case strings.HasSuffix(name, "_test.go"):
		p.tests = append(p.tests, file)
	case !built:
		p.skipped = append(p.skipped, file)
	default:
		p.code = append(p.code, file)
	}
	return nil
}

func (t *tree) pkg(dir string) *pkg {
	for _, p := range t.pkgs {
		if p.dir == dir {
			return p
		}
	}
	return nil
}

func (t *tree) check(p *pkg) {
	if p.types != nil {
		return
	}
	p.types = types.NewPackage(path.Join(module, p.dir), "unfinished") // what an import cycle finds; the checker reports it
	config := types.Config{Importer: t, Error: func(err error) { t.errs = append(t.errs, err) }}
	p.types, _ = config.Check(path.Join(module, p.dir), fset, p.code, t.info)
}

// Import makes a tree the importer of its own packages. Those of others come from export data.
func (t *tree) Import(path string) (*types.Package, error) {
	dir, ours := ourDir(path)
	if !ours {
		return importOther(path)
	}
	p := t.pkg(dir)
	if p == nil {
		return nil, fmt.Errorf("there is no package %s", path)
	}
	t.check(p)
	return p.types, nil
}

// exports names the files in which the compiler keeps the declarations of packages that are not ours.
var exports = map[string]string{}

var gc = importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })

// importOther imports a package that is not ours. One that this module does not require is taken for empty:
// a blank import of it is enough to break a law.
func importOther(path string) (*types.Package, error) {
	if path != "unsafe" && exports[path] == "" {
		missing := types.NewPackage(path, "missing")
		missing.MarkComplete()
		return missing, nil
	}
	return gc.Import(path)
}

// findExports asks the go command for the export data of all that the tree imports and is not ours.
func (t *tree) findExports() error {
	arguments := []string{"list", "-e", "-export", "-f", "{{.ImportPath}} {{.Export}}", "--"}
	listed := len(arguments)
	for _, p := range t.pkgs {
		for path := range imports(p.code...) {
			if _, known := exports[path]; !known && !strings.HasPrefix(path, module) {
				exports[path] = ""
				arguments = append(arguments, path)
			}
		}
	}
	if len(arguments) == listed {
		return nil
	}
	out, err := exec.Command("go", arguments...).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return fmt.Errorf("go list: %w\n%s", err, exit.Stderr)
	} else if err != nil {
		return err
	}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[path] = file
	}
	return nil
}

// imports walks the imported paths of files.
func imports(files ...*ast.File) iter.Seq2[string, *ast.ImportSpec] {
	return func(yield func(string, *ast.ImportSpec) bool) {
		for _, file := range files {
			for _, spec := range file.Imports {
				if path, err := strconv.Unquote(spec.Path.Value); err != nil || !yield(path, spec) {
					return
				}
			}
		}
	}
}

// nodes walks the syntax of files, parents before children.
func nodes(files ...*ast.File) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		for _, file := range files {
			for node := range ast.Preorder(file) {
				if !yield(node) {
					return
				}
			}
		}
	}
}

// comments walks the comments in files.
func comments(files ...*ast.File) iter.Seq[*ast.Comment] {
	return func(yield func(*ast.Comment) bool) {
		for _, file := range files {
			for _, group := range file.Comments {
				for _, comment := range group.List {
					if !yield(comment) {
						return
					}
				}
			}
		}
	}
}

// ourDir is the folder of an import path, if it is one of ours.
func ourDir(path string) (string, bool) {
	if path == module {
		return ".", true
	}
	return strings.CutPrefix(path, module+"/")
}

func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// fileName is the last element of the name of the file that holds a position.
func fileName(pos token.Pos) string { return path.Base(fset.Position(pos).Filename) }

// global is the import path and name of what an expression names, if that is declared at package level: "fmt.Println".
// The path of Go's own is "builtin".
func (t *tree) global(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		object := t.info.Uses[e]
		switch {
		case object == nil:
		case object.Parent() == types.Universe:
			return "builtin." + object.Name()
		case object.Pkg() != nil && object.Parent() == object.Pkg().Scope():
			return object.Pkg().Path() + "." + object.Name()
		}
	case *ast.SelectorExpr:
		return t.global(e.Sel)
	case *ast.IndexExpr:
		return t.global(e.X)
	case *ast.ParenExpr:
		return t.global(e.X)
	}
	return ""
}

// variable is the package variable that an expression is, or is a part of.
func (t *tree) variable(e ast.Expr) *types.Var {
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := t.info.Uses[e].(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return v
		}
	case *ast.SelectorExpr:
		if v := t.variable(e.Sel); v != nil {
			return v
		}
		return t.variable(e.X)
	case *ast.IndexExpr:
		return t.variable(e.X)
	case *ast.SliceExpr:
		return t.variable(e.X)
	case *ast.StarExpr:
		return t.variable(e.X)
	case *ast.ParenExpr:
		return t.variable(e.X)
	}
	return nil
}
