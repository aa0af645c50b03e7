package touchstone_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// The checks of the laws, in the order of the laws. Each looks at one package and reports where it breaks the law.

func wall(p *pkg, report reporter) {
	if !isFamily(p.dir) {
		return
	}
	for _, file := range p.code {
		if !isJudge(file.Pos()) {
			throughTheWall(p, file, report)
			continue
		}
		for path, spec := range imports(file) {
			if dir, ours := ourDir(path); ours && !match("verifiers/...", dir) || !ours && !isStd(path) {
				report(spec.Pos(), "the judge's half imports %s", path)
			}
		}
		for node := range nodes(file) {
			name, ok := node.(*ast.Ident)
			if !ok {
				continue
			}
			if object := p.info.Uses[name]; object != nil && object.Pkg() == p.types && !isJudge(object.Pos()) {
				report(name.Pos(), "the judge's half names %s of %s", name.Name, fileName(object.Pos()))
			}
		}
	}
}

// throughTheWall looks in the generator's half for what would be the judge's: the Prompt and Verify of a Spec, and
// exported methods on the judge's types, which fmt and encoding/json would call for it without naming them.
func throughTheWall(p *pkg, file *ast.File, report reporter) {
	for node := range nodes(file) {
		switch node := node.(type) {
		case *ast.KeyValueExpr:
			if key, isSpec := specKey(p, node); isSpec && match("Prompt Verify", key) && !isJudge(declared(p, node.Value)) {
				report(node.Pos(), "%s is not a function of the judge's half", key)
			}
		case *ast.FuncDecl:
			if node.Recv == nil || !node.Name.IsExported() {
				continue
			}
			receiver := p.info.Defs[node.Name].(*types.Func).Signature().Recv().Type()
			if pointer, ok := receiver.(*types.Pointer); ok {
				receiver = pointer.Elem()
			}
			if named, ok := receiver.(*types.Named); ok && isJudge(named.Obj().Pos()) {
				report(node.Pos(), "%s is a method on the judge's %s", node.Name.Name, named.Obj().Name())
			}
		}
	}
}

// specKey is the key of a key and its value, and whether it is one of a Spec.
func specKey(p *pkg, node *ast.KeyValueExpr) (key string, ok bool) {
	name, ok := node.Key.(*ast.Ident)
	if !ok {
		return "", false
	}
	field, ok := p.info.Uses[name].(*types.Var)
	return name.Name, ok && field.IsField() && field.Pkg().Path() == module+"/tasks"
}

// declared is where the object is declared that an expression names, if it is nothing but a name.
func declared(p *pkg, expression ast.Expr) token.Pos {
	if name, ok := expression.(*ast.Ident); ok && p.info.Uses[name] != nil {
		return p.info.Uses[name].Pos()
	}
	return token.NoPos
}

func oracle(p *pkg, report reporter) {
	for _, file := range p.code {
		second := isFamily(p.dir) && isOracle(file.Pos())
		for path, spec := range imports(file) {
			dir, ours := ourDir(path)
			if isNaive := ours && dir == naive; isNaive && !second || second && !isNaive && !isStd(path) {
				report(spec.Pos(), "%s imports %s", fileName(file.Pos()), path)
			}
		}
		for node := range nodes(file) {
			switch node := node.(type) {
			case *ast.KeyValueExpr:
				if key, isSpec := specKey(p, node); isSpec && key == "Oracle" && !isOracle(declared(p, node.Value)) {
					report(node.Pos(), "Oracle is not a function of oracle.go")
				}
			case *ast.Ident:
				object := p.info.Uses[node]
				if !second || object == nil || object.Pkg() != p.types || isOracle(object.Pos()) {
					continue
				}
				if _, isFunction := object.(*types.Func); isFunction || fileName(object.Pos()) != "prompt.go" {
					report(node.Pos(), "the second opinion names %s of %s", node.Name, fileName(object.Pos()))
				}
			}
		}
	}
}

func lattice(p *pkg, report reporter) {
	for _, row := range importable {
		if !match(row.part, p.dir) {
			continue
		}
		for path, spec := range imports(p.code...) {
			if dir, ours := ourDir(path); ours && !match(row.code, dir) {
				report(spec.Pos(), "%s imports %s", p.dir, dir)
			}
		}
		for path, spec := range imports(p.tests...) {
			if dir, ours := ourDir(path); ours && dir != p.dir && !match(row.code+" "+row.tests, dir) {
				report(spec.Pos(), "a test of %s imports %s", p.dir, dir)
			}
		}
		return
	}
	report(p.first(), "the lattice has no place for %s", p.dir)
}

