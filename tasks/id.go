package tasks

import (
	"fmt"
	"strconv"
	"strings"
)

// An ID names an item for ever: the same ID gives the same bytes on every machine. In writing it is
//
//	family@version/level[,parameter=value]*/sSEED/split/index
//
// for example "sudoku@1/3/s42/train/1007", or "chainsum@1/2,terms=9/s42/train/0" for an item whose parameters
// are those of level 2 but for terms. Parameters stand in the order of the family's Params; those that equal the
// level's are left out, so an item has one ID only.
type ID struct {
	Family  string
	Version int    // 1 or more
	Level   int    // 1 or more
	Params  string // "terms=9,digits=2": what differs from the level's parameters; often empty
	Seed    uint64
	Split   Split
	Index   int // 0 or more
}

// String is the ID in writing.
func (id ID) String() string {
	b := make([]byte, 0, 64)
	b = append(b, id.Family...)
	b = append(b, '@')
	b = strconv.AppendInt(b, int64(id.Version), 10)
	b = append(b, '/')
	b = append(b, id.setting()...)
	b = append(b, "/s"...)
	b = strconv.AppendUint(b, id.Seed, 10)
	b = append(b, '/')
	b = append(b, id.Split...)
	b = append(b, '/')
	b = strconv.AppendInt(b, int64(id.Index), 10)
	return string(b)
}

func (id ID) setting() string {
	if id.Params == "" {
		return strconv.Itoa(id.Level)
	}
	return strconv.Itoa(id.Level) + "," + id.Params
}

// ParseID reads an ID in the form that String writes. It does not look whether the family exists.
func ParseID(text string) (ID, error) {
	bad := func(what string) (ID, error) {
		return ID{}, fmt.Errorf("%q is not an ID: %s; an ID reads like sudoku@1/3/s42/train/1007", text, what)
	}
	parts := strings.Split(text, "/")
	if len(parts) != 5 {
		return bad("it has " + strconv.Itoa(len(parts)) + " parts between slashes, not 5")
	}
	family, version, ok := strings.Cut(parts[0], "@")
	if !ok || family == "" {
		return bad("its first part is not family@version")
	}
	id := ID{Family: family}
	var level string
	level, id.Params, _ = strings.Cut(parts[1], ",")
	var err error
	if id.Version, err = strconv.Atoi(version); err != nil || id.Version < 1 {
		return bad("version " + strconv.Quote(version) + " is not a whole number from 1")
	}
	if id.Level, err = strconv.Atoi(level); err != nil || id.Level < 1 {
		return bad("level " + strconv.Quote(level) + " is not a whole number from 1")
	}
	if id.Seed, err = strconv.ParseUint(strings.TrimPrefix(parts[2], "s"), 10, 64); err != nil || !strings.HasPrefix(parts[2], "s") {
		return bad("seed " + strconv.Quote(parts[2]) + " is not s and a whole number")
	}
	if id.Split, err = ParseSplit(parts[3]); err != nil {
		return bad(err.Error())
	}
	if id.Index, err = strconv.Atoi(parts[4]); err != nil || id.Index < 0 {
		return bad("index " + strconv.Quote(parts[4]) + " is not a whole number from 0")
	}
	if id.String() != text {
		return bad("written plainly it would be " + id.String())
	}
	return id, nil
}
