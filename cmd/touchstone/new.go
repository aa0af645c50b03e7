package main

import (
	"bytes"
	"context"
	"fmt"
	"go/format"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/touchstone-rl/touchstone/tasks/template"
)

const module = "github.com/touchstone-rl/touchstone"

func newNew(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "new FAMILY",
		Short: "Begin a family",
		Long: `Begin a family: copy tasks/template to tasks/FAMILY, in the checkout of Touchstone that the current folder lies
in, and list it in tasks/all.

The copy compiles. Its test fails with what is still to be written, until you have written it.`,
		Example:           `  touchstone new fillomino && go test ./tasks/fillomino`,
		Args:              arguments(1, 1, "one FAMILY"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return begin(cmd.Context(), s, args[0])
		},
	}
}

func begin(ctx context.Context, s streams, name string) error {
	if err := checkName(name); err != nil {
		return &failure{exitUsage, err}
	}
	root, err := moduleRoot()
	if err != nil {
		return &failure{exitUsage, err}
	}
	folder := filepath.Join(root, "tasks", name)
	if _, err := os.Lstat(folder); err == nil {
		return usage("%s is there already", folder)
	}
	if err := copyTemplate(folder, name); err != nil {
		return err
	}
	if err := listFamilies(ctx, root); err != nil {
		return err
	}
	fmt.Fprintf(s.out, `began tasks/%[1]s, and listed it in tasks/all

To be written, in tasks/%[1]s:
  doc.go        the rules, what each level means, why the judge is right, where the task comes from
  prompt.go     the problem, and how it is put to a solver
  verify.go     when an answer is right, by the rules alone
  oracle.go     the same once more, in the plainest way
  generate.go   how a problem and one right answer are drawn
  %[2]s  parameters, levels, tags

What is still missing: go test ./tasks/%[1]s
`, name, fmt.Sprintf("%-12s", name+".go"))
	return nil
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// notFamilies are words that Go or this repository uses for another kind of folder or package.
var notFamilies = []string{
	"all", "base", "common", "helper", "helpers", "init", "internal", "main", "tasks", "tasktest", "template",
	"testdata", "util", "utils", "vendor",
}

func checkName(name string) error {
	switch {
	case !nameForm.MatchString(name):
		return fmt.Errorf("%q cannot name a family: a name is one word of lower-case letters and digits", name)
	case token.IsKeyword(name):
		return fmt.Errorf("%q cannot name a family: it is a keyword of Go", name)
	case slices.Contains(notFamilies, name):
		return fmt.Errorf("%q cannot name a family: the word is taken", name)
	}
	return nil
}

// moduleRoot is the folder of this module's go.mod, at or above the current one.
func moduleRoot() (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for folder := here; ; folder = filepath.Dir(folder) {
		text, err := os.ReadFile(filepath.Join(folder, "go.mod"))
		if err == nil && isOurs(text) {
			return folder, nil
		}
		if folder == filepath.Dir(folder) {
			return "", fmt.Errorf("%s lies in no checkout of %s", here, module)
		}
	}
}

func isOurs(gomod []byte) bool {
	for line := range bytes.Lines(gomod) {
		if fields := strings.Fields(string(line)); len(fields) == 2 && fields[0] == "module" {
			return fields[1] == module
		}
	}
	return false
}

// copyTemplate writes the template's files with the family's name in place of the template's.
func copyTemplate(folder, name string) error {
	if err := os.Mkdir(folder, 0o777); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	return fs.WalkDir(template.Source, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(template.Source, file)
		if err != nil {
			return err
		}
		text = renamed(text, name)
		if path.Ext(file) == ".go" { // a name of another length shifts columns
			if text, err = format.Source(text); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
		target := filepath.Join(folder, string(renamed([]byte(path.Base(file)), name)))
		return os.WriteFile(target, text, 0o666)
	})
}

func renamed(text []byte, name string) []byte {
	return bytes.ReplaceAll(text, []byte("template"), []byte(name))
}

// listFamilies writes the list in tasks/all anew.
func listFamilies(ctx context.Context, root string) error {
	command := exec.CommandContext(ctx, "go", "generate", "./tasks/all")
	command.Dir = root
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go generate ./tasks/all: %w\n%s", err, out)
	}
	return nil
}
