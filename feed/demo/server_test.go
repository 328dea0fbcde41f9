package demo

import (
	"context"
	"io/fs"
	"log/slog"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/h264"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/h265"

	"watchfloor/assets"
)

// loopFrames is the length of the clips that the tests play: the loop ends
// often.
const loopFrames = 50

// shortClips are the beginnings of the embedded clips.
func shortClips(t *testing.T) fstest.MapFS {
	t.Helper()
	entries, err := fs.ReadDir(assets.Clips(), ".")
	if err != nil {
		t.Fatal(err)
	}
	short := fstest.MapFS{}
	for _, e := range entries {
		name := e.Name()
		if !strings.Contains(name, ".h26") {
			continue
		}
		c, err := readClip(assets.Clips(), name, strings.HasSuffix(name, "5"))
		if err != nil {
			t.Fatal(err)
		}
		short[name] = &fstest.MapFile{Data: annexB(c.frames[:loopFrames])}
	}
	return short
}

func annexB(frames [][][]byte) (data []byte) {
	for _, unit := range frames {
		for _, nal := range unit {
			data = append(append(data, 0, 0, 0, 1), nal...)
		}
	}
	return data
}

// serve runs a camera server until the test ends.
func serve(t *testing.T, cfg Config) *cameraServer {
	t.Helper()
	town, err := readTown()
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Clips == nil {
		cfg.Clips = shortClips(t)
	}
	cfg.Log = slog.New(slog.DiscardHandler)
	channels, err := readChannels(cfg.Clips, town.cameras)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newCameraServer(cfg, channels)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	group.Go(func() { s.run(ctx) })
	t.Cleanup(func() { cancel(); group.Wait() })
	return s
}

func TestStreamsPlay(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{})
	for _, c := range []struct {
		path      string
		transport gortsplib.Transport
		h265      bool
	}{
		{"cam-01/main", gortsplib.TransportTCP, false},
		{"cam-02/sub", gortsplib.TransportUDP, false},
		{"cam-05/sub", gortsplib.TransportUDP, true},
		{"cam-11/main", gortsplib.TransportTCP, true},
	} {
		t.Run(c.path+" "+c.transport.String(), func(t *testing.T) {
			t.Parallel()
			l := watch(t, "rtsp://"+s.address()+"/"+c.path, c.transport, 2*loopFrames+5)
			if l.lost > 0 {
				t.Errorf("%d packets lost", l.lost)
			}
			if w := width(t, l.format); w < 320 {
				t.Errorf("width %d in the SDP", w)
			}
			first := l.frames[0]
			if key, params := contents(first.nals, c.h265); !key || !params {
				t.Errorf("the first frame: key %v, parameter sets %v", key, params)
			}
			if first.reports == 0 && c.transport == gortsplib.TransportTCP {
				t.Error("no sender report before the first frame")
			}
			checkPace(t, l)
			checkReports(t, l)
		})
	}
}

// contents tells whether an access unit is a key frame, and whether it has
// all parameter sets.
func contents(nals [][]byte, is265 bool) (key, params bool) {
	if is265 {
		key = h265.IsRandomAccess(nals)
	} else {
		key = h264.IsRandomAccess(nals)
	}
	c := cut(annexB([][][]byte{nals}), kinds(is265))
	return key, c.sps != nil && c.pps != nil && (!is265 || c.vps != nil)
}

func width(t *testing.T, f format.Format) int {
	t.Helper()
	switch f := f.(type) {
	case *format.H264:
		var s h264.SPS
		if err := s.Unmarshal(f.SPS); err != nil {
			t.Fatal(err)
		}
		return s.Width()
	case *format.H265:
		var s h265.SPS
		if err := s.Unmarshal(f.SPS); err != nil {
			t.Fatal(err)
		}
		return s.Width()
	}
	t.Fatalf("unknown format %T", f)
	return 0
}

// checkPace wants timestamps that are exactly a frame apart, also over the
// end of the loop, and frames that come about when they are due.
func checkPace(t *testing.T, l look) {
	t.Helper()
	for i := 1; i < len(l.frames); i++ {
		if step := l.frames[i].timestamp - l.frames[i-1].timestamp; step != clockRate/frameRate {
			t.Errorf("frame %d is %d ticks after the one before it", i, step)
		}
	}
	last := len(l.frames) - 1
	took := l.frames[last].arrived.Sub(l.frames[0].arrived)
	if late := took - time.Duration(last)*framePeriod; late.Abs() > time.Second {
		t.Errorf("%d frames took %v", last, took)
	}
}

