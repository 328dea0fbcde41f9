package apart

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// newMemory makes memory of that many bytes that can be given to a process,
// whose size nobody can change any more: a child that took some away would
// crash whoever reads there.
func newMemory(size int) (*os.File, error) {
	const flags = unix.MFD_CLOEXEC | unix.MFD_ALLOW_SEALING
	fd, err := unix.MemfdCreate("watchfloor pictures", flags|unix.MFD_NOEXEC_SEAL)
	if errors.Is(err, unix.EINVAL) { // before Linux 6.3
		fd, err = unix.MemfdCreate("watchfloor pictures", flags)
	}
	if err != nil {
		return nil, fmt.Errorf("make shared memory: %w", err)
	}
	f := os.NewFile(uintptr(fd), "shared memory")
	err = unix.Ftruncate(fd, int64(size))
	if err == nil {
		_, err = unix.FcntlInt(uintptr(fd), unix.F_ADD_SEALS, unix.F_SEAL_SHRINK|unix.F_SEAL_GROW|unix.F_SEAL_SEAL)
	}
	if err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("make shared memory of %d bytes: %w", size, err)
	}
	return f, nil
}

// mapMemory makes size bytes of f readable here, or writable too.
func mapMemory(f *os.File, size, protection int) ([]byte, error) {
	c, err := f.SyscallConn()
	if err != nil {
		return nil, err
	}
	var b []byte
	var failure error
	err = c.Control(func(fd uintptr) {
		b, failure = unix.Mmap(int(fd), 0, size, protection, unix.MAP_SHARED)
	})
	if err = errors.Join(err, failure); err != nil {
		return nil, fmt.Errorf("map shared memory: %w", err)
	}
	return b, nil
}

// sharedMemory is newMemory mapped.
func sharedMemory(size, protection int) (*os.File, []byte, error) {
	f, err := newMemory(size)
	if err != nil {
		return nil, nil, err
	}
	b, err := mapMemory(f, size, protection)
	if err != nil {
		_ = f.Close()
		return nil, nil, err
	}
	return f, b, nil
}
