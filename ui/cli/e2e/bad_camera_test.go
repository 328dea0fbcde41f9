//go:build linux

package e2e

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/ui"
)

// A speaker answers a request of an RTSP client: status line, headers and
// body. An empty answer is silence.
type speaker func(method string) string

// camera is an RTSP server that says what it is told to, and returns its
// address as HOST:PORT.
func camera(t *testing.T, say speaker) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = conn.Close() })
			go converse(conn, say)
		}
	}()
	return listener.Addr().String()
}

func converse(conn net.Conn, say speaker) {
	in := textproto.NewReader(bufio.NewReader(conn))
	for {
		line, err := in.ReadLine()
		if err != nil {
			return
		}
		headers, err := in.ReadMIMEHeader()
		if err != nil {
			return
		}
		method, _, _ := strings.Cut(line, " ")
		if answer := say(method); answer != "" {
			status, rest, _ := strings.Cut(answer, "\r\n")
			fmt.Fprintf(conn, "%s\r\nCSeq: %s\r\n%s", status, headers.Get("CSeq"), rest)
		}
	}
}

// describes answers DESCRIBE with a session description.
func describes(sdp string) speaker {
	return func(method string) string {
		if method != "DESCRIBE" {
			return "RTSP/1.0 200 OK\r\nPublic: DESCRIBE, SETUP, PLAY\r\n\r\n"
		}
		return fmt.Sprintf("RTSP/1.0 200 OK\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s", len(sdp), sdp)
	}
}

func always(answer string) speaker { return func(string) string { return answer } }

const (
	unauthorised = "RTSP/1.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"cam\", nonce=\"1\"\r\n\r\n"
	head         = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\n"
)

// TestTilesSayWhatIsWrongWithACamera shows bad cameras on a wall and reads
// what their tiles say: a state and a reason, never the password.
func TestTilesSayWhatIsWrongWithACamera(t *testing.T) {
	video := head + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 %s/90000\r\na=control:trackID=0\r\n"
	for name, c := range map[string]struct {
		host  string
		login string
		want  string
	}{
		"nobody listens":  {"127.0.0.1:1", "", "refuses the connection"},
		"no password":     {camera(t, always(unauthorised)), "", "needs a user name and password"},
		"wrong password":  {camera(t, always(unauthorised)), "me:hunter2@", "user name or password refused"},
		"no such path":    {camera(t, always("RTSP/1.0 404 Not Found\r\n\r\n")), "", "no stream at that path"},
		"garbage SDP":     {camera(t, describes("\x00\xffnot a description\x1b[31m")), "me:hunter2@", "names none"},
		"unknown codec":   {camera(t, describes(fmt.Sprintf(video, "THEORA"))), "", "THEORA, which Watchfloor cannot play"},
		"sound only":      {camera(t, describes(head+"m=audio 0 RTP/AVP 0\r\na=control:trackID=0\r\n")), "", "no video at that address"},
		"not RTSP at all": {camera(t, always("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")), "", "CONNECTING"},
	} {
		t.Run(name, func(t *testing.T) {
			address := "rtsp://" + c.login + c.host + "/live"
			tw := newTwin(t, feed.NewStore(), func(cfg *ui.Config) { cfg.Cameras, cfg.Grid = []string{address}, 1 })
			tw.play(t)
			eventually(t, 10*time.Second, "the tile says "+c.want, func() bool {
				return strings.Contains(tw.words(), c.want)
			})
			if strings.Contains(tw.words(), "hunter2") {
				t.Error("the tile shows the password")
			}
		})
	}
}

// play runs the twin's players until the test ends.
func (tw *twin) play(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); tw.wall.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
}
