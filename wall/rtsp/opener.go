package rtsp

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net/url"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"

	"watchfloor/wall/stream"
)

// The library's timeouts.
const (
	dialTimeout  = 5 * time.Second
	readTimeout  = 10 * time.Second // an answer, or, playing, any data
	writeTimeout = 3 * time.Second
)

// An Opener connects to cameras. Its zero value is ready, and safe for
// concurrent use.
type Opener struct {
	TLS *tls.Config  // for rtsps; nil: the system's authorities
	Log *slog.Logger // nil: nothing is logged
}

var _ stream.Opener = (*Opener)(nil)

// Open implements stream.Opener: it connects, chooses the first video that
// can be played, and plays it. Its errors are sentences without secrets; one
// that trying again does not mend is a stream.Permanent.
func (o *Opener) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	u, err := parse(src.URL)
	if err != nil {
		return nil, err
	}
	c := newConn(u, sink, o.log().With("camera", src.String()))
	c.client = o.client(c, src.Transport)
	if err := c.client.Start2(); err != nil {
		return nil, c.explain(err)
	}
	stop := context.AfterFunc(ctx, c.client.Close)
	err = c.open(u, src.Transport)
	if !stop() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		c.Close()
		return nil, c.explain(err)
	}
	return c, nil
}

func (o *Opener) log() *slog.Logger {
	if o.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return o.Log
}

// client is one attempt's gortsplib client: it cannot be used twice.
func (o *Opener) client(c *conn, t stream.Transport) *gortsplib.Client {
	transport := gortsplib.TransportTCP
	if t == stream.UDP {
		transport = gortsplib.TransportUDP
	}
	return &gortsplib.Client{
		Scheme: c.url.Scheme, Host: c.url.Host,
		Transport:         &transport,
		TLSConfig:         o.TLS.Clone(), // the library writes into it
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		UserAgent:         "Watchfloor",
		DialContext:       c.dial,
		ListenPacket:      c.ports.listen,
		OnRequest:         c.request,
		OnResponse:        c.response,
		OnTransportSwitch: func(error) {},
		OnPacketsLost:     func(uint64) {}, // the assembler sees the gap where it is
		OnDecodeError:     c.garbled,
	}
}

// open asks for the description, sets up the video and plays.
func (c *conn) open(u *base.URL, t stream.Transport) error {
	desc, _, err := c.client.Describe(u)
	if err != nil {
		return err
	}
	v, err := choose(desc)
	if err != nil {
		return err
	}
	c.video, c.info.Codec, c.info.Transport = v, v.codec, "TCP"
	port := 0
	if t == stream.UDP {
		c.info.Transport = "UDP"
		if port, err = c.ports.take(); err != nil {
			return err
		}
	}
	if err := c.setup(desc, v, port); err != nil {
		return err
	}
	if _, err := c.client.Play(nil); err != nil {
		return err
	}
	c.playing.Store(true)
	return nil
}

func (c *conn) setup(desc *description.Session, v video, port int) error {
	rtcpPort := 0
	if port != 0 {
		rtcpPort = port + 1
	}
	if _, err := c.client.Setup(desc.BaseURL, v.media, port, rtcpPort); err != nil {
		return err
	}
	c.assembler = newAssembler(v)
	c.client.OnPacketRTP(v.media, v.format, c.packet)
	c.client.OnPacketRTCP(v.media, c.report)
	return nil
}

// parse reads a camera's address. The text of the address is in no error: it
// may hold a password.
func parse(address string) (*base.URL, error) {
	u, err := base.ParseURL(address)
	if err != nil || u.Hostname() == "" {
		other, otherErr := url.Parse(address)
		if otherErr == nil && other.Scheme != "" && other.Scheme != "rtsp" && other.Scheme != "rtsps" {
			return nil, permanent(errors.New("the address must begin with rtsp:// or rtsps://"))
		}
		return nil, permanent(errors.New("the address is not a valid RTSP address, as rtsp://user:password@host/path is"))
	}
	return u, nil
}
