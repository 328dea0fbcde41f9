package rtsp_test

import (
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/auth"
	"github.com/bluenviron/gortsplib/v4/pkg/base"

	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// A forgetful camera takes each nonce for a number of requests only.
type forgetful struct {
	mu      sync.Mutex
	nonce   int
	left    int // requests that the nonce is good for
	uses    int
	refused int // that came with an old nonce or none
}

// guards lets an answer through for who knows the password and the nonce.
func (f *forgetful) guards(a answer) answer {
	return func(req *base.Request, to net.Conn) *base.Response {
		f.mu.Lock()
		defer f.mu.Unlock()
		nonce := fmt.Sprintf("%032d", f.nonce)
		if f.left > 0 && auth.Verify(req, "operator", "hunter2", []auth.VerifyMethod{auth.VerifyMethodDigestMD5}, "camera", nonce) == nil {
			f.left--
			return a(req, to)
		}
		f.refused++
		f.nonce++
		f.left = f.uses
		challenge := auth.GenerateWWWAuthenticate([]auth.VerifyMethod{auth.VerifyMethodDigestMD5}, "camera", fmt.Sprintf("%032d", f.nonce))
		return &base.Response{StatusCode: base.StatusUnauthorized, Header: base.Header{"WWW-Authenticate": challenge}}
	}
}

func (f *forgetful) refusals() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.refused
}

// TestNoncesGrowOld at cameras that want a new answer for every few requests:
// the session opens and goes on.
func TestNoncesGrowOld(t *testing.T) {
	for uses := 1; uses <= 4; uses++ {
		t.Run(fmt.Sprint(uses, " uses"), func(t *testing.T) {
			tidy(t)
			f := &forgetful{uses: uses}
			s := serve(t, f.guards(plays(sdp(h264...), func(to net.Conn) {
				for i := 0; interleaved(to, picture(i, 1)) == nil; i++ {
					time.Sleep(10 * time.Millisecond)
				}
			}, func(*base.Request, net.Conn) *base.Response { return status(base.StatusOK, "OK") })))
			var got recorder
			conn := open(t, stream.Source{URL: "rtsp://operator:hunter2@" + s.address + "/x"}, &got)
			got.wait(t, 20)
			if uses > 1 { // else every keep-alive is refused, as far as anybody can tell
				opened := f.refusals()
				until(t, func() bool { return f.refusals() > opened })
				got.wait(t, 400) // 4 s: keep-alives come every 0.8 s
			}
			conn.Close()
			if err := ended(t, conn); strings.Contains(err.Error(), "session") {
				t.Errorf("the session ended: %v", err)
			}
		})
	}
}

// TestAWrongPasswordIsTriedOnce, or accounts get locked.
func TestAWrongPasswordIsTriedOnce(t *testing.T) {
	tidy(t)
	f := &forgetful{uses: 100}
	s := serve(t, f.guards(plays(sdp(h264...), nil, nil)))
	_, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: "rtsp://operator:hunter3@" + s.address + "/x"}, new(recorder))
	wantRefusal(t, err, "user name or password refused", true)
	if n := f.refusals(); n > 4 { // two requests, each without and with an answer
		t.Errorf("refused %d times", n)
	}
}

// TestOtherHostsAreToldNothing when a camera redirects to them, neither a
// password nor a digest of it.
func TestOtherHostsAreToldNothing(t *testing.T) {
	for name, challenge := range map[string]string{"basic": `Basic realm="x"`, "digest": `Digest realm="x", nonce="0123456789"`} {
		t.Run(name, func(t *testing.T) {
			tidy(t)
			asks := func(*base.Request, net.Conn) *base.Response {
				return &base.Response{StatusCode: base.StatusUnauthorized, Header: base.Header{"WWW-Authenticate": base.HeaderValue{challenge}}}
			}
			var told []string
			var mu sync.Mutex
			other := serveAt(t, "127.0.0.2:0", func(req *base.Request, to net.Conn) *base.Response {
				mu.Lock()
				defer mu.Unlock()
				told = append(told, fmt.Sprint(req.Header["Authorization"], req.URL.User))
				return asks(req, to)
			})
			s := serve(t, func(req *base.Request, to net.Conn) *base.Response {
				switch {
				case req.Header["Authorization"] == nil:
					return asks(req, to)
				case req.Method != base.Describe:
					return status(base.StatusOK, "OK")
				}
				return &base.Response{StatusCode: base.StatusFound, Header: base.Header{"Location": base.HeaderValue{"rtsp://" + other.address + "/x"}}}
			})
			_, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: "rtsp://operator:hunter2@" + s.address + "/x"}, new(recorder))
			wantRefusal(t, err, "redirects to another host", true)
			mu.Lock()
			defer mu.Unlock()
			if len(told) == 0 {
				t.Error("the other host was not asked")
			}
			for _, secret := range told {
				if secret != "[] " {
					t.Errorf("the other host was told %q", secret)
				}
			}
		})
	}
}
