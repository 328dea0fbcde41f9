//go:build !linux

package confine

import "errors"

// Apply confines the whole process, for good, on Linux only.
func Apply(int) error { return errors.New("only Linux can confine a process that runs") }
