package datasets

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/touchstone-rl/touchstone/tasks"
)

const (
	manifestName   = "manifest.json"
	manifestFormat = 2 // raised when the meaning of a key changes
	module         = "github.com/touchstone-rl/touchstone"
	remake         = "touchstone generate --from " + manifestName
	sealedCommand  = "This set is sealed: it cannot be made again without its sealed file"
)

// Canary stands in the manifest, the card and the samples of every dataset, and with Options.Canary in every row: text that
// holds it was copied with a dataset of ours, and should not be used for pretraining. It is a constant of the project.
const Canary = "touchstone canary 7a2c6b1e-94f3-4d0c-8e57-3b1f0d9a65c8"

// A Manifest describes a dataset's folder, so that it can be checked and made again. It holds neither dates nor
// names of machines: one request has one manifest.
type Manifest struct {
	Format  int             `json:"format"`            // of the manifest itself
	Module  string          `json:"module"`            // the tool
	Version string          `json:"version,omitempty"` // of the tool, where it is known
	Canary  string          `json:"canary"`
	Command string          `json:"command"` // makes the same files again; says why there is none of a sealed set
	Request ManifestRequest `json:"request"`
	Layout  ManifestLayout  `json:"layout"`
	Files   []ManifestFile  `json:"files"`
	Counts  []ManifestCount `json:"counts"` // of each split, in the order of the settings
}

// A ManifestLayout tells how rows were laid out in files.
type ManifestLayout struct {
	Format     Format `json:"format"`
	ShardBytes int64  `json:"shard_bytes,omitempty"`   // the limit by which a split was divided; 0 if it was not
	Canary     bool   `json:"canary_column,omitempty"` // every row has the column "canary"
}

// A ManifestFile is one file of the dataset.
type ManifestFile struct {
	Name   string      `json:"name"`
	Split  tasks.Split `json:"split"`
	Rows   int         `json:"rows"`
	Bytes  int64       `json:"bytes"`
	SHA256 string      `json:"sha256"`
}

// A ManifestCount tells how the rows of one setting in one split were made.
type ManifestCount struct {
	Split      tasks.Split `json:"split"`
	Family     string      `json:"family"`
	Level      int         `json:"level"`
	Setting    string      `json:"setting"` // as IDs write it: "sudoku@1/3"
	Asked      int         `json:"asked"`
	Rows       int         `json:"rows"`       // fewer than asked for if problems ran out
	Draws      int         `json:"draws"`      // problems drawn
	Duplicates int         `json:"duplicates"` // items dropped because their problem stood in an earlier row
}

// manifestOf is the manifest of a request that is written with these options, without what is known at the end.
func manifestOf(r Request, o Options) Manifest {
	m := r.manifest()
	m.Canary, m.Command = Canary, remake
	m.Layout = ManifestLayout{o.Format, o.ShardBytes, o.Canary}
	if o.Format == "" {
		m.Layout.Format = JSONL
	}
	if o.sealing != nil {
		m.Command, m.Request.Seed, m.Request.Sealed = sealedCommand, 0, true
	}
	return m
}

// ReadManifest reads the manifest of a dataset.
func ReadManifest(text []byte) (m Manifest, err error) {
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("it is no manifest: %w", err)
	}
	if m.Module != module || m.Format != manifestFormat {
		return m, fmt.Errorf("it is no manifest of this version: module is %q and format %d, and must be %q and %d", m.Module, m.Format, module, manifestFormat)
	}
	return m, nil
}

// Options are those with which the dataset was laid out.
func (m Manifest) Options() Options {
	return Options{Format: m.Layout.Format, ShardBytes: m.Layout.ShardBytes, Canary: m.Layout.Canary}
}

// Differences names the files of a dataset that another dataset does not hold, byte for byte, under the same name.
func (m Manifest) Differences(other Manifest) (names []string) {
	for _, file := range m.Files {
		if !slices.Contains(other.Files, file) {
			names = append(names, file.Name)
		}
	}
	return names
}

// describes tells whether the other manifest is one of the same dataset. No two sealed sets are the same.
func (m Manifest) describes(other Manifest) bool {
	if m.Request.Sealed {
		return false
	}
	mine, err1 := json.Marshal(m.Request)
	theirs, err2 := json.Marshal(other.Request)
	return err1 == nil && err2 == nil && m.Format == other.Format && m.Layout == other.Layout && string(mine) == string(theirs)
}

// rows is how many rows there are.
func (m Manifest) rows() (n int) {
	for _, file := range m.Files {
		n += file.Rows
	}
	return n
}

// count adds what is known of a split when it was made.
func (m *Manifest) count(tallies []Tally) {
	for _, t := range tallies {
		s := t.Setting
		m.Counts = append(m.Counts, ManifestCount{
			t.Split, s.Family.Name, s.Level, settingName(s), t.Count, t.Rows, t.Draws, t.Duplicates,
		})
	}
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

// text is the manifest in writing.
func (m Manifest) text() (string, error) {
	text, err := json.MarshalIndent(m, "", "  ")
	return string(text) + "\n", err
}
