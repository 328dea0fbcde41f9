package apart_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/apart"
	"watchfloor/wall/stream"
)

// A loop is an Opener that sends the same second of film for ever.
type loop [][]byte

func (l loop) Open(_ context.Context, _ stream.Source, sink stream.Sink) (stream.Conn, error) {
	ctx, stop := context.WithCancel(context.Background())
	c := &loopConn{stop: stop}
	c.sending.Go(func() { l.send(ctx, sink) })
	return c, nil
}

func (l loop) send(ctx context.Context, sink stream.Sink) {
	beat := time.NewTicker(40 * time.Millisecond)
	defer beat.Stop()
	for i := 0; ; i++ {
		now := time.Now()
		sink.Unit(stream.AccessUnit{
			Data: l[i%len(l)], Codec: stream.H264, Key: i%len(l) == 0, PTS: time.Duration(i) * 40 * time.Millisecond,
			Time: now, Arrived: now,
		})
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
		}
	}
}

type loopConn struct {
	stop    context.CancelFunc
	sending sync.WaitGroup
}

func (c *loopConn) Wait() error { c.sending.Wait(); return nil }
func (c *loopConn) Close()      { c.stop(); c.sending.Wait() }
func (c *loopConn) Info() stream.Info {
	return stream.Info{Codec: stream.H264, Transport: "TCP", Clock: "arrival"}
}

// A station is a wall of players whose decoders are processes.
type station struct {
	players []*stream.Player
	mu      sync.Mutex
	pids    map[*stream.Player]int
}

// newStation plays so many cameras until the test ends.
func newStation(t *testing.T, k *apart.Keeper, cameras int) *station {
	t.Helper()
	units := loop(film(t, 320, 180, 25))
	s := &station{pids: map[*stream.Player]int{}}
	var running sync.WaitGroup
	t.Cleanup(running.Wait)
	for i := range cameras {
		var p *stream.Player
		p = stream.NewPlayer(stream.Source{URL: fmt.Sprintf("rtsp://camera/%d", i)}, units,
			func(c stream.Coding) (stream.Decoder, error) {
				d, err := k.NewDecoder(c)
				if err == nil {
					s.mu.Lock()
					s.pids[p] = apart.PID(d)
					s.mu.Unlock()
				}
				return d, err
			}, nil)
		s.players = append(s.players, p)
		feed := p.Watch()
		running.Go(func() { p.Run(t.Context()) })
		running.Go(func() { show(t.Context(), feed) })
	}
	return s
}

// show takes pictures as a tile does.
func show(ctx context.Context, feed *stream.Feed) {
	beat := time.NewTicker(16 * time.Millisecond)
	defer beat.Stop()
	var shown *stream.Frame
	defer func() { shown.Release() }()
	for ctx.Err() == nil {
		if f := feed.Frames.Take(); f != nil {
			shown.Release()
			shown = f
		}
		<-beat.C
	}
}

// kill ends the present decoder of a player by a signal.
func (s *station) kill(t *testing.T, p *stream.Player, by unix.Signal) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := unix.Kill(s.pids[p], by); err != nil {
		t.Fatal(err)
	}
}

// eventually waits until it is so, and returns how long that took.
func eventually(t *testing.T, within time.Duration, what string, so func() bool) time.Duration {
	t.Helper()
	began := time.Now()
	for !so() {
		if time.Since(began) > within {
			t.Fatalf("not within %v: %s", within, what)
		}
		time.Sleep(5 * time.Millisecond)
	}
	return time.Since(began)
}

// TestADeadDecoderHarmsNobodyElse kills the decoder of one of 16 cameras
// three times: it is replaced within two seconds twice, then the camera is
// given up, and no other camera loses a picture in twenty.
func TestADeadDecoderHarmsNobodyElse(t *testing.T) {
	s := newStation(t, keeper(t, nil), 16)
	for _, p := range s.players {
		eventually(t, time.Minute, "a picture of every camera", func() bool { return p.Stats().Decoded > 0 })
	}
	victim, others := s.players[0], s.players[1:]
	before := make([]stream.Stats, len(others))
	for i, p := range others {
		before[i] = p.Stats()
	}
	for n, signal := range []unix.Signal{unix.SIGSEGV, unix.SIGKILL} {
		time.Sleep(time.Second)
		had := victim.Stats().Decoded
		s.kill(t, victim, signal)
		eventually(t, 2*time.Second, "the crash is counted", func() bool { return victim.Stats().Crashes == int64(n+1) })
		took := eventually(t, 2*time.Second, "another picture", func() bool { return victim.Stats().Decoded > had+1 })
		t.Logf("%v: another picture after %v", signal, took)
	}
	time.Sleep(time.Second)
	s.kill(t, victim, unix.SIGSEGV)
	eventually(t, 2*time.Second, "a stream is marked that crashes decoders", func() bool {
		return strings.Contains(victim.Status().Reason, "crashes the decoder")
	})
	time.Sleep(time.Second)
	for i, p := range others {
		now := p.Stats()
		sent, decoded := now.Units-before[i].Units, now.Decoded-before[i].Decoded
		if sent < 50 || float64(decoded) < 0.95*float64(sent) || now.Crashes != 0 || now.Reconnects != 0 {
			t.Errorf("camera %d: %d of %d pictures, %d crashes, %d reconnects", i+1, decoded, sent, now.Crashes, now.Reconnects)
		}
	}
}
