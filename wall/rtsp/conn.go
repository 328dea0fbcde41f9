package rtsp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

const (
	maxRedirects = 5
	maxGarbled   = 200 // packets in a row that make no sense: connect anew
)

var (
	errRedirects = errors.New("the camera redirects to ever other addresses")
	errSession   = errors.New("the camera has ended the session")
	errGarbled   = errors.New("the camera sends packets that cannot be read, or began a new stream")
)

// conn is one connection. The library's goroutines call its callbacks, which
// never block and never call the client.
type conn struct {
	client *gortsplib.Client
	url    *base.URL
	sink   stream.Sink
	log    *slog.Logger
	ports  portPair
	dials  atomic.Int32
	kinds  []string // of media in the description; the library's goroutine, then Open's

	video     video
	info      stream.Info
	assembler *assembler // of the goroutine that delivers packets
	clock     clock
	arrivals  arrivals
	playing   atomic.Bool
	bad       atomic.Int32 // packets garbled since the last good one
	refused   atomic.Int32 // answers 401 to keep-alives, in a row

	mu    sync.Mutex
	tcp   net.Conn
	cause error
}

func newConn(u *base.URL, sink stream.Sink, log *slog.Logger) *conn {
	return &conn{url: u, sink: sink, log: log}
}

// Wait implements stream.Conn.
func (c *conn) Wait() error {
	return c.explain(c.client.Wait())
}

// Close implements stream.Conn. It may be called more than once.
func (c *conn) Close() {
	c.client.Close()
	c.ports.close()
}

// Info implements stream.Conn.
func (c *conn) Info() stream.Info {
	info := c.info
	info.Clock = c.clock.source()
	info.Packets, info.Jitter = c.arrivals.packets.Load(), time.Duration(c.arrivals.jitter.Load())
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

// dial connects, unless the camera redirects for ever.
func (c *conn) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if c.dials.Add(1) > 1+maxRedirects {
		return nil, errRedirects
	}
	d := net.Dialer{Timeout: dialTimeout}
	tcp, err := d.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tcp = tcp
	return tcp, nil
}

// request keeps a password that travels readable from other hosts, to which
// the camera may redirect.
func (c *conn) request(req *base.Request) {
	if auth := req.Header["Authorization"]; len(auth) > 0 && req.URL != nil &&
		req.URL.Hostname() != c.url.Hostname() && strings.HasPrefix(auth[0], "Basic") {
		delete(req.Header, "Authorization")
	}
}

// response mends session descriptions before the library reads them, and
// notices sessions that have ended: the answers to keep-alives.
func (c *conn) response(res *base.Response) {
	defer c.guard()
	if !c.playing.Load() {
		if len(res.Body) > 0 {
			res.Body, c.kinds = mend(res.Body)
		}
		return
	}
	switch res.StatusCode {
	case base.StatusSessionNotFound:
		c.fail(errSession)
	case base.StatusUnauthorized: // a new nonce, which the library does not take
		if c.refused.Add(1) >= 2 {
			c.fail(errSession)
		}
	default:
		c.refused.Store(0)
	}
}

// packet takes the video's RTP packets, in order.
func (c *conn) packet(pkt *rtp.Packet) {
	defer c.guard()
	now := time.Now()
	c.bad.Store(0)
	unit, lost := c.assembler.add(pkt)
	c.clock.packet(pkt.SSRC, pkt.Timestamp, c.assembler.stamps.sum)
	c.arrivals.add(c.assembler.stamps.sum, now)
	if lost > 0 {
		c.sink.Lost(lost)
	}
	if unit.data == nil {
		return
	}
	c.sink.Unit(stream.AccessUnit{
		Data: unit.data, Codec: c.video.codec, Key: unit.key, PTS: duration(unit.stamp),
		Time: c.clock.time(unit.stamp), Arrived: now,
	})
}

// report takes RTCP packets. Over UDP that is another goroutine than packet's.
func (c *conn) report(pkt rtcp.Packet) {
	defer c.guard()
	if sr, ok := pkt.(*rtcp.SenderReport); ok {
		c.clock.report(sr)
	}
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
