package rtsp_test

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/auth"

	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// open plays a source until the test ends.
func open(t *testing.T, src stream.Source, sink stream.Sink) stream.Conn {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	var o rtsp.Opener
	conn, err := o.Open(ctx, src, sink)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	return conn
}

// sums are the MD5 sums of the clip's pictures.
func sums(t *testing.T, codec stream.Codec) []string {
	t.Helper()
	text, err := os.ReadFile("../decode/testdata/pattern." + strings.ToLower(string(codec)) + ".md5")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(text))
}

// sum is the MD5 of the visible samples of a 4:2:0 picture.
func sum(f *stream.Frame) string {
	h := md5.New()
	for i, p := range f.Planes {
		w, rows := f.Size.X, f.Size.Y
		if i > 0 {
			w, rows = (w+1)/2, (rows+1)/2
		}
		for y := range rows {
			h.Write(p.Pix[y*p.Stride : y*p.Stride+w])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// TestEveryPictureArrives plays real streams over real sockets, and compares
// what comes out of the decoder with what went into the camera.
func TestEveryPictureArrives(t *testing.T) {
	for _, codec := range []stream.Codec{stream.H264, stream.H265} {
		for _, by := range []stream.Transport{stream.TCP, stream.UDP} {
			for _, sets := range []string{"both", "description", "stream"} {
				t.Run(strings.Join([]string{string(codec), string(by), sets}, " "), func(t *testing.T) {
					tidy(t)
					c := (&camera{codec: codec, sets: sets}).start(t)
					var got recorder
					conn := open(t, stream.Source{URL: c.url(), Transport: by}, &got)
					units := got.wait(t, 70)
					compare(t, codec, units)
					info := conn.Info()
					if info.Packets < 70 || info.Jitter <= 0 || info.Jitter > time.Second || len(got.lost()) != 0 {
						t.Errorf("%d packets, jitter %v, lost %v", info.Packets, info.Jitter, got.lost())
					}
					info.Packets, info.Jitter = 0, 0
					want := stream.Info{Codec: codec, Transport: map[stream.Transport]string{stream.TCP: "TCP", stream.UDP: "UDP"}[by], Clock: "rtcp"}
					if info != want {
						t.Errorf("info %+v, want %+v", info, want)
					}
				})
			}
		}
	}
}

func compare(t *testing.T, codec stream.Codec, units []stream.AccessUnit) {
	t.Helper()
	want := sums(t, codec)
	d, err := decode.New(stream.Coding{Codec: codec})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for i, u := range units {
		if at := time.Duration(i) * 40 * time.Millisecond; u.Key != (i%10 == 0) || u.PTS != at || u.Codec != codec {
			t.Fatalf("unit %d: key %v, at %v, %s", i, u.Key, u.PTS, u.Codec)
		}
		f, err := d.Decode(u)
		if err != nil || f == nil {
			t.Fatalf("picture %d: %v", i, err)
		}
		if got := sum(f); got != want[i%30] {
			t.Fatalf("picture %d is not the camera's", i)
		}
		f.Release()
	}
}

// TestCameraTimeIsExact checks RFC 3550's arithmetic, beyond the overflow of
// the RTP timestamp.
func TestCameraTimeIsExact(t *testing.T) {
	for _, by := range []stream.Transport{stream.TCP, stream.UDP} {
		c := (&camera{codec: stream.H264}).start(t)
		var got recorder
		open(t, stream.Source{URL: c.url(), Transport: by}, &got)
		dated := 0
		for i, u := range got.wait(t, 70) {
			want := epoch.Add(time.Duration(i) * 40 * time.Millisecond)
			if u.Time.IsZero() && by == stream.UDP && i < 5 {
				continue // the report travels beside the packets
			}
			if off := u.Time.Sub(want).Abs(); off > time.Microsecond {
				t.Fatalf("%s: picture %d is of %v, want %v", by, i, u.Time, want)
			}
			dated++
		}
		if dated < 65 {
			t.Errorf("%s: only %d pictures have a time", by, dated)
		}
	}
}

func TestNoReportMeansNoCameraTime(t *testing.T) {
	c := (&camera{codec: stream.H264, clockless: true}).start(t)
	var got recorder
	conn := open(t, stream.Source{URL: c.url()}, &got)
	for i, u := range got.wait(t, 12) {
		if !u.Time.IsZero() || u.Arrived.IsZero() {
			t.Errorf("picture %d: taken %v, arrived %v", i, u.Time, u.Arrived)
		}
	}
	if clock := conn.Info().Clock; clock != "arrival" {
		t.Errorf("clock %q, want arrival", clock)
	}
}

func TestLoggingIn(t *testing.T) {
	for name, method := range map[string]auth.VerifyMethod{
		"digest SHA-256": auth.VerifyMethodDigestSHA256, "digest MD5": auth.VerifyMethodDigestMD5, "basic": auth.VerifyMethodBasic,
	} {
		t.Run(name, func(t *testing.T) {
			tidy(t)
			c := (&camera{codec: stream.H264, user: "operator", password: "hunter2", methods: []auth.VerifyMethod{method}}).start(t)
			var got recorder
			open(t, stream.Source{URL: c.url()}, &got)
			got.wait(t, 12)
			for user, want := range map[string]string{
				"operator:hunter3@": "user name or password refused",
				"somebody:hunter2@": "user name or password refused",
				"":                  "needs a user name and password",
			} {
				_, err := (&rtsp.Opener{}).Open(t.Context(), stream.Source{URL: "rtsp://" + user + c.address + "/cam"}, &got)
				wantRefusal(t, err, want, true)
			}
		})
	}
}

// TestLossIsReportedWhereItIs drops packets and looks for the gaps.
func TestLossIsReportedWhereItIs(t *testing.T) {
	for _, by := range []stream.Transport{stream.TCP, stream.UDP} {
		t.Run("by "+string(by), func(t *testing.T) {
			tidy(t)
			c := (&camera{codec: stream.H264, drop: func(p int) bool { return p == 120 || p == 121 || p == 122 }}).start(t)
			var got recorder
			open(t, stream.Source{URL: c.url(), Transport: by}, &got)
			got.wait(t, 130)
			packets := 0
			for _, l := range got.lost() {
				packets += l.packets
			}
			if packets < 3 || packets > 5 { // a unit that cannot be put together counts once more
				t.Errorf("lost %v, want the 3 packets that were dropped", got.lost())
			}
		})
	}
}

// TestNoBrokenPictureIsEverShown plays through a bad network: what reaches
// the watcher is exactly some of the camera's pictures, and the stream goes
// on at the next key frame.
func TestNoBrokenPictureIsEverShown(t *testing.T) {
	for _, codec := range []stream.Codec{stream.H264, stream.H265} {
		t.Run(string(codec), func(t *testing.T) {
			tidy(t)
			// One in 40, in no step with the groups of pictures.
			c := (&camera{codec: codec, drop: func(p int) bool { return p > 60 && (p*2654435761>>8)%40 == 0 }}).start(t)
			p := stream.NewPlayer(stream.Source{URL: c.url()}, &rtsp.Opener{}, decode.New, nil)
			good := map[string]bool{}
			for _, s := range sums(t, codec) {
				good[s] = true
			}
			shown := 0
			watch(t, p, time.Minute, func(f *stream.Frame) bool {
				if f != nil {
					shown++
				}
				if f != nil && !good[sum(f)] {
					t.Errorf("picture %d is broken", f.Number)
				}
				return shown > 200 && p.Stats().Lost > 7
			})
			s := p.Stats()
			if s.Lost < 7 || shown < 200 {
				t.Errorf("%d shown, %d lost: nothing was tested", shown, s.Lost)
			}
			if s.Reconnects != 0 {
				t.Errorf("%d reconnects", s.Reconnects)
			}
		})
	}
}

// watch runs a player for d, or until look says so. It looks at each frame
// and, every moment, at none.
func watch(t *testing.T, p *stream.Player, d time.Duration, look func(*stream.Frame) (over bool)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { p.Run(ctx); close(done) }()
	defer func() { cancel(); <-done }()
	feed := p.Watch()
	defer p.Unwatch(feed)
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(time.Millisecond) {
		f := feed.Frames.Take()
		over := look(f)
		f.Release()
		if over {
			return
		}
	}
}
