package rtsp_test

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// street is 10 s of small pictures, 25 a second, a key frame every second, in
// as many packets as large ones have.
func street(t *testing.T) []byte {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed: apt-get install ffmpeg")
	}
	args := "-v error -f lavfi -i testsrc=size=320x180:rate=25,noise=alls=12:allf=t -frames:v 250 -pix_fmt yuv420p -c:v libx264 -preset veryfast -tune zerolatency " +
		"-x264-params sliced-threads=0:slices=1:keyint=25:scenecut=0 -b:v 600k -f h264 -"
	var said bytes.Buffer
	cmd := exec.Command("ffmpeg", strings.Fields(args)...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ffmpeg: %v\n%s", err, said.String())
	}
	return out
}

// watching is what somebody sees of a player for a while.
type watching struct {
	shown  int
	frozen time.Duration // the longest between two pictures
	stall  time.Duration // the longest between two looks: the machine was busy with others
}

// look watches a player until ctx ends.
func look(ctx context.Context, p *stream.Player) (w watching) {
	feed := p.Watch()
	defer p.Unwatch(feed)
	var last time.Time
	for before := time.Now(); ctx.Err() == nil; time.Sleep(2 * time.Millisecond) {
		w.stall, before = max(w.stall, time.Since(before)), time.Now()
		f := feed.Frames.Take()
		if f == nil {
			continue
		}
		f.Release()
		now := time.Now()
		if w.shown++; w.shown > 1 {
			w.frozen = max(w.frozen, now.Sub(last))
		}
		last = now
	}
	return w
}

// TestBadNetworks plays over UDP through relays that lose, swap and repeat.
// The picture stands until the next key frame that gets through whole, hardly
// longer; what is lost is counted.
func TestBadNetworks(t *testing.T) {
	if testing.Short() {
		t.Skip("takes 15 s")
	}
	tidy(t)
	clip := street(t)
	for _, drop := range []float64{0, 0.001, 0.01, 0.05} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("%.1f %% lost, %d", drop*100, seed), func(t *testing.T) {
				t.Parallel()
				c := (&camera{codec: stream.H264, file: clip, pace: 40 * time.Millisecond}).start(t)
				r := through(t, c.address, network{drop: drop, swap: 0.02, twice: 0.02}, seed)
				endure(t, r, drop)
			})
		}
	}
}

// endure plays for 12 s, the last of which is without disturbance.
func endure(t *testing.T, r *relay, drop float64) {
	t.Helper()
	p := stream.NewPlayer(stream.Source{URL: "rtsp://" + r.address + "/cam", Transport: stream.UDP}, &rtsp.Opener{}, decode.New, nil)
	running, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { p.Run(running); close(done) }()
	defer func() { stop(); <-done }()
	time.AfterFunc(11*time.Second, func() { r.calm.Store(true) })
	ctx, end := context.WithTimeout(t.Context(), 12*time.Second)
	defer end()
	w := look(ctx, p)

	s := p.Stats()
	lost, sent := r.lost()
	can, must := r.ideal()
	t.Logf("%d pictures of %d, longest standstill %v of %v at least; %d packets, %d lost, %d counted, jitter %v, looked away for %v",
		w.shown, can, w.frozen, must, sent, lost, s.Lost, s.Jitter, w.stall)
	if s.Reconnects != 0 || s.Errors != 0 {
		t.Errorf("%d reconnects, %d units refused by the decoder", s.Reconnects, s.Errors)
	}
	if off := s.Lost - lost; max(off, -off)*10 > lost {
		t.Errorf("%d packets counted as lost, the relay dropped %d", s.Lost, lost)
	}
	if w.frozen > must+500*time.Millisecond+4*w.stall {
		t.Errorf("a picture stood for %v, its camera's key frames came after %v", w.frozen, must)
	}
	if drop <= 0.01 && w.frozen > 2*time.Second+4*w.stall {
		t.Errorf("a picture stood for %v", w.frozen)
	}
	if w.shown < can*3/4 { // whoever looks may be late for some
		t.Errorf("%d pictures were shown, %d came whole", w.shown, can)
	}
}
