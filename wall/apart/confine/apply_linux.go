package confine

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Apply confines the whole process, for good. It closes all descriptors above
// keep first. It returns an error when something of it is not in force: then
// the process has the protection of the rest. It must be called before any
// foreign byte is read.
func Apply(keep int) error {
	closeAbove(keep)
	if err := limit(); err != nil {
		return fmt.Errorf("limit this process: %w", err)
	}
	if err := filter(); err != nil {
		return fmt.Errorf("filter system calls: %w", err)
	}
	return nil
}

// closeAbove closes what the C libraries of the program that started this one
// left open, but for what Go's runtime waits with.
func closeAbove(keep int) {
	dir, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return // there is no /proc: then nothing is known to close
	}
	for _, e := range dir {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || fd <= keep {
			continue
		}
		target, err := os.Readlink("/proc/self/fd/" + e.Name())
		if err != nil || strings.HasPrefix(target, "anon_inode:[event") {
			continue
		}
		_ = unix.Close(fd)
	}
}

// limit forbids dumps of memory, which holds pictures, and many descriptors,
// and has this process die first when the machine runs out of memory.
func limit() error {
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("800"), 0) // refused in some containers
	if err := unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0); err != nil {
		return err
	}
	for resource, most := range map[int]uint64{unix.RLIMIT_CORE: 0, unix.RLIMIT_NOFILE: 64} {
		if err := unix.Setrlimit(resource, &unix.Rlimit{Cur: most, Max: most}); err != nil {
			return err
		}
	}
	return nil
}
