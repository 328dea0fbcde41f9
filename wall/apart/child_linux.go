package apart

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/stream"
)

// How long a child may take.
const (
	startWithin  = 20 * time.Second // to start
	answerWithin = 2 * time.Second  // to answer, if it computes all the time
	answerAnyhow = 10 * time.Second // on a machine that is so busy that it cannot
	lookEvery    = time.Second
)

// A child is a decoder process, seen from its parent. One goroutine asks it.
type child struct {
	cmd    *exec.Cmd
	socket int    // blocks: waiting costs no more than decoding here would
	input  []byte // where it reads units
	log    *slog.Logger
	ended  atomic.Bool // by this side
	died   atomic.Bool // before that

	out [requestSize]byte
	in  [answerSize + maxText + 1]byte
}

// hello waits until the child is ready, and says why it is not confined, or
// nothing.
func (c *child) hello() (weakness string, err error) {
	a, err := c.hear(startWithin, startWithin)
	if err == nil && a.kind != sayHello {
		err = errAnswer
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

// ask sends a request, with memory if there is some, and waits for the answer.
// After an error, which is ErrGone, the child has ended.
func (c *child) ask(r *request, memory *os.File) (answer, error) {
	r.put(c.out[:])
	if err := c.say(memory); err != nil {
		return answer{}, c.betrayed(err)
	}
	a, err := c.hear(answerWithin, answerAnyhow)
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

// hear waits for an answer: as long as soon says if the child computes, and as
// anyhow says if it may be that it has no processor to do so.
func (c *child) hear(soon, anyhow time.Duration) (answer, error) {
	began, since := time.Now(), time.Duration(-1) // since the first look it has computed for now - since
	for {
		n, err := unix.Read(c.socket, c.in[:])
		switch {
		case n > 0:
			return parseAnswer(c.in[:n])
		case errors.Is(err, unix.EINTR):
			continue
		case !errors.Is(err, unix.EAGAIN):
			return answer{}, errDied
		}
		waited, now := time.Since(began), computing(c.cmd.Process.Pid)
		if since < 0 {
			since = now
		}
		if waited >= anyhow || waited >= soon && now-since > lookEvery*3/4 {
			return answer{}, fmt.Errorf("it did not answer within %.0f seconds", waited.Seconds())
		}
	}
}

// computing is the processor time that a process has used.
func computing(pid int) time.Duration {
	clock := int32(^uint32(pid)<<3 | 2) // as clock_getcpuclockid(3) has it
	var t unix.Timespec
	if unix.ClockGettime(clock, &t) != nil {
		return 0
	}
	return time.Duration(t.Nano())
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
