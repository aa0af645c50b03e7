// Command touchstone makes verifiable reasoning tasks, and judges answers to them. "touchstone help" says how.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, streams{os.Stdin, os.Stdout, os.Stderr}, os.Args[1:]))
}

// streams are what a command reads and writes: data to out, talk to err.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// Exit statuses, as the help of the root command explains them.
const (
	exitBad         = 1
	exitUsage       = 2
	exitFault       = 3
	exitInterrupted = 130
)

// failure is an error that knows its exit status. Other errors are faults of ours.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// usage is the error of a command that was called wrongly.
func usage(format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...)}
}

// bad is the error of a command that is done, but for what was bad in its input.
func bad(format string, args ...any) error {
	return &failure{exitBad, fmt.Errorf(format, args...)}
}

// run runs the command line and returns its exit status.
func run(ctx context.Context, s streams, args []string) (status int) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintf(s.err, "touchstone: a fault of ours: %v\n%s", fault, debug.Stack())
			status = exitFault
		}
	}()
	root, started := newRoot(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	interrupted := errors.Is(err, context.Canceled)
	text := err.Error()
	if interrupted {
		text = strings.Replace(text, context.Canceled.Error(), "interrupted", 1)
	}
	fmt.Fprintf(s.err, "touchstone: %s\n", text)
	f, ours := errors.AsType[*failure](err)
	switch {
	case !*started: // cobra did not like the arguments
		return exitUsage
	case interrupted:
		return exitInterrupted
	case ours:
		return f.status
	default:
		return exitFault
	}
}
