//go:build unix

package wall

import (
	"syscall"
	"time"
)

// processorTime is how long all cores together have worked for this process;
// 0 where the system does not tell.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
