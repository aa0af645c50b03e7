//go:build !linux && !darwin

package datasets

import "os"

// lock does not keep other runs from a file.
func lock(*os.File) bool { return true }
