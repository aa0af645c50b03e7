// Package all lists every family, for registries and the command line. The list is written by generate.go from the
// folders under tasks: run "go generate ./tasks/all" after a family was added or taken away.
package all

//go:generate go run generate.go
