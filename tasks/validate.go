package tasks

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// nameForm is what a family may be called: one lower-case word that is a package name.
var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// DocSections are the headings that every family's package comment has, after the rules of the task.
var DocSections = []string{"Levels", "Correctness", "Origin"}

// Validate tells everything that is wrong with the descriptions of families: names, documentation, tags,
// parameters, and functions that must go together. It makes no items; that is for the kit.
func Validate(families ...*Family) error {
	var faults []error
	seen := map[string]bool{}
	for _, f := range families {
		for _, fault := range f.faults() {
			faults = append(faults, fmt.Errorf("family %q: %w", f.Name, fault))
		}
		if seen[f.Name] {
			faults = append(faults, fmt.Errorf("family %q is there twice", f.Name))
		}
		seen[f.Name] = true
	}
	return errors.Join(faults...)
}

func (f *Family) faults() (faults []error) {
	report := func(bad bool, format string, args ...any) {
		if bad {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	report(f.fault != nil, "%w", f.fault)
	report(!nameForm.MatchString(f.Name), "the name is not one lower-case word")
	report(f.Version < 1, "version %d; versions start at 1", f.Version)
	report(f.MaxLevel < 0, "MaxLevel %d; 0 means no ceiling", f.MaxLevel)
	report(f.Judge != Rules && f.Judge != Key, "judge %q is neither rules nor key", f.Judge)
	report(!strings.HasPrefix(f.Doc, "Package "+f.Name+" "), "doc.go does not begin with %q", "Package "+f.Name)
	for _, section := range DocSections {
		report(!strings.Contains(f.Doc, "\n# "+section+"\n"), "doc.go has no section %q", "# "+section)
	}
	for line := range strings.Lines(f.Doc) {
		report(strings.Contains(line, "TODO:"), "doc.go still says %q", strings.TrimSpace(line))
	}
	report(count(f.Tags, categories) != 1, "it needs exactly one category tag, one of %v", categories)
	report(count(f.Tags, answerKinds) != 1, "it needs exactly one answer tag, one of %v", answerKinds)
	report(count(f.Tags, categories)+count(f.Tags, answerKinds)+count(f.Tags, otherTags) != len(f.Tags), "a tag is unknown or there twice: %v", f.Tags)
	report(f.Has(Unique) && !f.Optional.Solutions, "it promises unique answers and has no Solutions to show it")
	isTier := func(p Param) bool { return p.Name == "tier" }
	report(f.Optional.Tier != slices.ContainsFunc(f.Params, isTier), "Tier and a parameter tier go together")
	report(f.Optional.Canonical != f.Optional.Symmetry, "Canonical and Symmetry go together")
	return faults
}

// count tells how many of the known tags stand in tags.
func count(tags, known []Tag) (n int) {
	for _, tag := range known {
		if slices.Contains(tags, tag) {
			n++
		}
	}
	return n
}
