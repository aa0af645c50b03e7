package datasets

import (
	"encoding/json"
	"path/filepath"
	"runtime/debug"

	"github.com/touchstone-rl/touchstone/tasks"
)

const (
	manifestName   = "manifest.json"
	manifestFormat = 1 // raised when the meaning of a key changes
	module         = "github.com/touchstone-rl/touchstone"
)

// A Manifest describes a dataset's folder, so that it can be checked and made again. It holds neither dates nor
// names of machines: one request has one manifest.
type Manifest struct {
	Format  int             `json:"format"`            // of the manifest itself
	Module  string          `json:"module"`            // the tool
	Version string          `json:"version,omitempty"` // of the tool, where it is known
	Request ManifestRequest `json:"request"`
	Files   []ManifestFile  `json:"files"`
}

// A ManifestRequest is the request that was made.
type ManifestRequest struct {
	Count    int           `json:"count"`
	Seed     uint64        `json:"seed"`
	Splits   []tasks.Split `json:"splits"`
	Settings []string      `json:"settings"` // as IDs write them: "sudoku@1/3"
}

// A ManifestFile is one file of the dataset.
type ManifestFile struct {
	Name     string            `json:"name"`
	Split    tasks.Split       `json:"split"`
	Rows     int               `json:"rows"`
	Bytes    int64             `json:"bytes"`
	SHA256   string            `json:"sha256"`
	Settings []ManifestSetting `json:"settings"`
}

// A ManifestSetting tells how the rows of one setting were made.
type ManifestSetting struct {
	Setting    string `json:"setting"`
	Asked      int    `json:"asked"`
	Rows       int    `json:"rows"`       // fewer than asked for if problems ran out
	Draws      int    `json:"draws"`      // problems drawn
	Duplicates int    `json:"duplicates"` // items dropped because their problem stood in an earlier row
}

// manifest is the request's manifest, without files.
func (r Request) manifest() Manifest {
	m := Manifest{
		Format: manifestFormat, Module: module, Version: version(),
		Request: ManifestRequest{Count: r.Count, Seed: r.Seed, Splits: r.Splits},
	}
	for _, s := range r.Settings {
		m.Request.Settings = append(m.Request.Settings, settingName(s))
	}
	return m
}

// version is that of this module in the running program; empty if it was built from a working copy.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == module && m.Version != "(devel)" {
			return m.Version
		}
	}
	return ""
}

func describe(name string, f *File, tallies []Tally) ManifestFile {
	file := ManifestFile{Name: name, Split: tallies[0].Split, Rows: f.rows, Bytes: f.size, SHA256: f.Hash()}
	for _, t := range tallies {
		file.Settings = append(file.Settings, ManifestSetting{settingName(t.Setting), t.Count, t.Rows, t.Draws, t.Duplicates})
	}
	return file
}

// create writes the manifest under its temporary name.
func (m Manifest) create(folder string) (*File, error) {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	f, err := CreateFile(filepath.Join(folder, manifestName))
	if err != nil {
		return nil, err
	}
	if _, err := f.Write(append(text, '\n')); err != nil {
		return nil, err
	}
	return f, f.Close()
}
