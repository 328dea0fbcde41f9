//go:build linux && !amd64 && !arm64

package confine

import (
	"fmt"
	"runtime"
)

// filter fails: no list of system calls was made for other processors.
func filter() error { return fmt.Errorf("none is known for %s", runtime.GOARCH) }