func doors(p *pkg, report reporter) {
	check := func(tests bool, files []*ast.File) {
		for path, spec := range imports(files...) {
			if isStd(path) || strings.HasPrefix(path, module) {
				continue
			}
			known := false
			for _, d := range door {
				if match(d.path+"/...", path) {
					known = true
					if !match(d.parts, p.dir) && !(tests && d.tests) {
						report(spec.Pos(), "%s is imported in %s", path, p.dir)
					}
				}
			}
			if !known && !tests && isPure(p.dir) {
				report(spec.Pos(), "%s has no door into %s", path, p.dir)
			}
		}
	}
	check(false, p.code)
	check(true, p.tests)
}

func purity(p *pkg, report reporter) {
	variables(p, report)
	if !isPure(p.dir) {
		return
	}
	for _, file := range p.skipped {
		report(file.Package, "what is built depends on the machine")
	}
	for path, spec := range imports(p.code...) {
		if isStd(path) && !match(pureStd, path) {
			report(spec.Pos(), "import of %s", path)
		}
	}
	for node := range nodes(p.code...) {
		switch node := node.(type) {
		case *ast.GoStmt:
			report(node.Pos(), "a goroutine")
		case *ast.ChanType, *ast.SelectStmt:
			report(node.Pos(), "a channel")
		case *ast.FuncDecl:
			if node.Name.Name == "init" && node.Recv == nil {
				report(node.Pos(), "an init function")
			}
		case *ast.Ident:
			if name := p.global(node); match(impureNames, name) {
				report(node.Pos(), "use of %s", name)
			}
		}
	}
}

// variables looks for package variables that are, or could be, changed: what purity asks of verifiers, generators and
// families, and that others keep their hands off these. A change by way of a copied slice or pointer is not seen.
func variables(p *pkg, report reporter) {
	changed := func(e ast.Expr, how string) {
		v := p.variable(e)
		if v == nil {
			return
		}
		if dir, _ := ourDir(v.Pkg().Path()); isPure(p.dir) || isPure(dir) {
			report(e.Pos(), "the package variable %s %s", v.Name(), how)
		}
	}
	for node := range nodes(p.code...) {
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				changed(left, "is assigned to")
			}
		case *ast.IncDecStmt:
			changed(node.X, "is counted up or down")
		case *ast.RangeStmt:
			changed(node.Key, "is assigned to")
			changed(node.Value, "is assigned to")
		case *ast.UnaryExpr:
			if node.Op == token.AND {
				changed(node.X, "has its address taken")
			}
		case *ast.CallExpr:
			if f := p.global(node.Fun); match(changers, f) {
				changed(node.Args[0], "may be changed by "+f)
			}
		case *ast.SelectorExpr:
			if method := p.info.Selections[node]; method != nil && changesReceiver(method.Obj()) {
				changed(node.X, "may be changed by its method "+method.Obj().Name())
			}
		}
	}
}

// changesReceiver tells whether something is a method that could change its receiver.
func changesReceiver(object types.Object) bool {
	f, ok := object.(*types.Func)
	if !ok {
		return false
	}
	receiver, ok := f.Signature().Recv().Type().(*types.Pointer)
	return ok && !slices.Contains(strings.Fields(steadyTypes), receiver.String())
}

func chance(p *pkg, report reporter) {
	for path, spec := range imports(p.code...) {
		if path == secretStd && fset.Position(spec.Pos()).Filename == secretFile {
			continue
		}
		if allowed, known := chanceNames[path]; known && allowed == "" {
			report(spec.Pos(), "import of %s", path)
		}
	}
	for node := range nodes(p.code...) {
		name, ok := node.(*ast.Ident)
		if !ok {
			continue
		}
		global := p.global(name)
		allowed := chanceNames[strings.TrimSuffix(global, "."+name.Name)]
		if allowed == "" || match(allowed, name.Name) {
			continue
		}
		if fset.Position(name.Pos()).Filename == streamFile && match(streamNames, global) {
			continue
		}
		report(name.Pos(), "use of %s", global)
	}
}

