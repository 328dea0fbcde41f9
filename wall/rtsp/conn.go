package rtsp

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtcp"

	"watchfloor/wall/stream"
)

const (
	maxRedirects = 5
	maxGarbled   = 200 // packets in a row that make no sense: connect anew
)

var (
	errRedirects = errors.New("the camera redirects to ever other addresses")
	errSession   = errors.New("the camera has ended the session")
	errSilent    = errors.New("the camera sends nothing any more")
	errGarbled   = errors.New("the camera sends packets that cannot be read, or began a new stream")
)

// A part is what is played of all that a camera offers.
type part struct {
	kind   string // of media, by the description: "video"
	mend   func(sdp []byte) (mended []byte, kinds []string)
	none   func(kinds []string) error // of a camera that offers only others
	choose func(*description.Session) (*description.Media, format.Format, error)
	take   func(arrival) // the packets, in order
}

// conn is one connection. The library's goroutines call its callbacks, which
// never block and never call the client.
type conn struct {
	client *gortsplib.Client
	url    *base.URL
	part   part
	sink   stream.Sink
	log    *slog.Logger
	ports  portPair
	dials  atomic.Int32
	kinds  []string // of media in the description; the library's goroutine, then Open's

	// Of the client's goroutine, or of who waits for it.
	login  login
	method base.Method // of the newest request
	limit  *time.Timer // for its answer; nil: the library's

	udp     *datagrams // nil: the library receives
	running sync.WaitGroup

	video     video
	info      stream.Info
	assembler *assembler // of the goroutine that delivers packets
	clock     clock
	arrivals  arrivals
	ssrc      uint32 // ours, in reports
	playing   atomic.Bool
	bad       atomic.Int32 // packets garbled since the last good one
	refused   atomic.Int32 // answers 401 to keep-alives, in a row

	mu    sync.Mutex
	tcp   net.Conn
	cause error
}

func newConn(u *base.URL, sink stream.Sink, log *slog.Logger) *conn {
	return &conn{url: u, sink: sink, log: log, ssrc: rand.Uint32()}
}

// Wait implements stream.Conn.
func (c *conn) Wait() error {
	return c.explain(c.client.Wait())
}

// Close implements stream.Conn. It may be called more than once.
func (c *conn) Close() {
	c.client.Close()
	c.ports.close()
	c.answerBy(nil)
	if c.udp != nil {
		c.udp.close()
	}
	c.running.Wait()
}

// Info implements stream.Conn.
func (c *conn) Info() stream.Info {
	info := c.info
	info.Clock = c.clock.source()
	info.Packets, info.Jitter = c.arrivals.read()
	return info
}

// fail ends the connection from inside a callback, where the client's Close
// would wait for the callback itself.
func (c *conn) fail(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.cause == nil {
		c.cause = err
	}
	if c.tcp != nil {
		c.tcp.Close() //nolint:errcheck // the reader reports what happened
	}
}

// guard turns a panic in a callback into the end of the connection.
func (c *conn) guard() {
	if p := recover(); p != nil {
		c.log.Error("panic in a stream", "panic", p, "stack", string(debug.Stack()))
		c.fail(fmt.Errorf("internal error: %v", p))
	}
}

// choose picks the video.
func (c *conn) choose(desc *description.Session) (*description.Media, format.Format, error) {
	v, err := choose(desc)
	if err != nil {
		return nil, nil, err
	}
	c.video, c.info.Codec, c.assembler = v, v.codec, newAssembler(v)
	return v.media, v.format, nil
}

// packet takes the video's RTP packets, in order.
func (c *conn) packet(p arrival) {
	defer c.guard()
	c.bad.Store(0)
	unit, lost := c.assembler.add(p.Packet)
	stamp := c.assembler.stamps.sum
	c.clock.packet(p.SSRC, p.Timestamp, stamp)
	c.arrivals.add(p.Packet, stamp, p.at)
	if lost > 0 {
		c.sink.Lost(lost)
	}
	if unit.data == nil {
		return
	}
	c.sink.Unit(stream.AccessUnit{
		Data: unit.data, Codec: c.video.codec, Key: unit.key, PTS: duration(unit.stamp),
		Time: c.clock.time(unit.stamp), Arrived: p.at,
	})
}

// report takes RTCP packets. Over UDP that is another goroutine than packet's.
func (c *conn) report(pkt rtcp.Packet) {
	defer c.guard()
	if sr, ok := pkt.(*rtcp.SenderReport); ok {
		c.clock.report(sr)
	}
}

// reception starts receiving what the library does not.
func (c *conn) reception() {
	c.running.Go(func() {
		defer c.guard()
		c.fail(c.udp.receive(c.part.take, c.garbled))
	})
	c.running.Go(func() {
		defer c.guard()
		c.udp.exchange(c.report, c.ours, c.garbled)
	})
}

// ours is what we report of what we have received (RFC 3550, 6.4.2).
func (c *conn) ours() *rtcp.ReceiverReport {
	r := &rtcp.ReceiverReport{SSRC: c.ssrc}
	if block, ok := c.arrivals.block(); ok {
		block.LastSenderReport, block.Delay = c.clock.newest(time.Now())
		r.Reports = []rtcp.ReceptionReport{block}
	}
	return r
}

// garbled counts what the library could not read. What is missing shows as a
// gap in the sequence; many in a row are another stream, for instance after
// the camera restarted behind a proxy.
func (c *conn) garbled(err error) {
	if c.bad.Add(1) == maxGarbled {
		c.log.Debug("unreadable packets", "err", err)
		c.fail(errGarbled)
	}
}
