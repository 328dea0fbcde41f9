package rtsp_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/wall/rtsp"
	"watchfloor/wall/sound/soundtest"
	"watchfloor/wall/stream"
)

// An ear is a SoundSink that keeps what it is given.
type ear struct {
	mu    sync.Mutex
	info  stream.SoundInfo
	units []stream.SoundUnit
	lost  int
}

func (e *ear) Sound(info stream.SoundInfo, u stream.SoundUnit) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.info, e.units = info, append(e.units, u)
}

func (e *ear) Lost(n int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.lost += n
}

// wait returns the first n units.
func (e *ear) wait(t *testing.T, n int) []stream.SoundUnit {
	t.Helper()
	var got []stream.SoundUnit
	until(t, func() bool {
		e.mu.Lock()
		defer e.mu.Unlock()
		got = e.units[:min(n, len(e.units))]
		return len(got) == n
	})
	return got
}

// listen hears the camera until the test ends.
func listen(t *testing.T, c *soundtest.Camera, transport stream.Transport) (*ear, stream.Conn) {
	t.Helper()
	tidy(t)
	c.Start(t)
	var o rtsp.Opener
	e := &ear{}
	conn, err := o.Listen(context.Background(), stream.Source{URL: c.URL(), Transport: transport}, e)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	return e, conn
}

func TestSoundArrivesAsItWasSent(t *testing.T) {
	for _, k := range []struct {
		codec    stream.SoundCodec
		channels int
		by       stream.Transport
	}{
		{stream.AAC, 2, stream.TCP},
		{stream.Opus, 2, stream.UDP},
		{stream.PCMU, 1, stream.TCP},
		{stream.PCMA, 1, stream.UDP},
	} {
		t.Run(string(k.codec)+string(k.by), func(t *testing.T) {
			c := &soundtest.Camera{Clip: soundtest.Make(t, k.codec, k.channels, 1)}
			e, conn := listen(t, c, k.by)
			beat := time.Duration(c.Clip.Beat) * time.Second / time.Duration(c.Clip.Info.Rate)
			for i, u := range e.wait(t, 15) {
				if string(u.Data) != string(c.Clip.Units[i]) {
					t.Fatalf("unit %d is not what was sent", i)
				}
				if off := u.PTS - time.Duration(i)*beat; off.Abs() > time.Microsecond {
					t.Errorf("unit %d is %v off", i, off)
				}
			}
			if e.info.Codec != k.codec || e.info.Rate != c.Clip.Info.Rate || e.info.Channels != k.channels ||
				string(e.info.Config) != string(c.Clip.Info.Config) {
				t.Errorf("described as %+v, it is %+v", e.info, c.Clip.Info)
			}
			if c.Medias() != 1 {
				t.Errorf("%d media were set up", c.Medias())
			}
			if got := conn.Info().Transport; got != "TCP" && k.by == stream.TCP || got != "UDP" && k.by == stream.UDP {
				t.Errorf("by %q", got)
			}
		})
	}
}

func TestLostSoundIsCounted(t *testing.T) {
	c := &soundtest.Camera{
		Clip: soundtest.Make(t, stream.PCMU, 1, 1),
		Drop: func(packet int) bool { return packet == 5 || packet == 6 || packet == 9 },
	}
	e, _ := listen(t, c, stream.TCP)
	units := e.wait(t, 10)
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.lost != 3 {
		t.Errorf("%d packets are said to be lost, 3 were", e.lost)
	}
	if gap := units[5].PTS - units[4].PTS; gap != 60*time.Millisecond {
		t.Errorf("two missing units leave %v between the others", gap)
	}
}

func TestSilentCamerasSaySo(t *testing.T) {
	tidy(t)
	c := &soundtest.Camera{Mute: true}
	c.Start(t)
	var o rtsp.Opener
	_, err := o.Listen(context.Background(), stream.Source{URL: c.URL()}, &ear{})
	var p stream.Permanent
	if !errors.As(err, &p) || !p.Permanent() || !strings.Contains(err.Error(), "sends no sound") {
		t.Errorf("the error is %v", err)
	}
	until(t, func() bool { return c.Viewers() == 0 })
}

func TestListeningEndsWithItsContext(t *testing.T) {
	tidy(t)
	c := &soundtest.Camera{Mute: true}
	c.Start(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var o rtsp.Opener
	if _, err := o.Listen(ctx, stream.Source{URL: c.URL()}, &ear{}); err == nil {
		t.Error("it listens")
	}
}
