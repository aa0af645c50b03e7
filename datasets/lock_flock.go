//go:build linux || darwin

package datasets

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other runs from a file until it is closed, and tells whether none has it. File systems without locks are
// taken at their word.
func lock(file *os.File) bool {
	return !errors.Is(syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
