package apart

import (
	"context"
	"errors"
	"fmt"
	"image"
	"log/slog"
	"os"
	"os/exec"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/stream"
)

// How long a child may take.
const (
	startWithin  = 10 * time.Second // to start, on a busy machine
	answerWithin = 2 * time.Second  // to answer
)

// A child is a decoder process, seen from its parent. One goroutine asks it.
type child struct {
	cmd    *exec.Cmd
	socket int    // blocks: waiting costs no more than decoding here would
	input  []byte // where it reads units
	log    *slog.Logger
	ended  atomic.Bool // by this side
	died   atomic.Bool // before that

	patience time.Duration
	out      [requestSize]byte
	in       [answerSize + maxText + 1]byte
}

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

// socketPair is a connection that keeps messages apart, and its other end.
func socketPair() (int, *os.File, error) {
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_SEQPACKET|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, nil, fmt.Errorf("make a socket: %w", err)
	}
	return fds[0], os.NewFile(uintptr(fds[1]), "socket"), nil
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

// hello waits until the child is ready, and says why it is not confined, or
// nothing.
func (c *child) hello() (weakness string, err error) {
	var a answer
	if err = c.within(startWithin); err == nil {
		a, err = c.hear()
	}
	if err == nil && a.kind != sayHello {
		err = errAnswer
	}
	if err == nil {
		err = c.within(answerWithin)
	}
	if err != nil {
		c.end()
		return "", fmt.Errorf("a decoder process did not start: %w", err)
	}
	return a.text, nil
}

// open gives the child its stream.
func (c *child) open(coding stream.Coding) error {
	if err := c.limit(coding.Size); err != nil {
		c.end()
		return fmt.Errorf("limit the memory of a decoder process: %w", err)
	}
	a, err := c.ask(&request{kind: askOpen, codec: coding.Codec, size: coding.Size}, nil)
	switch {
	case err != nil:
		return err
	case a.kind == sayRefused:
		c.end()
		return refusal{a.text, a.flag}
	case a.kind != sayOpened:
		return c.betrayed(errAnswer)
	}
	return nil
}

// What a decoder may take beyond what it has when it starts, in bytes: at
// all, and for pictures, as many as a stream may refer to and some, of up to
// three bytes a pixel.
const (
	memoryBase  = 256 << 20
	memoryPixel = 3 * 24
)

// limit sets how much memory the child may take, for pictures of a size.
func (c *child) limit(size image.Point) error {
	if size == (image.Point{}) {
		size = image.Pt(3840, 2160)
	}
	pid := c.cmd.Process.Pid
	most := uint64(taken(pid)) + memoryBase + memoryPixel*uint64(size.X)*uint64(size.Y)
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

// ask sends a request, with memory if there is some, and waits for the answer.
// After an error, which is ErrGone, the child has ended.
func (c *child) ask(r *request, memory *os.File) (answer, error) {
	r.put(c.out[:])
	if err := c.say(memory); err != nil {
		return answer{}, c.betrayed(err)
	}
	a, err := c.hear()
	if err != nil {
		return answer{}, c.betrayed(err)
	}
	return a, nil
}

// say sends what is in out.
func (c *child) say(memory *os.File) error {
	if memory == nil {
		if _, err := unix.Write(c.socket, c.out[:]); err != nil {
			return errDied
		}
		return nil
	}
	raw, err := memory.SyscallConn()
	if err != nil {
		return err
	}
	var failure error
	err = raw.Control(func(fd uintptr) {
		failure = unix.Sendmsg(c.socket, c.out[:], unix.UnixRights(int(fd)), nil, unix.MSG_NOSIGNAL)
	})
	if failure != nil {
		return errDied
	}
	return err
}

// hear waits for an answer.
func (c *child) hear() (answer, error) {
	late := time.Now().Add(c.patience)
	for {
		n, err := unix.Read(c.socket, c.in[:])
		switch {
		case n > 0:
			return parseAnswer(c.in[:n])
		case errors.Is(err, unix.EINTR) && time.Now().Before(late):
		case errors.Is(err, unix.EAGAIN), errors.Is(err, unix.EINTR):
			return answer{}, fmt.Errorf("it did not answer within %v", c.patience)
		default:
			return answer{}, errDied
		}
	}
}

// within sets how long hear waits.
func (c *child) within(d time.Duration) error {
	c.patience = d
	t := unix.NsecToTimeval(d.Nanoseconds())
	return os.NewSyscallError("setsockopt", unix.SetsockoptTimeval(c.socket, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &t))
}

// errDied is a child that is not there any more.
var errDied = errors.New("its process has died")

// betrayed ends a child that cannot be believed, or has died.
func (c *child) betrayed(why error) error {
	if errors.Is(why, errDied) {
		c.died.Store(true) // wait says how
	} else {
		c.log.Warn("a decoder process is given up", "pid", c.cmd.Process.Pid, "err", why)
	}
	c.end()
	return fmt.Errorf("%w: %w", stream.ErrGone, why)
}

// end ends the child, if it has not ended. The goroutine that asks it calls.
func (c *child) end() {
	if c.ended.Swap(true) {
		return
	}
	_ = c.cmd.Process.Kill() // it may be dead
	c.free()
}

func (c *child) free() {
	_ = unix.Close(c.socket)
	_ = unix.Munmap(c.input)
	c.input = nil
}

// wait waits until the child has ended, and says so if nobody ended it.
func (c *child) wait(ctx context.Context) {
	err := c.cmd.Wait()
	if ctx.Err() == nil && (c.died.Load() || !c.ended.Load()) {
		c.log.Warn("a decoder process died", "pid", c.cmd.Process.Pid, "err", err)
	}
}