// checkReports computes times from the reports, as a client does. A busy
// machine makes everything late, but not all of it always, and nothing early.
func checkReports(t *testing.T, l look) {
	t.Helper()
	if len(l.reports) < 3 {
		t.Fatalf("%d sender reports", len(l.reports))
	}
	youngest := time.Hour
	first := l.reports[0]
	for i, r := range l.reports {
		passed := goTime(r.NTPTime).Sub(goTime(first.NTPTime))
		if ticks := time.Duration(r.RTPTime-first.RTPTime) * time.Second / clockRate; (passed - ticks).Abs() > time.Millisecond {
			t.Errorf("report %d: %v have passed by its clock, %v by its timestamp", i, passed, ticks)
		}
		youngest = min(youngest, l.came[i].Sub(goTime(r.NTPTime)))
	}
	if youngest < 0 || youngest > 30*time.Millisecond {
		t.Errorf("reports come %v after the time they tell", youngest)
	}
	freshest := time.Hour
	for _, f := range l.frames {
		shot := goTime(first.NTPTime).Add(time.Duration(int32(f.timestamp-first.RTPTime)) * time.Second / clockRate)
		freshest = min(freshest, f.arrived.Sub(shot))
	}
	if freshest < -time.Millisecond || freshest > 30*time.Millisecond {
		t.Errorf("frames come %v after they were due", freshest)
	}
}

func goTime(ntp uint64) time.Time {
	return time.Unix(int64(ntp>>32)-2208988800, int64((ntp&0xffffffff)*uint64(time.Second)>>32))
}

func TestAllStreamsAreThere(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{Clips: assets.Clips()})
	var group sync.WaitGroup
	for path := range s.channels {
		group.Go(func() {
			if l, err := play("rtsp://"+s.address()+"/"+path, gortsplib.TransportTCP, 30); err != nil || l.lost > 0 {
				t.Errorf("%s: %v, %d packets lost", path, err, l.lost)
			}
		})
	}
	group.Wait()
	if len(s.channels) != 28 {
		t.Errorf("%d streams, want 28", len(s.channels))
	}
}

func TestViewersSeeTheSameMoment(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{})
	address := "rtsp://" + s.address() + "/cam-03/"
	looks := make([]look, 3)
	var group sync.WaitGroup
	for i, role := range []string{"main", "main", "sub"} {
		group.Go(func() {
			time.Sleep(time.Duration(i) * 300 * time.Millisecond)
			looks[i], _ = play(address+role, gortsplib.TransportTCP, 60)
		})
	}
	group.Wait()
	for i, l := range looks {
		if len(l.frames) < 60 {
			t.Fatalf("viewer %d got %d frames", i, len(l.frames))
		}
	}
	byTime := map[uint32]string{}
	for _, f := range looks[0].frames {
		byTime[f.timestamp] = string(f.nals[len(f.nals)-1])
	}
	same := 0
	for _, f := range looks[1].frames {
		if picture, ok := byTime[f.timestamp]; ok && picture == string(f.nals[len(f.nals)-1]) {
			same++
		}
	}
	if same < 20 {
		t.Errorf("two viewers share %d frames of 60", same)
	}
	a, b := looks[0].reports[0], looks[2].reports[0]
	main, sub := s.channels["cam-03/main"], s.channels["cam-03/sub"]
	apart := goTime(b.NTPTime).Sub(goTime(a.NTPTime)) -
		time.Duration(int32((b.RTPTime-sub.base)-(a.RTPTime-main.base)))*time.Second/clockRate
	if apart.Abs() > time.Millisecond {
		t.Errorf("main and sub are %v apart", apart)
	}
}

func TestPasswords(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{User: "operator", Password: "correct horse"})
	for _, c := range []struct {
		user *url.Userinfo
		ok   bool
	}{
		{url.UserPassword("operator", "correct horse"), true},
		{url.UserPassword("operator", "wrong"), false},
		{url.UserPassword("somebody", "correct horse"), false},
		{nil, false},
	} {
		u := url.URL{Scheme: "rtsp", User: c.user, Host: s.address(), Path: "/cam-01/sub"}
		if _, err := play(u.String(), gortsplib.TransportTCP, 5); (err == nil) != c.ok {
			t.Errorf("%v: %v", c.user, err)
		}
	}
}

func TestUnknownStreams(t *testing.T) {
	t.Parallel()
	s := serve(t, Config{})
	for _, path := range []string{"", "cam-01", "cam-99/main", "cam-01/main/x"} {
		if _, err := play("rtsp://"+s.address()+"/"+path, gortsplib.TransportTCP, 1); err == nil || !strings.Contains(err.Error(), "404") {
			t.Errorf("%q: %v, want 404", path, err)
		}
	}
}

// A channel that nobody watches any more stops, and nothing is left behind.
func TestServerRests(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("serve", func(t *testing.T) {
		s := serve(t, Config{})
		watch(t, "rtsp://"+s.address()+"/cam-01/sub", gortsplib.TransportUDP, 10)
		for range 100 {
			if _, watched := s.send(); !watched {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Error("the channel still plays after its viewer has left")
	})
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("goroutines left behind:\n%s", stacks[:runtime.Stack(stacks, true)])
}
