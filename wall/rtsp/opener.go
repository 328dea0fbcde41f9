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
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// The library's timeouts.
const (
	dialTimeout  = 1500 * time.Millisecond // two SYNs: a camera that starts is asked again soon
	readTimeout  = 10 * time.Second        // an answer, or, playing, any data
	writeTimeout = 3 * time.Second
	endless      = 100 * 365 * 24 * time.Hour // without data over the TCP that it believes in
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
	c.part = part{kind: "video", mend: mend, none: noVideo, choose: c.choose, take: c.packet}
	if err := o.play(ctx, c, src.Transport); err != nil {
		return nil, err
	}
	return c, nil
}

// play connects and plays c's part of what the camera offers. After an error
// nothing of c is left.
func (o *Opener) play(ctx context.Context, c *conn, t stream.Transport) error {
	if c.url.Scheme == "rtsp" && t != stream.TCP { // encrypted, the library does it
		c.udp = new(datagrams)
	}
	c.client = o.client(c, t)
	if err := c.client.Start2(); err != nil {
		return c.explain(err)
	}
	stop := context.AfterFunc(ctx, c.client.Close)
	err := c.open(t)
	if !stop() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		c.Close()
		return c.explain(err)
	}
	return nil
}

func (o *Opener) log() *slog.Logger {
	if o.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return o.Log
}

// client is one attempt's gortsplib client: it cannot be used twice.
func (o *Opener) client(c *conn, t stream.Transport) *gortsplib.Client {
	transport, silence := gortsplib.TransportTCP, readTimeout
	switch {
	case c.udp != nil:
		silence = endless
	case t == stream.UDP:
		transport = gortsplib.TransportUDP
	case t == stream.Multicast:
		transport = gortsplib.TransportUDPMulticast
	}
	return &gortsplib.Client{
		Scheme: c.url.Scheme, Host: c.url.Host,
		Transport:         &transport,
		TLSConfig:         o.TLS.Clone(), // the library writes into it
		ReadTimeout:       silence,
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

// open asks for the description, sets up the part and plays.
func (c *conn) open(t stream.Transport) error {
	var desc *description.Session
	err := c.persist(func() (err error) {
		desc, _, err = c.client.Describe(c.url)
		return err
	})
	if err != nil {
		return err
	}
	m, f, err := c.part.choose(desc)
	if err != nil {
		return err
	}
	if err := c.setup(desc, m, f, t); err != nil {
		return err
	}
	if err := c.persist(func() error {
		_, err := c.client.Play(nil)
		return err
	}); err != nil {
		return err
	}
	c.playing.Store(true)
	if c.udp != nil && c.udp.granted {
		c.reception()
	}
	return nil
}

// persist makes a request once more if its login turned out to be outdated.
func (c *conn) persist(request func() error) error {
	err := request()
	if err != nil && c.login.outdated {
		err = request()
	}
	return err
}

func (c *conn) setup(desc *description.Session, m *description.Media, f format.Format, t stream.Transport) (err error) {
	port, rtcpPort := 0, 0
	switch {
	case c.udp != nil:
		err = c.udp.open(t)
	case t == stream.UDP:
		port, err = c.ports.take()
		rtcpPort = port + 1
	}
	if err != nil {
		return err
	}
	if err := c.persist(func() error {
		_, err := c.client.Setup(desc.BaseURL, m, port, rtcpPort)
		return err
	}); err != nil {
		return err
	}
	c.info.Transport = "TCP"
	if t != stream.TCP && (c.udp == nil || c.udp.granted) {
		c.info.Transport = map[stream.Transport]string{stream.UDP: "UDP", stream.Multicast: "multicast"}[t]
	}
	c.client.OnPacketRTP(m, f, func(pkt *rtp.Packet) { c.part.take(arrival{pkt, time.Now()}) })
	c.client.OnPacketRTCP(m, c.report)
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