func order(p *pkg, report reporter) {
	if !isPure(p.dir) && !match("tasks datasets/...", p.dir) {
		return // makes no rows
	}
	type line struct {
		file string
		line int
	}
	excused := map[line]bool{}
	for comment := range comments(p.code...) {
		if strings.HasPrefix(comment.Text, "// order: ") {
			at := fset.Position(comment.Pos())
			excused[line{at.Filename, at.Line}] = true
			excused[line{at.Filename, at.Line + 1}] = true
		}
	}
	unsorted := func(pos token.Pos, what string) {
		if at := fset.Position(pos); !excused[line{at.Filename, at.Line}] {
			report(pos, "%s: use slices.Sorted(maps.Keys(m)), or say in a comment \"// order: \" why the order cannot be seen", what)
		}
	}
	sorted := map[ast.Expr]bool{} // walks handed straight to a function that sorts them
	for node := range nodes(p.code...) {
		switch node := node.(type) {
		case *ast.RangeStmt:
			if t := p.info.TypeOf(node.X); t != nil && isMap(t) {
				unsorted(node.Pos(), "range over a map")
			}
		case *ast.CallExpr:
			switch f := p.global(node.Fun); {
			case match("slices.Sorted slices.SortedFunc slices.SortedStableFunc", f):
				sorted[node.Args[0]] = true
			case match("maps.All maps.Keys maps.Values", f) && !sorted[node]:
				unsorted(node.Pos(), f)
			}
		}
	}
}

func engines(p *pkg, report reporter) {
	for _, file := range p.code {
		if !match("verifiers/...", p.dir) && !(isFamily(p.dir) && isJudge(file.Pos())) {
			continue
		}
		for path, spec := range imports(file) {
			rule := p.dir == "verifiers/rule" && match("github.com/expr-lang/expr/...", path)
			if match(engineStd, path) || !isStd(path) && !strings.HasPrefix(path, module) && !rule {
				report(spec.Pos(), "a judge imports %s", path)
			}
		}
	}
}

var oneWord = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

func names(p *pkg, report reporter) {
	folder := path.Base(p.dir)
	for _, file := range slices.Concat(p.code, p.tests) {
		name := strings.TrimSuffix(file.Name.Name, "_test")
		switch {
		case match(badNames, name):
			report(file.Package, "package %s says nothing of what it holds", name)
		case p.dir == "." || name == "main" && match("cmd/...", p.dir):
		case name != folder || !oneWord.MatchString(folder):
			report(file.Package, "package %s in folder %s", name, folder)
		}
	}
}

func layout(p *pkg, report reporter) {
	if !isFamily(p.dir) {
		return
	}
	family := path.Base(p.dir)
	for _, name := range []string{
		"doc.go", family + ".go", "prompt.go", "verify.go", "oracle.go", "generate.go", family + "_test.go", "testdata/golden.jsonl",
	} {
		if _, err := fs.Stat(p.fsys, path.Join(p.dir, name)); err != nil {
			report(p.first(), "%s is missing", name)
		}
	}
	for node := range nodes(p.tests...) {
		if call, ok := node.(*ast.CallExpr); ok && types.ExprString(call.Fun) == "tasktest.Run" {
			return
		}
	}
	report(p.first(), "no test calls tasktest.Run")
}

func size(p *pkg, report reporter) {
	if !isFamily(p.dir) || longFamilies[path.Base(p.dir)] != "" {
		return
	}
	lines := 0
	for _, file := range p.code {
		if !match("doc.go oracle.go", fileName(file.Pos())) {
			lines += fset.File(file.Pos()).LineCount()
		}
	}
	if lines > longest {
		report(p.first(), "%d lines", lines)
	}
}

// match tells whether a name or path matches one of the patterns, which are separated by white space: those of
// path.Match, and "a/..." for a and all below it.
func match(patterns, name string) bool {
	for _, pattern := range strings.Fields(patterns) {
		if above, ok := strings.CutSuffix(pattern, "..."); ok && strings.HasPrefix(name+"/", above) {
			return true
		}
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
	}
	return false
}

func isFamily(dir string) bool {
	return match("tasks/*", dir) && !match("tasks/all tasks/tasktest", dir)
}

func isPure(dir string) bool { return match("verifiers/... generators/...", dir) || isFamily(dir) }

func isJudge(pos token.Pos) bool { return pos.IsValid() && match("verify.go prompt.go", fileName(pos)) }

func isOracle(pos token.Pos) bool { return pos.IsValid() && fileName(pos) == "oracle.go" }

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}
