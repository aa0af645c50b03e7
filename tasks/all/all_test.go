package all

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/touchstone-rl/touchstone/tasks"
)

func TestEveryFamilyIsListed(t *testing.T) {
	files, err := filepath.Glob("../*/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var folders, listed []string
	for _, file := range files {
		folders = append(folders, filepath.Base(filepath.Dir(file)))
	}
	for _, f := range Families() {
		listed = append(listed, f.Name)
	}
	if len(folders) == 0 || !slices.Equal(folders, listed) {
		t.Errorf("the families are %v and the list holds %v; run: go generate ./tasks/all", folders, listed)
	}
}

func TestFamiliesAreValid(t *testing.T) {
	if err := tasks.Validate(Families()...); err != nil {
		t.Error(err)
	}
}
