package apart

import (
	"context"
	"fmt"
	"image"
	"log/slog"
	"os"
	"os/exec"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// start starts a child that dies with ctx, and with the thread that calls.
func start(ctx context.Context, command []string, log *slog.Logger) (*child, error) {
	ours, theirs, err := socketPair()
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	file, input, err := sharedMemory(maxUnit, unix.PROT_READ|unix.PROT_WRITE)
	if err != nil {
		_ = unix.Close(ours)
		return nil, err
	}
	defer file.Close()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env, cmd.Dir = environment(), "/"
	cmd.ExtraFiles = []*os.File{theirs, file} // become descriptors 3 and 4
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Pdeathsig: syscall.SIGKILL,
		Setpgid:   true, // the terminal's Ctrl-C is for the parent
	}
	cmd.WaitDelay = time.Second
	c := &child{cmd: cmd, socket: ours, input: input, log: log}
	cmd.Stderr = &voice{log: log}
	if err := cmd.Start(); err != nil {
		c.free()
		return nil, fmt.Errorf("start a decoder process: %w", err)
	}
	return c, nil
}

// socketPair is a connection that keeps messages apart, whose reader looks up
// now and then, and its other end.
func socketPair() (int, *os.File, error) {
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_SEQPACKET|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, nil, fmt.Errorf("make a socket: %w", err)
	}
	theirs := os.NewFile(uintptr(fds[1]), "socket")
	t := unix.NsecToTimeval(lookEvery.Nanoseconds())
	if err := unix.SetsockoptTimeval(fds[0], unix.SOL_SOCKET, unix.SO_RCVTIMEO, &t); err != nil {
		_, _ = unix.Close(fds[0]), theirs.Close()
		return -1, nil, fmt.Errorf("make a socket: %w", err)
	}
	return fds[0], theirs, nil
}

// environment is all that a child is told: to take little, and where an
// unusual installation has its libraries.
func environment() []string {
	env := []string{"GOMAXPROCS=1", "GOMEMLIMIT=64MiB", "GOTRACEBACK=single"}
	if path, ok := os.LookupEnv("LD_LIBRARY_PATH"); ok {
		env = append(env, "LD_LIBRARY_PATH="+path)
	}
	return env
}

// What a decoder may take, in bytes: at all, and for pictures, as many as a
// stream may refer to and some, of up to three bytes a pixel.
const (
	memoryBase  = 256 << 20
	memoryPixel = 3 * 24
)

// allowance is how much memory a child may take for pictures of a size beyond
// what it has when it starts, and how much of its parent's it may be given.
func allowance(size image.Point) int64 {
	if size == (image.Point{}) {
		size = image.Pt(3840, 2160)
	}
	return memoryBase + memoryPixel*int64(size.X)*int64(size.Y)
}

// limit sets how much memory the child may take.
func (c *child) limit(size image.Point) error {
	pid := c.cmd.Process.Pid
	most := uint64(taken(pid) + allowance(size))
	return unix.Prlimit(pid, unix.RLIMIT_DATA, &unix.Rlimit{Cur: most, Max: most}, nil)
}

// taken is how much memory of its own a process has, in bytes.
func taken(pid int) int64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var skip, data int64
	_, _ = fmt.Sscan(string(b), &skip, &skip, &skip, &skip, &skip, &data) // in pages; 0 is the safe side
	return data * int64(os.Getpagesize())
}
