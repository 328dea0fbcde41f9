package apart

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/stream"
)

// Supported returns nil where decoding in processes of its own is possible,
// or says why not.
func Supported() error { return nil }

// The patience of a Keeper.
const (
	offerWithin = 5 * time.Second // from asking for a child to having one
	retryEvery  = time.Second     // after one could not be started
	maxTries    = 3               // of children that died before they were used
)

// A Keeper makes decoders that decode in processes of their own, each started
// before it is asked for. Safe for concurrent use.
type Keeper struct {
	config  Config
	offers  chan offer
	over    chan struct{} // closed when Run ends
	weak    atomic.Bool   // somebody was told that children are not confined
	problem error
	labour  labour
}

// An offer is a child to use, or why there is none.
type offer struct {
	child *child
	err   error
}

// New makes a Keeper.
func New(c Config) *Keeper {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	k := &Keeper{config: c, offers: make(chan offer), over: make(chan struct{})}
	if len(c.Command) == 0 {
		exe, err := os.Executable()
		k.config.Command, k.problem = []string{exe, "decoder"}, err
	}
	return k
}

// Run starts children, one ahead of need, and reaps them until ctx ends; then
// it ends all. It is to run once, and decoders are to be had only meanwhile.
func (k *Keeper) Run(ctx context.Context) {
	runtime.LockOSThread() // children end with the thread that started them
	defer runtime.UnlockOSThread()
	oversleep(lazy)
	defer oversleep(0)
	var running sync.WaitGroup
	defer running.Wait()
	defer close(k.over)
	for ctx.Err() == nil {
		c, err := k.start(ctx)
		if err == nil {
			k.labour.begins(c.cmd.Process.Pid)
			running.Go(func() {
				c.wait(ctx)
				k.labour.ends(c.cmd.ProcessState)
			})
		}
		select {
		case k.offers <- offer{c, err}:
		case <-ctx.Done():
			if c != nil {
				c.end()
			}
		}
		if err != nil {
			rest(ctx, retryEvery)
		}
	}
}

// lazy is by how much a child's sleeps may be longer. Go's runtime watches
// over each call of C with sleeps of 20 µs. That it need not do here; as many
// wakings as a stream has pictures would cost a tenth of decoding.
const lazy = 4 * time.Millisecond

// oversleep sets how much longer than asked for the calling thread, and those that
// it starts, may sleep; 0 is usual.
func oversleep(d time.Duration) {
	_ = unix.Prctl(unix.PR_SET_TIMERSLACK, uintptr(d.Nanoseconds()), 0, 0, 0) // without, it only costs more
}

func (k *Keeper) start(ctx context.Context) (*child, error) {
	if k.problem != nil {
		return nil, fmt.Errorf("find this program: %w", k.problem)
	}
	return start(ctx, k.config.Command, k.config.Log)
}

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// NewDecoder is a stream.NewDecoder. It waits for a child if it must, a
// moment.
func (k *Keeper) NewDecoder(coding stream.Coding) (stream.Decoder, error) {
	if codecNumber(coding.Codec) == 0xff || !fits(coding.Size, true) {
		return nil, refusal{fmt.Sprintf("decode: no decoder for %s of %v", coding.Codec, coding.Size), true}
	}
	c, err := k.ready()
	if err != nil {
		return nil, err
	}
	if err := c.open(coding); err != nil {
		return nil, err
	}
	return &decoder{child: c, slots: &slots{left: allowance(coding.Size)}}, nil
}

// ready returns a child that waits for its stream.
func (k *Keeper) ready() (*child, error) {
	var c *child
	var err error
	for range maxTries {
		if c, err = k.take(); err != nil {
			return nil, err
		}
		var weakness string
		if weakness, err = c.hello(); err == nil {
			k.warn(weakness)
			return c, nil
		}
	}
	return nil, err
}

// take returns the child that was started ahead, or the next.
func (k *Keeper) take() (*child, error) {
	late := time.NewTimer(offerWithin)
	defer late.Stop()
	select {
	case o := <-k.offers:
		return o.child, o.err
	case <-k.over:
		return nil, errors.New("no decoder process: the program ends")
	case <-late.C:
		return nil, fmt.Errorf("no decoder process could be started within %v", offerWithin)
	}
}

// warn says, once, that children could do harm.
func (k *Keeper) warn(weakness string) {
	switch {
	case k.weak.Swap(true):
	case weakness == "":
		k.config.Log.Info("decoding in processes that reach no file and no network")
	default:
		k.config.Log.Warn("decoding in processes that are not confined: a hostile stream could reach files and the network",
			"why", weakness)
	}
}
