package rtsp_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/base"

	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// wantRefusal checks that an error is a sentence that says what is wrong.
func wantRefusal(t *testing.T, err error, want string, permanent bool) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Fatalf("got %v, want %q", err, want)
	}
	if strings.ContainsAny(err.Error(), "\r\n\x00") || len(err.Error()) > 400 {
		t.Errorf("%q is not one line", err)
	}
	var p stream.Permanent
	if lasting := errors.As(err, &p) && p.Permanent(); lasting != permanent {
		t.Errorf("%v: permanent %v, want %v", err, lasting, permanent)
	}
}

// refusals are what cameras say instead of playing.
var refusals = map[string]struct {
	answer    answer
	want      string
	permanent bool
}{
	"not found":    {always(status(404, "Not Found")), "no stream at that path (404)", true},
	"forbidden":    {always(status(403, "Forbidden")), "forbids", true},
	"busy":         {always(status(503, "Service Unavailable")), "too many viewers", false},
	"teapot":       {always(status(418, "teapot\x07\tof rtsp://operator:hunter2@camera/x?key=opensesame b3BlcmF0b3I6aHVudGVyMg==")), "418 teapot", false},
	"no transport": {unless(base.Setup, status(461, "Unsupported Transport")), "other of TCP and UDP", true},
	"closes": {func(_ *base.Request, c net.Conn) *base.Response {
		c.Close()
		return nil
	}, "closed the connection", false},
	"speaks HTTP": {func(_ *base.Request, c net.Conn) *base.Response {
		_, _ = c.Write([]byte("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))
		c.Close()
		return nil
	}, "", false},
	"garbage description":   {plays("%%% hunter2 \x00\xff\r\nnothing", nil, nil), "names none", false},
	"empty description":     {plays("", nil, nil), "", false},
	"broken video":          {plays(sdp("m=video x RTP/AVP 96"), nil, nil), "cannot be read", false},
	"no media":              {plays(sdp(), nil, nil), "names none", false},
	"no video":              {plays(sdp("m=audio 0 RTP/AVP 0", "m=application 0 RTP/AVP 107", "a=rtpmap:107 vnd.onvif.metadata/90000"), nil, nil), "no video at that address, only application, audio", true},
	"unknown codec":         {plays(sdp("m=video 0 RTP/AVP 97", "a=rtpmap:97 SNOW/90000", "a=control:0"), nil, nil), "SNOW", true},
	"codec of another kind": {plays(sdp("m=video 0 RTP/AVP 32", "a=control:0"), nil, nil), "MPEG-1/2 Video", true},
}

func always(r *base.Response) answer {
	return func(*base.Request, net.Conn) *base.Response { return r }
}

// unless plays, but for one method.
func unless(m base.Method, r *base.Response) answer {
	play := plays(sdp(h264...), nil, nil)
	return func(req *base.Request, c net.Conn) *base.Response {
		if req.Method == m {
			return r
		}
		return play(req, c)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range refusals {
		t.Run(name, func(t *testing.T) {
			tidy(t)
			s := serve(t, c.answer)
			for _, secret := range []string{"hunter2", "p%40ss%2Fw%3Ard!", "%C3%A4%20%C3%B6%C3%BC"} {
				src := stream.Source{URL: "rtsp://operator:" + secret + "@" + s.address + "/x?key=opensesame"}
				_, err := (&rtsp.Opener{}).Open(t.Context(), src, new(recorder))
				wantRefusal(t, err, c.want, c.permanent)
			}
			if n := s.dials.Load(); n > 3 {
				t.Errorf("dialled %d times for 3 attempts", n)
			}
		})
	}
}

// TestErrorsHoldNoSecrets has servers repeat in many ways what they know.
func TestErrorsHoldNoSecrets(t *testing.T) {
	const plain, escaped = "pä:ss/w@rd", "p%C3%A4%3Ass%2Fw%40rd"
	secrets := []string{plain, escaped, "opensesame", "b3BlcmF0b3I6cMOkOnNzL3dAcmQ="}
	echo := strings.Join(secrets, " ")
	answers := map[string]answer{
		"status":      always(status(400, echo)),
		"description": plays(echo, nil, nil),
		"media":       plays(sdp("m="+echo), nil, nil),
		"codec":       plays(sdp("m=video 0 RTP/AVP 97", "a=rtpmap:97 "+secrets[2]+"/90000"), nil, nil),
		"control":     plays(sdp("m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000", "a=control:rtsp://operator:"+escaped+"@%zz"), nil, nil),
		"session": unless(base.Setup, &base.Response{StatusCode: base.StatusOK, Header: base.Header{
			"Session": base.HeaderValue{echo + ";timeout=" + secrets[2]}, "Transport": base.HeaderValue{echo},
		}}),
		"login": always(&base.Response{StatusCode: base.StatusUnauthorized, Header: base.Header{"WWW-Authenticate": base.HeaderValue{"Magic " + echo}}}),
		"place": always(&base.Response{StatusCode: base.StatusFound, Header: base.Header{"Location": base.HeaderValue{"http://" + echo}}}),
	}
	for name, a := range answers {
		t.Run(name, func(t *testing.T) {
			s := serve(t, a)
			src := stream.Source{URL: "rtsp://operator:" + escaped + "@" + s.address + "/x?key=opensesame"}
			_, err := (&rtsp.Opener{}).Open(t.Context(), src, new(recorder))
			if err == nil {
				t.Fatal("it played")
			}
			for _, secret := range secrets {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("%q is in: %v", secret, err)
				}
			}
		})
	}
}

func TestRedirectsEnd(t *testing.T) {
	tidy(t)
	var s *script
	s = serve(t, func(req *base.Request, _ net.Conn) *base.Response {
		if req.Method != base.Describe {
			return status(base.StatusOK, "OK")
		}
		return &base.Response{StatusCode: base.StatusFound, Header: base.Header{"Location": base.HeaderValue{"rtsp://" + s.address + "/again"}}}
	})
	_, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: "rtsp://u:hunter2@" + s.address + "/x"}, new(recorder))
	wantRefusal(t, err, "redirects", false)
	if n := s.dials.Load(); n > 6 {
		t.Errorf("dialled %d times", n)
	}
}

