package rtsp_test

import (
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/conn"
	"github.com/pion/rtp"
)

// A script is a server that answers each request as a test wants, over TCP.
type script struct {
	address string
	dials   atomic.Int32
	closed  chan struct{}
}

// An answer writes to one client. It may return nil to say nothing, or close
// the connection.
type answer func(req *base.Request, to net.Conn) *base.Response

// serve runs a script until the test ends.
func serve(t *testing.T, a answer) *script {
	t.Helper()
	return serveAt(t, "127.0.0.1:0", a)
}

// serveAt does so at an address, of which not every machine has more than one.
func serveAt(t *testing.T, address string, a answer) *script {
	t.Helper()
	listener, err := net.Listen("tcp", address)
	if err != nil && address != "127.0.0.1:0" {
		t.Skipf("this machine has no address %s: %v", address, err)
	}
	fatal(t, err)
	s := &script{address: listener.Addr().String(), closed: make(chan struct{})}
	var running sync.WaitGroup
	running.Go(func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			s.dials.Add(1)
			running.Go(func() { s.talk(c, a) })
		}
	})
	t.Cleanup(func() { close(s.closed); listener.Close(); running.Wait() })
	return s
}

func (s *script) talk(c net.Conn, a answer) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-done:
		case <-s.closed:
		}
		c.Close()
	}()
	in := conn.NewConn(c)
	for {
		message, err := in.Read()
		if err != nil {
			return
		}
		req, ok := message.(*base.Request)
		if !ok {
			continue
		}
		if res := a(req, c); res != nil {
			if res.Header == nil {
				res.Header = base.Header{}
			}
			res.Header["CSeq"] = req.Header["CSeq"]
			text, _ := res.Marshal()
			if _, err := c.Write(text); err != nil {
				return
			}
		}
	}
}

// status is an answer without more.
func status(code base.StatusCode, message string) *base.Response {
	return &base.Response{StatusCode: code, StatusMessage: message}
}

// described is the answer to DESCRIBE.
func described(sdp string) *base.Response {
	return &base.Response{
		StatusCode: base.StatusOK, Body: []byte(sdp),
		Header: base.Header{"Content-Type": base.HeaderValue{"application/sdp"}},
	}
}

// sdp describes one stream of H.264, without parameter sets, and more lines.
func sdp(more ...string) string {
	text := "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n"
	for _, line := range more {
		text += line + "\r\n"
	}
	return text
}

var h264 = []string{"m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000", "a=fmtp:96 packetization-mode=1", "a=control:trackID=0"}

// plays answers as a camera with this description does; more is called after
// the answer to PLAY was sent, and for other requests than those of a start.
func plays(description string, played func(net.Conn), more answer) answer {
	return func(req *base.Request, to net.Conn) *base.Response {
		switch req.Method {
		case base.Options:
			if more != nil && req.Header["Session"] != nil {
				return more(req, to)
			}
			return &base.Response{StatusCode: base.StatusOK, Header: base.Header{"Public": base.HeaderValue{"DESCRIBE, SETUP, PLAY, TEARDOWN, OPTIONS"}}}
		case base.Describe:
			return described(description)
		case base.Setup:
			return &base.Response{StatusCode: base.StatusOK, Header: base.Header{
				"Session":   base.HeaderValue{"12345678;timeout=1"},
				"Transport": base.HeaderValue{"RTP/AVP/TCP;unicast;interleaved=0-1"},
			}}
		case base.Play:
			if played != nil {
				ok := status(base.StatusOK, "OK")
				ok.Header = base.Header{"CSeq": req.Header["CSeq"]}
				text, _ := ok.Marshal()
				_, _ = to.Write(text)
				go played(to) // ends when the connection does
				return nil
			}
		}
		return status(base.StatusOK, "OK")
	}
}

// interleaved writes a packet to a client of TCP.
func interleaved(to net.Conn, p *rtp.Packet) error {
	payload, err := p.Marshal()
	if err != nil {
		return err
	}
	frame, err := base.InterleavedFrame{Channel: 0, Payload: payload}.Marshal()
	if err != nil {
		return err
	}
	_, err = to.Write(frame)
	return err
}

// picture is a packet with a whole picture: a key frame of nonsense.
func picture(i int, ssrc uint32) *rtp.Packet {
	return &rtp.Packet{
		Header:  rtp.Header{Version: 2, Marker: true, PayloadType: 96, SequenceNumber: uint16(i), Timestamp: uint32(i) * ticks, SSRC: ssrc},
		Payload: append([]byte{5, 0x80}, fmt.Sprint(i)...),
	}
}
