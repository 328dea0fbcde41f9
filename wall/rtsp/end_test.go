package rtsp_test

import (
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"

	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// ended waits for a connection's end and returns why.
func ended(t *testing.T, c stream.Conn) error {
	t.Helper()
	end := make(chan error, 1)
	go func() { end <- c.Wait() }()
	select {
	case err := <-end:
		return err
	case <-time.After(20 * time.Second):
		t.Fatal("the connection goes on")
		return nil
	}
}

func TestTheCameraLeaves(t *testing.T) {
	tidy(t)
	c := (&camera{codec: stream.H264}).start(t)
	var got recorder
	conn := open(t, stream.Source{URL: c.url()}, &got)
	got.wait(t, 12)
	c.stop()
	if err := ended(t, conn); err == nil || !strings.Contains(err.Error(), "closed the connection") {
		t.Errorf("got %v", err)
	}
}

func TestClosingEndsWaitAndCallbacks(t *testing.T) {
	for _, by := range []stream.Transport{stream.TCP, stream.UDP} {
		tidy(t)
		c := (&camera{codec: stream.H264}).start(t)
		var got recorder
		conn := open(t, stream.Source{URL: c.url(), Transport: by}, &got)
		got.wait(t, 12)
		conn.Close()
		conn.Close() // once more does no harm
		if err := ended(t, conn); err == nil {
			t.Error("Wait says nothing")
		}
		before := len(got.wait(t, 12)) + len(got.lost())
		time.Sleep(50 * time.Millisecond)
		if after := len(got.wait(t, 12)) + len(got.lost()); after != before {
			t.Error("units after Close")
		}
	}
}

// TestANewStreamOnTheConnection has the camera change its SSRC, as restarted
// ones behind a proxy do: the library refuses what follows without an end.
func TestANewStreamOnTheConnection(t *testing.T) {
	tidy(t)
	s := serve(t, plays(sdp(h264...), func(to net.Conn) {
		for i := 0; ; i++ {
			ssrc := uint32(1)
			if i >= 20 {
				ssrc = 2
			}
			if interleaved(to, picture(i, ssrc)) != nil {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}, nil))
	var got recorder
	conn := open(t, stream.Source{URL: "rtsp://" + s.address + "/x"}, &got)
	err := ended(t, conn)
	if err == nil || !strings.Contains(err.Error(), "new stream") {
		t.Errorf("got %v", err)
	}
	if n := len(got.wait(t, 20)); n != 20 {
		t.Errorf("%d units", n)
	}
}

// TestTheSessionEnds while the camera goes on: it answers keep-alives with an
// error. One 401 is no end: a nonce may have gone stale.
func TestTheSessionEnds(t *testing.T) {
	for name, code := range map[string]base.StatusCode{"gone": base.StatusSessionNotFound, "not logged in any more": base.StatusUnauthorized} {
		t.Run(name, func(t *testing.T) {
			tidy(t)
			var asked atomic.Int32
			s := serve(t, plays(sdp(h264...), func(to net.Conn) {
				for i := 0; interleaved(to, picture(i, 1)) == nil; i++ {
					time.Sleep(10 * time.Millisecond)
				}
			}, func(*base.Request, net.Conn) *base.Response {
				asked.Add(1)
				return status(code, "no")
			}))
			conn := open(t, stream.Source{URL: "rtsp://" + s.address + "/x"}, new(recorder))
			err := ended(t, conn)
			want := map[base.StatusCode]int32{base.StatusSessionNotFound: 1, base.StatusUnauthorized: 2}[code]
			if err == nil || !strings.Contains(err.Error(), "ended the session") || asked.Load() != want {
				t.Errorf("%v after %d keep-alives, want %d", err, asked.Load(), want)
			}
		})
	}
}

// TestThePlayerComesBack: pictures within 3 s of the camera's answering again.
func TestThePlayerComesBack(t *testing.T) {
	tidy(t)
	c := (&camera{codec: stream.H264, user: "operator", password: "hunter2"}).start(t)
	p := stream.NewPlayer(stream.Source{URL: c.url()}, &rtsp.Opener{}, decode.New, nil)
	away, back := false, time.Time{}
	began := time.Now()
	watch(t, p, time.Minute, func(f *stream.Frame) bool {
		s := p.Status()
		switch age := time.Since(began); {
		case !away && s.State == stream.Live:
			c.stop()
			away, began = true, time.Now()
		case away && back.IsZero() && s.State == stream.Live && age > time.Second:
			t.Fatal("live without a camera")
		case away && back.IsZero() && age > 5*time.Second:
			back = time.Now()
			c = (&camera{codec: stream.H264, user: "operator", password: "hunter2", address: c.address}).start(t)
		case !back.IsZero() && s.State == stream.Live:
			return true
		}
		return false
	})
	if took := time.Since(back); took > 3*time.Second {
		t.Errorf("back after %v", took)
	}
}