// TestRedirectsAreFollowed, once, and no password in plain text is told to
// another host.
func TestRedirectsAreFollowed(t *testing.T) {
	tidy(t)
	c := (&camera{codec: stream.H264}).start(t)
	s := serve(t, func(req *base.Request, _ net.Conn) *base.Response {
		if req.Method != base.Describe {
			return status(base.StatusOK, "OK")
		}
		return &base.Response{StatusCode: base.StatusFound, Header: base.Header{"Location": base.HeaderValue{c.url()}}}
	})
	var got recorder
	open(t, stream.Source{URL: "rtsp://" + s.address + "/x"}, &got)
	got.wait(t, 12)
}

func TestNobodyThere(t *testing.T) {
	for name, c := range map[string]struct {
		url, want string
		permanent bool
	}{
		"closed port":    {"rtsp://u:hunter2@127.0.0.1:1/x", "127.0.0.1:1 refuses the connection", false},
		"no such host":   {"rtsp://u:hunter2@camera.invalid/x", "no host named camera.invalid", false},
		"other scheme":   {"http://u:hunter2@127.0.0.1/x", "must begin with rtsp://", true},
		"no address":     {"hunter2", "not a valid RTSP address", true},
		"no host":        {"rtsp:///hunter2", "not a valid RTSP address", true},
		"broken escapes": {"rtsp://u:hunter2%zz@127.0.0.1/x", "not a valid RTSP address", true},
		"nothing":        {"", "not a valid RTSP address", true},
	} {
		t.Run(name, func(t *testing.T) {
			tidy(t)
			_, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: c.url}, new(recorder))
			wantRefusal(t, err, c.want, c.permanent)
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the password is in: %v", err)
			}
		})
	}
}

// TestOpeningEndsWithItsContext at a server that accepts and says nothing.
func TestOpeningEndsWithItsContext(t *testing.T) {
	tidy(t)
	s := serve(t, func(*base.Request, net.Conn) *base.Response { return nil })
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := (&rtsp.Opener{}).Open(ctx, stream.Source{URL: "rtsp://" + s.address + "/x"}, new(recorder))
	if took := time.Since(began); err == nil || took > 2*time.Second {
		t.Errorf("%v after %v", err, took)
	}
}
