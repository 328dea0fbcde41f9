package wall

import (
	"syscall"
	"time"
)

// processorTime is how long all cores together have worked for this process;
// 0 where the system does not tell.
func processorTime() time.Duration {
	var created, exited, kernel, user syscall.Filetime
	self, err := syscall.GetCurrentProcess()
	if err != nil {
		return 0
	}
	if err := syscall.GetProcessTimes(self, &created, &exited, &kernel, &user); err != nil {
		return 0
	}
	return 100 * time.Duration(ticks(kernel)+ticks(user)) // of 100 ns
}

// ticks is a span in a Filetime; its Nanoseconds count from 1601.
func ticks(f syscall.Filetime) int64 { return int64(f.HighDateTime)<<32 | int64(f.LowDateTime) }
